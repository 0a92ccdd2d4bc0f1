"""Credits at the end of a paragraph, behind its last sentence: sign-offs, bracketed hands, an agency's bare name."""

from __future__ import annotations

import re

from quotetrack.articles.credit_hands import is_about_pictures, parse_hands
from quotetrack.articles.known_names import find_agencies

__all__ = ["find_bare_agency", "find_credit_tail", "is_reuters_sign_off"]

_BY = r"(?:Reporting|Writing|Editing|reporting|writing|editing)[ ](?:and[ ](?:writing|editing)[ ])?by[ ]"
_REPORTERS_RE = re.compile(rf"\(?(?:(?:Additional|Further)[ ](?=r)|(?=[RWE])){_BY}(?=[A-Z])[^\n]{{2,500}}\Z")
_REPORTERS_SHAPE_RE = re.compile(r"[;(]|\b(?:[Ee]diting|[Ww]riting)[ ](?:and[ ]\w+[ ])?by\b")
_SIGN_OFF_RE = re.compile(
    r"\(?(?:Reporting|Writing|(?:Additional|Further)[ ][Rr]eporting)[ ](?:and[ ]writing[ ])?by[ ][^;]{3,300};"
    r".{0,300}\b[Ee]diting[ ]by[ ]"
)
_TAIL_RE = re.compile(r"(?:\((?P<bracket>[^()\n]{2,80})\)|(?:--?|—|–)[ ]?(?P<dash>[^().\n]{2,40}))\.?\Z")
_INPUTS_RE = re.compile(
    r"\((?:With|Includes?|From)[ ](?:\w+[ ]){0,2}(?:inputs?|agenc(?:y|ies)|wires?)\b[^()\n]{0,60}\)\.?\Z"
)
_BARE_RE = re.compile(r"(?P<hand>[A-Z][^.!?/()\n]{1,30})(?:/(?P<initials>[a-z]{2,4}(?:/[a-z]{2,4})?))?\.?\Z")
_SENTENCE_ENDS = ".!?\"”’'"


def is_reuters_sign_off(credit: str) -> bool:
    """Whether a credit is Reuters' way to sign a story, agency named or not: `(Reporting by A; Editing by B)`.

    In PolNeAR every text that ends so is marked as Reuters copy by its compilers, and half of them name it nowhere.
    """
    return _SIGN_OFF_RE.match(credit) is not None


def find_credit_tail(text: str, start: int, end: int, *, is_last: bool = False) -> int | None:
    """Where the credit at the end of a paragraph begins: `... on Monday. (Reporting by A; Editing by B)`.

    Args:
        is_last: Whether it is the story's last, which may end in an agency's bare name: `... to the US. PTI`.

    Returns:
        The code point of `text` where it starts (`start` itself where the paragraph is nothing else), or None.
    """
    for match in _REPORTERS_RE.finditer(text, max(start, end - 600), end):
        if _REPORTERS_SHAPE_RE.search(match[0]) and (
            match.start() == start or text[match.start() - 1] in ' \u00a0.)"”'
        ):
            return match.start()
    inputs = _INPUTS_RE.search(text, max(start, end - 110), end)
    if inputs is not None and _is_behind_sentence(text, start, inputs.start()):
        return inputs.start()
    listed = _TAIL_RE.search(text, max(start, end - 90), end)
    if listed is not None:
        group = "bracket" if listed["bracket"] is not None else "dash"
        # Behind a finished sentence only: "the bridge (AP)" inside one belongs to it.
        if (
            _is_behind_sentence(text, start, listed.start())
            and not is_about_pictures(listed[group])
            and parse_hands(text, listed.start(group), listed.end(group))
        ):
            return listed.start()
    return find_bare_agency(text, start, end) if is_last else None


def find_bare_agency(text: str, start: int, end: int) -> int | None:
    """Where an agency's name, initials behind it or not, ends a paragraph as a sentence of its own, or is all of it.

    Captions end so too; the caller must know that the paragraph is no caption.
    """
    for match in re.finditer(r"(?:(?<=[.!?\"”’'])[ \u00a0]+|\A)", text[max(start, end - 60) : end]):
        position = max(start, end - 60) + match.end()
        if match.end() == 0 and position != start:
            continue
        bare = _BARE_RE.match(text, position, end)
        if bare is None:
            continue
        hands = find_agencies(text, bare.start("hand"), bare.end("hand"))
        if len(hands) == 1 and (hands[0].start, hands[0].end) == bare.span("hand"):
            return bare.start()
    return None


def _is_behind_sentence(text: str, start: int, position: int) -> bool:
    before = text[start:position].rstrip()
    return not before or before[-1] in _SENTENCE_ENDS
