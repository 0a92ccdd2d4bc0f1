"""`quotetrack report --figures`: who gives which number of what."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from quotetrack.cli.records import Readings

if TYPE_CHECKING:
    from quotetrack.reports import Selection

__all__ = ["write_figures"]


def write_figures(
    readings: Readings, selection: Selection, format_: str, *, unattributed: bool, event: str | None, raw_csv: bool
) -> int:
    """Print the figures that a selection asks for; how many.

    Args:
        readings: What is gone through.
        selection: Of articles and of those who give figures.
        format_: `table`, `json`, `jsonl` or `csv`.
        unattributed: Only figures that nobody gives.
        event: Only figures of people to whom this happened.
        raw_csv: Leave csv cells that a spreadsheet would run as they are.
    """
    from quotetrack.reports.given_figures import group_figures, iter_figure_rows

    rows = [
        row
        for reading in readings.readings
        for row in iter_figure_rows(
            reading.article, reading.attributions, selection, readings.aliases, unattributed=unattributed, event=event
        )
    ]
    if not rows:
        return 0
    from quotetrack.output.console import make_console
    from quotetrack.reports.figure_list import print_figures, write_figures_csv, write_figures_json, write_figures_jsonl

    groups = group_figures(rows)
    if format_ == "table":
        print_figures(make_console(), groups)
    elif format_ == "csv":
        write_figures_csv(groups, sys.stdout, raw=raw_csv)
    else:
        (write_figures_json if format_ == "json" else write_figures_jsonl)(groups, sys.stdout)
    return len(rows)
