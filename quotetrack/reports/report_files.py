"""A report as JSON or CSV: every number, nothing shortened. docs/reports.md promises the fields."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, TextIO

from quotetrack.output.files import LIST_SEPARATOR, encode_json, write_csv
from quotetrack.records import SCHEMA
from quotetrack.reports.sourcing import Sourcing
from quotetrack.reports.summaries import Report, Summary

__all__ = ["report_to_json", "write_report_csv", "write_report_json", "write_report_jsonl"]

CSV_COLUMNS = (
    "by", "key", "name", "detail", "basis", "statements", "direct", "mixed", "indirect", "anonymous", "articles",
    "first", "last", "example", "example_kind",
)  # fmt: skip
SOURCING_COLUMNS = (
    "sources", "effective_sources", "effective_at_least", "effective_at_most", "herfindahl", "unknown", "top_source",
    "top_statements", "top_share", "unnamed_share", "agency", "agency_share", "rests_on",
)  # fmt: skip
"""Further columns of the rows of outlets, where something is said of their sourcing."""
DIGITS = 4
"""After the point, of shares and effective numbers: so many are the same on every machine."""


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
    has_sourcing = any(row.sourcing is not None for row in _rows(report))
    columns = (*CSV_COLUMNS, *SOURCING_COLUMNS) if has_sourcing else CSV_COLUMNS
    write_csv(columns, (_row_to_cells(row, columns) for row in _rows(report)), stream, raw=raw)


def _row_to_cells(row: Summary, columns: Sequence[str]) -> list[str | float | None]:
    fields = {"by": str(row.by), **_row_to_json(row)}
    fields["basis"] = LIST_SEPARATOR.join(f"{basis} {count}" for basis, count in row.bases)
    rests = row.sourcing.rests if row.sourcing is not None else ()
    fields["rests_on"] = LIST_SEPARATOR.join(f"{rest.name} {rest.articles}" for rest in rests)
    return [fields.get(column) for column in columns]


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
        **(_sourcing_to_json(row, row.sourcing) if row.sourcing is not None else {}),
    }


def _sourcing_to_json(row: Summary, sourcing: Sourcing) -> dict[str, Any]:
    return {
        "sources": sourcing.sources,
        "effective_sources": _rounded(sourcing.effective),
        "effective_at_least": _rounded(sourcing.at_least),
        "effective_at_most": _rounded(sourcing.at_most),
        "herfindahl": _rounded(sourcing.herfindahl),
        "unknown": sourcing.unknown,
        "top_source": sourcing.top,
        "top_statements": sourcing.top_statements,
        "top_share": _rounded(sourcing.top_share),
        "unnamed_share": _rounded(row.anonymous / row.statements),
        "agency": sourcing.agency,
        "agency_share": _rounded(sourcing.agency_share),
        "rests_on": [
            {
                "name": rest.name,
                "is_carrier": rest.is_carrier,
                "articles": rest.articles,
                "single": rest.single,
                "perhaps": rest.perhaps,
            }
            for rest in sourcing.rests
        ],
    }


def _rounded(number: float | None) -> float | None:
    return None if number is None else round(number, DIGITS)
