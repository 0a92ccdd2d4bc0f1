"""How to print: the options of the commands that print tables, JSON and CSV."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import click

__all__ = ["format_options"]

FORMATS = ("table", "json", "jsonl", "csv")


def format_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """`--format`, `--json` and `--raw-csv`, as the parameters `format_` and `raw_csv`."""
    options = (
        click.option(
            "--format", "format_", type=click.Choice(FORMATS), default="table", show_default=True, help="How to print."
        ),
        click.option("--json", "format_", flag_value="json", help="Short for --format json."),
        click.option(
            "--raw-csv", is_flag=True, help="In csv, leave cells that a spreadsheet would run as formulas as they are."
        ),
    )
    for option in reversed(options):  # the first one is printed first by --help
        command = option(command)
    return command
