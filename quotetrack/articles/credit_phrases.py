"""Credits that are sentences: whose text it is, who helped with it, where it was printed first.

`Associated Press writer Oda Brandt contributed to this report.`, `This article was originally published by Skyward.`,
`Provided by Fenwick Space Centre`, `Copyright 2019 The Associated Press.` Where the words say that somebody else
published it, any name will do; elsewhere only agencies that we know, for a line about a newspaper may be its own.
"""

from __future__ import annotations

import re

from quotetrack.articles.byline import CALENDAR_WORDS
from quotetrack.articles.known_names import NameMatch, find_agencies, find_hands
from quotetrack.lexicon.known_carriers import canonical_carrier

__all__ = ["find_phrase_hands", "has_phrase_shape", "is_copyright"]

MAX_WORDS = 60
"""A longer line is prose."""

_CREDIT_START = r"(?:With|Additional|Includes|Information|Material|Files?|Compiled|Based|Adapted|Original(?:ly)?)"
_CREDIT_WORK = (
    r"(?:reporting|reports?|files?|inputs?|information|material|compiled|published|reported|agencies|wires?|dispatches"
    r"|distributed|provided|translated|adapted)"
)
_COPY = r"(?:report|story|article|piece|dispatch|content|text|column|interview)"
_THIS_TEXT = rf"[Tt]his[ ]{_COPY}"
_COPYRIGHT = r"(?:Copyright|COPYRIGHT|©|\([cC]\))"
_WORK_BY = (
    r"\(?(?:(?:Additional|Further)[ ])?(?:[Rr]eporting|[Ww]riting|[Ee]diting|Translated|Edited)"
    r"(?:[ ]and[ ](?:writing|editing|reporting))?[ ]by\b"
)
_SHAPE_RE = re.compile(
    rf"""\(?(?:
        .{{0,200}}\bcontributed[ ](?:reporting[ ])?(?:to|from|for)\b.{{0,60}}
      | .{{0,120}}\bcontributed(?:[ ]reporting\b.{{0,60}})?\.?
      | (?:{_CREDIT_START}|{_THIS_TEXT})\b.{{0,60}}\b{_CREDIT_WORK}\b.{{0,120}}
      | {_COPYRIGHT}.{{0,200}}
      | (?:Source|SOURCE|Sources|Agencies|Via|Information[ ]from)[ ]?:.{{0,120}}
      | {_WORK_BY}.{{0,400}}
    )\)?\.?""",
    re.VERBOSE,
)
_OF_THIS_TEXT_RE = re.compile(
    rf"\bthis[ ]{_COPY}\b|\bcontributed[ ](?:reporting|from\b)|\bcontributed\.?\)?\Z", re.IGNORECASE
)
_LABEL_RE = re.compile(
    r"\(?(?:(?:Sources?|SOURCE|Agencies|Via|Information[ ]from)[ ]?:|With\b|Compiled\b|Includes\b|Based[ ]on\b"
    r"|Material\b|Information\b)"
)
_COPYRIGHT_RE = re.compile(rf"\(?{_COPYRIGHT}")
_WORK_BY_RE = re.compile(rf"{_WORK_BY}[ ]")
_COMPANY_RE = re.compile(
    r"[ ,]+(?:Broadcasting|Media|Television|Stations?|Inc|LLC|Ltd|Group|Company|Corp\w*|Digital)\b"
)

# Whose text it is, from any name: "originally published by Skyward". The other way round ("was reprinted in the
# Courier") it is the publisher's own.
_NAME = (
    r"(?P<name>(?:[Tt]he[ ])?(?:[A-ZÀ-ÖØ-Þ0-9][\w.&'’!-]*|[a-z][\w-]*\.(?:com|org|net|info|news))"
    r"(?:[ ](?:(?:of|the|and|for|&)[ ]){0,2}[A-ZÀ-ÖØ-Þ0-9][\w.&'’!-]*){0,5})"
)
_END = (
    r"(?=[.,;:)]*(?:\Z|[ ](?:Read|See|Click|View|You|It|All|and[ ]is|and[ ]has|under|with|as[ ]part|on|in|here|to)\b)"
    r"|[,;:][ ])"
)
_REPUBLISHED_RE = re.compile(
    rf"""\(?(?:
        (?:{_THIS_TEXT}|(?:An?|The)[ ](?:\w+[ ])?version[ ]of[ ]{_THIS_TEXT})[ ]
        (?:(?:was|is|has[ ]been)[ ])?
        (?:
          (?:originally|first|previously)[ ](?:published|appeared|posted|ran|aired)[ ](?:online[ ])?(?:by|on|in|at|with)
        | (?:originally[ ])?(?:provided|distributed|syndicated|supplied)[ ](?:to[ ]\w+[ ])?(?:by|from)
        | published[ ]by
        | (?:republished|reprinted|reproduced|adapted)[ ](?:here[ ])?(?:(?:with|by)[ ]permission[ ])?(?:from|of)
        | (?:also[ ])?(?:appears|appeared)[ ]courtesy[ ]of
        )
      | (?:Content[ ]|Story[ ]|Text[ ])?(?:Provided|Distributed|Syndicated|Supplied|PROVIDED|DISTRIBUTED)[ ][Bb][Yy]
      | (?:Originally|First|Previously)[ ](?:published|appeared|posted)[ ](?:by|on|in|at)
      | (?:Republished|Reprinted|Reproduced|Adapted)[ ](?:with[ ](?:the[ ])?permission[ ])?(?:from|of)
    )[ ]{_NAME}{_END}.{{0,160}}""",
    re.VERBOSE,
)
_VIA_RE = re.compile(r"\(?(?:Via|VIA|Story by|Report by|Text by)[ ](?P<name>[^.!?]{2,60}(?:\.\w{2,4})?)\.?\)?")
_NO_HAND_RE = re.compile(r"(?:English|German|French|Spanish|Arabic|Russian|Print|Part|its?)\b|\d", re.IGNORECASE)


def has_phrase_shape(line: str) -> bool:
    """Whether a line reads like a credit and speaks of this text and not of the news.

    A quotation is none, whatever it says.
    """
    if len(line.split()) > MAX_WORDS or '"' in line or "“" in line:
        return False
    if _find_republished(line, 0, len(line)) or _find_via(line, 0, len(line)):
        return True
    if not _SHAPE_RE.fullmatch(line):
        return False
    if _COPYRIGHT_RE.match(line) or (_OF_THIS_TEXT_RE.search(line) and _speaks_of_copy(line)):
        return True
    if _LABEL_RE.match(line) and find_agencies(line):
        return True
    return _WORK_BY_RE.match(line) is not None and len(line.split()) <= 25


def is_copyright(line: str) -> bool:
    """Whether a line is a copyright notice: it names a publisher, who may be this one."""
    return _COPYRIGHT_RE.match(line) is not None


def find_phrase_hands(text: str, start: int, end: int) -> tuple[NameMatch, ...]:
    """The hands that a credit of that shape names: known agencies, and who is said to have published or provided it.

    In a copyright notice an outlet counts too; where it is a company's name (`Fenwick Broadcasting`) it does not.
    """
    line = text[start:end]
    if is_copyright(line):
        return tuple(hand for hand in find_hands(text, start, end) if not _COMPANY_RE.match(text, hand.end, end))
    republished = _find_republished(text, start, end)
    if republished:
        return republished
    return _find_via(text, start, end) or find_agencies(text, start, end)


def _speaks_of_copy(line: str) -> bool:
    """`AFP contributed` needs its agency; `contributed to this report` speaks for itself."""
    return not re.search(r"\bcontributed\.?\)?\Z", line) or bool(find_agencies(line))


def _find_republished(text: str, start: int, end: int) -> tuple[NameMatch, ...]:
    match = _REPUBLISHED_RE.fullmatch(text, start, end)
    if match is None:
        return ()
    known = [hand for hand in find_hands(text, match.start("name"), end) if hand.start <= match.start("name") + 4]
    if known:
        return (known[0],)
    name = match["name"].rstrip(".")
    first = re.split(r"[ ,]", name.removeprefix("the ").removeprefix("The "))[0]
    if first.casefold().rstrip(".") in CALENDAR_WORDS or _NO_HAND_RE.match(first):
        return ()
    stop = match.start("name") + len(name)
    return (NameMatch(canonical_carrier(name.removeprefix("the ")), match.start("name"), stop),)


def _find_via(text: str, start: int, end: int) -> tuple[NameMatch, ...]:
    """The known hands of a line like `Via Fenwick Wire` that holds nothing else."""
    match = _VIA_RE.fullmatch(text, start, end)
    if match is None:
        return ()
    hands = find_hands(text, match.start("name"), match.end("name"))
    rest = len(match["name"]) - sum(hand.end - hand.start for hand in hands)
    return hands if hands and rest <= len(" and the ") * len(hands) else ()
