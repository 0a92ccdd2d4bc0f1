"""Told, relayed, credited, datelined: through whose hands each statement reached the page."""

from __future__ import annotations

from quotetrack.carriers.resolve import find_carriers

__all__ = ["find_carriers"]
