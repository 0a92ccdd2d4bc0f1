"""What the commands say on stderr: one line each, with the program's name in front."""

from __future__ import annotations

import click

from quotetrack.text.sanitize import for_terminal

__all__ = ["say"]


def say(message: str) -> None:
    """One line on stderr; nothing in it can act on the terminal."""
    click.echo(f"quotetrack: {for_terminal(message)}", err=True)
