"""The ways that a graph holds."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

from quotetrack.graph.kinds import EdgeKind
from quotetrack.graph.measures.ways import Voice, Way

if TYPE_CHECKING:
    import networkx as nx

__all__ = ["find_ways"]


def find_ways(graph: nx.MultiDiGraph[str]) -> list[Way]:
    """The way of each attribution in a graph of `build_graph`, sorted by attribution.

    A speaker counts for all bodies that it ever speaks for, on whichever page, and of those who say something together
    the others than the first count on all pages of the statement, unless they are the first on one of them.
    (`graph.ways.read_ways` tells them apart page by page.)
    """
    edges = _Edges(graph)
    return sorted(
        (edges.way(statement, article, facts) for statement, article, facts in edges.appearances),
        key=lambda way: way.attribution,
    )


class _Edges:
    """The edges of a graph by what a way asks of them."""

    def __init__(self, graph: nx.MultiDiGraph[str]) -> None:
        self._nodes = graph.nodes
        self.appearances: list[tuple[str, str, dict[str, Any]]] = []
        self._said_by: dict[str, set[str]] = defaultdict(set)
        self._first: dict[str, set[str]] = defaultdict(set)
        self._bodies: dict[str, set[str]] = defaultdict(set)
        self._steps: dict[str, dict[int, set[str]]] = defaultdict(lambda: defaultdict(set))
        self._credited: dict[str, set[str]] = defaultdict(set)
        self._outlets: dict[str, set[str]] = defaultdict(set)
        for source, target, facts in graph.edges(data=True):
            self._note(source, target, facts)

    def _note(self, source: str, target: str, facts: dict[str, Any]) -> None:
        kind = facts["kind"]
        if kind == EdgeKind.SAID:
            self._said_by[target].add(source)
        elif kind == EdgeKind.SPEAKS_FOR:
            self._bodies[source].add(target)
        elif kind == EdgeKind.APPEARS_IN:
            self.appearances.append((source, target, facts))
            self._first[source].add(facts.get("speaker", ""))
        elif kind in (EdgeKind.TOLD, EdgeKind.RELAYED):
            self._steps[facts["attribution"]][facts.get("step", 0)].add(target)
        elif kind == EdgeKind.CREDITED:
            self._credited[source].add(target)
        elif kind == EdgeKind.PUBLISHED:
            self._outlets[target].add(source)

    def way(self, statement: str, article: str, facts: dict[str, Any]) -> Way:
        outlets = self._outlets[article]
        steps = self._steps[facts["attribution"]]
        said = (tuple(sorted(steps[step] - outlets)) for step in sorted(steps))
        first = {facts["speaker"]} if "speaker" in facts else set()
        # Whoever is first on no page of the statement joins those who are.
        speakers = (first | (self._said_by[statement] - self._first[statement])) if first else first
        return Way(
            attribution=facts["attribution"],
            article=article,
            voices=tuple(self._voice(speaker) for speaker in sorted(speakers)),
            said=tuple(step for step in said if step),
            credited=tuple(sorted(self._credited[article] - outlets)),
            outlet=min(outlets, default=None),
            statement=statement,
            day=self._nodes[article].get("since"),
        )

    def _voice(self, speaker: str) -> Voice:
        node = self._nodes[speaker]
        return Voice(
            id=speaker,
            bodies=tuple(sorted(self._bodies[speaker])),
            anonymous=node["anonymous"],
            rung=node.get("anonymity"),
            is_reasoned="reason" in node,
            is_anybody=node["named"] or node["anonymous"],
        )
