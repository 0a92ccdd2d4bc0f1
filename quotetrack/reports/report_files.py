"""A report as JSON or CSV: every number, nothing shortened. docs/reports.md promises the fields."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, TextIO

from quotetrack.output.files import LIST_SEPARATOR, encode_json, write_csv
from quotetrack.records import SCHEMA
from quotetrack.reports.summaries import Report, Summary

__all__ = ["report_to_json", "write_report_csv", "write_report_json", "write_report_jsonl"]

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
