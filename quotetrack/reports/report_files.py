"""A report as JSON or CSV: every number, nothing shortened. docs/reports.md promises the fields."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, TextIO

from quotetrack.records import SCHEMA
from quotetrack.reports.summaries import Report, Summary
from quotetrack.text.sanitize import for_csv_cell, for_json

__all__ = ["encode_json", "report_to_json", "write_csv", "write_report_csv", "write_report_json", "write_report_jsonl"]

LIST_SEPARATOR = "; "
CSV_COLUMNS = (
    "by", "key", "name", "detail", "basis", "statements", "direct", "mixed", "indirect", "anonymous", "articles",
    "first", "last", "example", "example_kind",
)  # fmt: skip


def report_to_json(report: Report) -> dict[str, Any]:
    """The report as one JSON object: the totals, and the rows of each grouping under its name."""
    return {
        "schema": SCHEMA,
        "statements": report.statements,
        "anonymous": report.anonymous,
        "articles": report.articles,
        "first": report.first,
        "last": report.last,
        "by": {str(by): [_row_to_json(row) for row in rows] for by, rows in report.sections.items()},
    }


def write_report_json(report: Report, stream: TextIO) -> None:
    """Write the report as one JSON object over several lines."""
    stream.write(encode_json(report_to_json(report), stream, indent=2) + "\n")


def write_report_jsonl(report: Report, stream: TextIO) -> None:
    """Write one JSON object a line, one line a row; `by` says what the row was grouped by."""
    for row in _rows(report):
        stream.write(encode_json({"schema": SCHEMA, "by": row.by, **_row_to_json(row)}, stream) + "\n")


def write_report_csv(report: Report, stream: TextIO, *, raw: bool = False) -> None:
    """Write one line a row under a line of column names.

    Args:
        report: What to write.
        stream: Opened with `newline=""`, or stdout.
        raw: Leave cells as they are that a spreadsheet would take for formulas.
    """
    write_csv(CSV_COLUMNS, map(_row_to_cells, _rows(report)), stream, raw=raw)


def write_csv(
    columns: Sequence[str], rows: Iterable[Iterable[str | float | None]], stream: TextIO, *, raw: bool = False
) -> None:
    """Write rows under a line of column names; arguments as those of `write_report_csv`, None is an empty cell."""
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(columns)
    for row in rows:
        writer.writerow([for_csv_cell(cell) if isinstance(cell, str) and not raw else cell for cell in row])


def _row_to_cells(row: Summary) -> list[str | float | None]:
    fields = {"by": str(row.by), **_row_to_json(row)}
    fields["basis"] = LIST_SEPARATOR.join(f"{basis} {count}" for basis, count in row.bases)
    return [fields[column] for column in CSV_COLUMNS]


def _rows(report: Report) -> Iterator[Summary]:
    for rows in report.sections.values():
        yield from rows


def _row_to_json(row: Summary) -> dict[str, Any]:
    return {
        "key": row.key or None,
        "name": row.name,
        "detail": row.detail,
        "basis": dict(row.bases),
        "statements": row.statements,
        "direct": row.direct,
        "mixed": row.mixed,
        "indirect": row.indirect,
        "anonymous": row.anonymous,
        "articles": row.articles,
        "first": row.first,
        "last": row.last,
        "example": row.example,
        "example_kind": str(row.example_kind),
    }


def encode_json(value: dict[str, Any], stream: TextIO, *, indent: int | None = None) -> str:
    """One JSON object as text that the stream can hold and no terminal obeys."""
    # JSON is UTF-8; a stream of another encoding gets the same characters as ASCII escapes.
    is_utf8 = (stream.encoding or "utf-8").lower().replace("-", "") == "utf8"
    return for_json(json.dumps(value, ensure_ascii=not is_utf8, indent=indent))
