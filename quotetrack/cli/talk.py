"""What the commands say on stderr: one line each, with the program's name in front."""

from __future__ import annotations

import os
import sys

__all__ = ["say"]


def say(message: str) -> None:
    """One line on stderr; nothing in it can act on the terminal.

    When nobody listens any more (`2>&1 | head -1`) the work goes on in silence.
    """
    # Not at the top: help and version say nothing here, and the table of hostile characters takes time to compile.
    from quotetrack.text.sanitize import for_terminal

    try:
        # print and not click.echo, which would write past a progress bar into the middle of its line.
        print(f"quotetrack: {for_terminal(message)}", file=sys.stderr, flush=True)
    except OSError:
        sys.stderr = open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123, SIM115 -- lives to the end
