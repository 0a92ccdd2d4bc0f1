"""All checks, as a list to read from top to bottom."""

from __future__ import annotations

from typing import Any

from quotetrack.checks.anonymous import bare_source
from quotetrack.checks.check import Check

__all__ = ["CHECKS"]

CHECKS: dict[str, Check[Any]] = {
    each.code: each
    for each in (
        # Unnamed sources
        bare_source,
    )
}
"""By code, in the order of docs/checks.md."""
