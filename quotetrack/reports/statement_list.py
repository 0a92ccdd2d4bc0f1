"""Statements across articles as a list: a line a statement, on the terminal, as CSV and as JSON."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, TextIO

from rich.console import Console

from quotetrack.graph.identity import shorten
from quotetrack.output.console import join_texts, literal, print_line
from quotetrack.output.files import encode_json, write_csv
from quotetrack.output.layout import Cell, Column, print_lines, print_rows
from quotetrack.records import SCHEMA, Kind
from quotetrack.reports.statement_page import AT_RISK
from quotetrack.reports.terminal import quoted
from quotetrack.statements import Origins, Statement
from quotetrack.text.sanitize import for_terminal

__all__ = [
    "STATEMENT_COLUMNS",
    "print_statements",
    "write_statements_csv",
    "write_statements_json",
    "write_statements_jsonl",
]

Found = Sequence[tuple[Statement, Origins]]

STATEMENT_COLUMNS = (
    "id", "places", "outlets", "appearances", "renderings", "said", "credited", "inferred", "speakers",
    "several_speakers", "first_seen", "date_conflicts", "variants", "grade", "meaning_at_risk", "origins_at_least",
    "origins_at_most", "quoted", "wording",
)  # fmt: skip
LIST_SEPARATOR = "; "
SHORT_ID = 8
"""Digits of an id that a terminal shows: `quotetrack show` takes them."""
SAID_LENGTH = 120


def print_statements(console: Console, found: Found) -> None:
    """Print the list: a terminal gets short ids for `quotetrack show`, a pipe every column with nothing shortened."""
    quoted_ones = sum(statement.is_quoted for statement, _ in found)
    at_risk = sum(statement.is_at_risk for statement, _ in found)
    counts = [_count(len(found), "statement"), f"{quoted_ones} quoted", f"{at_risk} with {AT_RISK}"]
    print_line(console, join_texts([literal(count) for count in counts], " · "))
    console.print()
    if not console.is_terminal:
        columns = [Column(name, right=name in _NUMBERS) for name in STATEMENT_COLUMNS]
        print_lines(console, columns, ([for_terminal(cell) for cell in _tool_row(*each)] for each in found))
        return
    columns = [
        Column("statement", share=6), Column("outlets", right=True), Column("who", share=3),
        Column("differs"), Column("show"),
    ]  # fmt: skip
    print_rows(console, columns, [_eye_row(*each) for each in found], gap=True)


def write_statements_json(found: Found, stream: TextIO) -> None:
    """Write one JSON object: `schema`, and the `statements` in order."""
    value = {"schema": SCHEMA, "statements": [_to_json(*each) for each in found]}
    stream.write(encode_json(value, stream, indent=2) + "\n")


def write_statements_jsonl(found: Found, stream: TextIO) -> None:
    """Write one JSON object a line, one line a statement."""
    for each in found:
        stream.write(encode_json({"schema": SCHEMA, "by": "statement", **_to_json(*each)}, stream) + "\n")


def write_statements_csv(found: Found, stream: TextIO, *, raw: bool = False) -> None:
    """Write one line a statement under a line of column names.

    Args:
        found: What to write.
        stream: Opened with `newline=""`, or stdout.
        raw: Leave cells as they are that a spreadsheet would take for formulas.
    """
    write_csv(STATEMENT_COLUMNS, (_tool_row(*each) for each in found), stream, raw=raw)


_NUMBERS = ("places", "appearances", "renderings", "variants", "origins_at_least", "origins_at_most")


def _to_json(statement: Statement, origins: Origins) -> dict[str, Any]:
    return {
        "id": statement.id,
        "places": statement.places,
        "outlets": list(statement.outlets),
        "appearances": len(statement.appearances),
        "renderings": len(statement.renderings),
        "said": list(statement.agencies.said),
        "credited": list(statement.agencies.credited),
        "inferred": list(statement.agencies.inferred),
        "speakers": [speaker.name for speaker in statement.speakers if speaker.name is not None],
        "several_speakers": statement.has_several_speakers,
        "first_seen": statement.first_seen.day,
        "date_conflicts": list(statement.first_seen.conflicts),
        "variants": len(statement.variants),
        "grade": statement.grade.value,
        "meaning_at_risk": statement.is_at_risk,
        "origins_at_least": origins.at_least,
        "origins_at_most": origins.at_most,
        "quoted": statement.is_quoted,
        "wording": statement.longest,
    }


def _tool_row(statement: Statement, origins: Origins) -> list[str]:
    fields = _to_json(statement, origins)
    return [_as_cell(fields[column]) for column in STATEMENT_COLUMNS]


def _as_cell(value: Any) -> str:
    if isinstance(value, list):
        return LIST_SEPARATOR.join(value)
    if isinstance(value, bool):
        return str(int(value))
    return "" if value is None else str(value)


def _eye_row(statement: Statement, origins: Origins) -> list[Cell]:
    agencies = statement.agencies
    told = dict.fromkeys((*agencies.said, *(f"({hand})" for hand in agencies.credited if hand not in agencies.said)))
    known = {*agencies.said, *agencies.credited}
    through = [*told, *(f"{hand}?" for hand in agencies.inferred if hand not in known)]
    kind = Kind.DIRECT if statement.is_quoted else Kind.INDIRECT
    speakers = [literal(each.name, "bold") for each in statement.speakers if each.name]
    return [
        (quoted(shorten(statement.longest, SAID_LENGTH), kind),),
        (literal(str(statement.places)),),
        (*(speakers or [literal("nobody named", "dim italic")]), *(literal(hand) for hand in through)),
        (
            literal(statement.grade.value),
            *(literal(AT_RISK, "bold red") for _ in range(statement.is_at_risk)),
            literal(statement.first_seen.day or "no date", "dim"),
            literal(origins.summary, "dim"),
        ),
        (literal(statement.id[:SHORT_ID], "dim"),),
    ]


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
