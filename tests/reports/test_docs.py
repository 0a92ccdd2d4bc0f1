"""docs/reports.md lists exactly the fields that reports have."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from quotetrack.reports.report_files import CSV_COLUMNS, SOURCING_COLUMNS
from quotetrack.reports.statement_list import STATEMENT_COLUMNS

PAGE = Path(__file__).parents[2] / "docs" / "reports.md"


@pytest.mark.parametrize(
    ("heading", "number", "columns"),
    [("field", 1, CSV_COLUMNS), ("field", 2, STATEMENT_COLUMNS), ("further field", 1, SOURCING_COLUMNS)],
)
def test_fields_are_documented(heading, number, columns):
    """Every column of each table of fields is one of the CSV's, in its order."""
    table = PAGE.read_text("utf-8").split(f"| {heading} |")[number].split("\n\n")[0]
    first_cells = [line.split("|")[1] for line in table.splitlines() if line.startswith("| `")]

    assert tuple(name for cell in first_cells for name in re.findall(r"`(\w+)`", cell)) == columns
