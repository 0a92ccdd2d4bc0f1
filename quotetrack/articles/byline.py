"""Bylines: who wrote it, and whether an agency stands where a name would."""

from __future__ import annotations

import re
from dataclasses import dataclass

from quotetrack.articles.dateline import is_known_place
from quotetrack.articles.known_names import NameMatch, find_hands

__all__ = ["CALENDAR_WORDS", "Byline", "clean_authors", "parse_byline"]

MAX_BYLINE = 160
"""Characters; a longer line is prose."""

_BY_RE = re.compile(r"(?:(?:Written|Story|Text|Reported|Posted|Report)[ ]by|By|BY|by)[ \u00a0:]+(?=\S)")
_SPLIT_RE = re.compile(r"[ \u00a0]*(?:,|;|\||/|•|·|—|–|&|\band\b|\bAND\b|\bfor\b|\bin\b|\bof\b|\bwith\b)[ \u00a0]*")
_NAME_RE = re.compile(
    r"[A-ZÀ-ÖØ-Þ][\w.'’-]*(?:[ \u00a0](?:(?:al|bin|da|de|del|den|der|di|dos|du|el|ibn|la|le|ter|van|von|zu)[ \u00a0])*"
    r"[A-ZÀ-ÖØ-Þ][\w.'’-]*){1,4}"
)
_ROLE_RE = re.compile(
    r"(?:the[ ])?(?:[\w.'’-]+[ ]){0,4}(?:staff|writers?|reporters?|correspondents?|editors?|columnist|contributors?"
    r"|bureau|chief|agencies|reporting|desk|team|producer|services?|news)",
    re.IGNORECASE,
)
# Systems that put bylines into title case make `Ap Auto Writer` of `AP Auto Writer`.
_LOWERED_RE = re.compile(
    r"\b(?:Ap|Afp|Upi|Pti|Dpa)(?=[ ](?:\w+[ ]){0,2}(?:Writers?|Reporters?|Correspondents?|Editors?)\b)"
)
_DATE_RE = re.compile(
    r"(?:(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?[ ])?[\d:.]{1,5}(?:[ ](?:19|20)\d\d)?"
    r"(?:[ ]?(?:[ap]\.?m\.?|[a-z]{2}t|gmt|utc))*",
    re.IGNORECASE,
)
_CONTACT_RE = re.compile(r"@\w+|\S+@\S+|https?://\S+")
_CALENDAR_NAMES = """
monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september
october november december christmas easter
"""
CALENDAR_WORDS = frozenset(_CALENDAR_NAMES.split())
"""Days, months and feasts, small: what stands behind "by" or "in" where no name does."""


@dataclass(frozen=True, slots=True)
class Byline:
    """Names of people, and agencies or outlets, in one byline. Offsets of `hands` count in the text parsed."""

    names: tuple[str, ...]
    hands: tuple[NameMatch, ...]


def parse_byline(text: str, start: int, end: int, *, needs_by: bool = True) -> Byline | None:
    """Read a line as a byline; None where it is anything else.

    Every part of the line must be a person's name, an agency or outlet, a job, or beside an agency a place or date
    (`PTI, Washington, Nov 20 2019`): `By Monday, thousands had fled` is prose.

    Args:
        start, end: Half-open code points of the line in `text`.
        needs_by: Whether the line must begin with "By"; false where the place already says that it is a byline.
    """
    line = text[start:end]
    if len(line) > MAX_BYLINE:
        return None
    by = _BY_RE.match(line)
    if by is None and needs_by:
        return None
    first = start + (by.end() if by is not None else 0)
    # Capitals take up as much room, so that the offsets stay.
    hands = find_hands(_LOWERED_RE.sub(lambda match: match[0].upper(), text[:end]), first, end)
    names: list[str] = []
    for part in _iter_parts(text, first, end, hands):
        if _is_name(part):
            names.append(" ".join(part.split()))
        elif not _ROLE_RE.fullmatch(part) and not (hands and (is_known_place(part) or _DATE_RE.fullmatch(part))):
            return None
    if not names and not hands:
        return None
    return Byline(tuple(names), hands)


def clean_authors(authors: tuple[str, ...], outlet: str | None) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Part the authors that metadata state into people and agencies; the publisher is neither.

    Returns:
        Names of people, and canonical names of agencies, each once and in order.
    """
    people: dict[str, None] = {}
    agencies: dict[str, None] = {}
    for author in authors:
        line = _CONTACT_RE.sub("", author).strip(" ,;|")
        byline = parse_byline(line, 0, len(line), needs_by=False)
        if byline is None:
            # "Oda Brandt, Skyward": an employer that we do not know says nothing against the name.
            byline = parse_byline(line, 0, len(line.partition(",")[0]), needs_by=False)
        if byline is None:
            continue
        people.update(dict.fromkeys(byline.names))
        agencies.update(dict.fromkeys(hand.name for hand in byline.hands if hand.name != outlet))
    own = set((outlet or "").casefold().removeprefix("the ").split())
    # "India Post News Weekly" on India Post is the publisher under another of its names.
    return tuple(name for name in people if not own or not own <= set(name.casefold().split())), tuple(agencies)


def _iter_parts(text: str, start: int, end: int, hands: tuple[NameMatch, ...]) -> list[str]:
    """The parts of a byline between its separators, without the known agencies and outlets."""
    rest: list[str] = []
    position = start
    for hand in hands:
        rest.append(text[position : hand.start])
        position = hand.end
    rest.append(text[position:end])
    # A name never runs across an agency, so that "Reuters" ends a part as a comma does.
    parts = (part.strip(" \u00a0.()") for piece in rest for part in _SPLIT_RE.split(_CONTACT_RE.sub("", piece)))
    return [part for part in parts if part and part.casefold() not in {"the", "via", "from", "by"}]


def _is_name(part: str) -> bool:
    """Whether a part of a byline is a person's name: two to five capitalised words that are no date."""
    return (
        _NAME_RE.fullmatch(part) is not None
        and not any(word.casefold().rstrip(".") in CALENDAR_WORDS for word in part.split()[:1])
        and _ROLE_RE.fullmatch(part) is None
    )
