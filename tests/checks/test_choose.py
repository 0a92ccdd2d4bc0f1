"""Which checks run: by code, beginning of a code or name, the longer of select and ignore deciding."""

from __future__ import annotations

import pytest
from support.made_checks import MADE_CHECKS

from quotetrack.checks import choose_checks, find_check
from quotetrack.errors import SettingError


@pytest.mark.parametrize(
    ("select", "ignore", "chosen"),
    [
        ([], [], ["QT101", "QT102", "QT201"]),
        (["all"], [], ["QT101", "QT102", "QT201", "QT202"]),
        (["QT2"], [], ["QT201"]),
        (["QT2", "QT202"], [], ["QT201", "QT202"]),
        (["lone-gull"], [], ["QT202"]),
        (["default", "Lone-Gull"], [], ["QT101", "QT102", "QT201", "QT202"]),
        ([], ["qt1"], ["QT201"]),
        (["QT101"], ["QT1"], ["QT101"]),
        (["QT1"], ["QT102"], ["QT101"]),
        (["QT101"], ["bare-gull"], []),
        (["all"], ["QT2"], ["QT101", "QT102"]),
        (["QT"], ["all"], ["QT101", "QT102", "QT201"]),
    ],
)
def test_choose(select, ignore, chosen):
    """What is on runs; what is off only by its code, its name or `all`."""
    assert [each.code for each in choose_checks(select, ignore, MADE_CHECKS)] == chosen


@pytest.mark.parametrize(
    ("given", "advice"),
    [
        ("QT112", "did you mean QT1"),
        ("bare-gul", "did you mean bare-gull"),
        ("X", "`quotetrack check --list` shows all"),
        ("", "`quotetrack check --list` shows all"),
        ("QT9", "no check has this code or name"),
    ],
)
def test_unknown_codes_are_refused(given, advice):
    """One line with what was given and what comes near."""
    with pytest.raises(SettingError, match=advice):
        choose_checks([given], [], MADE_CHECKS)
    with pytest.raises(SettingError):
        find_check(given, MADE_CHECKS)


def test_a_check_is_found_by_code_and_name():
    """In any case, with white space around."""
    assert find_check(" qt202", MADE_CHECKS) is find_check("LONE-gull", MADE_CHECKS) is MADE_CHECKS["QT202"]
