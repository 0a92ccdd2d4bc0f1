"""`told Reuters`, `in an interview with the BBC`, `in a statement carried by SANA`, `according to Reuters`."""

from __future__ import annotations

from collections.abc import Iterator

from quotetrack.carriers.hands import Hand, find_hand
from quotetrack.carriers.zones import Zone
from quotetrack.lexicon import load_lexicon
from quotetrack.records import CarrierBasis
from quotetrack.text.matching import PhraseTable
from quotetrack.text.page import Page

_RELAYS = load_lexicon("relays")
_TELLING = frozenset(_RELAYS["telling"])
_TRIGGERS: PhraseTable[str] = PhraseTable(
    (phrase, basis) for basis, phrases in _RELAYS["triggers"].items() for phrase in phrases
)
_REACH = 7  # words between "told" and the hand: "told Germany's DPA news agency"
_ENDS = frozenset(_RELAYS["after_hearer"])
_PIECES = frozenset(_RELAYS["pieces"])
_BEFORE_PIECE = frozenset({"a", "an", "the", "his", "her", "their", "its", "another"})


def iter_told(page: Page, zone: Zone) -> Iterator[tuple[Hand, CarrierBasis]]:
    """The hands that the zone's words name as having heard or passed on what was said."""
    index = zone.first
    while index < zone.last:
        if page.said[index] and not zone.core[0] <= index < zone.core[1]:
            index += 1  # a cue inside another's content is still this one's cue
            continue
        if page.words[index].key in _TELLING:
            yield from _iter_objects(page, zone, index + 1, _bound(zone, index), CarrierBasis.TOLD)
        elif page.words[index].key == "in" and (hand := _find_printed_in(page, index + 1, zone.last)) is not None:
            yield hand, CarrierBasis.TOLD
            index = hand.last
        else:
            match = _TRIGGERS.find(page.words, index, zone.last)
            if match is not None:
                after = index + match.length
                # "According to Reuters": then Reuters is the source, which `iter_source_hands` sees to.
                if not (match.value == "according-to" and zone.source[0] <= after < zone.source[1]):
                    yield from _iter_objects(page, zone, after, _bound(zone, after), CarrierBasis(match.value))
                index = after
                continue
        index += 1


def _find_printed_in(page: Page, index: int, last: int) -> Hand | None:
    """The house of `in a Wall Street Journal essay`, `in an exclusive BBC interview`."""
    if index >= last or page.words[index].key not in _BEFORE_PIECE:
        return None
    for start in range(index + 1, min(index + 3, last)):
        hand = find_hand(page, start, last, weak=False)
        if hand is not None:
            return hand if hand.last < last and page.words[hand.last].key in _PIECES else None
    return None


def _bound(zone: Zone, index: int) -> int:
    """Where the search after a trigger ends: at the source, unless the trigger stands in it or after it."""
    return zone.source[0] if index < zone.source[0] else zone.last


def _iter_objects(
    page: Page, zone: Zone, first: int, last: int, basis: CarrierBasis
) -> Iterator[tuple[Hand, CarrierBasis]]:
    """The hand within reach of a verb or preposition, and those joined to it by "and"."""
    index, reach, found = first, first + _REACH, False
    while index < min(last, reach):
        word = page.words[index]
        if found and word.text == "," and _lists_on(page, index + 1, last):
            index += 1
            continue
        # The model may take the hand itself for content ("told [Reuters that ...]"); after that it is content.
        if (
            (page.said[index] and (found or basis is not CarrierBasis.TOLD))
            or (word.is_sign and word.text not in "-'’“\"(")
            or word.key in _ENDS
        ):
            return
        hand = find_hand(page, index, last, weak=True)
        if hand is not None:
            if not (hand.unnamed and zone.source[0] <= hand.first < zone.source[1]):
                yield hand, basis
            index, reach, found = hand.last, hand.last + 3, True
            continue
        if found and word.key not in ("and", "the", "news", "agency", "newspaper", "or"):
            return
        index += 1


def _lists_on(page: Page, index: int, last: int) -> bool:
    """Whether another hand stands behind a comma: `told AFP, Reuters and the BBC`."""
    start = index + (index < last and page.words[index].key == "the")
    return start < last and find_hand(page, start, last, weak=True) is not None
