"""Lines and columns of words in a text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotetrack.checks.location import Location, find_location


@pytest.mark.parametrize(
    ("text", "words", "location"),
    [
        ("Ships left.", "left", Location(1, 7, 1, 11, "Ships left.")),
        ("One\r\ntwo three\r\nfour", "three", Location(2, 5, 2, 10, "two three")),
        ("“Ja\nnein” and", "a\nnein", Location(1, 3, 2, 5, "“Ja")),
        ("😀 船 x", "x", Location(1, 5, 1, 6, "😀 船 x")),
    ],
)
def test_where_words_stand(text, words, location):
    """Columns are code points; a line has no line end."""
    start = text.index(words)

    assert find_location(text, start, start + len(words)) == location


@given(st.text(alphabet="ab\n", min_size=1), st.data())
def test_line_and_column_lead_back(text, data):
    """The line and the column give the offset again."""
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))

    found = find_location(text, start, end)

    lines = text.split("\n")
    assert lines[found.line - 1] == found.line_text
    assert sum(len(line) + 1 for line in lines[: found.line - 1]) + found.column - 1 == start
    assert sum(len(line) + 1 for line in lines[: found.end_line - 1]) + found.end_column - 1 == end
