"""Separate parts of a graph beside each other, so that none lies in another."""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray

__all__ = ["find_parts", "pack"]

ASPECT = 1.5
"""Width to height of the whole: screens and pages on their side."""

_Floats = NDArray[np.float64]
_Ints = NDArray[np.int64]


def find_parts(size: int, sources: _Ints, targets: _Ints) -> list[_Ints]:
    """The parts of a graph that no edge joins, as the numbers of their nodes: the largest first, then by first node."""
    parent = list(range(size))

    def root(node: int) -> int:
        while parent[node] != node:
            parent[node] = parent[parent[node]]
            node = parent[node]
        return node

    for source, target in zip(sources.tolist(), targets.tolist(), strict=True):
        one, other = root(source), root(target)
        parent[max(one, other)] = min(one, other)
    parts: dict[int, list[int]] = {}
    for node in range(size):
        parts.setdefault(root(node), []).append(node)
    return [np.array(part) for part in sorted(parts.values(), key=lambda part: (-len(part), part[0]))]


def pack(x: _Floats, y: _Floats, radii: _Floats, parts: list[_Ints]) -> tuple[_Floats, _Floats]:
    """The parts on shelves, highest first, each turned so that it lies on its longer side; corner at 0, 0."""
    x, y = x.copy(), y.copy()
    gap = 2.0 * float(radii.max())
    sizes = []
    for part in parts:
        x[part], y[part] = _lay_down(x[part], y[part])
        x[part] -= (x[part] - radii[part]).min()
        y[part] -= (y[part] - radii[part]).min()
        sizes.append((float((x[part] + radii[part]).max()) + gap, float((y[part] + radii[part]).max()) + gap))
    order = sorted(range(len(parts)), key=lambda index: (-sizes[index][1], index))
    widest = max(width for width, _ in sizes)
    area = sum(width * height for width, height in sizes)
    widths = [max(widest, math.sqrt(area * ASPECT) * (1.0 + step / 10)) for step in range(10)]
    _, corners = min((_shelve(sizes, order, width) for width in widths), key=lambda shelves: shelves[0])
    for part, (left, top) in zip(parts, corners, strict=True):
        x[part] += left
        y[part] += top
    return x, y


def _shelve(
    sizes: list[tuple[float, float]], order: list[int], limit: float
) -> tuple[float, list[tuple[float, float]]]:
    """How large a page of the aspect shelves of at most that width need, and where each box's corner is on them."""
    corners = [(0.0, 0.0)] * len(sizes)
    left = top = shelf = widest = 0.0
    for index in order:
        width, height = sizes[index]
        if left and left + width > limit:
            left, top, shelf = 0.0, top + shelf, 0.0
        corners[index] = (left, top)
        left, shelf = left + width, max(shelf, height)
        widest = max(widest, left)
    return max(widest / ASPECT, top + shelf), corners


def _lay_down(x: _Floats, y: _Floats) -> tuple[_Floats, _Floats]:
    """The points around their middle, turned so that their longest axis lies along x."""
    x, y = x - np.cumsum(x)[-1] / len(x), y - np.cumsum(y)[-1] / len(y)
    across, along = (float(np.cumsum(values)[-1]) for values in (x * x - y * y, 2.0 * x * y))
    length = math.sqrt(across * across + along * along)
    if length == 0:
        return x, y
    cosine = math.sqrt((1.0 + across / length) / 2.0)
    sine = math.copysign(math.sqrt(max(1.0 - across / length, 0.0) / 2.0), along)
    return x * cosine + y * sine, y * cosine - x * sine
