"""From scores to spans: candidate cues, their source and content."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from quotetrack.nlp.bio import best_labels
from quotetrack.nlp.session import CueReading
from quotetrack.nlp.words import Floats, Ints

Range = tuple[int, int]


@dataclass(frozen=True, slots=True)
class FoundAttribution:
    """Cue, source and content as half-open word ranges, and a score, 0..1, higher is surer."""

    cue: Range
    source: Range | None
    content: tuple[Range, ...]
    score: float


def find_candidates(cue: Floats, floor: float) -> list[tuple[int, int, float]]:
    """Candidate cues of a window as (first word, last word + 1, chance).

    Args:
        cue: float32 (words, 3): chances of outside, begin, inside.
        floor: Chance of beginning a cue under which a word is not looked at. The threshold of `choose_attributions`
            loses nothing: a score is never above its cue's chance.
    """
    found = []
    count = len(cue)
    for first in np.nonzero(cue[:, 1] >= floor)[0].tolist():
        last = first + 1
        while last < count and cue[last, 2] > 0.5:
            last += 1
        found.append((first, last, float(cue[first, 1])))
    return found


def role_runs(labels: Ints, begin: int, low: int) -> list[Range]:
    """Runs of one role in window words; `begin` is the label that begins it, the next one continues it."""
    runs: list[Range] = []
    for place in np.nonzero((labels == begin) | (labels == begin + 1))[0].tolist():
        word = low + place
        if runs and runs[-1][1] == word and labels[place] != begin:
            runs[-1] = (runs[-1][0], word + 1)
        else:
            runs.append((word, word + 1))
    return runs


def choose_attributions(
    candidates: list[tuple[int, int, float]], readings: list[CueReading], threshold: float
) -> list[FoundAttribution]:
    """Accept candidates, surest first, none overlapping another's cue; one with no content is none."""
    found = []
    for (first, last, chance), reading in zip(candidates, readings, strict=True):
        score = chance * reading.accept
        if score < threshold:
            continue
        labels = best_labels(reading.roles)
        content = role_runs(labels, 3, reading.low)
        if not content:
            continue
        sources = role_runs(labels, 1, reading.low)
        # The source nearest to the cue is its own; a second one belongs to a neighbour.
        source = min(sources, key=lambda r: min(abs(r[1] - first), abs(r[0] - last)), default=None)
        found.append(FoundAttribution((first, last), source, tuple(content), score))
    found.sort(key=lambda f: -f.score)
    taken: set[int] = set()
    kept = []
    for attribution in found:
        words = range(*attribution.cue)
        if taken.isdisjoint(words):
            taken.update(words)
            kept.append(attribution)
    return sorted(kept, key=lambda f: f.cue)
