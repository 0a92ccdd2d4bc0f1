"""Two quotations word against word: how much of each stands in the other.

The words that agree are looked for in order. What agrees by chance, a lone "the" far from everything else that agrees,
does not count: words count in runs, and a single word only beside a run. So a cut quotation ("A … C" of "A B C") keeps
both its parts, and a short one does not gather its words from all over a long one.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from operator import add
from typing import NamedTuple

from rapidfuzz.distance import LCSseq

from quotetrack.statements.evidence import weigh
from quotetrack.statements.letters import write_letters

__all__ = ["Alignment", "Run", "align", "may_join"]

_WINDOW_MARGIN = 3  # words round a fragment's place in a longer quotation
_NEAR = 2  # words between a run and a single word that counts beside it


class Run(NamedTuple):
    """Words that agree: half-open indices of words in the one quotation and in the other.

    The lengths differ where words are written as one: "air strikes", "airstrikes".
    """

    start: int
    end: int
    other_start: int
    other_end: int


class Alignment(NamedTuple):
    """Which words of two quotations agree.

    Attributes:
        runs: The words that agree and count, in order.
        coverage, other_coverage: Share of the words of each quotation that agree and count, 0..1.
        evidence: Weight of the words that agree and count (`evidence.weigh`): 0 and more.
    """

    runs: tuple[Run, ...]
    coverage: float
    other_coverage: float
    evidence: float


def align(keys: Sequence[str], other: Sequence[str], letters: tuple[str, str] | None = None) -> Alignment:
    """Align the words of two quotations.

    Args:
        keys, other: Their words as `read_keys` reads them.
        letters: Both as letters of one alphabet, where they are written already.

    >>> found = align(["the", "air", "strikes", "killed", "three"], ["airstrikes", "killed", "four", "men"])
    >>> found.runs, found.coverage, found.other_coverage
    ((Run(start=1, end=4, other_start=0, other_end=2),), 0.6, 0.5)
    """
    one_letters, other_letters = letters or write_letters(keys, other)
    if len(keys) > len(other) or (len(keys) == len(other) and list(keys) > list(other)):
        return _turn(_align(other, keys, other_letters, one_letters))  # the same, whichever of the two is asked about
    return _align(keys, other, one_letters, other_letters)


def may_join(keys: Sequence[str], other: Sequence[str]) -> bool:
    """Whether two words in a row of one quotation stand in the other as one ("air strikes", "airstrikes")."""
    return _has_joined(keys, other) or _has_joined(other, keys)


def _has_joined(keys: Sequence[str], other: Sequence[str]) -> bool:
    return not set(map(add, keys, keys[1:])).isdisjoint(other)


def _turn(alignment: Alignment) -> Alignment:
    """The same alignment seen from the other quotation."""
    runs = tuple([Run(*run[2:], *run[:2]) for run in alignment.runs])
    return Alignment(runs, alignment.other_coverage, alignment.coverage, alignment.evidence)


def _measure(keys: Sequence[str], other: Sequence[str], runs: Sequence[Run]) -> Alignment:
    agreeing: list[str] = []
    n_other = 0
    for start, end, other_start, other_end in runs:
        agreeing += keys[start:end]
        n_other += other_end - other_start
    if not agreeing:
        return Alignment((), 0.0, 0.0, 0.0)
    return Alignment(tuple(runs), len(agreeing) / len(keys), n_other / len(other), weigh(agreeing))


def _align(keys: Sequence[str], other: Sequence[str], letters: str, other_letters: str) -> Alignment:
    """Align the words of a shorter quotation with those of a longer one."""
    if not keys:
        return _measure(keys, other, [])
    place = other_letters.find(letters)
    if place >= 0:
        return _measure(keys, other, [Run(0, len(keys), place, place + len(keys))])
    runs = _find_runs(keys, other, letters, other_letters)
    if runs and len(other) > 2 * len(keys):
        # In a longer quotation a word may agree far from its place, and be dropped: look again near the best of it.
        seed = max(runs, key=lambda run: run.end - run.start)
        start = max(seed.other_start - seed.start - _WINDOW_MARGIN, 0)
        end = seed.other_end + len(keys) - seed.end + _WINDOW_MARGIN
        nearby = [
            run._replace(other_start=run.other_start + start, other_end=run.other_end + start)
            for run in _find_runs(keys, other[start:end], letters, other_letters[start:end])
        ]
        runs = max(runs, nearby, key=lambda found: sum(run.end - run.start for run in found))
    return _measure(keys, other, runs)


def _find_runs(keys: Sequence[str], other: Sequence[str], letters: str, other_letters: str) -> list[Run]:
    """The words that agree in order and count, as runs; those next to each other on both sides are one."""
    blocks = LCSseq.editops(letters, other_letters).as_matching_blocks()  # the last one is empty and marks the ends
    runs: list[Run] = []
    start = other_start = 0
    has_single = False
    for block in blocks:
        place, other_place, size = block.a, block.b, block.size
        found = None
        if start < place and other_start < other_place and place - start + other_place - other_start > 2:
            found = _find_joined(keys[start:place], other[other_start:other_place])
            if found is not None:
                _append(runs, Run(start + found[0], start + found[1], other_start + found[2], other_start + found[3]))
        start, other_start = place + size, other_place + size
        if size and found is not None:
            _append(runs, Run(place, start, other_place, other_start))
        elif size:  # blocks are not next to each other
            runs.append(Run(place, start, other_place, other_start))
        has_single = has_single or size == 1 or found is not None
    return _drop_strays(runs) if has_single and len(runs) > 1 else runs


def _append(runs: list[Run], run: Run) -> None:
    if runs and runs[-1].end == run.start and runs[-1].other_end == run.other_start:
        runs[-1] = runs[-1]._replace(end=run.end, other_end=run.other_end)
    else:
        runs.append(run)


def _find_joined(keys: Sequence[str], other: Sequence[str]) -> Run | None:
    """Two words of one side that the other side writes as one ("air strikes", "airstrikes"); the first such."""
    if len(keys) > 1 and _has_joined(keys, other):
        joined = {one + two: k for k, (one, two) in enumerate(pairwise(keys))}
        k = next(k for k, key in enumerate(other) if key in joined)
        return Run(joined[other[k]], joined[other[k]] + 2, k, k + 1)
    if len(other) > 1 and _has_joined(other, keys):
        singles = {key: k for k, key in enumerate(keys)}
        k, joint = next((k, one + two) for k, (one, two) in enumerate(pairwise(other)) if one + two in singles)
        return Run(singles[joint], singles[joint] + 1, k, k + 2)
    return None


def _drop_strays(runs: list[Run]) -> list[Run]:
    """Runs of several words, and single words near one of those in both quotations."""
    kept: list[Run] = []
    for k, run in enumerate(runs):
        neighbours = runs[max(k - 1, 0) : k] + runs[k + 1 : k + 2]
        if run.end - run.start > 1 or any(_is_near(run, each) for each in neighbours if each.end - each.start > 1):
            kept.append(run)
    return kept


def _is_near(run: Run, other: Run) -> bool:
    gap = max(run.start, other.start) - min(run.end, other.end)
    other_gap = max(run.other_start, other.other_start) - min(run.other_end, other.other_end)
    return gap <= _NEAR and other_gap <= _NEAR
