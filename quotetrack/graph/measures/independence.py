"""How many ways share nobody: on how many legs pages stand."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from quotetrack.graph.kinds import NodeKind
from quotetrack.graph.measures.ways import Way

__all__ = ["Independence", "count_independent"]

_AGENCY = f"{NodeKind.AGENCY}:"
_Steps = tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Independence:
    """How many ways share nobody.

    Attributes:
        at_least: So many ways are known to share nobody; 1 where there is any way.
        at_most: More cannot be, however the words went where the pages do not say.
    """

    at_least: int
    at_most: int


def count_independent(ways: Iterable[Way], *, by_source: bool = False) -> Independence:
    """How many of the ways to a page, or to the pages of a statement, share no hand.

    A way of which no hand is known may be a pick-up from any of the others: it counts for nothing in `at_least`, and
    in `at_most` once for its outlet, or for its page where the outlet is not known. An agency's own page has the agency
    for its hand.

    Args:
        ways: To one page, or of one statement; over several statements the number says little.
        by_source: Whether they must share no source either (the bodies that speak, else the speakers): for the ways
            to one page, and not for those of a statement, which all begin at one mouth. A way of which no source is
            known then counts in `at_most` alone, and one without a hand in both.

    Returns:
        A range. `at_least` is a set of whole ways that are disjoint, found greedily from the shortest; `at_most` is
        the greatest number of disjoint paths in the network that the ways make together, where some paths may be
        joined from several ways. Needs networkx.

    Source: Menger 1927 (as many disjoint paths as nodes needed to cut all); Ford & Fulkerson 1956 for finding them.
    """
    known: set[_Steps] = set()
    possible: set[_Steps] = set()
    for way in ways:
        steps, is_known = _trace(way, by_source)
        possible.add(steps)
        if is_known:
            known.add(steps)
    if not possible:
        return Independence(0, 0)
    return Independence(max(1, _count_disjoint(known)), _count_paths(sorted(possible)))


def _trace(way: Way, by_source: bool) -> tuple[_Steps, bool]:
    """The nodes of a way by step, and whether all that could be shared is known."""
    if by_source:
        sources = {source for voice in way.voices for source in voice.sources or (voice.id,)}
        return (tuple(sorted(sources)) or (way.attribution,), *way.hands), bool(way.sources)
    publisher = way.outlet or way.article
    if publisher.startswith(_AGENCY):
        return (*way.hands, (publisher,)), True
    return way.hands or ((publisher,),), bool(way.hands)


def _count_disjoint(ways: set[_Steps]) -> int:
    """How many whole ways can be picked one after the other, the shortest first, that share no node."""
    used: set[str] = set()
    count = 0
    for nodes in sorted(
        (sorted({node for step in steps for node in step}) for steps in ways), key=lambda n: (len(n), n)
    ):
        if used.isdisjoint(nodes):
            used.update(nodes)
            count += 1
    return count


def _count_paths(ways: Sequence[_Steps]) -> int:
    """The greatest number of paths without a common node, through the network of all ways together."""
    import networkx as nx

    network: nx.DiGraph[tuple[str, str]] = nx.DiGraph()
    start, end = ("", "start"), ("", "end")
    for steps in ways:
        # Each node is an entry and an exit with room for one path between them.
        for node in {node for step in steps for node in step}:
            network.add_edge((node, "in"), (node, "out"), capacity=1)
        network.add_edges_from(((start, (node, "in")) for node in steps[0]), capacity=1)
        network.add_edges_from((((node, "out"), end) for node in steps[-1]), capacity=1)
        for step, following in pairwise(steps):
            network.add_edges_from((((one, "out"), (two, "in")) for one in step for two in following), capacity=1)
    return int(nx.maximum_flow_value(network, start, end))
