"""Plain text and pasted pages: what their blocks say about the article. The text itself stays as it was read."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from quotetrack.articles.byline import parse_byline
from quotetrack.articles.credit_phrases import is_copyright
from quotetrack.articles.credit_tail import is_reuters_sign_off
from quotetrack.articles.credits import parse_credit_line
from quotetrack.articles.dateline import find_dateline
from quotetrack.articles.head import is_publisher_line, parse_date_line
from quotetrack.articles.known_names import find_agencies, find_hands, find_outlets
from quotetrack.lexicon.known_carriers import is_agency
from quotetrack.records import Block, BlockKind, Carrier, CarrierBasis, Dateline
from quotetrack.text.dates import DATE_PATTERN, find_leading_date

__all__ = ["Facts", "find_facts"]

_FRONT = 260
"""Characters at the front of a one-line article in which its agency and date may stand."""

_OWN_RE = re.compile(r"(?:.{0,20}\b)?[Mm]ore(?: stories| news)? from (?P<name>[A-Z].{1,40})")
_AGENCY_BEFORE_DATE_RE = re.compile(rf"[ ](?={DATE_PATTERN})", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Facts:
    """What a text's blocks say of the article. Meanings are those of `Article`."""

    title: str | None
    published: str | None
    outlet: str | None
    bylines: tuple[str, ...]
    initials: tuple[str, ...]
    dateline: Dateline | None
    credits: tuple[Carrier, ...]
    picture_credits: tuple[str, ...]


def find_facts(text: str, blocks: Sequence[Block], *, outlet: str | None = None) -> Facts:
    """Read headline, date, bylines, dateline and credits off the classified blocks of a text.

    Args:
        outlet: The publisher, where the container or the page states it.
    """
    outlet = outlet or _read_outlet(text, blocks)
    bylines, byline_hands = _read_bylines(text, blocks)
    initials, credits = _read_credits(text, blocks, outlet)
    dateline, dateline_hands = _read_dateline(text, blocks)
    published, front_hands = _read_date(text, blocks)
    if not (byline_hands or front_hands or dateline_hands or credits):
        credits = _read_sign_off(text, blocks)
    carriers = sorted((*byline_hands, *front_hands, *dateline_hands, *credits), key=lambda carrier: carrier.start or 0)
    return Facts(
        title=next((_words(text, block) for block in _of_kind(blocks, BlockKind.HEADLINE)), None),
        published=published,
        outlet=outlet,
        bylines=bylines,
        initials=initials,
        dateline=dateline,
        credits=tuple(carriers),
        picture_credits=tuple(_words(text, block) for block in _of_kind(blocks, BlockKind.PICTURE)),
    )


def _of_kind(blocks: Iterable[Block], kind: BlockKind) -> list[Block]:
    return [block for block in blocks if block.kind is kind]


def _words(text: str, block: Block) -> str:
    """The words of a block on one line."""
    return " ".join(text[block.start : block.end].split())


def _read_bylines(text: str, blocks: Sequence[Block]) -> tuple[tuple[str, ...], list[Carrier]]:
    names: dict[str, None] = {}
    hands: list[Carrier] = []
    for block in _of_kind(blocks, BlockKind.BYLINE):
        if is_publisher_line(_words(text, block)):
            continue
        byline = parse_byline(text, block.start, block.end, needs_by=False)
        if byline is None:
            continue
        names.update(dict.fromkeys(byline.names))
        hands.extend(Carrier(hand.name, CarrierBasis.BYLINE, hand.start, hand.end) for hand in byline.hands)
    return tuple(names), hands


def _read_credits(text: str, blocks: Sequence[Block], outlet: str | None) -> tuple[tuple[str, ...], list[Carrier]]:
    initials: dict[str, None] = {}
    hands: list[Carrier] = []
    for block in _of_kind(blocks, BlockKind.CREDIT):
        credit = parse_credit_line(text, block.start, block.end)
        found = find_agencies(text, block.start, block.end) if credit is None else credit.hands
        if outlet is None and is_copyright(text[block.start : block.end]):
            # The paper that a copyright notice names may well be the one that prints it.
            found = tuple(hand for hand in found if is_agency(hand.name))
        initials.update(dict.fromkeys(() if credit is None else credit.initials))
        hands.extend(Carrier(hand.name, CarrierBasis.CREDIT, hand.start, hand.end) for hand in found)
    return tuple(initials), hands


def _read_sign_off(text: str, blocks: Sequence[Block]) -> list[Carrier]:
    """Reuters, where its sign-off is all that names the agency; the words of the sign-off say so."""
    for block in _of_kind(blocks, BlockKind.CREDIT):
        if is_reuters_sign_off(text[block.start : block.end]):
            return [Carrier("Reuters", CarrierBasis.CREDIT, block.start, block.end)]
    return []


def _read_dateline(text: str, blocks: Sequence[Block]) -> tuple[Dateline | None, list[Carrier]]:
    """The dateline of the first paragraph, or of the second where a standfirst stands before it."""
    for block in [block for block in blocks if block.kind in {BlockKind.BODY, BlockKind.DECK}][:3]:
        dateline = find_dateline(text, block.start, block.end)
        if dateline is not None:
            hands = find_hands(text, dateline.start, dateline.end) if dateline.agency is not None else ()
            return dateline, [
                Carrier(hand.name, CarrierBasis.DATELINE, hand.start, hand.end)
                for hand in hands
                if is_agency(hand.name)
            ]
    return None, []


def _read_date(text: str, blocks: Sequence[Block]) -> tuple[str | None, list[Carrier]]:
    """The publication date, and an agency that stands right before it (`... monitor AFP Sunday 25 May 2014 At least`).

    A date line comes first; then a date at the very front of the text; then one behind an agency near the front, as
    dumps that lost their line breaks have it.
    """
    for block in _of_kind(blocks, BlockKind.DATE):
        published = parse_date_line(text[block.start : block.end])
        if published is not None:
            return published, []
    first = next((block for block in blocks if block.kind is not BlockKind.NAVIGATION), None)
    if first is None:
        return None, []
    front = text[first.start : min(first.end, first.start + _FRONT)]
    found = find_leading_date(front)
    if found is not None:
        return found[0], []
    for match in _AGENCY_BEFORE_DATE_RE.finditer(front):
        hands = [hand for hand in find_agencies(front) if hand.end == match.start()]
        found = find_leading_date(front[match.end() :])
        if hands and found is not None:
            start = first.start + hands[0].start
            return found[0], [
                Carrier(hands[0].name, CarrierBasis.BYLINE, start, start + len(front[hands[0].start : hands[0].end]))
            ]
    return None, []


def _read_outlet(text: str, blocks: Sequence[Block]) -> str | None:
    """The outlet that a pasted page names: in its navigation (`More stories from DW`), or beside its byline or date.

    A known outlet that the navigation names most often comes first; then an unknown one that it calls its own.
    """
    around = [block for block in blocks if block.kind in {BlockKind.NAVIGATION, BlockKind.TRAILER}]
    lines = [_words(text, block) for block in around if block.end - block.start <= 80]
    names = Counter(name for line in lines for name in {outlet.name for outlet in find_outlets(line)})
    leading = names.most_common(2)
    if leading and (len(leading) == 1 or leading[0][1] > leading[1][1]):
        return leading[0][0]
    for line in lines:
        own = _OWN_RE.fullmatch(line)
        if own is not None and own["name"] in lines:
            return own["name"]
    beside = (_words(text, block) for block in _of_kind(blocks, BlockKind.BYLINE))
    return next((line for line in beside if is_publisher_line(line)), None)
