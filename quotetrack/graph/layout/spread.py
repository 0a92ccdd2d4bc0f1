"""Discs that lie on each other are pushed apart, until none does."""

from __future__ import annotations

from itertools import count

import numpy as np
from numpy.typing import NDArray

__all__ = ["find_overlaps", "spread"]

PASSES, GROWTH = 8, 1.1
"""After so many passes everything is drawn a little larger, so that there is an end."""
CHUNK = 1 << 20
"""Pairs of discs that are looked at a time, so that memory stays small."""
EXCESS = 1.02
"""How much further than necessary discs are pushed, so that the end is reached and rounding does not undo it."""

_Floats = NDArray[np.float64]
_Ints = NDArray[np.int64]


def spread(x: _Floats, y: _Floats, radii: _Floats) -> tuple[_Floats, _Floats]:
    """The nearest places, about, where no two discs touch.

    Args:
        x, y: Middles of the discs, float64 (n,).
        radii: Their radii, with half of the gap that there shall be between two.

    Returns:
        Middles, as x and y.
    """
    x, y = x.copy(), y.copy()
    random = np.random.Generator(np.random.PCG64(1))
    for turn in count(1):
        one, other = find_overlaps(x, y, radii)
        if len(one) == 0:
            break
        if turn % PASSES == 0:
            x, y = x * GROWTH, y * GROWTH
            continue
        dx, dy = x[other] - x[one], y[other] - y[one]
        distance = np.sqrt(dx * dx + dy * dy)
        # Two in one place go apart to any side.
        same = distance < 1e-9
        dx[same], dy[same] = random.random(same.sum()) - 0.5, random.random(same.sum()) - 0.5
        distance[same] = np.sqrt(dx[same] * dx[same] + dy[same] * dy[same]) + 1e-9
        push = (EXCESS * (radii[one] + radii[other]) - distance) / distance
        # The smaller disc gives way: a hub keeps its place.
        share = radii[other] ** 2 / (radii[one] ** 2 + radii[other] ** 2)
        x += np.bincount(other, dx * push * (1 - share), len(x)) - np.bincount(one, dx * push * share, len(x))
        y += np.bincount(other, dy * push * (1 - share), len(x)) - np.bincount(one, dy * push * share, len(x))
    return x, y


def find_overlaps(x: _Floats, y: _Floats, radii: _Floats) -> tuple[_Ints, _Ints]:
    """All pairs of discs that overlap, each once: two int64 (pairs,) of their numbers, the one before the other."""
    size = 2.0 * radii.max()
    column, row = (np.floor((at - at.min()) / size).astype(np.int64) + 1 for at in (x, y))
    width = int(column.max()) + 2
    cell = row * width + column
    order = np.argsort(cell, kind="stable")
    cells = cell[order]
    found: list[tuple[_Ints, _Ints]] = []
    # A disc can only touch discs of its own cell and of the eight around it; half of them, to see each pair once.
    for step in (0, 1, width - 1, width, width + 1):
        first = np.searchsorted(cells, cells + step, "left") if step else np.arange(len(cells)) + 1
        counts = np.searchsorted(cells, cells + step, "right") - first
        ends = np.cumsum(counts)
        start = 0
        while start < len(cells):
            done = int(ends[start - 1]) if start else 0
            stop = max(int(np.searchsorted(ends, done + CHUNK, "right")), start + 1)
            some = counts[start:stop]
            one = np.repeat(np.arange(start, stop), some)
            other = np.arange(len(one)) - np.repeat(np.cumsum(some) - some, some) + np.repeat(first[start:stop], some)
            one, other = order[one], order[other]
            dx, dy, reach = x[other] - x[one], y[other] - y[one], radii[one] + radii[other]
            near = dx * dx + dy * dy < reach * reach
            found.append((one[near], other[near]))
            start = stop
    one, other = (np.concatenate([pair[index] for pair in found]) for index in range(2))
    return np.minimum(one, other), np.maximum(one, other)
