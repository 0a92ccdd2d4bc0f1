"""Credit lines: author initials and the agencies whose copy a text is made from.

`ls/jm (AP, Reuters, AFP, dpa)` under a Deutsche Welle story, `(Reporting by ...; Editing by ...)` behind a Reuters
story, `The Associated Press contributed to this report.` under an American paper's. A picture's credit is none of
these.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from quotetrack.articles.known_names import NameMatch, find_agencies, find_hands

__all__ = ["CreditLine", "find_credit_tail", "is_reuters_sign_off", "parse_credit_line"]

MAX_CREDIT = 700
"""Characters; a longer line is prose."""

_INITIALS = r"(?P<initials>[a-z]{2,4}(?:[ ]?[/,][ ]?[a-z]{2,4}){0,4})"
_INITIALS_AND_HANDS_RE = re.compile(rf"(?:{_INITIALS}[ ]?)?\((?P<hands>[^()]{{2,160}})\)\.?")
_INITIALS_ONLY_RE = re.compile(r"(?P<initials>[a-z]{2,4}/[a-z]{2,4}(?:/[a-z]{2,4}){0,3})")
_DASHED_RE = re.compile(
    r"(?:(?:—|–|--?)[ ]?(?:[Ww]ith[ ]|[Vv]ia[ ])?|(?:With|Via|WITH|VIA)[ ])(?P<hands>[^.!?]{2,80})\.?"
)
_HANDS_SPLIT_RE = re.compile(r"[ ]*(?:,|;|/|&|\+|\band\b|\bwith\b)[ ]*")
_UNKNOWN_HAND_RE = re.compile(r"[A-ZÀ-ÖØ-Þ][\w.'’-]*(?:[ ][\w.'’-]+){0,3}|[a-z]{3}")
_FILLER_RE = re.compile(
    r"(?:news[ ])?agenc(?:y|ies)|agencies|others|wires?|wire[ ](?:reports|services)|the|via", re.IGNORECASE
)
_CREDIT_START = r"(?:With|Additional|Includes|Information|Material|Files?|Compiled|Based|Adapted|Original(?:ly)?)"
_CREDIT_WORK = (
    r"(?:reporting|reports?|files?|inputs?|information|material|compiled|published|reported|agencies|wire|dispatches"
    r"|distributed|provided|translated)"
)
_THIS_TEXT = r"[Tt]his[ ](?:report|story|article|piece|dispatch)"
_SENTENCE_RE = re.compile(
    rf"""(?:
        .{{0,200}}\bcontributed[ ](?:reporting[ ])?(?:to|from|for)\b.{{0,60}}
      | .{{0,120}}\bcontributed[ ]reporting\b.{{0,60}}
      | (?:{_CREDIT_START}|{_THIS_TEXT})\b.{{0,40}}\b{_CREDIT_WORK}\b.{{0,120}}
      | (?:Copyright|©|\(c\)|\(C\)).{{0,200}}
      | (?:Source|Sources|Agencies|Via)[ ]?:.{{0,80}}
      | (?:Reporting|Writing|Editing|Additional[ ]reporting|Translated|Edited)[ ]by\b.{{0,400}}
    )""",
    re.VERBOSE,
)
_REPORTERS_RE = re.compile(
    r"\(?(?:(?:Additional|Further)[ ])?(?:Reporting|Writing|Editing)[ ](?:and[ ](?:writing|editing)[ ])?by[ ]"
    r"(?=[A-Z])[^\n]{2,500}\Z"
)
_REPORTERS_SHAPE_RE = re.compile(r"[;(]|\b(?:[Ee]diting|[Ww]riting)[ ](?:and[ ]\w+[ ])?by\b")
_SIGN_OFF_RE = re.compile(
    r"\(?(?:Additional[ ])?(?:Reporting|Writing)[ ](?:and[ ]writing[ ])?by[ ][^;]{3,300};.{0,300}\b[Ee]diting[ ]by[ ]"
)
_TAIL_HANDS_RE = re.compile(r"(?:\((?P<bracket>[^()\n]{2,80})\)|(?:--?|—|–)[ ]?(?P<dash>[^().\n]{2,40}))\.?\Z")
_PICTURE_RE = re.compile(r"\b(?:photos?|images?|pictures?|getty|picture[- ]alliance|handout|file)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class CreditLine:
    """What a credit line says. Offsets of `hands` count in the text parsed and are the hand's own words."""

    initials: tuple[str, ...]
    hands: tuple[NameMatch, ...]


def parse_credit_line(text: str, start: int, end: int) -> CreditLine | None:
    """Read a whole line as a credit; None where it is anything else.

    Args:
        start, end: Half-open code points of the line in `text`.
    """
    line = text[start:end]
    if len(line) > MAX_CREDIT:
        return None
    if _PICTURE_RE.search(line) and not _SENTENCE_RE.fullmatch(line):
        return None
    listed = _INITIALS_AND_HANDS_RE.fullmatch(line) or _DASHED_RE.fullmatch(line)
    if listed is not None:
        hands = _parse_hands(text, start + listed.start("hands"), start + listed.end("hands"))
        if hands:
            return CreditLine(_split_initials(listed.groupdict().get("initials")), hands)
    alone = _INITIALS_ONLY_RE.fullmatch(line)
    if alone is not None:
        return CreditLine(_split_initials(alone["initials"]), ())
    if _SENTENCE_RE.fullmatch(line) and _is_credit_sentence(line):
        return CreditLine((), find_agencies(text, start, end))
    if find_credit_tail(text, start, end) == start:
        return CreditLine((), find_agencies(text, start, end))
    return None


def is_reuters_sign_off(credit: str) -> bool:
    """Whether a credit is Reuters' way to sign a story, agency named or not: `(Reporting by A; Editing by B)`.

    In PolNeAR every text that ends so is marked as Reuters copy by its compilers, and half of them name it nowhere.
    """
    return _SIGN_OFF_RE.match(credit) is not None


def find_credit_tail(text: str, start: int, end: int) -> int | None:
    """Where the credit at the end of a paragraph begins: `... on Monday. (Reporting by A; Editing by B)`.

    Returns:
        The code point of `text` where it starts (`start` itself where the paragraph is nothing else), or None.
    """
    for match in _REPORTERS_RE.finditer(text, max(start, end - 600), end):
        if _REPORTERS_SHAPE_RE.search(match[0]) and (
            match.start() == start or text[match.start() - 1] in ' \u00a0.)"”'
        ):
            return match.start()
    listed = _TAIL_HANDS_RE.search(text, max(start, end - 90), end)
    if listed is None:
        return None
    group = "bracket" if listed["bracket"] is not None else "dash"
    before = text[start : listed.start()].rstrip()
    # Behind a finished sentence only: "the bridge (AP)" inside one belongs to it.
    if before and before[-1] not in ".!?\"”’'":
        return None
    words = text[listed.start(group) : listed.end(group)]
    if _PICTURE_RE.search(words) or not _parse_hands(text, listed.start(group), listed.end(group)):
        return None
    return listed.start()


def _parse_hands(text: str, start: int, end: int) -> tuple[NameMatch, ...]:
    """The hands in a list like `AP, Reuters, AFP, dpa`; none where the list holds anything else than hands.

    A name that we do not know counts where at least one other in the list is known.
    """
    known = find_hands(text, start, end)
    if not known:
        return ()
    hands: list[NameMatch] = []
    position = start
    for separator in (*_HANDS_SPLIT_RE.finditer(text, start, end), None):
        stop = separator.start() if separator is not None else end
        inside = [hand for hand in known if position <= hand.start and hand.end <= stop]
        item = text[position:stop].strip()
        if inside:
            rest = item
            for hand in inside:
                rest = rest.replace(text[hand.start : hand.end], "")
            rest = rest.replace("'s", "").strip()
            if rest and not _FILLER_RE.fullmatch(rest):
                return ()
            hands.extend(inside)
        elif item and not _FILLER_RE.fullmatch(item):
            if not _UNKNOWN_HAND_RE.fullmatch(item):
                return ()
            offset = position + text[position:stop].index(item)
            hands.append(NameMatch(item, offset, offset + len(item)))
        position = separator.end() if separator is not None else end
    return tuple(hands)


def _is_credit_sentence(line: str) -> bool:
    """Whether a line that has a credit's shape also speaks of this text and not of the news."""
    if len(line.split()) > 60 or '"' in line or "“" in line:
        return False
    return bool(
        re.search(
            r"\bthis[ ](?:report|story|article|piece|dispatch)\b|\bcontributed[ ](?:reporting|from\b)",
            line,
            re.IGNORECASE,
        )
        or re.match(r"(?:Copyright|©|\([cC]\))", line)
        or (re.match(r"(?:Sources?|Agencies|Via)[ ]?:|With\b|Compiled\b|Includes\b", line) and find_agencies(line))
        or (
            re.match(r"(?:Reporting|Writing|Editing|Additional[ ]reporting|Translated|Edited)[ ]by[ ]", line)
            and len(line.split()) <= 25
        )
    )


def _split_initials(initials: str | None) -> tuple[str, ...]:
    return tuple(re.findall(r"[a-z]+", initials)) if initials else ()
