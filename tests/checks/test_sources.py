"""What the checks of unnamed sources and of how many there are find, case by case: cases_sources.yaml."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from support.passages_of_checks import read_passage

from quotetrack.checks import CHECKS
from quotetrack.pipeline import check_readings

CASES = yaml.safe_load(Path(__file__).with_name("cases_sources.yaml").read_text("utf-8"))


@pytest.mark.model
@pytest.mark.parametrize(
    ("code", "case"),
    [pytest.param(code, case, id=f"{code} {name}") for code, cases in CASES.items() for name, case in cases.items()],
)
def test_finds_these_words(code, case):
    """The check underlines these words, and no others."""
    readings = read_passage(f"GULLPORT — {case['text']}")
    found = sorted(check_readings(readings, [CHECKS[code]]), key=lambda finding: finding.start)

    assert [readings[0].article.text[each.start : each.end] for each in found] == case["finds"]
