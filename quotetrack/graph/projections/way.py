"""One statement's way from mouth to page."""

from __future__ import annotations

from itertools import product
from typing import Any

import networkx as nx

from quotetrack.graph.kinds import EdgeKind
from quotetrack.graph.projections.kinds import ProjectedKind
from quotetrack.graph.projections.links import start_projection
from quotetrack.graph.ways import Way, read_ways

__all__ = ["find_statement_nodes", "project_way"]

FEWEST_DIGITS = 4
"""Of the beginning of an id, as in `quotetrack show`."""


def find_statement_nodes(graph: nx.MultiDiGraph[str], id_: str) -> list[str]:
    """The statements of an id, else of an attribution's id, else of the first digits of either, four or more."""
    id_ = id_.lower()
    ids = {way.statement.partition(":")[2]: way.statement for way in read_ways(graph)}
    named = {way.id: way.statement for way in read_ways(graph)}
    if found := ids.get(id_) or named.get(id_):
        return [found]
    if len(id_) < FEWEST_DIGITS:
        return []
    return sorted({node for name, node in (*ids.items(), *named.items()) if name.startswith(id_)})


def project_way(graph: nx.MultiDiGraph[str], statement: str) -> nx.MultiDiGraph[str]:
    """How one statement came to every page that has it: speakers, statement, hand after hand, publisher, article.

    Args:
        graph: From `build_graph`, filtered or not.
        statement: The statement's node.

    Returns:
        A graph without circles, empty where the statement is not in the graph. Edges: `said` (speaker → statement);
        `told`, `relayed`, `credited` and `inferred` into hands, from the statement or from the hand before;
        `passed_on` into whoever published it (into the article where that is not known); `published` into the article.
        The last has the words as that page has them. A hand is one node for all pages, but every edge belongs to one
        attribution, its `attribution` and `article`: who follows these goes the ways exactly. Where two pages tell of
        two hands in opposite order, the hand that would close the circle is a node of its own for the second page.
    """
    ways = [way for way in read_ways(graph) if way.statement == statement]
    projected = start_projection(graph, [each for way in ways for each in (statement, way.article)])
    for way in ways:
        _Walk(graph, projected, way).go()
    return projected


class _Walk:
    """One attribution's way, written into the graph of its statement."""

    def __init__(self, graph: nx.MultiDiGraph[str], projected: nx.MultiDiGraph[str], way: Way) -> None:
        self._graph = graph
        self._projected = projected
        self._way = way
        self._days = {
            name: graph.nodes[way.article][name] for name in ("since", "until") if name in graph.nodes[way.article]
        }

    def go(self) -> None:
        way = self._way
        for speaker in way.speakers:
            self._add_node(speaker, speaker)
            self._add_edge(speaker, way.statement, EdgeKind.SAID, 0)
        last, step = [way.statement], 0
        for step, level in enumerate(way.levels(), 1):
            nodes = [self._place(hand.node, last) for hand in level]
            for before, (node, hand) in product(last, zip(nodes, level, strict=True)):
                chance = {} if hand.chance is None else {"chance": hand.chance}
                self._add_edge(before, node, hand.how, step, **chance)
            last = nodes
        publishers = [self._place(publisher, last) for publisher in way.publishers]
        for before, publisher in product(last, publishers):
            self._add_edge(before, publisher, ProjectedKind.PASSED_ON, step + 1)
        words = self._words()
        for before in publishers or last:
            kind = EdgeKind.PUBLISHED if publishers else ProjectedKind.PASSED_ON
            self._add_edge(before, way.article, kind, step + 2, **words)

    def _place(self, node: str, before: list[str]) -> str:
        """The hand's node, there from now on; one of its own for this page where the words would go in a circle."""
        name = node
        if node in self._projected and any(nx.has_path(self._projected, node, each) for each in before):
            name = f"{node}@{self._way.id}"
        self._add_node(name, node)
        return name

    def _add_node(self, name: str, node: str) -> None:
        self._projected.add_node(name)
        self._projected.nodes[name].update(self._graph.nodes[node])

    def _add_edge(self, source: str, target: str, kind: str, step: int, **attributes: Any) -> None:
        key = f"{kind}:{self._way.id}:{step}"
        self._projected.add_edge(source, target, key)
        self._projected.edges[source, target, key].update(
            kind=str(kind),
            weight=1,
            step=step,
            attribution=self._way.id,
            article=self._way.article,
            **self._days,
            **attributes,
        )

    def _words(self) -> dict[str, Any]:
        """The words as they stand on the page."""
        key = f"{EdgeKind.APPEARS_IN}:{self._way.id}"
        there = self._graph.edges[self._way.statement, self._way.article, key]
        return {name: there[name] for name in ("content", "wording") if name in there}
