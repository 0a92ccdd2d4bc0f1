"""A graph made smaller, step by step, so that its large shape is found before its small one.

Source: C. Walshaw, A multilevel algorithm for force-directed graph-drawing, Journal of Graph Algorithms and
Applications 7 (2003).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

__all__ = ["Level", "coarsen", "make_level"]

OWN_MASS = 2.0
"""What a node weighs without its edges; ForceAtlas2 has 1, which brings leaves too near to what they hang on."""

_Floats = NDArray[np.float64]
_Ints = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Level:
    """An undirected graph of points: every edge once, no edge to itself.

    `mass` is float64 (nodes,), how hard each pushes; `sources` and `targets` are int64 (edges,) and `weight` is
    float64 (edges,), how hard each pulls.
    """

    mass: _Floats
    sources: _Ints
    targets: _Ints
    weight: _Floats

    @property
    def size(self) -> int:
        return len(self.mass)


def make_level(size: int, sources: _Ints, targets: _Ints) -> Level:
    """The finest level: edges between the same two nodes are one, and a node's mass is its degree and OWN_MASS."""
    level = _merge(np.zeros(size), sources, targets, np.ones(len(sources)))
    ones = np.ones(len(level.sources))
    degree = np.bincount(level.sources, ones, size) + np.bincount(level.targets, ones, size)
    return Level((degree + OWN_MASS).astype(np.float64), level.sources, level.targets, ones)


def coarsen(level: Level) -> tuple[Level, _Ints]:
    """A graph of about half the nodes: leaves go into what they hang on, others into their lightest neighbour.

    Returns:
        The smaller graph, and for each node its number there: int64 (nodes,).
    """
    neighbours: list[list[int]] = [[] for _ in range(level.size)]
    for source, target in zip(level.sources.tolist(), level.targets.tolist(), strict=True):
        neighbours[source].append(target)
        neighbours[target].append(source)
    group = [-1] * level.size
    weight: list[float] = []
    mass = level.mass.tolist()
    for node in sorted(range(level.size), key=lambda node: (len(neighbours[node]), node)):
        if group[node] >= 0:
            continue
        free = [other for other in neighbours[node] if group[other] < 0]
        if free:
            other = min(free, key=lambda other: (mass[other], other))
            group[node] = group[other] = len(weight)
            weight.append(mass[node] + mass[other])
        elif neighbours[node]:
            other = min(neighbours[node], key=lambda other: (weight[group[other]], other))
            group[node] = group[other]
            weight[group[node]] += mass[node]
        else:
            group[node] = len(weight)
            weight.append(mass[node])
    groups = np.array(group, np.int64)
    return _merge(np.array(weight), groups[level.sources], groups[level.targets], level.weight), groups


def _merge(mass: _Floats, sources: _Ints, targets: _Ints, weight: _Floats) -> Level:
    low, high = np.minimum(sources, targets), np.maximum(sources, targets)
    apart = low != high
    pairs, place = np.unique(low[apart] * len(mass) + high[apart], return_inverse=True)
    return Level(
        mass, pairs // len(mass), pairs % len(mass), np.bincount(place, weight[apart], len(pairs)).astype(np.float64)
    )
