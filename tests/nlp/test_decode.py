"""Spans out of scores, without the trained weights."""

from itertools import pairwise, product

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


def test_roles_never_go_on_with_what_did_not_begin():
    """An inside label after another role becomes a beginning, or gives way."""
    roles = reading("SOc").roles
    roles[2, 3] = -1  # a beginning is the next best

    (labels,) = best_roles([CueReading(0, 3, roles, 1.0)])

    assert labels.tolist() == [1, 0, 3]


def test_a_whole_path_gives_way_where_words_on_their_own_do_not_fit():
    """One reading that needs mending changes no other, and is the likeliest of all allowed paths."""
    rng = np.random.default_rng(3)
    readings = [CueReading(0, 5, np.log(rng.dirichlet(np.ones(5), 5)).astype(np.float32), 1.0) for _ in range(20)]
    allowed = [
        path
        for path in product(range(5), repeat=5)
        if all(after not in (2, 4) or before in (after - 1, after) for before, after in pairwise((0, *path)))
    ]

    for reading, labels in zip(readings, best_roles(readings), strict=True):
        best = max(allowed, key=lambda path: reading.roles[np.arange(5), path].sum())
        assert labels.tolist() == list(best)


def test_readings_of_different_length_are_decoded_together():
    """Padding never leaks into a shorter reading."""
    alone = best_roles([reading("SsOCc")])[0].tolist()

    together = best_roles([reading("SsOCc"), reading("OOCcccccO")])

    assert together[0].tolist() == alone
    assert len(together[1]) == 9


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
