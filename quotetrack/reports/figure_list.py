"""Figures with who gives them as a list: grouped on the terminal, a line each in pipes, as CSV and as JSON."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any, TextIO

from rich.console import Console
from rich.text import Text

from quotetrack.figures import Giving
from quotetrack.graph.identity import shorten
from quotetrack.output.console import join_texts, literal, print_line
from quotetrack.output.files import LIST_SEPARATOR, encode_json, write_csv
from quotetrack.output.layout import Cell, Column, print_lines, print_rows
from quotetrack.records import SCHEMA
from quotetrack.reports.given_figures import FigureGroup, FigureRow
from quotetrack.text.sanitize import for_terminal

__all__ = ["FIGURE_COLUMNS", "print_figures", "write_figures_csv", "write_figures_json", "write_figures_jsonl"]

FIGURE_COLUMNS = (
    "what", "figure", "kind", "low", "high", "bound", "unit", "counted", "event", "giving", "speaker", "organizations",
    "carriers", "attribution", "article", "article_id", "outlet", "published", "start", "end", "sentence",
)  # fmt: skip
SENTENCE_LENGTH = 140
_NUMBERS = frozenset({"low", "high", "start", "end"})
_NOBODY = {Giving.NOBODY.value: ("nobody", "bold red"), Giving.HINTED.value: ("not clear", "dim italic")}


def print_figures(console: Console, groups: Sequence[FigureGroup]) -> None:
    """Print the figures: under what they count for the eye, with every column and nothing shortened in a pipe."""
    rows = [row for group in groups for row in group.rows]
    nobody = sum(row.giving == Giving.NOBODY.value for row in rows)
    articles = len({row.article_id for row in rows})
    counts = [_count(len(rows), "figure"), f"in {_count(articles, 'article')}", f"{nobody} given by nobody"]
    print_line(console, join_texts([literal(count) for count in counts], " · "))
    if not console.is_terminal:
        console.print()
        columns = [Column(name, right=name in _NUMBERS) for name in FIGURE_COLUMNS]
        print_lines(console, columns, ([for_terminal(cell) for cell in map(_as_cell, _values(row))] for row in rows))
        return
    columns = [Column("figure", share=2), Column("who gives it", share=3), Column("where", share=5)]
    for group in groups:
        console.print()
        print_line(console, literal(f"{group.what} ({len(group.rows)})", "bold underline"))
        print_rows(console, columns, [_eye_row(row) for row in group.rows], gap=False)


def write_figures_json(groups: Sequence[FigureGroup], stream: TextIO) -> None:
    """Write one JSON object: `schema`, and under `groups` what is counted (`what`) with its `figures`."""
    found = [{"what": group.what, "figures": [asdict(row) for row in group.rows]} for group in groups]
    stream.write(encode_json({"schema": SCHEMA, "groups": found}, stream, indent=2) + "\n")


def write_figures_jsonl(groups: Sequence[FigureGroup], stream: TextIO) -> None:
    """Write one JSON object a line, one line a figure."""
    for group in groups:
        for row in group.rows:
            stream.write(encode_json({"schema": SCHEMA, **asdict(row)}, stream) + "\n")


def write_figures_csv(groups: Sequence[FigureGroup], stream: TextIO, *, raw: bool = False) -> None:
    """Write one line a figure under a line of column names.

    Args:
        groups: What to write.
        stream: Opened with `newline=""`, or stdout.
        raw: Leave cells as they are that a spreadsheet would take for formulas.
    """
    cells = ([_flat(value) for value in _values(row)] for group in groups for row in group.rows)
    write_csv(FIGURE_COLUMNS, cells, stream, raw=raw)


def _values(row: FigureRow) -> list[Any]:
    return [getattr(row, column) for column in FIGURE_COLUMNS]


def _flat(value: Any) -> Any:
    return LIST_SEPARATOR.join(value) if isinstance(value, tuple) else value


def _as_cell(value: Any) -> str:
    return "" if value is None else str(_flat(value))


def _eye_row(row: FigureRow) -> list[Cell]:
    return [
        (literal(row.figure, "bold"),),
        tuple(_who(row)),
        (_where(row), literal(shorten(row.sentence, SENTENCE_LENGTH))),
    ]


def _who(row: FigureRow) -> list[Text]:
    if row.giving in _NOBODY:
        return [literal(*_NOBODY[row.giving])]
    through = [literal(f"via {name}", "dim") for name in row.carriers]
    speaker = literal(row.speaker) if row.speaker is not None else literal("nobody named", "dim italic")
    return [speaker, *(literal(name, "dim") for name in row.organizations if name != row.speaker), *through]


def _where(row: FigureRow) -> Text:
    facts = [fact for fact in (row.outlet, row.published, row.article) if fact]
    return literal(" · ".join(facts), "dim")


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
