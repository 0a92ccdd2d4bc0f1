"""Writes findings, in any of the formats of `quotetrack check`, on stdout or into a file."""

from __future__ import annotations

import io
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

import click

from quotetrack import __version__

if TYPE_CHECKING:
    from quotetrack.checks import Finding, Sheet

__all__ = ["format_of_sheet", "write_findings", "write_sheets"]


def write_findings(findings: Iterable[Finding], format_: str, output: str, *, raw_csv: bool) -> int:
    """Write findings by article and in reading order; how many there were.

    Args:
        findings: In any order.
        format_: One of `check_options.FORMATS`.
        output: A file, which is replaced when the new one is complete or not at all; `-` is standard output.
        raw_csv: Leave csv cells that a spreadsheet would run as they are.
    """
    ordered = sorted(findings, key=lambda each: each.order)
    with _open(output) as stream:
        return _write(ordered, format_, stream, raw_csv=raw_csv)


def format_of_sheet(format_: str) -> str:
    """The form of a sheet: Markdown unless another was asked for.

    Raises:
        click.UsageError: There are no sheets of that form.
    """
    if format_ not in ("table", "md", "html"):
        raise click.UsageError(f"got --sheet and --format {format_}; a sheet is md or html")
    return "html" if format_ == "html" else "md"


def write_sheets(sheets: Iterable[Sheet], form: str, output: str) -> None:
    """Write verification sheets, `md` or `html`; `output` as in `write_findings`."""
    from quotetrack.checks.output.sheet_as_html import write_sheets_html
    from quotetrack.checks.output.sheet_as_markdown import write_sheets_markdown

    with _open(output) as stream:
        (write_sheets_html if form == "html" else write_sheets_markdown)(sheets, stream)


def _write(findings: Iterable[Finding], format_: str, stream: TextIO, *, raw_csv: bool) -> int:
    if format_ == "html":
        raise click.UsageError("got --format html; html is for --sheet")
    if format_ == "table":
        from quotetrack.checks.output.table import print_findings
        from quotetrack.output.console import make_console

        return print_findings(make_console(stream), findings)
    if format_ == "csv":
        from quotetrack.checks.output.as_csv import write_findings_csv

        return write_findings_csv(findings, stream, raw=raw_csv)
    if format_ == "sarif":
        from quotetrack.checks.output.as_sarif import write_sarif

        return write_sarif(findings, stream, __version__)
    if format_ == "github":
        from quotetrack.checks.output.as_github import write_github

        return write_github(findings, stream)
    if format_ == "md":
        from quotetrack.checks.output.as_markdown import write_markdown

        return write_markdown(findings, stream)
    from quotetrack.checks.output.as_json import write_json, write_jsonl

    return (write_json if format_ == "json" else write_jsonl)(findings, stream)


@contextmanager
def _open(output: str) -> Iterator[TextIO]:
    if output == "-":
        yield sys.stdout
        return
    from quotetrack.output.replace_file import replace_file

    with replace_file(Path(output)) as file:
        stream = io.TextIOWrapper(file, "utf-8", newline="", errors="backslashreplace")
        yield stream
        stream.detach()  # which writes what is left, and leaves the file to whoever opened it
