"""Which figures count the same, and which cannot both be right."""

from __future__ import annotations

import pytest

from quotetrack.figures import can_agree, counts_the_same
from quotetrack.text.figures import find_figures


def only_figure(sentence):
    (figure,) = find_figures(sentence)
    return figure


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("At least 26 people were killed.", "The raid killed 30.", True),
        ("At least 26 civilians were killed.", "30 people died.", True),
        ("At least 26 civilians were killed.", "30 soldiers died.", False),
        ("At least 26 people were killed.", "30 people were injured.", False),
        ("The plan costs $3 million.", "The plan costs €3 million.", False),
        ("A debt of $3 million remains.", "They owe a debt of $4 million.", True),
        ("Six strikes hit Tarn.", "Police counted 12 strikes.", True),
        ("Six strikes hit Tarn.", "Police counted 12 homes.", False),
        ("Some 40 percent of voters stayed away.", "Half of the voters stayed away.", True),
        ("Some 40 percent of voters stayed away.", "Half of the farmers left.", False),
    ],
)
def test_counts_the_same(one, other, same):
    """The same kind, unit and event, and no two nouns that differ; whichever comes first."""
    figures = only_figure(one), only_figure(other)

    assert counts_the_same(*figures) is counts_the_same(*reversed(figures)) is same


@pytest.mark.parametrize(
    ("one", "other", "agree"),
    [
        ("20 people died.", "26 people died.", False),
        ("At least 20 people died.", "26 people died.", True),
        ("More than 30 people died.", "26 people died.", False),
        ("About 24 people died.", "26 people died.", True),
        ("About 20 people died.", "26 people died.", False),
        ("Between 20 and 30 people died.", "26 people died.", True),
        ("Up to 20 people died.", "26 people died.", False),
        ("Dozens of people died.", "26 people died.", True),
    ],
)
def test_can_agree(one, other, agree):
    """Bounds are taken at their word, and "about" reaches a tenth."""
    figures = only_figure(one), only_figure(other)

    assert can_agree(*figures) is can_agree(*reversed(figures)) is agree
