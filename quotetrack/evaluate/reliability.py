"""Whether `confidence` means what it says: of the records at 0.8, four in five should be right.

Source: reliability diagrams and the expected calibration error over equal bins: Guo, Pleiss, Sun and Weinberger 2017
("On Calibration of Modern Neural Networks", ICML).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

__all__ = ["Bin", "Reliability", "measure_reliability"]

N_BINS = 10


@dataclass(frozen=True, slots=True)
class Bin:
    """The records whose confidence lies between `low` and `high` (1.0 in the last one).

    Attributes:
        low, high: The bounds; `high` belongs to the next bin.
        n: How many records.
        confidence: Their mean confidence, 0..1; None where there are none.
        right: The share of them that is right, 0..1.
    """

    low: float
    high: float
    n: int
    confidence: float | None
    right: float | None


@dataclass(frozen=True, slots=True)
class Reliability:
    """Ten bins, and how far confidence and truth lie apart on average over the records, 0..1 (0 is best)."""

    bins: tuple[Bin, ...]
    error: float


def measure_reliability(judged: Iterable[tuple[float, bool]]) -> Reliability | None:
    """Compare confidence with truth.

    Args:
        judged: For each record its confidence, 0..1, and whether it is right.

    Returns:
        The bins and the expected calibration error; None where there are no records.

    >>> measure_reliability([(0.75, True), (0.75, False)]).error
    0.25
    """
    members: list[list[tuple[float, bool]]] = [[] for _ in range(N_BINS)]
    for confidence, is_right in judged:
        members[min(int(confidence * N_BINS), N_BINS - 1)].append((confidence, is_right))
    total = sum(map(len, members))
    if not total:
        return None
    bins = tuple(_summarize(number, inside) for number, inside in enumerate(members))
    gaps = (
        each.n * abs(each.confidence - each.right)
        for each in bins
        if each.confidence is not None and each.right is not None
    )
    return Reliability(bins, sum(gaps) / total)


def _summarize(number: int, inside: list[tuple[float, bool]]) -> Bin:
    low, high = number / N_BINS, (number + 1) / N_BINS
    if not inside:
        return Bin(low, high, 0, None, None)
    n = len(inside)
    mean = sum(confidence for confidence, _ in inside) / n
    return Bin(low, high, n, mean, sum(is_right for _, is_right in inside) / n)
