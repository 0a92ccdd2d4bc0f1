"""Spans out of scores, without the trained weights."""

import numpy as np
import pytest

from quotetrack.nlp.confidence import multiply_chances, weigh_evidence
from quotetrack.nlp.decode import best_roles, choose_attributions, find_candidates, role_runs
from quotetrack.nlp.labels import ROLE_LABELS
from quotetrack.nlp.session import CueReading

NO_QUOTES = np.zeros(6, dtype=np.int64)


def reading(labels, accept=0.9, low=0):
    """A pair reading that is sure of one role a word, given as O, S, s, C, c."""
    order = {"O": 0, "S": 1, "s": 2, "C": 3, "c": 4}
    roles = np.full((len(labels), len(ROLE_LABELS)), -6, dtype=np.float32)
    for word, label in enumerate(labels):
        roles[word, order[label]] = 0
    return CueReading(low, low + len(labels), roles, accept)


def choose(candidates, readings, *, threshold=0.5, **options):
    quote = np.zeros(max(r.high for r in readings), dtype=np.int64)
    return choose_attributions(candidates, readings, quote, threshold=threshold, **options)


def test_candidates_reach_over_the_words_inside():
    """A candidate goes on as long as the next word is surely inside the cue."""
    cue = np.asarray([[0.1, 0.9, 0], [0.2, 0, 0.8], [0.9, 0.05, 0.05]], dtype=np.float32)

    assert [(first, last) for first, last, _ in find_candidates(cue, 0.4)] == [(0, 2)]


def test_a_beginning_label_starts_a_new_run():
    """Two contents side by side are two runs."""
    assert role_runs(np.asarray([3, 4, 3, 4, 0, 3]), 3, 10) == [(10, 12), (12, 14), (15, 16)]


def test_the_surer_of_two_overlapping_cues_stays():
    """One word signals one attribution."""
    candidates = [(2, 4, 0.9), (3, 4, 0.95)]
    found = choose(candidates, [reading("SsOOCc", 0.9), reading("SsOOCc", 0.99)])

    assert [f.cue for f in found] == [(3, 4)]


def test_a_candidate_without_content_is_none():
    """Somebody who speaks and says nothing is not recorded."""
    assert choose([(2, 3, 0.9)], [reading("SsOO")]) == []


def test_candidates_under_the_threshold_are_left_out():
    """Without a fitted layer the score is the chance of a cue times the chance of acceptance."""
    assert choose([(2, 3, 0.6)], [reading("SsOCc", accept=0.6)]) == []
    assert choose([(2, 3, 0.6)], [reading("SsOCc", accept=0.6)], threshold=0.35)[0].score == pytest.approx(0.36)


def test_a_fitted_layer_decides_who_is_surest():
    """Scores come from what was observed of each candidate, and go with it."""
    candidates = [(2, 4, 0.9), (3, 4, 0.6)]
    readings = [reading("SsOOCc"), reading("SsOOCc")]

    (found,) = choose(candidates, readings, chances=lambda evidence: 1 - multiply_chances(evidence), threshold=0.1)

    assert found.cue == (3, 4)
    assert found.score == pytest.approx(1 - 0.6 * 0.9)
    assert found.evidence == pytest.approx(weigh_evidence(candidates, readings, best_roles(readings), NO_QUOTES)[1])


def test_what_the_network_denies_is_never_accepted():
    """Not even where the fitted layer likes the spans and everything else is accepted."""
    candidates, readings = [(2, 3, 0.4)], [reading("SsOCc", accept=0.2)]

    assert choose(candidates, readings, threshold=0.0, chances=lambda evidence: np.ones(len(evidence))) == []


def test_the_source_nearest_to_the_cue_is_its_own():
    """Of two source runs the nearer one is kept."""
    (found,) = choose([(4, 5, 0.9)], [reading("SsOSOCc")])

    assert found.source == (3, 4)
