"""JSON and CSV as every command writes them: nothing shortened, nothing that a terminal or spreadsheet obeys."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable, Sequence
from typing import Any, TextIO

from quotetrack.text.sanitize import for_csv_cell, for_json

__all__ = ["LIST_SEPARATOR", "encode_json", "write_csv"]

LIST_SEPARATOR = "; "
"""Between the values of one cell."""


def write_csv(
    columns: Sequence[str], rows: Iterable[Iterable[str | float | None]], stream: TextIO, *, raw: bool = False
) -> None:
    """Write rows under a line of column names.

    Args:
        columns: Their names.
        rows: Cells in the order of the columns; None is an empty cell.
        stream: Opened with `newline=""`, or stdout.
        raw: Leave cells as they are that a spreadsheet would take for formulas.
    """
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(columns)
    for row in rows:
        writer.writerow([for_csv_cell(cell) if isinstance(cell, str) and not raw else cell for cell in row])


def encode_json(value: dict[str, Any], stream: TextIO, *, indent: int | None = None) -> str:
    """One JSON object as text that the stream can hold and no terminal obeys."""
    # JSON is UTF-8; a stream of another encoding gets the same characters as ASCII escapes.
    is_utf8 = (stream.encoding or "utf-8").lower().replace("-", "") == "utf8"
    return for_json(json.dumps(value, ensure_ascii=not is_utf8, indent=indent))
