"""`quotetrack report --by statement`: the statements across articles, those in most outlets first."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING

from quotetrack.cli.records import Readings

if TYPE_CHECKING:
    from quotetrack.pipeline import FoundStatement
    from quotetrack.reports import Selection
    from quotetrack.statements import Appearance

__all__ = ["write_statements"]


def write_statements(readings: Readings, selection: Selection, format_: str, *, min_outlets: int, raw_csv: bool) -> int:
    """Print the statements of which some part is selected, with all else that is known of them; how many.

    Args:
        readings: What is matched, all of it.
        selection: Of attributions.
        format_: `table`, `json`, `jsonl` or `csv`.
        min_outlets: Only those that stand in at least so many outlets.
        raw_csv: Leave csv cells that a spreadsheet would run as they are.
    """
    from quotetrack.pipeline import collect_statements

    wanted: set[str] = set()
    appearances = list(_iter_appearances(readings, selection, wanted))
    found = collect_statements(appearances, readings.decisions, min_outlets=min_outlets, wanted=wanted)
    if found:
        _write(found, format_, raw_csv=raw_csv)
    return len(found)


def _iter_appearances(readings: Readings, selection: Selection, wanted: set[str]) -> Iterator[Appearance]:
    """All appearances; the ids of those that are selected go into `wanted`."""
    from quotetrack.pipeline import iter_appearances
    from quotetrack.reports import is_selected, note_article

    for reading in readings.readings:
        facts = note_article(reading.article)
        wanted.update(
            attribution.id
            for attribution in reading.attributions
            if is_selected(attribution, facts, selection, readings.aliases)
        )
        yield from iter_appearances([reading])


def _write(found: list[FoundStatement], format_: str, *, raw_csv: bool) -> None:
    from quotetrack.output.console import make_console
    from quotetrack.reports.statement_list import (
        print_statements,
        write_statements_csv,
        write_statements_json,
        write_statements_jsonl,
    )

    if format_ == "table":
        print_statements(make_console(), found)
    elif format_ == "csv":
        write_statements_csv(found, sys.stdout, raw=raw_csv)
    else:
        (write_statements_json if format_ == "json" else write_statements_jsonl)(found, sys.stdout)
