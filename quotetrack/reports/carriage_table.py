"""The carriers table: a line a statement, a column a carrier, on the terminal, as CSV and as JSON lines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import asdict
from typing import TextIO

from rich.console import Console

from quotetrack.graph.identity import shorten
from quotetrack.output.console import literal
from quotetrack.output.files import encode_json, write_csv
from quotetrack.output.layout import Cell, Column, print_lines, print_rows
from quotetrack.records import SCHEMA
from quotetrack.reports.carriage import Carriage, Hold, rank_carriers
from quotetrack.reports.terminal import quoted
from quotetrack.text.sanitize import for_terminal

__all__ = ["print_carriage", "write_carriage_csv", "write_carriage_json", "write_carriage_jsonl"]

MOST_COLUMNS = 5
"""Carriers with a column of their own on a terminal; the others share one. Pipes and files get all."""
SAID_LENGTH = 80
OTHERS = "others"
CSV_COLUMNS = (
    "id", "article", "outlet", "published", "speaker", "kind", "carrier", "basis", "step", "confidence", "content",
)  # fmt: skip


def print_carriage(console: Console, rows: Sequence[Carriage]) -> None:
    """Print the table. A cell says the step from the mouth and which words say so; `80 %` is an inference."""
    names = rank_carriers(rows)
    if not console.is_terminal:
        columns = [Column(name) for name in ("speaker", *names, "article", "said")]
        print_lines(console, columns, ([for_terminal(cell) for cell in _tool_row(row, names)] for row in rows))
        return
    shown, others = names[:MOST_COLUMNS], set(names[MOST_COLUMNS:])
    heads = [*shown, *([OTHERS] if others else [])]
    columns = [Column("who", share=3), Column("said", share=5), *(Column(for_terminal(head)) for head in heads)]
    print_rows(console, columns, [_eye_row(row, shown, others) for row in rows], gap=False)


def write_carriage_csv(rows: Sequence[Carriage], stream: TextIO, *, raw: bool = False) -> None:
    """Write one line for each statement and carrier, and one for a statement that no hand carried.

    Args:
        rows: What to write.
        stream: Opened with `newline=""`, or stdout.
        raw: Leave cells as they are that a spreadsheet would take for formulas.
    """
    cells = (
        [
            row.id, row.article, row.outlet, row.published, row.speaker, str(row.kind), hand.name,
            "; ".join(hand.bases), hand.step, hand.confidence, row.said,
        ]
        for row in rows
        for hand in row.hands or (Hold("", (), None, None),)
    )  # fmt: skip
    write_csv(CSV_COLUMNS, cells, stream, raw=raw)


def write_carriage_json(rows: Sequence[Carriage], stream: TextIO) -> None:
    """Write one JSON object: the carriers, those of most statements first, and the statements with their hands."""
    value = {"schema": SCHEMA, "carriers": rank_carriers(rows), "statements": [asdict(row) for row in rows]}
    stream.write(encode_json(value, stream, indent=2) + "\n")


def write_carriage_jsonl(rows: Sequence[Carriage], stream: TextIO) -> None:
    """Write one JSON object a line, one line a statement."""
    for row in rows:
        stream.write(encode_json({"schema": SCHEMA, **asdict(row)}, stream) + "\n")


def _eye_row(row: Carriage, shown: Sequence[str], others: set[str]) -> list[Cell]:
    hands = {hand.name: hand for hand in row.hands}
    cells: list[Cell] = [
        (literal(row.speaker, "bold") if row.speaker else literal("nobody named", "dim italic"),),
        (quoted(shorten(row.said, SAID_LENGTH), row.kind),),
    ]
    cells += [(literal(_mark(hands[name])),) if name in hands else () for name in shown]
    if others:
        cells.append(tuple(literal(f"{name}: {_mark(hands[name])}") for name in hands if name in others))
    return cells


def _tool_row(row: Carriage, names: Sequence[str]) -> Iterator[str]:
    hands = {hand.name: hand for hand in row.hands}
    yield row.speaker or ""
    for name in names:
        yield _mark(hands[name]) if name in hands else ""
    yield row.article
    yield row.said


def _mark(hand: Hold) -> str:
    """`1 told`, `2 relay`, `credit 80 %`: the step where the words of the statement say so, the chance where not."""
    words = "+".join(hand.bases)
    if hand.confidence == 1.0:
        return f"{hand.step} {words}" if hand.step is not None else words
    return words if hand.confidence is None else f"{words} {hand.confidence:.0%}".replace("%", " %")
