"""How hard every node pushes every other away, without asking each pair.

The plane is cut in halves of equal numbers of points, again and again, down to leaves of a few points. A leaf feels a
cell that is far away, for its size, as one heavy point in its middle; only neighbours are asked one by one. Source:
J. Barnes, P. Hut, A hierarchical O(N log N) force-calculation algorithm, Nature 324 (1986).

Only additions, multiplications, divisions, square roots and stable sorts are used, in an order that nothing but the
input decides: these have one right answer on every machine, which `exp`, `log` and matrix products have not.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

__all__ = ["Neighbourhood"]

LEAF = 8
THETA = 1.2
"""A cell is far if its diagonal is less than this many times its distance; 1.2 is ForceAtlas2's."""
CHUNK = 16384
"""Pairs of cells that are worked on at a time, so that memory stays small."""

_Floats = NDArray[np.float64]
_Ints = NDArray[np.int64]


class Neighbourhood:
    """Who is near to whom, and which far cells are felt as one; made for some positions, good enough for a few steps.

    Args:
        x: Horizontal positions, float64 (n,).
        y: Vertical positions, float64 (n,).
    """

    def __init__(self, x: _Floats, y: _Floats) -> None:
        self._n = len(x)
        self._depth = 0
        while LEAF << self._depth < self._n:
            self._depth += 1
        self._leaf = -(-self._n >> self._depth)
        # Leaves are all of one size: here and there a point is repeated, without mass, to fill them.
        places = self._leaf << self._depth
        self._order = np.arange(places) * self._n // places
        self._real = np.diff(self._order, prepend=-1) > 0
        self._halve(x, y)
        self._find_pairs(x, y)

    def repel(self, x: _Floats, y: _Floats, mass: _Floats) -> tuple[_Floats, _Floats]:
        """What pushes each point: over all others, their mass divided by the square of the distance, away from them.

        Returns:
            Two float64 (n,): along x and y. To be multiplied by the mass of the point itself.
        """
        px, py = x[self._order].reshape(-1, self._leaf), y[self._order].reshape(-1, self._leaf)
        mass = np.where(self._real, mass[self._order], 0.0).reshape(-1, self._leaf)
        push_x, push_y = np.zeros(px.size), np.zeros(px.size)
        for level, (leaves, cells) in enumerate(self._far):
            weight = _total(mass, level)
            heavy = np.maximum(weight, 1e-300)
            middle_x, middle_y = _total(px * mass, level) / heavy, _total(py * mass, level) / heavy
            for start in range(0, len(leaves), CHUNK):
                leaf, cell = leaves[start : start + CHUNK], cells[start : start + CHUNK]
                dx, dy = px[leaf] - middle_x[cell, None], py[leaf] - middle_y[cell, None]
                force = weight[cell, None] / _cube(dx, dy)
                at = (leaf[:, None] * self._leaf + np.arange(self._leaf)).ravel()
                push_x += np.bincount(at, (dx * force).ravel(), px.size)
                push_y += np.bincount(at, (dy * force).ravel(), px.size)
        leaves, others = self._near
        for start in range(0, len(leaves), CHUNK // LEAF):
            leaf, other = leaves[start : start + CHUNK // LEAF], others[start : start + CHUNK // LEAF]
            for member in range(self._leaf):
                dx, dy = px[leaf] - px[other, member, None], py[leaf] - py[other, member, None]
                force = mass[other, member, None] / _cube(dx, dy)
                at = (leaf[:, None] * self._leaf + np.arange(self._leaf)).ravel()
                push_x += np.bincount(at, (dx * force).ravel(), px.size)
                push_y += np.bincount(at, (dy * force).ravel(), px.size)
        back_x, back_y = np.empty(self._n), np.empty(self._n)
        real = self._order[self._real]
        back_x[real], back_y[real] = push_x[self._real], push_y[self._real]
        return back_x, back_y

    def _halve(self, x: _Floats, y: _Floats) -> None:
        """Sort the points so that each cell of each level is a stretch of the order, cut across its longer side."""
        for level in range(self._depth):
            order = self._order.reshape(1 << level, -1)
            real = self._real.reshape(1 << level, -1)
            px, py = x[order], y[order]
            wide = px.max(1) - px.min(1) >= py.max(1) - py.min(1)
            index = np.argsort(np.where(wide[:, None], px, py), axis=1, kind="stable")
            self._order = np.take_along_axis(order, index, 1).ravel()
            self._real = np.take_along_axis(real, index, 1).ravel()

    def _find_pairs(self, x: _Floats, y: _Floats) -> None:
        """Walk down from the whole plane: what is far from a leaf is felt as one, what is near is opened."""
        px, py = x[self._order], y[self._order]
        boxes = []
        for level in range(self._depth + 1):
            qx, qy = px.reshape(1 << level, -1), py.reshape(1 << level, -1)
            left, right, top, bottom = qx.min(1), qx.max(1), qy.min(1), qy.max(1)
            size = np.sqrt((right - left) ** 2 + (bottom - top) ** 2)
            boxes.append(((left + right) / 2, (top + bottom) / 2, size))
        leaf_x, leaf_y, leaf_size = boxes[-1]
        leaves = np.arange(1 << self._depth)
        cells = np.zeros(1 << self._depth, np.int64)
        self._far: list[tuple[_Ints, _Ints]] = []
        for level in range(self._depth + 1):
            cell_x, cell_y, cell_size = boxes[level]
            dx, dy = leaf_x[leaves] - cell_x[cells], leaf_y[leaves] - cell_y[cells]
            distance = np.sqrt(dx * dx + dy * dy) - leaf_size[leaves] / 2
            far = cell_size[cells] < THETA * distance
            self._far.append((leaves[far], cells[far]))
            leaves, cells = leaves[~far], cells[~far]
            if level < self._depth:
                leaves = np.repeat(leaves, 2)
                cells = np.repeat(cells * 2, 2)
                cells[1::2] += 1
        self._near = leaves, cells


def _cube(dx: _Floats, dy: _Floats) -> _Floats:
    """The third power of the distances, never 0: a point does not push itself."""
    square = dx * dx + dy * dy + 1e-6
    return square * np.sqrt(square)


def _total(values: _Floats, level: int) -> _Floats:
    """The sum over each cell of a level, of values (leaves, points of a leaf), always added in the same order."""
    total = np.cumsum(values, axis=1)[:, -1]
    while len(total) > 1 << level:
        total = total[0::2] + total[1::2]
    return total
