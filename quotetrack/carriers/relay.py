"""`SANA quoted X as saying`, `CNN reported the governor said`, and outlets that are themselves the source."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from quotetrack.carriers.hands import Hand, is_state_house, iter_hands
from quotetrack.carriers.zones import Zone
from quotetrack.lexicon import load_lexicon
from quotetrack.records import Attribution, CarrierBasis, OrganizationBasis, SpeakerType
from quotetrack.text.matching import fold_phrase
from quotetrack.text.page import Page

_RELAYS = load_lexicon("relays")
_RELAYING = frozenset(_RELAYS["relaying"])
_CITING = frozenset(_RELAYS["quoting"])
_OWN_PEOPLE = frozenset(_RELAYS["own_people"])
_ADVERBS = 4  # words that may stand between a hand and its verb: "The BBC also cited"


def iter_relayed(
    page: Page, zone: Zone, others: Sequence[tuple[Attribution, Zone]], own: Attribution
) -> Iterator[tuple[Hand, CarrierBasis]]:
    """The hands of the sentence that report what this source said.

    Args:
        page: The article's words.
        zone: The attribution's zone.
        others: The other attributions of the sentence: a hand that is the source of one of them reports this one
            only where its content encloses it.
        own: The attribution.
    """
    first, last = zone.sentence
    before: Hand | None = None
    for hand in iter_hands(page, first, last, weak=False):
        if page.said[hand.first] or _inside(hand.first, zone.source) or hand.unnamed:
            continue
        cited = before is not None and _is_cited(page, before, hand)
        before = hand
        if not cited and not _relays(page, hand, last):
            continue
        reporter = next((other for other, other_zone in others if _inside(hand.first, other_zone.source)), None)
        if reporter is not None:
            if _encloses(reporter, own):
                yield hand, CarrierBasis.RELAY
        elif zone.first <= hand.first < zone.last:
            yield hand, CarrierBasis.RELAY


def _inside(index: int, bounds: tuple[int, int]) -> bool:
    return bounds[0] <= index < bounds[1]


def _relays(page: Page, hand: Hand, last: int) -> bool:
    """Whether a verb of reporting follows the hand closely, with nothing but small words between."""
    if page.words[hand.last - 1].possessive:
        return False
    if hand.last + 1 < last and page.words[hand.last].text == "," and page.words[hand.last + 1].key in _CITING:
        return True  # "SANA, quoting a military source, said"
    for index in range(hand.last, min(hand.last + _ADVERBS, last)):
        word = page.words[index]
        if word.key in _RELAYING:
            return True
        if word.is_sign or word.is_capital or page.said[index]:
            return False
    return False


def _is_cited(page: Page, before: Hand, hand: Hand) -> bool:
    """Whether the hand before cites this one: `Reuters, citing Interfax, reported`."""
    start = hand.first - (page.words[hand.first - 1].key == "the")
    return before.last < start and page.words[start - 1].key in _CITING


def _encloses(outer: Attribution, inner: Attribution) -> bool:
    return any(
        span.start <= content.start and content.end <= span.end for span in outer.content for content in inner.content
    )


def iter_source_hands(page: Page, zone: Zone, own: Attribution) -> Iterator[tuple[Hand, CarrierBasis]]:
    """The named agencies or outlets that are themselves the source, or whose unnamed witness or correspondent is."""
    first, last = zone.source
    if first == last or own.speaker is None:
        return
    basis = (
        CarrierBasis.ACCORDING_TO
        if own.cue is not None and "according" in own.cue.text.casefold()
        else CarrierBasis.RELAY
    )
    houses = [body for body in own.organizations if body.basis is OrganizationBasis.IS]
    names = {fold_phrase(body.name) for body in houses}
    by_own = own.speaker.anonymous and any(word.key in _OWN_PEOPLE for word in page.words[first:last])
    found = False
    for hand in iter_hands(page, first, last, weak=bool(houses)):
        is_house = bool(names & {fold_phrase(hand.name), fold_phrase(page.text(hand.first, hand.last))})
        if not hand.unnamed and (is_house or (by_own and not found)):
            found = True
            yield hand, basis
    if not found and own.speaker.type is SpeakerType.ORGANIZATION and houses:
        house = houses[0]
        if house.type in _HOUSES and not is_state_house(house.name):
            yield Hand(first, last, house.name), basis  # "it", "the paper": named before


_HOUSES = frozenset({"agency", "outlet"})
