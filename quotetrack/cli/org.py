"""`quotetrack org`: which organisations of several articles are one body."""

from __future__ import annotations

import click

from quotetrack.cli.commands import COMMANDS

__all__ = ["org"]


@click.group(short_help=COMMANDS["org"])
def org() -> None:
    """Decide which organisations of several articles are one body."""
