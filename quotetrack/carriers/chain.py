"""In which order the hands had a statement: from the mouth to the page.

The first step heard it from the speaker, each further one took it from the step before, and the publisher, which is no
carrier of its own article, comes after the last. `told RIA, Reuters reported` is RIA, then Reuters; `(AP)` in the
article's dateline comes after both.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from quotetrack.carriers.hands import Hand
from quotetrack.lexicon import load_lexicon
from quotetrack.records import Carrier, CarrierBasis
from quotetrack.text.page import Page

_CITING = frozenset(load_lexicon("relays")["quoting"])
_JOINING = frozenset({"and", "or", "the", "both"})
_BETWEEN = 6  # words between a hand and the one that it cites

Found = tuple[Hand, CarrierBasis]


def order_hands(page: Page, core: tuple[int, int], found: Sequence[Found]) -> list[tuple[Found, int]]:
    """The hands of one statement with their steps, from 1, in the order of the steps.

    Who was told comes first; of those that pass it on, one that another cites comes before it, else the one nearer to
    the statement's source and cue. Hands joined by "and" or a comma are one step.

    Args:
        core: The words of source and cue, half-open.
    """
    groups = _group(page, sorted(found, key=lambda pair: pair[0].first))
    told = [group for group in groups if group[0][1] is CarrierBasis.TOLD]
    passing = [group for group in groups if group[0][1] is not CarrierBasis.TOLD]
    passing.sort(key=lambda group: _distance(group[0][0], core))
    for group in list(passing):
        citing = next((other for other in passing if other is not group and _cites(page, other, group)), None)
        if citing is not None and passing.index(citing) < passing.index(group):
            passing.remove(citing)
            passing.insert(passing.index(group) + 1, citing)
    # Two that were told on two occasions both heard it from the mouth.
    steps = [(pair, 1) for group in told for pair in group]
    first = 2 if told else 1
    return steps + [(pair, first + k) for k, group in enumerate(passing) for pair in group]


def append_article_hands(own: tuple[Carrier, ...], general: Sequence[Carrier]) -> tuple[Carrier, ...]:
    """The statement's own hands, then those of the whole article one step further on.

    An agency that the statement names and the article credits is not two steps: it keeps the one it has.
    """
    last = max((carrier.step or 1 for carrier in own), default=0)
    steps = {carrier.name: carrier.step for carrier in own}
    return (*own, *(replace(carrier, step=steps.get(carrier.name, last + 1)) for carrier in general))


def _group(page: Page, found: Sequence[Found]) -> list[list[Found]]:
    groups: list[list[Found]] = []
    for hand, basis in found:
        if groups and groups[-1][-1][1] is basis and _joined(page, groups[-1][-1][0].last, hand.first):
            groups[-1].append((hand, basis))
        else:
            groups.append([(hand, basis)])
    return groups


def _joined(page: Page, first: int, last: int) -> bool:
    between = page.words[first:last]
    return bool(between) and all(word.key in _JOINING or word.text == "," for word in between)


def _distance(hand: Hand, core: tuple[int, int]) -> int:
    if core[0] <= hand.first < core[1]:
        return 0
    return hand.first - core[1] + 1 if hand.first >= core[1] else core[0] - hand.last + 1


def _cites(page: Page, one: Sequence[Found], other: Sequence[Found]) -> bool:
    """Whether a verb of citing leads from the first hands to the others: `Reuters reported, citing RIA`."""
    start, end = one[-1][0].last, other[0][0].first
    if start > end:
        return False
    between = page.words[start:end]
    citing = [k for k, word in enumerate(between) if word.key in _CITING]
    return bool(citing) and len(between) - citing[-1] <= _BETWEEN
