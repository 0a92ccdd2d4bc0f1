"""Where the labels of a picture go: beside what they name, on no other label and on no node.

Source: J. Christensen, J. Marks, S. Shieber, An empirical study of algorithms for point-feature label placement, ACM
Transactions on Graphics 14 (1995): places around a point, tried in order of how well they read, greedily.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from quotetrack.graph.picture.text_width import text_width

__all__ = ["Box", "Disc", "Line", "Wanted", "place_labels"]

LINE_HEIGHT = 1.2
"""Height of a label's box as a multiple of the size of its letters."""
AWAY = 4.0
CELL = 16.0
SAMPLE = 6.0
"""A line counts once for each so many units of it that run through a cell below a label."""
DISC = 20.0
"""What a disc counts that lies below a label, where one may."""

# Which way from the node: right, left, below, above, the corners, then above and below with an end nearer.
PLACES = (
    *((1.0, 0), (-1.0, 0), (0.0, 1), (0.0, -1), (1.0, -1), (1.0, 1), (-1.0, -1), (-1.0, 1)),
    *((0.5, 1), (0.5, -1), (-0.5, 1), (-0.5, -1)),
)
CORNER = 0.71


@dataclass(frozen=True, slots=True)
class Disc:
    """A node in its place."""

    x: float
    y: float
    radius: float


@dataclass(frozen=True, slots=True)
class Wanted:
    """A label that ought to stand beside a disc, in letters of the first of the sizes for which there is room.

    In letters of a size it may lie on discs whose radius is less than `over` times that.
    """

    disc: Disc
    text: str
    sizes: tuple[float, ...]
    over: float = 0.0


@dataclass(frozen=True, slots=True)
class Box:
    """Where a label stands, half-open, and the size of its letters."""

    left: float
    top: float
    right: float
    bottom: float
    size: float

    def meets(self, other: Box) -> bool:
        return (
            self.left < other.right and other.left < self.right and self.top < other.bottom and other.top < self.bottom
        )


_Item = TypeVar("_Item", Box, Disc)

Line = tuple[float, float, float, float]
"""From x, y to x, y."""


def place_labels(wanted: Sequence[Wanted], discs: Iterable[Disc], lines: Iterable[Line]) -> list[Box | None]:
    """A box for each label, in their order, which is that of their importance; None for what finds no room.

    No two boxes meet, and none lies on a disc that is as large as its label's `over`. Of the places around its own
    disc it has the one where it covers the least.
    """
    boxes: _Grid[Box] = _Grid()
    circles: _Grid[Disc] = _Grid()
    for disc in discs:
        circles.add(disc, disc.x - disc.radius, disc.y - disc.radius, disc.x + disc.radius, disc.y + disc.radius)
    crowd = _count_lines(lines)
    placed: list[Box | None] = []
    for label in wanted:
        best: tuple[float, Box] | None = None
        for order, box in enumerate(_boxes_around(label)):
            if best is not None and box.size < best[1].size:
                break
            if any(box.meets(other) for other in boxes.near(box)):
                continue
            covered = {disc for disc in circles.near(box) if disc != label.disc and _covers(box, disc)}
            if any(disc.radius >= label.over * box.size for disc in covered):
                continue
            cost = order / 2 + DISC * len(covered) + _covered_lines(box, crowd)
            if best is None or cost < best[0]:
                best = cost, box
        placed.append(best[1] if best else None)
        if best:
            boxes.add(best[1], best[1].left, best[1].top, best[1].right, best[1].bottom)
    return placed


def _boxes_around(label: Wanted) -> Iterable[Box]:
    for size in label.sizes:
        width, height = text_width(label.text, size), LINE_HEIGHT * size
        for right, down in PLACES:
            away = (label.disc.radius + AWAY) * (CORNER if right and down else 1.0)
            # Half way to the side the box slides along the disc, and is not moved away from it.
            x = label.disc.x + right * width / 2 + (right * away if abs(right) == 1 else 0.0)
            y = label.disc.y + down * (height / 2 + (away if abs(right) == 1 else label.disc.radius + AWAY))
            yield Box(x - width / 2, y - height / 2, x + width / 2, y + height / 2, size)


def _covers(box: Box, disc: Disc) -> bool:
    x, y = min(max(disc.x, box.left), box.right), min(max(disc.y, box.top), box.bottom)
    return (x - disc.x) * (x - disc.x) + (y - disc.y) * (y - disc.y) < disc.radius * disc.radius


def _count_lines(lines: Iterable[Line]) -> Counter[tuple[int, int]]:
    crowd: Counter[tuple[int, int]] = Counter()
    for x, y, to_x, to_y in lines:
        length = math.sqrt((to_x - x) * (to_x - x) + (to_y - y) * (to_y - y))
        steps = int(length / SAMPLE) + 1
        for step in range(steps):
            share = (step + 0.5) / steps
            crowd[int((x + (to_x - x) * share) // CELL), int((y + (to_y - y) * share) // CELL)] += 1
    return crowd


def _covered_lines(box: Box, crowd: Counter[tuple[int, int]]) -> float:
    return sum(crowd[cell] for cell in _cells(box.left, box.top, box.right, box.bottom)) * SAMPLE / CELL


def _cells(left: float, top: float, right: float, bottom: float) -> Iterable[tuple[int, int]]:
    for column in range(int(left // CELL), int(right // CELL) + 1):
        for row in range(int(top // CELL), int(bottom // CELL) + 1):
            yield column, row


class _Grid(Generic[_Item]):
    """What is near, without asking everything."""

    def __init__(self) -> None:
        self._cells: defaultdict[tuple[int, int], list[_Item]] = defaultdict(list)

    def add(self, item: _Item, left: float, top: float, right: float, bottom: float) -> None:
        for cell in _cells(left, top, right, bottom):
            self._cells[cell].append(item)

    def near(self, box: Box) -> Iterable[_Item]:
        for cell in _cells(box.left, box.top, box.right, box.bottom):
            yield from self._cells.get(cell, ())
