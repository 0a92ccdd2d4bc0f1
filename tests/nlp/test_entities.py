"""Entities out of chances, without the trained weights."""

import numpy as np
import pytest

from quotetrack.nlp.entities import find_entities
from quotetrack.nlp.labels import ENTITY_LABELS


def chances(*labels, sure=0.999):
    """Log chances of words that are nearly sure of one label each."""
    scores = np.full((len(labels), len(ENTITY_LABELS)), np.log((1 - sure) / (len(ENTITY_LABELS) - 1)), dtype=np.float32)
    for word, label in enumerate(labels):
        scores[word, ENTITY_LABELS.index(label)] = np.log(sure)
    return scores


def entities(labels, words=None, **kwargs):
    """The entities of words with these labels; `Abc` for a word that does not matter."""
    return find_entities(chances(*labels, **kwargs), words or ["Abc"] * len(labels))


def test_names_are_runs_of_one_type():
    """A beginning and what goes on with it; a beginning right behind begins another."""
    found = entities(["O", "B-PERSON", "I-PERSON", "B-ORG", "O", "B-LOC"])

    assert found == [(1, 3, "PERSON"), (3, 4, "ORG"), (5, 6, "LOC")]


def test_misc_is_never_shown():
    """Events and products are learned so that they become no organisations."""
    assert entities(["B-MISC", "I-MISC", "O"]) == []


def test_a_name_never_goes_on_with_another_type():
    """A word that would go on with what did not begin gets its next best label."""
    scores = chances("B-PERSON", "I-ORG", sure=0.8)
    scores[1, ENTITY_LABELS.index("I-PERSON")] = np.log(0.15)

    assert find_entities(scores, ["Orla", "Finch"]) == [(0, 2, "PERSON")]


def test_no_words_have_no_names():
    """An empty window is no error."""
    assert entities([]) == []


@pytest.mark.parametrize(
    ("words", "labels", "names"),
    [
        ("Water Board of Fenwick", "B-ORG I-ORG I-ORG B-LOC", ["ORG"]),
        ("Fenwick Rowing Club", "B-LOC B-ORG I-ORG", ["ORG"]),
        ("Fenwickian Rowing Club", "B-NORP B-ORG I-ORG", ["ORG"]),
        ("Fenwick 's Rowing Club", "B-LOC O B-ORG I-ORG", ["LOC", "ORG"]),
        ("Fenwick club", "B-LOC B-ORG", ["LOC", "ORG"]),
        ("Fenwick Finch", "B-LOC B-PERSON", ["LOC", "PERSON"]),
        ("Water Board Fenwick", "B-ORG I-ORG B-LOC", ["ORG", "LOC"]),
    ],
    ids=["of a place", "place in front", "people in front", "possessive", "common noun", "person", "no joint"],
)
def test_a_body_takes_in_the_place_in_its_name(words, labels, names):
    """Side by side and in capitals, or behind an `of`; nothing else is joined."""
    assert [kind for _, _, kind in entities(labels.split(), words.split())] == names


@pytest.mark.parametrize(
    ("words", "labels", "expected"),
    [
        ("UN and others", "B-ORG I-ORG O", [(0, 1, "ORG")]),
        ("The Hague", "B-LOC I-LOC", [(0, 2, "LOC")]),
        ("of the board", "B-ORG I-ORG O", []),
    ],
)
def test_names_neither_begin_nor_end_with_a_small_word(words, labels, expected):
    """A lone `of` is no name; `The` may open one."""
    assert entities(labels.split(), words.split()) == expected
