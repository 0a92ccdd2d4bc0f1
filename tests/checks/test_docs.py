"""docs/checks.md names every check, field, format and setting."""

from __future__ import annotations

import re
from dataclasses import fields
from pathlib import Path

import pytest
from support.made_checks import MADE_CHECKS, make_finding

from quotetrack.checks import CHECKS, Evidence, Severity
from quotetrack.checks.output.as_csv import COLUMNS
from quotetrack.checks.output.as_json import finding_to_json
from quotetrack.checks.settings_file import OUTLET_SETTINGS, SETTINGS
from quotetrack.cli.check_options import FORMATS, SEVERITIES

PAGE = (Path(__file__).parents[2] / "docs" / "checks.md").read_text("utf-8")


@pytest.mark.parametrize("code", CHECKS)
def test_every_check_has_its_section(code):
    """And its row in the table, whose link leads there."""
    name = CHECKS[code].name

    assert PAGE.count(f"\n### {code} {name}\n") == 1
    assert f"| [{code}](#{code.lower()}-{name}) |" in PAGE


def test_every_field_is_documented():
    """Of findings in JSON, in their order, of evidence, and no column of CSV that JSON has not."""
    table = PAGE.split("| field |")[1].split("\n\n")[0]
    first_cells = [line.split("|")[1] for line in table.splitlines() if line.startswith("| `")]
    documented = [name for cell in first_cells for name in re.findall(r"`(\w+)`", cell)]

    assert sorted(documented) == sorted(finding_to_json(make_finding(), MADE_CHECKS))
    assert set(COLUMNS) <= set(documented)
    assert [each.name for each in fields(Evidence) if f"`{each.name}`" not in table] == []


def test_every_format_severity_and_setting_is_documented():
    """Each by its name."""
    assert [name for name in (*FORMATS, *SEVERITIES) if f"`{name}`" not in PAGE] == []
    assert [name for name in SETTINGS if not re.search(rf"^\[?(check\.)?{name}\b", PAGE, re.MULTILINE)] == []
    assert [name for name in OUTLET_SETTINGS if name not in PAGE.split('outlets."')[1]] == []
    assert tuple(each.value for each in Severity) == SEVERITIES
