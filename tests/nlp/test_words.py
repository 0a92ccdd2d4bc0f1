"""Words, shapes, paragraphs and windows, with a stand-in for the word-piece tokenizer."""

from types import SimpleNamespace

import numpy as np
import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st

from quotetrack.nlp.labels import SHAPES
from quotetrack.nlp.words import CONTEXT, PieceTable, iter_windows, make_words, surroundings, window_inputs, word_shape

make_doc = spacy.blank("en").make_doc


class Pieces:
    """Cuts a word into pieces of three characters."""

    def encode_batch(self, words, add_special_tokens):
        return [SimpleNamespace(ids=[200 + ord(c) for c in word[::3]]) for word in words]


def words_of(text):
    return make_words(make_doc(text), PieceTable(Pieces()))


@pytest.mark.parametrize(
    ("word", "shape"),
    [("mayor", "lower"), ("Finch", "title"), ("NATO", "upper"), ("McGee", "mixed"), ("A", "single capital"),
     ("1,200", "digits"), ("—", "other"), ("“", "other"), ("x-ray", "lower"), ("G7", "upper")],
)  # fmt: skip
def test_word_shape(word, shape):
    """The case that an uncased encoder cannot see."""
    assert SHAPES[word_shape(word)] == shape


def test_paragraphs_are_lines():
    """Words know their line; blank lines count for nothing."""
    assert words_of("One two.\n\n \nThree.").paragraph.tolist() == [0, 0, 0, 1, 1]


def test_words_know_whether_they_stand_in_a_quotation():
    """Outside, opening, inside, closing."""
    assert words_of("He said “no way” twice").quote.tolist() == [0, 0, 2, 1, 1, 3, 0]


@settings(max_examples=60)
@given(st.lists(st.sampled_from(["word ", "longer-word ", "End. ", "“Quote.” ", "\n", "x" * 40 + " "]), max_size=120))
def test_windows_cover_every_word_once_and_fit(parts):
    """Windows follow each other without gap or overlap, and none is larger than the limit."""
    words = words_of("".join(parts))

    windows = list(iter_windows(words, limit=30))

    assert [w for low, high in windows for w in range(low, high)] == list(range(len(words)))
    assert all(sum(map(len, words.pieces[low:high])) <= 30 for low, high in windows)


def test_windows_keep_paragraphs_whole_where_they_fit():
    """A paragraph that would be cut goes to the next window."""
    words = words_of("One two three.\nFour five six.\nSeven eight nine.")

    assert list(iter_windows(words, limit=13)) == [(0, 8), (8, 12)]


def test_window_inputs_point_at_first_pieces():
    """`first` finds each word's first piece behind [CLS], and paragraph beginnings are marked there."""
    words = words_of("Alpha be\nGamma")
    inputs = window_inputs(words, 0, 3)

    assert inputs["first"].tolist() == [[1, 3, 4]]
    assert inputs["begins"].tolist() == [[0, 1, 0, 0, 1, 0, 0]]
    assert inputs["ids"].shape == inputs["shape"].shape == (1, 7)


def test_surroundings_are_the_cues_paragraph_and_a_little_more():
    """The pair head sees the paragraph of the cue and some words on both sides, inside the window."""
    paragraph = np.asarray([0] * 50 + [1] * 10 + [2] * 50)

    assert surroundings(paragraph, 55) == (50 - CONTEXT, 60 + CONTEXT)
    assert surroundings(paragraph, 5) == (0, 50 + CONTEXT)
