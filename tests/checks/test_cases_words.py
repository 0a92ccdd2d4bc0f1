"""What the checks of words, hands and numbers find, case by case."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from support.passages_of_checks import read_passage

from quotetrack.checks import CHECKS
from quotetrack.pipeline import check_readings

CASES = yaml.safe_load((Path(__file__).parent / "cases_words.yaml").read_text(encoding="utf-8"))


@pytest.mark.model
@pytest.mark.parametrize(
    ("code", "case"),
    [pytest.param(code, case, id=f"{code}-{n}") for code, cases in CASES.items() for n, case in enumerate(cases)],
)
def test_finds_as_many(code, case):
    """The check finds as many as the case says."""
    found = list(check_readings(read_passage(case["text"]), [CHECKS[code]]))

    assert [finding.code for finding in found] == [code] * case["finds"], [finding.message for finding in found]


@pytest.mark.model
@pytest.mark.parametrize("case", [each for each in CASES["QT302"] if each["finds"]])
def test_what_turns_the_meaning_is_told_once(case):
    """What QT302 tells of, QT301 does not tell of as well."""
    assert list(check_readings(read_passage(case["text"]), [CHECKS["QT301"]])) == []
