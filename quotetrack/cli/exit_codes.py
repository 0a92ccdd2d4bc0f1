"""What the commands end with; docs/cli.md promises these numbers."""

from __future__ import annotations

from enum import IntEnum

__all__ = ["ExitCode"]


class ExitCode(IntEnum):
    """How a command ended."""

    FINE = 0  # also when the reader of our output went away: `quotetrack report | head`
    NOTHING_FOUND = 1  # nothing matches
    FINDINGS = 1  # of `check`: there is something to look at
    FAILED = 2  # wrong usage, an input or output that failed, also one of many; or a bug of ours
    INTERRUPTED = 130  # Ctrl-C, as shells count it: 128 + SIGINT
