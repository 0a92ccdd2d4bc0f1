"""Credit lines: author initials and the agencies whose copy a text is made from.

`ls/jm (AP, Reuters, AFP, dpa)` under a Deutsche Welle story, `AFP/aa` under a Singaporean one, `(Reporting by ...;
Editing by ...)` behind a Reuters story, `(With inputs from agencies)` under an Indian one, and the sentences of
`credit_phrases`. A credit for pictures, video or graphics is none of these.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from quotetrack.articles.credit_hands import is_about_pictures, parse_hands
from quotetrack.articles.credit_phrases import find_phrase_hands, has_phrase_shape
from quotetrack.articles.credit_tail import find_credit_tail
from quotetrack.articles.known_names import NameMatch, find_agencies

__all__ = ["CreditLine", "parse_credit_line"]

MAX_CREDIT = 700
"""Characters; a longer line is prose."""

_INITIALS = r"(?P<initials>[a-z]{2,4}(?:[ ]?[/,][ ]?[a-z]{2,4}){0,4})"
_INITIALS_AND_HANDS_RE = re.compile(rf"(?:{_INITIALS}[ ]?)?\((?P<hands>[^()]{{2,160}})\)\.?")
_HAND = r"[A-Z][^()/.!?]{1,40}"
_HANDS_AND_INITIALS_RE = re.compile(rf"(?P<hands>{_HAND}(?:/{_HAND})*)/(?P<initials>[a-z]{{2,4}}(?:/[a-z]{{2,4}})*)")
_HANDS_ALONE_RE = re.compile(r"(?P<hands>[A-Z][\w -]{1,30}(?:[ ]?/[ ]?[A-Z][\w -]{1,30}){1,4})")
_INITIALS_ONLY_RE = re.compile(r"(?P<initials>[a-z]{2,4}/[a-z]{2,4}(?:/[a-z]{2,4}){0,3})")
_DASHED_RE = re.compile(
    r"(?:(?:—|–|--?)[ ]?(?:[Ww]ith[ ]|[Vv]ia[ ])?|(?:With|Via|WITH|VIA)[ ])(?P<hands>[^.!?]{2,80})\.?"
)
# Agencies that nobody names: `Agencies`, `(With inputs from agencies)`, `With Post wires`, `SOURCE: News agencies`.
_NAMELESS_RE = re.compile(
    r"\(?(?:(?:—|–|--?)[ ]?)?(?:(?:from|with|by|via|and|staff|source|compiled[ ]from)\b[ ]?:?[ ]?){0,2}"
    r"(?:(?:additional[ ])?(?:inputs?|reports?|reporting|files|material)[ ](?:from|by)[ ])?(?:the[ ])?"
    r"(?:[A-Z]\w+[ ])?(?:(?:news|various|other)[ ])?"
    r"(?:agencies|wires|wire[ ](?:reports|services|dispatches)|agency[ ](?:inputs?|reports?))"
    r"(?:[ ](?:inputs?|reports?))?\)?\.?",
    re.IGNORECASE,
)


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
    is_phrase = has_phrase_shape(line)
    if is_about_pictures(line) and not is_phrase:
        return None
    listed = (
        _INITIALS_AND_HANDS_RE.fullmatch(line)
        or _DASHED_RE.fullmatch(line)
        or _HANDS_AND_INITIALS_RE.fullmatch(line)
        or _HANDS_ALONE_RE.fullmatch(line)
    )
    if listed is not None:
        hands = parse_hands(text, start + listed.start("hands"), start + listed.end("hands"))
        if hands:
            return CreditLine(_split_initials(listed.groupdict().get("initials")), hands)
    alone = _INITIALS_ONLY_RE.fullmatch(line)
    if alone is not None:
        return CreditLine(_split_initials(alone["initials"]), ())
    if is_phrase:
        return CreditLine((), find_phrase_hands(text, start, end))
    if _NAMELESS_RE.fullmatch(line) or find_credit_tail(text, start, end) == start:
        return CreditLine((), find_agencies(text, start, end))
    return None


def _split_initials(initials: str | None) -> tuple[str, ...]:
    return tuple(re.findall(r"[a-z]+", initials)) if initials else ()
