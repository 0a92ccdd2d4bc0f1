"""The words of quotations, and the marks of what editors put in."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotetrack.statements.words import read_keys, read_words

AGREEING = [
    ("apostrophes of all kinds and none", "We don't know", "we don’t know", "We dont know", "we don‘t know"),
    ("hyphens part words", "a cease-fire line", "a cease fire line", "a cease–fire line", "a cease\u2011fire line"),
    ("accents and case", "ÉMILE said café", "emile said cafe", "E\u0301mile said cafe\u0301"),
    ("dotted capitals", "the U.N. envoy", "the UN envoy"),
    ("thousands", "1,500 dead", "1500 dead"),
    ("percent", "40% of it", "40 percent of it"),
    ("letters in brackets", "[W]e kill[ed] th[ei]r", "we killed their"),
    (
        "soft hyphens, ligatures and no-break spaces",
        "evac\u00adu\u00adate of\ufb01ces\u00a0now",
        "evacuate offices now",
    ),
]
APART = [
    ("decimal points count", "3.5 million", "35 million"),
    ("currencies count", "$20", "£20"),
    ("a comma that parts no thousands counts", "1,5 million", "15 million"),
]


@pytest.mark.parametrize("forms", [forms for _, *forms in AGREEING], ids=[name for name, *_ in AGREEING])
def test_ways_to_write_a_word_agree(forms: list[str]) -> None:
    """Spellings that differ in signs alone have the same keys."""
    assert len({read_keys(form) for form in forms}) == 1


@pytest.mark.parametrize(("one", "other"), [forms for _, *forms in APART], ids=[name for name, *_ in APART])
def test_numbers_and_currencies_do_not_run_together(one: str, other: str) -> None:
    """What changes a number changes its key."""
    assert read_keys(one) != read_keys(other)


MARKS = [
    # text, words in square brackets, in round ones, before an ellipsis, after one
    ("We [the army] left", "the army", "", "", ""),
    ("We (they) left", "", "they", "", ""),
    ("[W]e left", "[W]e", "", "", ""),
    ("We left … at dawn", "", "", "left", "at"),
    ("We left ... at dawn...", "", "", "left dawn", "at"),
    ("We left [...] at dawn", "", "", "left", "at"),
    ("We left . . . at dawn", "", "", "left", "at"),
    ("…left", "", "", "", "left"),
    ("We [left", "", "", "", ""),
    ("We left at 5 p.m. That", "", "", "", ""),
]


@pytest.mark.parametrize(("text", "square", "round_", "before", "after"), MARKS)
def test_what_editors_put_in_is_marked(text: str, square: str, round_: str, before: str, after: str) -> None:
    """Brackets that close mark the words in them, an ellipsis marks its neighbours."""
    words = read_words(text)

    assert " ".join(word.text for word in words if word.bracket == "[") == square
    assert " ".join(word.text for word in words if word.bracket == "(") == round_
    assert " ".join(word.text for word in words if word.ellipsis_after) == before
    assert " ".join(word.text for word in words if word.ellipsis_before) == after


@given(st.text(alphabet=st.sampled_from(list("aB é9.,'’[]()…-_ \u00ad\ufb01\u0301%\u00a0")), max_size=40))
def test_words_stand_where_they_say(text: str) -> None:
    """Words are in order, do not overlap, have the text that stands there, and the keys that `read_keys` reads."""
    words = read_words(text)

    assert all(text[word.start : word.end] == word.text for word in words)
    assert all(one.end <= other.start for one, other in pairwise(words))
    assert tuple(word.key for word in words) == read_keys(text)
    assert all(word.key for word in words)
