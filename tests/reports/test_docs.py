"""docs/reports.md lists exactly the fields that reports have."""

from __future__ import annotations

import re
from pathlib import Path

from quotetrack.reports.report_files import CSV_COLUMNS

PAGE = Path(__file__).parents[2] / "docs" / "reports.md"


def test_fields_are_documented():
    """Every column of the table of fields is one of the CSV's, in its order."""
    table = PAGE.read_text("utf-8").split("| field |")[1]
    first_cells = [line.split("|")[1] for line in table.splitlines() if line.startswith("| `")]

    assert tuple(name for cell in first_cells for name in re.findall(r"`(\w+)`", cell)) == CSV_COLUMNS
