"""Whether somebody is looking for a bug of ours: then errors show where they come from instead of one line."""

from __future__ import annotations

import os

__all__ = ["DEBUG_VARIABLE", "is_debugging"]

DEBUG_VARIABLE = "QUOTETRACK_DEBUG"


def is_debugging() -> bool:
    """Whether `QUOTETRACK_DEBUG` is set in the environment, to anything but nothing."""
    return bool(os.environ.get(DEBUG_VARIABLE))
