"""Through whose hands each attribution reached the page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from quotetrack.carriers.chain import append_article_hands, order_hands
from quotetrack.carriers.credited import article_carriers
from quotetrack.carriers.hands import Hand, is_publisher
from quotetrack.carriers.probable import infer_carriers
from quotetrack.carriers.relay import iter_relayed, iter_source_hands
from quotetrack.carriers.told import iter_told
from quotetrack.carriers.zones import Zone, find_zones
from quotetrack.lexicon import load_lexicon
from quotetrack.records import Attribution, Carrier, CarrierBasis, Reading, ResolvedBy
from quotetrack.text.matching import PhraseTable, fold_phrase
from quotetrack.text.page import Page, make_page
from quotetrack.text.words import iter_words

_CONTINUING: PhraseTable[str] = PhraseTable((cue, cue) for cue in load_lexicon("relays")["continuing"])
_WRITING = frozenset(load_lexicon("relays")["writing"])
_FARTHEST = 3  # sentences between an attribution and the one that it continues


def find_carriers(reading: Reading, attributions: Sequence[Attribution]) -> tuple[Attribution, ...]:
    """Say through whose hands each attribution came, the publisher's own left out.

    Args:
        reading: The article's words and names.
        attributions: Its attributions in reading order, speakers resolved (a continued statement is known by its
            speaker).

    Returns:
        The same attributions with `carriers`, those of the statement first, step by step from the mouth, then the
        article's; and with `probable_carriers` where only the article names a hand.
    """
    if not attributions:
        return ()
    page = make_page(reading, attributions)
    zones = find_zones(page, attributions)
    general = article_carriers(page)
    houses: dict[str, str] = {}
    own: list[tuple[Carrier, ...]] = []
    for k, (attribution, zone) in enumerate(zip(attributions, zones, strict=True)):
        carriers: tuple[Carrier, ...] = ()
        if zone is not None:
            carriers = _find_own(page, zone, _find_neighbours(page, attributions, zones, k), attribution, houses)
        if not carriers and k > 0 and _continues(page, attribution, attributions[k - 1], zone, zones[k - 1]):
            carriers = own[k - 1]
        own.append(carriers)
    return tuple(_add(attribution, carriers, general) for attribution, carriers in zip(attributions, own, strict=True))


def _add(attribution: Attribution, own: tuple[Carrier, ...], general: tuple[Carrier, ...]) -> Attribution:
    carriers = append_article_hands(own, general)
    return replace(attribution, carriers=carriers, probable_carriers=infer_carriers(carriers))


def _find_neighbours(
    page: Page, attributions: Sequence[Attribution], zones: Sequence[Zone | None], k: int
) -> list[tuple[Attribution, Zone]]:
    """The other attributions of the same sentence, with their zones; those close by, where there are very many."""
    zone = zones[k]
    found = []
    for j in range(max(k - _NEIGHBOURS, 0), min(k + _NEIGHBOURS + 1, len(zones))):
        other = zones[j]
        if j == k or zone is None or other is None:
            continue
        if page.sentences[other.core[0]] == page.sentences[zone.core[0]]:
            found.append((attributions[j], other))
    return found


_NEIGHBOURS = 10  # attributions looked at each way


def _find_own(
    page: Page, zone: Zone, others: list[tuple[Attribution, Zone]], attribution: Attribution, houses: dict[str, str]
) -> tuple[Carrier, ...]:
    found: list[tuple[Hand, CarrierBasis]] = [
        *iter_source_hands(page, zone, attribution),
        *iter_told(page, zone),
        *iter_relayed(page, zone, others, attribution),
    ]
    named: dict[str, tuple[Hand, CarrierBasis]] = {}
    for hand, basis in sorted(found, key=lambda pair: pair[0].first):
        name = _house_name(hand, houses)
        if not is_publisher(page, name):
            named.setdefault(fold_phrase(name), (replace(hand, name=name), basis))
    return tuple(
        Carrier(hand.name, basis, page.words[hand.first].start, page.words[hand.last - 1].end, step)
        for (hand, basis), step in order_hands(page, zone.core, list(named.values()))
    )


def _house_name(hand: Hand, houses: dict[str, str]) -> str:
    """`state TV` is the `Syrian state TV` named earlier in the article."""
    if not hand.unnamed:
        return hand.name
    ending = " ".join(fold_phrase(hand.name).split()[-2:])
    known = houses.get(ending)
    if known is None or len(hand.name) > len(known):
        houses[ending] = known = hand.name
    return known


def _continues(
    page: Page, attribution: Attribution, before: Attribution, zone: Zone | None, earlier: Zone | None
) -> bool:
    """Whether the attribution goes on with what the same speaker was saying before: `he added`."""
    if zone is None or earlier is None or attribution.speaker is None or before.speaker is None:
        return False
    if attribution.speaker.id != before.speaker.id:
        return False
    away = page.sentences[zone.core[0]] - page.sentences[earlier.core[0]]
    if away == 0 or (away == 1 and _points_back(attribution)):
        return True
    words = tuple(iter_words(attribution.cue.text)) if attribution.cue is not None else ()
    if away == 1 and any(word.key in _WRITING for word in words):
        return True  # "in a Wall Street Journal essay ... she wrote"
    return away <= _FARTHEST and any(_CONTINUING.find(words, k) is not None for k in range(len(words)))


def _points_back(attribution: Attribution) -> bool:
    """Whether the source is `the official`, after `a senior official told Reuters` in the sentence before.

    Only of the unnamed: a named minister may have said the next thing anywhere.
    """
    speaker, source = attribution.speaker, attribution.source
    if speaker is None or source is None or not speaker.anonymous:
        return False
    return speaker.resolved_by is ResolvedBy.NOMINAL and source.text.casefold().startswith("the ")
