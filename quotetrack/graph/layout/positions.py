"""Where the nodes of a graph stand in a picture of it, and how large they are there."""

from __future__ import annotations

import math
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from quotetrack.graph.clean import CleanGraph
from quotetrack.graph.layout.forces import settle
from quotetrack.graph.layout.levels import make_level
from quotetrack.graph.layout.packing import find_parts, pack
from quotetrack.graph.layout.spread import spread
from quotetrack.graph.palette import NODE_SIZES, OTHER_SIZE

if TYPE_CHECKING:
    import networkx as nx

__all__ = ["find_positions", "find_radii"]

GAP = 0.5
"""Space that is kept between the discs of two nodes, if only just."""
EDGE = 2.5
"""How many times as long as two discs that touch half of all edges are, before discs are pushed apart."""
ROOM = 2.5
"""How many times the squares around all discs the picture is, at least, before discs are pushed apart."""
DIGITS = 3

SIZE_UNIT = 10.0
GROWTH, LARGEST = 0.15, 2.0
"""What a node with many neighbours grows by, times the root of their number; never to more than twice its size."""

_Floats = NDArray[np.float64]
_Ints = NDArray[np.int64]


def find_radii(graph: CleanGraph | nx.DiGraph[Any]) -> dict[Any, float]:
    """How large each node is in a picture, in the unit of `find_positions`: 0.5 for a statement to 4 for an agency.

    Sizes by kind are those of `quotetrack.graph.palette`; what has many neighbours is up to twice as large.
    """
    nodes, ends = _read(graph)
    neighbours: dict[Any, set[Any]] = {node: set() for node in nodes}
    for source, target in ends:
        if source != target:
            neighbours[source].add(target)
            neighbours[target].add(source)
    return {
        node: NODE_SIZES.get(kind, OTHER_SIZE)
        / SIZE_UNIT
        * min(max(1.0, 1.0 - GROWTH + GROWTH * math.sqrt(len(neighbours[node]))), LARGEST)
        for node, kind in nodes.items()
    }


def find_positions(graph: CleanGraph | nx.DiGraph[Any]) -> dict[Any, tuple[float, float]]:
    """A place for every node, so that what belongs together lies together and no node lies on another.

    The same graph has the same places to the last digit, whatever the order of its nodes and edges and whatever the
    machine: only arithmetic with one right answer is used. Of the attributes only `kind` matters, for the sizes.

    Returns:
        Node to x and y, rounded to three digits, y downwards; no disc of a node (`find_radii`) reaches below 0. Discs
        do not overlap. Parts of the graph that no edge joins lie beside each other.
    """
    radii = find_radii(graph)
    nodes = sorted(radii, key=lambda node: (str(node), repr(node)))
    if not nodes:
        return {}
    number = {node: index for index, node in enumerate(nodes)}
    pairs = sorted((number[source], number[target]) for source, target in _read(graph)[1])
    ends = np.array(pairs, np.int64).reshape(-1, 2)
    x, y = _place(ends[:, 0], ends[:, 1], np.array([radii[node] + GAP / 2 for node in nodes]))
    return {
        node: (round(at_x, DIGITS), round(at_y, DIGITS))
        for node, at_x, at_y in zip(nodes, x.tolist(), y.tolist(), strict=True)
    }


def _read(graph: CleanGraph | nx.DiGraph[Any]) -> tuple[dict[Any, str], Iterable[tuple[Any, Any]]]:
    """Node to kind, and the ends of every edge."""
    if isinstance(graph, CleanGraph):
        kinds = {node: str(attributes.get("kind", "")) for node, attributes in graph.nodes()}
        return kinds, ((source, target) for source, target, _, _ in graph.edges())
    return {node: str(kind) for node, kind in graph.nodes(data="kind")}, graph.edges()


def _place(sources: _Ints, targets: _Ints, radii: _Floats) -> tuple[_Floats, _Floats]:
    level = make_level(len(radii), sources, targets)
    x, y = settle(level)
    if len(level.sources):
        dx, dy = x[level.sources] - x[level.targets], y[level.sources] - y[level.targets]
        touching = (radii[level.sources] + radii[level.targets]) / np.sqrt(dx * dx + dy * dy + 1e-9)
        scale = EDGE * float(np.sort(touching)[len(touching) // 2])
        x, y = x * scale, y * scale
    # Where hubs draw everything to them there is too little room for so many discs, whatever the edges' lengths.
    area = float((x.max() - x.min()) * (y.max() - y.min())) or 1.0
    room = max(1.0, math.sqrt(ROOM * float(np.cumsum(4 * radii * radii)[-1]) / area))
    x, y = x * room, y * room
    x, y = spread(*pack(x, y, radii, find_parts(len(radii), level.sources, level.targets)), radii)
    return x - (x - radii).min(), y - (y - radii).min()
