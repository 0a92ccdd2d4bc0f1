"""The options of `quotetrack check`."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import click

__all__ = ["FORMATS", "check_options"]

FORMATS = ("table", "json", "jsonl", "csv", "md", "sarif", "github", "html")

SEVERITIES = ("info", "check", "warn")

_CODES = "by code (QT101), the beginning of one (QT1) or name (bare-source); repeatable, or with commas between."


def check_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Which checks, how much is shown, in which form."""
    options = (
        click.option("--select", metavar="CODES", multiple=True, help=f"Only these checks, {_CODES}"),
        click.option("--ignore", metavar="CODES", multiple=True, help="Not these checks; the longer of both decides."),
        click.option("--severity", type=click.Choice(SEVERITIES), help="The least that is shown.  [default: info]"),
        click.option("--exit-zero", is_flag=True, help="Exit code 0 also when something was found."),
        click.option(
            "--config",
            metavar="FILE",
            help="Settings: a TOML file with a table [check].  [default: quotetrack.toml or pyproject.toml, if there]",
        ),
        click.option(
            "--against",
            metavar="DB",
            help="Check inputs also against what this database has: altered quotations, pick-ups.",
        ),
        click.option("--explain", metavar="CODE", help="Print the page of a check, and nothing else."),
        click.option("--list", "list_", is_flag=True, help="Print all checks, and nothing else."),
        click.option(
            "--format", "format_", type=click.Choice(FORMATS), default="table", show_default=True, help="How to print."
        ),
        click.option("--json", "format_", flag_value="json", help="Short for --format json."),
        click.option("--sheet", is_flag=True, help="Print verification sheets: md, or html with --format html."),
        click.option(
            "--raw-csv", is_flag=True, help="In csv, leave cells that a spreadsheet would run as formulas as they are."
        ),
        click.option(
            "-o", "--output", metavar="FILE", default="-", show_default=True, help="Where to; - is standard output."
        ),
    )
    for option in reversed(options):  # the first one is printed first by --help
        command = option(command)
    return command
