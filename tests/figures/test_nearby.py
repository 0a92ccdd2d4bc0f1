"""Attributions found by where their words stand."""

from __future__ import annotations

from support.readings import make_reading

from quotetrack.figures import Giving, find_given_figures
from quotetrack.figures.nearby import Nearby


def test_a_long_content_is_near_everywhere_in_it():
    """A quotation of many paragraphs gives the figures in its midst, far from its first and last words."""
    reading = make_reading(
        "{s1|Reyes} {c1|said} {q1|"
        + "the dam held, " * 300
        + "300 homes burned, "
        + "we left, " * 300
        + "and that is all}."
    )

    (given,) = find_given_figures(reading.article, reading.attributions)

    assert (given.figure.text, given.giving) == ("300 homes", Giving.CONTENT)


def test_what_is_far_away_is_left_out():
    """Only attributions with words in or near the stretch asked for are found, in the order of the text."""
    rain = " It rained." * 500
    reading = make_reading("{s1|Reyes} {c1|said} {q1|the dam held}." + rain + " {s2|Orla} {c2|said} {q2|no}.")
    first, second = reading.attributions
    near = Nearby(reading.attributions)
    end = len(reading.article.text)

    assert near.find(0, 20) == [first]
    assert near.find(end - 5, end) == [second]
    assert near.find(0, end) == [first, second]
