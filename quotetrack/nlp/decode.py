"""From scores to spans: candidate cues, their source and content, entities, trees."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from quotetrack.nlp.confidence import Doubles, multiply_chances, weigh_evidence
from quotetrack.nlp.labels import ENTITY_LABELS
from quotetrack.nlp.session import CueReading
from quotetrack.nlp.words import Floats, Ints

Range = tuple[int, int]

FLOOR = 0.2
"""Chance of beginning a cue under which a word is not looked at. Of the candidates below it one in eleven is right in
the dev part, and nothing tells which."""

DENIED = 0.1
"""Product of the network's two chances under which it says no: certainty about the spans does not overrule that."""

THRESHOLD = 0.35
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


# A role may begin anywhere; it goes on only after itself: rows from, columns to, in the order of labels.ROLE_LABELS.
_FORBIDDEN = np.zeros((5, 5), dtype=np.float32)
for _inside, _allowed in ((2, (1, 2)), (4, (3, 4))):
    for _before in range(5):
        if _before not in _allowed:
            _FORBIDDEN[_before, _inside] = -1e4
_NOT_AFTER = _FORBIDDEN < 0


def best_roles(readings: list[CueReading]) -> list[Ints]:
    """The likeliest allowed role of every word, for all the cues of a window at once."""
    labels = [reading.roles.argmax(1) for reading in readings]
    # Where the likeliest roles of the words, each on its own, follow each other as they may, no path can be likelier.
    broken = [i for i, own in enumerate(labels) if _NOT_AFTER[np.append(0, own[:-1]), own].any()]
    for i, own in zip(broken, _best_paths([readings[i] for i in broken]), strict=True):
        labels[i] = own
    return labels


def _best_paths(readings: list[CueReading]) -> list[Ints]:
    """The likeliest path through the roles (Viterbi), for several readings at once."""
    if not readings:
        return []
    width = max(len(r.roles) for r in readings)
    scores = np.zeros((len(readings), width, 5), dtype=np.float32)
    scores[:, :, 1:] = -1e4
    for i, reading in enumerate(readings):
        scores[i, : len(reading.roles)] = reading.roles
    best = scores[:, 0].copy()
    best[:, (2, 4)] = -1e4
    came = np.zeros((width, len(readings), 5), dtype=np.int8)
    for place in range(1, width):
        paths = best[:, :, None] + _FORBIDDEN
        came[place] = paths.argmax(1)
        best = paths.max(1) + scores[:, place]
    last = best.argmax(1)
    labels = np.empty((len(readings), width), dtype=np.int64)
    rows = np.arange(len(readings))
    for place in range(width - 1, -1, -1):
        labels[:, place] = last
        last = came[place, rows, last]
    return [labels[i, : len(reading.roles)] for i, reading in enumerate(readings)]


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


def find_entities(labels: Ints) -> list[tuple[int, int, str]]:
    """Entities as (first word, last word + 1, type); inside after another type begins anew. MISC is dropped."""
    found: list[tuple[int, int, str]] = []
    for word, index in enumerate(labels.tolist()):
        prefix, _, kind = ENTITY_LABELS[index].partition("-")
        if not kind:
            continue
        if prefix == "I" and found and found[-1][1] == word and found[-1][2] == kind:
            found[-1] = (found[-1][0], word + 1, kind)
        else:
            found.append((word, word + 1, kind))
    return [entity for entity in found if entity[2] != "MISC"]
