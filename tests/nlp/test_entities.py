"""Entities out of chances, without the trained weights."""

import numpy as np

from quotetrack.nlp.entities import find_entities
from quotetrack.nlp.labels import ENTITY_LABELS


def chances(*labels, sure=0.999):
    """Log chances of words that are nearly sure of one label each."""
    scores = np.full((len(labels), len(ENTITY_LABELS)), np.log((1 - sure) / (len(ENTITY_LABELS) - 1)), dtype=np.float32)
    for word, label in enumerate(labels):
        scores[word, ENTITY_LABELS.index(label)] = np.log(sure)
    return scores


def test_names_are_runs_of_one_type():
    """A beginning and what goes on with it; a beginning right behind begins another."""
    found = find_entities(chances("O", "B-PERSON", "I-PERSON", "B-ORG", "O", "B-LOC"))

    assert found == [(1, 3, "PERSON"), (3, 4, "ORG"), (5, 6, "LOC")]


def test_misc_is_never_shown():
    """Events and products are learned so that they become no organisations."""
    assert find_entities(chances("B-MISC", "I-MISC", "O")) == []


def test_a_name_never_goes_on_with_another_type():
    """A word that would go on with what did not begin gets its next best label."""
    scores = chances("B-PERSON", "I-ORG", sure=0.8)
    scores[1, ENTITY_LABELS.index("I-PERSON")] = np.log(0.15)

    assert find_entities(scores) == [(0, 2, "PERSON")]


def test_no_words_have_no_names():
    """An empty window is no error."""
    assert find_entities(chances()) == []
