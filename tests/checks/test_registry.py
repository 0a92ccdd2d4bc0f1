"""Every check fires where its page says so, and not where its page says not."""

from __future__ import annotations

import pytest
from support.passages_of_checks import read_passage

from quotetrack.checks import CHECKS, Severity
from quotetrack.checks.check import check
from quotetrack.pipeline import check_readings

PAGE = """Do this.

    Because of that.

    Standard:
        Handbook.

    Fires:
        Yes.

    Silent:
        No.

    False alarms:
        Many.
    """


@pytest.mark.model
@pytest.mark.parametrize("code", CHECKS)
def test_fires_on_its_passage(code):
    """The check finds something in its first passage."""
    assert [finding.code for finding in check_readings(read_passage(CHECKS[code].fires), [CHECKS[code]])]


@pytest.mark.model
@pytest.mark.parametrize("code", CHECKS)
def test_is_silent_on_the_other(code):
    """It finds nothing in its second passage, in which somebody speaks."""
    readings = read_passage(CHECKS[code].silent)

    assert any(reading.attributions for reading in readings)
    assert list(check_readings(readings, [CHECKS[code]])) == []


def test_codes_and_names_are_unique():
    """No two checks share a name; the codes stand in order, so that the list reads like the docs."""
    assert len({each.name for each in CHECKS.values()}) == len(CHECKS)
    assert list(CHECKS) == sorted(CHECKS)


def test_a_check_is_made_of_its_docstring():
    """First line, paragraphs and parts of a docstring become the page."""

    def find(view):
        return []

    find.__doc__ = PAGE
    made = check("QT999", "some-check", Severity.INFO)(find)

    assert (made.asks, made.explanation, made.standard) == ("Do this.", "Because of that.", "Handbook.")
    assert (made.fires, made.silent, made.false_alarms) == ("Yes.", "No.", "Many.")


@pytest.mark.parametrize("part", ["Standard", "Fires", "Silent", "False alarms"])
def test_a_docstring_without_a_part_is_refused(part):
    """A check cannot be made without its standard, its passages and what it gets wrong."""

    def find(view):
        return []

    find.__doc__ = PAGE.replace(f"{part}:", "Else:")
    with pytest.raises(ValueError, match=part):
        check("QT999", "some-check", Severity.INFO)(find)


def test_a_code_has_three_digits():
    """Codes are promised, so they are all of one form."""
    with pytest.raises(ValueError, match="QT and three digits"):
        check("X1", "some-check", Severity.INFO)
