"""The line of a finding in the room that a terminal has, carets exactly under the words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from quotetrack.checks.location import find_location
from quotetrack.checks.output.excerpt import cut_excerpt

LONG = "Nobody knew " * 20 + "what sources said" + " of the ferry" * 20


@pytest.mark.parametrize(
    ("text", "words", "line", "carets"),
    [
        ("It left, sources said.", "sources", "It left, sources said.", "         ^^^^^^^"),
        ("船が出た、sources said", "sources", "船が出た、sources said", "          ^^^^^^^"),
        ("He said “船が出た”", "船が出た", "He said “船が出た”", "         ^^^^^^^^"),
        ("a\tb\tsources", "sources", "a b sources", "    ^^^^^^^"),
        ("Rene\u0301 said", "said", "Rene\u0301 said", "     ^^^^"),
        ("\x1b[2Jsources", "sources", "␛[2Jsources", "    ^^^^^^^"),
        ("“One\ntwo” he said", "One\ntwo", "“One", " ^^^"),
    ],
)
def test_carets_stand_under_the_words(text, words, line, carets):
    """Wide characters take two columns, combining marks none, tabs and controls what is shown for them."""
    start = text.index(words)

    excerpt = cut_excerpt(find_location(text, start, start + len(words)), None)

    assert ("".join(excerpt), excerpt.carets) == (line, carets)


def test_a_long_line_is_cut_around_the_words():
    """Signs say where something was left out, and the words are whole."""
    start = LONG.index("sources")

    excerpt = cut_excerpt(find_location(LONG, start, start + 7), 40)

    assert excerpt.words == "sources"
    assert excerpt.before.startswith("…")
    assert excerpt.after.endswith("…")
    assert cell_len("".join(excerpt)) == 40


@given(
    st.text(alphabet="ab 船\u0301\t😀"),
    st.text(alphabet="xy船 ", min_size=1),
    st.text(alphabet="cd 船"),
    st.integers(1, 30),
)
def test_never_wider_than_the_room(before, words, after, room):
    """Whatever the line, what is shown goes into the room, and the carets under what is left of the words."""
    text = before + words + after

    excerpt = cut_excerpt(find_location(text, len(before), len(before) + len(words)), room)

    assert cell_len("".join(excerpt)) <= max(room, 3)
    assert excerpt.words
    assert len(excerpt.carets) <= max(room, 3)
