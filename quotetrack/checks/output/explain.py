"""The page of a check, and the list of all, on a terminal."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from textwrap import indent
from typing import Any

from rich.console import Console
from rich.text import Text

from quotetrack.checks.check import Check
from quotetrack.checks.output.table import SEVERITY_STYLES
from quotetrack.output.console import join_texts, literal, print_line
from quotetrack.output.layout import Column, print_rows

__all__ = ["print_checks", "print_page"]

COLUMNS = (Column("code"), Column("name", share=2), Column("severity"), Column("asks", share=5))


def print_page(console: Console, check: Check[Any]) -> None:
    """Print all that is written about a check. The console is one of `make_console`."""
    head = [literal(check.code, "bold"), literal(check.name, "bold"), literal(f"({_severity(check)})", "dim")]
    print_line(console, join_texts(head, " "))
    for line in _lines(check):
        print_line(console, line)


def print_checks(console: Console, checks: Iterable[Check[Any]]) -> None:
    """Print a line for each check. The console is one of `make_console`."""
    rows = [
        ((literal(each.code, SEVERITY_STYLES[each.severity]),), (literal(each.name),), (literal(_severity(each)),),
         (literal(each.asks),))
        for each in checks
    ]  # fmt: skip
    print_rows(console, COLUMNS, rows, gap=False)


def _severity(check: Check[Any]) -> str:
    return check.severity.value if check.is_on else f"{check.severity.value}, off"


def _lines(check: Check[Any]) -> Iterator[Text]:
    yield from _paragraphs(f"{check.asks}\n\n{check.explanation}")
    for name, text in (("Standard", check.standard), ("False alarms", check.false_alarms)):
        yield from _head(name)
        yield from list(_paragraphs(text))[1:]
    for name, text in (("Something to check", check.fires), ("Nothing to check", check.silent)):
        yield from _head(name)
        yield from (literal(line) for line in indent(text, "    ").splitlines())


def _head(name: str) -> Iterator[Text]:
    yield Text("")
    yield literal(name, "bold")


def _paragraphs(text: str) -> Iterator[Text]:
    """Each after an empty line, on one line that the terminal folds."""
    for paragraph in text.split("\n\n"):
        yield Text("")
        yield literal(" ".join(paragraph.split()))
