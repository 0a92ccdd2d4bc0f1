"""docs/measures.md: its examples run, and every measure has its place."""

from __future__ import annotations

import doctest
from pathlib import Path

from quotetrack.graph import measures

PAGE = Path(__file__).parents[3] / "docs" / "measures.md"


def test_examples():
    """What the page says comes out, comes out."""
    result = doctest.testfile(str(PAGE), module_relative=False, encoding="utf-8")

    assert result.attempted > 20
    assert result.failed == 0


def test_every_function_is_explained():
    """Each public function of the measures is called or named on the page."""
    text = PAGE.read_text("utf-8")
    functions = [name for name in measures.__all__ if name.islower()]

    assert [name for name in functions if name not in text] == []
