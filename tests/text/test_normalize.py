"""Normalised views and their maps back."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotetrack.text.normalize import normalize

TRICKY_CHARACTERS = "aeoufi “”‘’\"'\u00a0\u00ad\u200b\u200d\ufeffﬁﬀ…½™\u0301\u0308\u0327\u1100\u1161\u11a8«»–—\u2028\n"
# Random text alone hardly ever holds a mark behind its letter or a ligature between quotation marks.
TRICKY = st.text(
    st.one_of(
        st.sampled_from(TRICKY_CHARACTERS),
        st.characters(exclude_categories=("Cs",)),
    ),
    max_size=60,
)


@pytest.mark.parametrize(
    ("text", "view"),
    [
        ("plain ASCII, kept", "plain ASCII, kept"),
        ("a\u00a0b\u202fc\u3000d", "a b c d"),
        ("co\u00adoper\u200bate\ufeff", "cooperate"),
        ("“Yes,” he said. ‘No.’ «Oui»", '"Yes," he said. \'No.\' "Oui"'),
        ("ﬁrst oﬀer", "first offer"),
        ("Zoe\u0308 and Zoë", "Zoë and Zoë"),
        ("wait…", "wait..."),
        ("non\u2011stop", "non-stop"),
        ("pause — go", "pause — go"),
        ("", ""),
    ],
)
def test_normalize_folds_what_readers_do_not_see(text: str, view: str) -> None:
    """Spaces, invisible characters, quotation marks, ligatures and composed letters come out in one form."""
    assert normalize(text).text == view


@pytest.mark.parametrize(
    ("text", "wanted", "original"),
    [
        ("The “soft\u00adened” claim", '"softened"', "“soft\u00adened”"),
        ("an oﬀer of peace", "offer", "oﬀer"),
        ("Zoe\u0308 spoke", "Zoë", "Zoe\u0308"),
        ("no\u00a0break", "no break", "no\u00a0break"),
        ("\u200bstart", "start", "start"),
    ],
)
def test_to_original_gives_the_words_as_they_stand(text: str, wanted: str, original: str) -> None:
    """What is found in the view is cut out of the original without a character too many or too few."""
    view = normalize(text)
    start = view.text.index(wanted)

    first, last = view.to_original(start, start + len(wanted))

    assert text[first:last] == original


@pytest.mark.parametrize(("start", "end"), [(-1, 2), (2, 1), (0, 99)])
def test_to_original_refuses_what_is_outside(start: int, end: int) -> None:
    """A stretch that the view does not have is an error, not a guess."""
    with pytest.raises(ValueError, match="outside the view of 3"):
        normalize("abc").to_original(start, end)


@given(TRICKY)
def test_normalize_twice_equals_once(text: str) -> None:
    """The view of a view is the view."""
    once = normalize(text).text

    assert normalize(once).text == once


@given(TRICKY)
def test_every_character_comes_from_where_its_offsets_say(text: str) -> None:
    """Normalising the original stretch of a character gives a text that holds it; offsets never go back."""
    view = normalize(text)
    starts, ends = view.offsets

    assert len(starts) == len(ends) == len(view.text)
    assert list(starts) == sorted(starts)
    for index, char in enumerate(view.text):
        first, last = view.to_original(index, index + 1)
        assert 0 <= first < last <= len(text)
        assert char in normalize(text[first:last]).text


@given(TRICKY)
def test_composed_and_decomposed_text_look_alike(text: str) -> None:
    """A text and its decomposed form have the same view."""
    decomposed = unicodedata.normalize("NFD", text)

    assert normalize(decomposed).text == normalize(unicodedata.normalize("NFC", decomposed)).text
