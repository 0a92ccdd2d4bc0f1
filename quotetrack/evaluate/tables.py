"""An evaluation as tables of words and numbers, before anybody draws them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from quotetrack.evaluate.counts import Miss
from quotetrack.evaluate.evaluation import Evaluation, Figure, Row, Section
from quotetrack.evaluate.reliability import Bin, Reliability
from quotetrack.evaluate.sections import Form

__all__ = ["Table", "describe", "iter_tables", "tell_miss"]

NOTHING = "–"


@dataclass(frozen=True, slots=True)
class Table:
    """The heads of the columns, and rows of cells; the first column is words, the others are numbers."""

    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def describe(evaluation: Evaluation) -> list[str]:
    """What was compared, in sentences: how many articles, and what does not stand in a table."""
    n = evaluation.articles
    lines = [
        f"{n} article{'' if n == 1 else 's'} of gold {evaluation.gold_sha256}, "
        f"{evaluation.articles_with_records} with records."
    ]
    if evaluation.strangers:
        lines.append(f"{evaluation.strangers} records of other articles left out.")
    if evaluation.false_quotes is not None:
        lines.append("{} of {} titles, signs and scare quotes taken for quotations.".format(*evaluation.false_quotes))
    if evaluation.reliability is not None:
        lines.append(f"Expected calibration error {evaluation.reliability.error:.3f}.")
    return lines


def iter_tables(evaluation: Evaluation) -> Iterator[Table]:
    """The tables: percentages, with their 95 % intervals over articles drawn anew."""
    for section in evaluation.sections:
        if any(row.gold or row.predicted for row in section.rows):
            yield _section_table(section)
    if evaluation.reliability is not None:
        yield _reliability_table(evaluation.reliability)


def tell_miss(miss: Miss) -> str:
    """A miss in one line: where, what, the words, and the words around them.

    What comes out holds text of strangers; whoever prints it makes it harmless.
    """
    reason = f" {miss.reason}" if miss.reason else ""
    where = f" in: {miss.context}" if miss.context.strip() else ""
    return f"{miss.article}: {miss.kind.value}{reason}: “{miss.said}”{where}"


def _section_table(section: Section) -> Table:
    heads: tuple[str, ...]
    if section.form is Form.RETRIEVAL:
        heads = ("P", "R", "F1", "95 % of F1", "right", "records", "gold")
        rows = tuple(_retrieval_cells(row) for row in section.rows)
    else:
        heads = ("share", "95 %", "right", "of")
        rows = tuple(_share_cells(row) for row in section.rows)
    return Table((section.title, *heads), rows)


def _retrieval_cells(row: Row) -> tuple[str, ...]:
    values = (_value(figure) for figure in row.figures)
    return (row.title, *values, _interval(row.figures[-1]), str(row.right), str(row.predicted), str(row.gold))


def _share_cells(row: Row) -> tuple[str, ...]:
    (figure,) = row.figures
    return row.title, _value(figure), _interval(figure), str(row.right), str(row.gold)


def _reliability_table(reliability: Reliability) -> Table:
    heads = ("confidence", "records", "mean confidence", "share right")
    return Table(heads, tuple(map(_bin_cells, reliability.bins)))


def _bin_cells(each: Bin) -> tuple[str, ...]:
    shares = (NOTHING if share is None else f"{share:.2f}" for share in (each.confidence, each.right))
    return f"{each.low:.1f} to {each.high:.1f}", str(each.n), *shares


def _value(figure: Figure) -> str:
    return NOTHING if figure.value is None else f"{figure.value:.1f}"


def _interval(figure: Figure) -> str:
    return NOTHING if figure.interval is None else "{:.1f}–{:.1f}".format(*figure.interval)
