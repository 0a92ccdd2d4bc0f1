"""The likeliest labels that may stand in a row."""

import itertools

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from quotetrack.nlp.bio import best_labels


def is_allowed(labels):
    """I-x (2, 4) stands only behind B-x (1, 3) or itself."""
    return all(
        label not in (2, 4) or before in (label - 1, label) for before, label in itertools.pairwise((0, *labels))
    )


@given(st.integers(1, 5), st.integers(0, 10_000))
def test_the_labels_are_the_likeliest_of_all_that_are_allowed(words, seed):
    """Nothing that is allowed scores higher."""
    scores = np.random.default_rng(seed).normal(size=(words, 5)).astype(np.float32)

    labels = best_labels(scores).tolist()

    rows = [row for row in itertools.product(range(5), repeat=words) if is_allowed(row)]
    best = max(rows, key=lambda row: sum(float(scores[word, label]) for word, label in enumerate(row)))
    assert labels == list(best)


def test_what_each_word_likes_best_stays_where_it_is_allowed():
    """A row that breaks no rule is left as it is."""
    scores = np.full((5, 5), -9, dtype=np.float32)
    for word, label in enumerate((1, 2, 0, 3, 4)):
        scores[word, label] = 0

    assert best_labels(scores).tolist() == [1, 2, 0, 3, 4]


def test_an_inside_without_a_beginning_becomes_one_or_gives_way():
    """After another role the next best label takes its place."""
    scores = np.full((3, 5), -6, dtype=np.float32)
    for word, label in enumerate((1, 0, 4)):
        scores[word, label] = 0
    scores[2, 3] = -1

    assert best_labels(scores).tolist() == [1, 0, 3]
