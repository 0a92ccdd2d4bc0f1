"""What says that a database is ours, and of which schema: all that those who only read one need of `schema.py`."""

from __future__ import annotations

__all__ = ["APPLICATION_ID", "SCHEMA_NUMBER"]

APPLICATION_ID = 0x5154524B
"""`QTRK`, in SQLite's `application_id`: says that a database is ours (`file` and other tools read it too)."""

SCHEMA_NUMBER = 8
"""The schema this version of quotetrack reads and writes: how many migrations `schema.py` has."""
