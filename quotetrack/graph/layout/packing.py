"""Separate parts of a graph beside each other, so that none lies in another."""

from __future__ import annotations

import math
from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

__all__ = ["find_parts", "pack"]

ASPECT = 1.5
"""Width to height of the whole: screens and pages on their side."""

PAGES_TRIED = 8

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
    """The parts in a page, highest first, each turned so that it lies on its longer side; corner at 0, 0."""
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
    pages = [max(widest, math.sqrt(area * ASPECT) * (1.0 + step / 8)) for step in range(PAGES_TRIED)]
    _, corners = min((_fill_page(sizes, order, page) for page in pages), key=lambda filled: filled[0])
    for part, (left, top) in zip(parts, corners, strict=True):
        x[part] += left
        y[part] += top
    return x, y


def _fill_page(
    sizes: list[tuple[float, float]], order: list[int], page: float
) -> tuple[float, list[tuple[float, float]]]:
    """Each box as high up as it fits below those before it, on a page of that width: "bottom left" on a skyline.

    Returns:
        How large a page of the aspect it takes, and the corner of each box.

    Source: E. Burke, G. Kendall, G. Whitwell, A new placement heuristic for the orthogonal stock-cutting problem,
    Operations Research 52 (2004).
    """
    corners = [(0.0, 0.0)] * len(sizes)
    skyline = [(0.0, 0.0)]  # From which x on how much of the page is taken.
    widest = highest = 0.0
    for index in order:
        width, height = sizes[index]
        top, left = min(_places(skyline, width, page))
        corners[index] = (left, top)
        after = [taken for start, taken in skyline if start <= left + width][-1]
        skyline = [
            *[step for step in skyline if step[0] < left],
            (left, top + height),
            (left + width, after),
            *[step for step in skyline if step[0] > left + width],
        ]
        widest, highest = max(widest, left + width), max(highest, top + height)
    return max(widest / ASPECT, highest), corners


def _places(skyline: list[tuple[float, float]], width: float, page: float) -> Iterator[tuple[float, float]]:
    """Where a box of a width can stand: how far down and from which x on."""
    for start, (left, top) in enumerate(skyline):
        if left and left + width > page:
            return
        for after_left, after_top in skyline[start + 1 :]:
            if after_left >= left + width:
                break
            top = max(top, after_top)
        yield top, left


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
