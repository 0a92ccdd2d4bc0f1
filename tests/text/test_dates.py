"""Dates as newsrooms write them."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotetrack.text.dates import find_leading_date, parse_date


@pytest.mark.parametrize(
    ("value", "iso"),
    [
        ("December 12, 2016", "2016-12-12"),
        ("Dec. 12 2016", "2016-12-12"),
        ("12 December 2016", "2016-12-12"),
        ("12th of December 2016", "2016-12-12"),
        ("Wed 05 Apr 2017", "2017-04-05"),
        ("Monday, 3 July, 2017", "2017-07-03"),
        ("12-Dec-2016", "2016-12-12"),
        ("2016-12-12", "2016-12-12"),
        ("2016/1/2", "2016-01-02"),
        ("20161212", "2016-12-12"),
        ("12.12.2016", "2016-12-12"),
        ("04.05.2017", "2017-05-04"),
        ("4/5/2017", "2017-04-05"),
        ("16/4/2017", "2017-04-16"),
        ("28-05-2016", "2016-05-28"),
        ("Published June 1 2016", "2016-06-01"),
        ("Last updated on: 2 May 2018", "2018-05-02"),
        ("2016-12-12T08:00:00Z", "2016-12-12T08:00:00+00:00"),
        ("Mon, 12 Dec 2016 10:00:00 +0100", "2016-12-12T10:00:00+01:00"),
        ("December 2016", None),
        ("31 February 2016", None),
        ("0001-01-01T00:00:00Z", None),
        ("yesterday", None),
        ("", None),
        ("1" * 5000, None),
    ],
)
def test_parse_date(value: str, iso: str | None) -> None:
    """A complete date comes out in ISO 8601, everything else as None."""
    assert parse_date(value) == iso


@pytest.mark.parametrize(
    ("line", "rest"),
    [("Sun 16 Apr 2017 Ferry sinks", " Ferry sinks"), ("Published July 4 2015 An inquiry", " An inquiry")],
)
def test_find_leading_date_says_where_it_ends(line: str, rest: str) -> None:
    """What follows the date at the front of a line can be read on."""
    found = find_leading_date(line)

    assert found is not None
    assert line[found[1] :] == rest


def test_a_date_inside_a_line_is_no_leading_date() -> None:
    """A sentence that mentions a date is not dated by it."""
    assert find_leading_date("The bridge fell on 5 May 2015.") is None


@given(st.dates(min_value=date(1900, 1, 1), max_value=date(2099, 12, 31)))
def test_every_day_is_read_back(day: date) -> None:
    """Every day of two centuries, written in English in either order, is read as itself."""
    month = day.strftime("%B")

    assert parse_date(f"{month} {day.day}, {day.year}") == day.isoformat()
    assert parse_date(f"{day.day} {month} {day.year}") == day.isoformat()
