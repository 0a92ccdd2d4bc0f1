"""`quotetrack speaker`: which speakers of several articles are one person."""

from __future__ import annotations

import click

from quotetrack.cli.commands import COMMANDS
from quotetrack.cli.decisions import add_decision_commands

__all__ = ["speaker"]


@click.group(short_help=COMMANDS["speaker"])
def speaker() -> None:
    """Decide which speakers of several articles are one person."""


add_decision_commands(speaker, "speaker")
