"""A report on the terminal: one table for each thing it was grouped by."""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import Console

from quotetrack.graph.identity import shorten
from quotetrack.output.console import join_texts, literal, print_line
from quotetrack.output.layout import Cell, Column, print_lines, print_rows
from quotetrack.records import Kind
from quotetrack.reports.groups import Grouping
from quotetrack.reports.namesakes import qualify_names
from quotetrack.reports.sourcing import say_sourcing
from quotetrack.reports.summaries import Report, Summary
from quotetrack.reports.terminal import quoted
from quotetrack.text.sanitize import for_terminal

__all__ = ["UNNAMED_ROWS", "print_report"]

TITLES = {
    Grouping.SPEAKER: "By speaker",
    Grouping.ORGANIZATION: "By organisation",
    Grouping.CARRIER: "By carrier (agencies and outlets it came through)",
    Grouping.OUTLET: "By outlet (who published it)",
    Grouping.ARTICLE: "By article",
    Grouping.ANONYMITY: "By how much is told of unnamed sources",
}
UNNAMED_ROWS = {
    Grouping.SPEAKER: "nobody named",
    Grouping.ORGANIZATION: "no organisation named",
    Grouping.CARRIER: "no carrier named",
    Grouping.OUTLET: "outlet not stated",
    Grouping.ARTICLE: "article not known",
    Grouping.ANONYMITY: "named, or nobody",
}
"""What the row is called that counts what has no speaker, organisation, ...: it says so, instead of leaving it out."""

EXAMPLE_LENGTH = 120
"""Characters of the example that a terminal shows; pipes and files get the whole."""


def print_report(console: Console, report: Report) -> None:
    """Print how much was said in all, then the rows of each grouping.

    The console is one of `make_console`. A terminal shows who, how much and one example; a pipe gets every column,
    with nothing shortened.
    """
    _print_total(console, report)
    for by, rows in report.sections.items():
        console.print()
        print_line(console, literal(TITLES[by], "bold"))
        if console.is_terminal:
            _print_for_eyes(console, by, rows)
        else:
            _print_for_tools(console, by, rows)


def _print_total(console: Console, report: Report) -> None:
    share = round(100 * report.anonymous / report.statements) if report.statements else 0
    facts = [
        _count(report.statements, "statement"),
        f"in {_count(report.articles, 'article')}",
        _days(report.first, report.last),
        f"{report.anonymous} of unnamed speakers ({share} %)",
    ]
    print_line(console, join_texts([literal(fact) for fact in facts if fact], " · "))


def _print_for_eyes(console: Console, by: Grouping, rows: Sequence[Summary]) -> None:
    columns = [
        Column(by, share=4),
        Column("said", right=True),
        Column("direct", right=True),
        Column("articles", right=True),
        Column("when"),
        # An outlet's sentence says little; what all its sentences rest on says more.
        Column("sourcing" if any(row.sourcing is not None for row in rows) else "for example", share=6),
    ]
    qualifiers = qualify_names(rows)
    print_rows(console, columns, [_eye_row(row, qualifiers.get(row.key)) for row in rows], gap=False)


def _eye_row(row: Summary, qualifier: str | None) -> list[Cell]:
    name = (
        literal(_qualified(row, qualifier), "bold") if row.name is not None else literal(UNNAMED_ROWS[row.by], "italic")
    )
    # Whether somebody told an agency or only a credit line names it is half the point of a carrier's row; whether a
    # reason is given that of a row of the unnamed.
    shows_bases = row.by in (Grouping.CARRIER, Grouping.ANONYMITY)
    bases = ", ".join(f"{basis} {count}" for basis, count in row.bases) if shows_bases else ""
    more = [text for text in (row.detail if row.detail != qualifier else None, bases) if text]
    return [
        (name, *(literal(text, "dim") for text in more)),
        (literal(str(row.statements)),),
        (literal(str(row.direct)),),
        (literal(str(row.articles)),),
        tuple(literal(day, "dim") for day in _day_lines(row)),
        tuple(map(literal, _sourcing_lines(row)))
        if row.sourcing
        else (quoted(shorten(row.example, EXAMPLE_LENGTH), row.example_kind),),
    ]


def _sourcing_lines(row: Summary) -> list[str]:
    if row.sourcing is None:
        return []
    return say_sourcing(row.sourcing, statements=row.statements, anonymous=row.anonymous, articles=row.articles)


def _print_for_tools(console: Console, by: Grouping, rows: Sequence[Summary]) -> None:
    numbers = ("statements", "direct", "mixed", "indirect", "anonymous", "articles")
    columns = [
        Column(by),
        Column("detail"),
        Column("basis"),
        *(Column(name, right=True) for name in numbers),
        Column("first"),
        Column("last"),
        *([Column("sourcing")] if by is Grouping.OUTLET else []),
        Column("example"),
    ]
    qualifiers = qualify_names(rows)
    cells = (_tool_row(row, numbers, qualifiers.get(row.key)) for row in rows)
    print_lines(console, columns, ([for_terminal(cell) for cell in line] for line in cells))


def _qualified(row: Summary, qualifier: str | None) -> str:
    return f"{row.name} ({qualifier})" if qualifier else str(row.name)


def _tool_row(row: Summary, numbers: Sequence[str], qualifier: str | None) -> list[str]:
    return [
        _qualified(row, qualifier) if row.name is not None else UNNAMED_ROWS[row.by],
        row.detail or "",
        ", ".join(f"{basis} {count}" for basis, count in row.bases),
        *(str(getattr(row, name)) for name in numbers),
        row.first or "",
        row.last or "",
        *(["; ".join(_sourcing_lines(row))] if row.by is Grouping.OUTLET else []),
        f"“{row.example}”" if row.example_kind is Kind.DIRECT else row.example,
    ]


def _day_lines(row: Summary) -> list[str]:
    """The first and last day under each other: beside each other they would cost the example half its room."""
    if row.first is None or row.last is None:
        return []
    return [row.first] if row.first == row.last else [row.first, f"– {row.last}"]


def _days(first: str | None, last: str | None) -> str:
    """`2024-03-05`, or `2024-03-05 – 2024-03-09`; empty where no date is known."""
    if first is None or last is None:
        return ""
    return first if first == last else f"{first} – {last}"


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
