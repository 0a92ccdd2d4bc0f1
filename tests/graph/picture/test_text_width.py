"""Widths of text without a font."""

from __future__ import annotations

import pytest

from quotetrack.graph.picture.text_width import text_width


@pytest.mark.parametrize(
    ("text", "width"),
    [
        ("", 0),
        ("i", 2.22),
        ("W", 9.44),
        ("~", 5.84),
        ("Été", 6.67 + 2.78 + 5.56),
        ("E\u0301", 6.67),
        ("北京", 20),
        ("“…”", 16.66),
        ("Ж", 6.67),
    ],
)
def test_widths(text, width):
    """Helvetica's for what it has, nothing for marks above letters, a square for East Asian characters."""
    assert text_width(text, 10) == pytest.approx(width)
