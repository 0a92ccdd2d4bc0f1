"""What the commands say on stderr: one line each, with the program's name in front."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from quotetrack.store import Store

__all__ = ["say", "tell_missing_index"]


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


def tell_missing_index(store: Store) -> None:
    """Say so where some statements of a database cannot be found by their words."""
    if not store.quotations.is_complete():
        say(
            "some statements were read by an older quotetrack and are searched less well; "
            "run `quotetrack add` with this database once to index them"
        )
