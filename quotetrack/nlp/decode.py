"""From scores to spans: candidate cues, their source and content, entities, trees."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from quotetrack.nlp.bio import best_labels
from quotetrack.nlp.confidence import Doubles, multiply_chances, weigh_evidence
from quotetrack.nlp.session import CueReading
from quotetrack.nlp.words import Floats, Ints

Range = tuple[int, int]

FLOOR = 0.2
"""Chance of beginning a cue under which a word is not looked at. Of the candidates below it one in eleven is right in
the dev part, and nothing tells which."""

DENIED = 0.1
"""Product of the network's two chances under which it says no: certainty about the spans does not overrule that."""

THRESHOLD = 0.4
"""Score from which a candidate is an attribution. Where scores are true chances, F1 is best at half of what it then is
(Lipton, Elkan and Naryanaswamy 2014, "Optimal thresholding of classifiers to maximize F1 measure")."""


@dataclass(frozen=True, slots=True)
class FoundAttribution:
    """Cue, source and content as half-open word ranges, a score, 0..1, higher is surer, and what it was made of."""

    cue: Range
    source: Range | None
    content: tuple[Range, ...]
    score: float
    evidence: tuple[float, ...] = ()


def find_candidates(cue: Floats, floor: float) -> list[tuple[int, int, float]]:
    """Candidate cues of a window as (first word, last word + 1, chance).

    Args:
        cue: float32 (words, 3): chances of outside, begin, inside.
        floor: Chance of beginning a cue under which a word is not looked at.
    """
    found = []
    count = len(cue)
    for first in np.nonzero(cue[:, 1] >= floor)[0].tolist():
        last = first + 1
        while last < count and cue[last, 2] > 0.5:
            last += 1
        found.append((first, last, float(cue[first, 1])))
    return found


def best_roles(readings: list[CueReading]) -> list[Ints]:
    """The likeliest allowed role of every word, a row a reading."""
    return [best_labels(reading.roles) for reading in readings]


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
    candidates: list[tuple[int, int, float]],
    readings: list[CueReading],
    quote: Ints,
    *,
    threshold: float,
    chances: Callable[[Doubles], Doubles] = multiply_chances,
) -> list[FoundAttribution]:
    """Accept candidates, surest first, none overlapping another's cue; one with no content is none.

    Args:
        candidates: As `find_candidates` gives them.
        readings: What the pair head says of each.
        quote: int64 (words of the window,): quote states.
        threshold: Score, 0..1, from which a candidate is accepted.
        chances: Makes scores of what `confidence.weigh_evidence` observes.
    """
    roles = best_roles(readings)
    evidence = weigh_evidence(candidates, readings, roles, quote)
    scores = np.where(multiply_chances(evidence) < DENIED, 0.0, chances(evidence)).tolist()
    found: list[FoundAttribution] = []
    for i in sorted(range(len(candidates)), key=lambda i: -scores[i]):
        if scores[i] < threshold or not scores[i]:
            break
        (first, last, _), reading, labels = candidates[i], readings[i], roles[i]
        content = role_runs(labels, 3, reading.low)
        if not content or any(first < f.cue[1] and f.cue[0] < last for f in found):
            continue
        sources = role_runs(labels, 1, reading.low)
        # The source nearest to the cue is its own; a second one belongs to a neighbour.
        source = min(sources, key=lambda r: min(abs(r[1] - first), abs(r[0] - last)), default=None)
        found.append(FoundAttribution((first, last), source, tuple(content), scores[i], tuple(evidence[i].tolist())))
    return sorted(found, key=lambda f: f.cue)
