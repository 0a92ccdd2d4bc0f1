"""A graph as it is drawn: which node stands where and how large, which edges are one line, which label goes where."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from quotetrack.graph.clean import CleanGraph
from quotetrack.graph.clean_values import Value
from quotetrack.graph.identity import shorten
from quotetrack.graph.kinds import EDGE_MEANINGS, NODE_MEANINGS, NodeKind
from quotetrack.graph.picture.labels import Box, Disc, Wanted, place_labels
from quotetrack.text.sanitize import for_terminal

__all__ = ["MAP", "DrawnEdge", "DrawnNode", "Label", "bundle_edges", "in_order", "label_nodes", "place_nodes"]

LETTERS = 12.0
"""Size of a label, except of the most important nodes of a large picture."""
LONGEST: dict[str, int] = {NodeKind.ARTICLE: 36, NodeKind.STATEMENT: 28}
LONGEST_OTHER = 32
"""Characters of a label; the whole stands in the node's title."""
RANKS: dict[str, float] = {
    NodeKind.OUTLET: 4.0,
    NodeKind.AGENCY: 4.0,
    NodeKind.ORGANIZATION: 3.0,
    NodeKind.SPEAKER: 3.0,
    NodeKind.ARTICLE: 1.0,
}
LAST = 0.1
"""How much a node's label matters, to be multiplied by the number of its edges; a statement's least of all."""
MAP = 300
"""From so many nodes on a picture is a map."""
LARGE_LABELS = ((12, 0.009), (60, 0.006))
"""How many labels have letters of which share of the picture's width, so that a large one can be read from afar."""
WIDEST, NARROWEST = 24.0, 10.0
"""Pixels of a unit of `find_positions`, in a picture of few and of many nodes."""
NODE_UNIT = 9.0
"""Pixels of a unit of `find_radii`: with few nodes there is room for labels between them."""


@dataclass(frozen=True, slots=True)
class DrawnNode:
    """A node in its place."""

    id: str
    kind: str
    attributes: dict[str, Value]
    disc: Disc

    @property
    def label(self) -> str:
        return str(self.attributes.get("label") or self.id)

    @property
    def is_unnamed(self) -> bool:
        return self.attributes.get("named") is False


@dataclass(frozen=True, slots=True)
class DrawnEdge:
    """All edges of one kind from one node to another, as one arrow."""

    source: DrawnNode
    target: DrawnNode
    kind: str
    count: int
    bend: int
    """0 for a straight arrow; more of them between the same two nodes have 1, -1, 2, ..."""


@dataclass(frozen=True, slots=True)
class Label:
    """The words that stand beside a node."""

    node: DrawnNode
    words: str
    box: Box


def place_nodes(graph: CleanGraph, *, left: float, top: float) -> dict[str, DrawnNode]:
    """Every node of the graph, by its id, right of and below a corner."""
    # numpy takes its time to import: a command that draws nothing does not wait for it.
    from quotetrack.graph.layout import find_positions, find_radii

    positions, radii = find_positions(graph), find_radii(graph)
    unit = min(max(WIDEST * math.sqrt(math.sqrt(60.0 / max(len(positions), 1))), NARROWEST), WIDEST)
    return {
        node: DrawnNode(
            node,
            str(attributes.get("kind", "")),
            attributes,
            Disc(positions[node][0] * unit + left, positions[node][1] * unit + top, radii[node] * NODE_UNIT),
        )
        for node, attributes in graph.nodes()
    }


def bundle_edges(graph: CleanGraph, nodes: dict[str, DrawnNode]) -> list[DrawnEdge]:
    """The edges as arrows, by kind: those of one kind between two nodes are one, those of several kinds are bent."""
    counts: Counter[tuple[str, str, str]] = Counter()
    for source, target, _, attributes in graph.edges():
        counts[source, target, str(attributes.get("kind", ""))] += 1
    between: defaultdict[tuple[str, str], list[tuple[str, str, str]]] = defaultdict(list)
    for source, target, kind in sorted(counts):
        between[min(source, target), max(source, target)].append((source, target, kind))
    edges = [
        DrawnEdge(nodes[source], nodes[target], kind, counts[source, target, kind], _bend(number))
        for arrows in between.values()
        for number, (source, target, kind) in enumerate(arrows)
    ]
    places = {kind: place for place, kind in enumerate(in_order({edge.kind for edge in edges}))}
    return sorted(edges, key=lambda edge: places[edge.kind])


def label_nodes(nodes: dict[str, DrawnNode], edges: Sequence[DrawnEdge], *, width: float) -> list[Label]:
    """The labels for which there is room in a picture of that width, the most important first."""
    degree: Counter[str] = Counter()
    for edge in edges:
        degree[edge.source.id] += 1
        degree[edge.target.id] += 1
    ranked = sorted(
        nodes.values(), key=lambda node: (-(degree[node.id] + 1) * RANKS.get(node.kind, LAST), node.kind, node.id)
    )
    wanted = [
        Wanted(
            node.disc,
            shorten(for_terminal(node.label), LONGEST.get(node.kind, LONGEST_OTHER)),
            tuple(size for most, size in _sizes(width) if index < most),
            # Where it is crowded, better a few small nodes covered than the large ones nameless.
            over=0.5 if index < LARGE_LABELS[-1][0] and len(ranked) >= MAP else 0.0,
        )
        for index, node in enumerate(ranked)
    ]
    lines = [(edge.source.disc.x, edge.source.disc.y, edge.target.disc.x, edge.target.disc.y) for edge in edges]
    boxes = place_labels(wanted, [node.disc for node in nodes.values()], lines)
    return [Label(node, label.text, box) for node, label, box in zip(ranked, wanted, boxes, strict=True) if box]


def _sizes(width: float) -> list[tuple[float, float]]:
    """Of how many labels, at most, the letters may have which size, the largest first."""
    return [*((most, max(LETTERS, share * width)) for most, share in LARGE_LABELS), (math.inf, LETTERS)]


def in_order(kinds: Iterable[str]) -> list[str]:
    """Kinds of ours in the order of kinds.py, then others by name."""
    ours = [*map(str, NODE_MEANINGS), *map(str, EDGE_MEANINGS)]
    return sorted(kinds, key=lambda kind: (ours.index(kind) if kind in ours else len(ours), kind))


def _bend(number: int) -> int:
    """0, 1, -1, 2, -2, ..."""
    return (number + 1) // 2 * (1 if number % 2 else -1)
