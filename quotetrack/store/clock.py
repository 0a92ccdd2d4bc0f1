"""The time, as the database writes it."""

from __future__ import annotations

from datetime import UTC, datetime

__all__ = ["now"]


def now() -> str:
    """Now in ISO 8601, UTC, to the second."""
    return datetime.now(UTC).isoformat(timespec="seconds")
