"""A report as JSON and CSV holds every number, and harms no spreadsheet or terminal."""

from __future__ import annotations

import csv
import io
import json

import pytest

from quotetrack.reports import Grouping, summarize
from quotetrack.reports.report_files import CSV_COLUMNS, write_report_csv, write_report_json, write_report_jsonl


@pytest.fixture
def report(make_attribution):
    """Two rows by speaker, one with hostile text, and a row without organisation."""
    return summarize(
        [
            make_attribution("=1+1 [sic]\x1b[2J", speaker="@SUM(A1)"),
            make_attribution("Two", speaker="Tomas Reed", start=90, carriers=[("Reuters", "told")]),
        ],
        {},
        [Grouping.SPEAKER, Grouping.ORGANIZATION, Grouping.CARRIER],
    )


def test_json(report):
    """One object: totals, and rows by grouping; a row for what has no name has null."""
    stream = io.StringIO()
    write_report_json(report, stream)
    data = json.loads(stream.getvalue())

    assert (data["schema"], data["statements"], data["articles"]) == (1, 2, 1)
    assert list(data["by"]) == ["speaker", "organization", "carrier"]
    assert [row["name"] for row in data["by"]["speaker"]] == ["@SUM(A1)", "Tomas Reed"]
    assert data["by"]["organization"] == [
        {
            "key": None, "name": None, "detail": None, "basis": {}, "statements": 2, "direct": 2, "mixed": 0,
            "indirect": 0, "anonymous": 0, "articles": 1, "first": None, "last": None,
            "example": "=1+1 [sic]\x1b[2J", "example_kind": "direct",
        }
    ]  # fmt: skip
    assert data["by"]["carrier"][0]["basis"] == {"told": 1}
    assert "\x1b" not in stream.getvalue()


def test_jsonl(report):
    """One object a line, each with what it was grouped by."""
    stream = io.StringIO()
    write_report_jsonl(report, stream)

    lines = [json.loads(line) for line in stream.getvalue().splitlines()]
    assert [(line["by"], line["name"]) for line in lines] == [
        ("speaker", "@SUM(A1)"),
        ("speaker", "Tomas Reed"),
        ("organization", None),
        ("carrier", "Reuters"),
        ("carrier", None),
    ]


@pytest.mark.parametrize(("raw", "name", "example"), [(False, "'@SUM(A1)", "'=1+1"), (True, "@SUM(A1)", "=1+1")])
def test_csv(report, raw, name, example):
    """Cells that a spreadsheet would run are defused unless asked not to; numbers are numbers."""
    stream = io.StringIO(newline="")
    write_report_csv(report, stream, raw=raw)

    table = list(csv.DictReader(io.StringIO(stream.getvalue(), newline="")))
    assert tuple(table[0]) == CSV_COLUMNS
    assert (table[0]["name"], table[0]["statements"]) == (name, "1")
    assert table[0]["example"].startswith(example)
    assert [row["basis"] for row in table if row["by"] == "carrier"] == ["told 1", ""]


def test_json_on_a_poor_stream(report):
    """Where the stream is not UTF-8 the same JSON comes in ASCII."""
    stream = io.TextIOWrapper(io.BytesIO(), encoding="cp1252")
    write_report_json(report, stream)
    stream.flush()

    assert stream.buffer.getvalue().isascii()
