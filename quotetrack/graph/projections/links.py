"""Edges of a projection as attributions are gone through: how many each counts, how that is known, and when."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

import networkx as nx

from quotetrack.graph.kinds import EdgeKind
from quotetrack.graph.recount import find_days

if TYPE_CHECKING:
    from quotetrack.graph.ways import Way

__all__ = ["HOW", "Links", "start_projection"]

HOW = (EdgeKind.TOLD, EdgeKind.RELAYED, EdgeKind.CREDITED, EdgeKind.INFERRED)
"""How one knows of a hand, the surest first."""


def start_projection(graph: nx.MultiDiGraph[str], nodes: Iterable[str]) -> nx.MultiDiGraph[str]:
    """A graph of some nodes of another one, with their ids and all that is known of them, and no edge yet."""
    projected: nx.MultiDiGraph[str] = nx.MultiDiGraph(**graph.graph)
    for node in sorted(set(nodes)):
        projected.add_node(node)
        projected.nodes[node].update(graph.nodes[node])
    return projected


class Links:
    """Attributions counted by pair of nodes."""

    def __init__(self) -> None:
        self._found: defaultdict[tuple[str, str], dict[str, tuple[Way, EdgeKind]]] = defaultdict(dict)

    def add(self, source: str, target: str, way: Way, how: EdgeKind) -> None:
        """Count an attribution for a pair, once; of several ways to know the surest counts. Nobody is its own pair."""
        if source != target:
            there = self._found[source, target].get(way.id)
            surest = how if there is None else min(how, there[1], key=HOW.index)
            self._found[source, target][way.id] = (way, surest)

    def project(self, graph: nx.MultiDiGraph[str], kind: str) -> nx.MultiDiGraph[str]:
        """The pairs as a graph: one edge each, with `weight`, one count for each of `HOW`, `articles` and an example.

        `example` is the label of that of its statements which stands in most articles.
        """
        projected = start_projection(graph, (node for pair in self._found for node in pair))
        for (source, target), found in sorted(self._found.items()):
            ways = [way for way, _ in found.values()]
            known = [how for _, how in found.values()]
            articles = {way.article for way in ways}
            attributes: dict[str, Any] = {
                "kind": str(kind),
                "weight": len(found),
                **{str(how): known.count(how) for how in HOW},
                "articles": len(articles),
                "example": graph.nodes[min(ways, key=lambda way: _spread(graph, way)).statement]["label"],
                **find_days(graph, articles),
            }
            projected.add_edge(source, target, str(kind))
            projected.edges[source, target, str(kind)].update(attributes)
        return projected


def _spread(graph: nx.MultiDiGraph[str], way: Way) -> tuple[int, str]:
    return -graph.nodes[way.statement]["articles"], way.statement
