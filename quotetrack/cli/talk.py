"""What the commands say on stderr: one line each, with the program's name in front."""

from __future__ import annotations

import click

__all__ = ["say"]


def say(message: str) -> None:
    """One line on stderr; nothing in it can act on the terminal."""
    # Not at the top: help and version say nothing here, and the table of hostile characters takes time to compile.
    from quotetrack.text.sanitize import for_terminal

    click.echo(f"quotetrack: {for_terminal(message)}", err=True)
