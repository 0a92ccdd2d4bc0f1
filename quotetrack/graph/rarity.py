"""Who has a part in too few attributions, and what goes with them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection
from dataclasses import replace

from quotetrack.graph.ways import Way

__all__ = ["WayTest", "drop_rare"]

WayTest = Callable[[Way], bool]
"""Whether an attribution is one that was asked for."""


def drop_rare(ways: list[Way], min_count: int, tests: Collection[WayTest]) -> tuple[list[Way], frozenset[str]]:
    """The ways that stay and, without those who are too rare, still are what was asked for; and the others' nodes."""
    everybody = frozenset[str]().union(*(way.nodes for way in ways))
    while min_count > 1:
        counts = Counter(node for way in ways for node in way.nodes)
        often = frozenset(node for node, count in counts.items() if count >= min_count)
        left = [_without_others(way, often) for way in ways if often.issuperset(way.publishers)]
        left = [way for way in left if way.speakers and all(test(way) for test in tests)]
        if left == ways:
            break
        ways = left
    return ways, everybody.difference(*(way.nodes for way in ways)) if min_count > 1 else frozenset()


def _without_others(way: Way, kept: frozenset[str]) -> Way:
    """The way with only these people, bodies and hands in it."""
    return replace(
        way,
        speakers=tuple(each for each in way.speakers if each in kept),
        bodies=tuple(each for each in way.bodies if kept.issuperset(each)),
        hands=tuple(each for each in way.hands if each.node in kept),
        credited=tuple(each for each in way.credited if each.node in kept),
        inferred=tuple(each for each in way.inferred if each.node in kept),
    )
