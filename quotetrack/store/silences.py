"""Silences of findings: what somebody has looked at and does not want to be told of again."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass

from quotetrack.errors import StoreError
from quotetrack.store.clock import now

__all__ = ["SILENCE_TABLE", "StoredSilence", "add_silence", "end_silence", "read_silences"]

SILENCE_TABLE = """
CREATE TABLE silences (
    key INTEGER PRIMARY KEY,
    code TEXT NOT NULL,
    words TEXT NOT NULL,
    article TEXT NOT NULL,
    reason TEXT NOT NULL,
    author TEXT NOT NULL,
    written_at TEXT NOT NULL,
    ended_by TEXT,
    ended_at TEXT
) STRICT;
"""


@dataclass(frozen=True, slots=True)
class StoredSilence:
    """One silence in force.

    Attributes:
        key: Its number.
        code: Of the check.
        words, article: Of the finding; empty for any.
        reason, author: Why, and who says so.
        written_at: ISO 8601, UTC.
    """

    key: int
    code: str
    words: str
    article: str
    reason: str
    author: str
    written_at: str


def read_silences(connection: sqlite3.Connection) -> list[StoredSilence]:
    """Those in force, oldest first."""
    rows = connection.execute(
        "SELECT key, code, words, article, reason, author, written_at FROM silences WHERE ended_at IS NULL ORDER BY key"
    )
    return [StoredSilence(*row) for row in rows]


def add_silence(
    connection: sqlite3.Connection, *, code: str, words: str, article: str, reason: str, author: str
) -> int:
    """Keep a silence; its number. One that is in force already keeps the number that it has."""
    row = connection.execute(
        "SELECT key FROM silences WHERE (code, words, article) = (?, ?, ?) AND ended_at IS NULL", [code, words, article]
    ).fetchone()
    if row is not None:
        return int(row[0])
    cursor = connection.execute(
        "INSERT INTO silences (code, words, article, reason, author, written_at) VALUES (?, ?, ?, ?, ?, ?)",
        [code, words, article, reason, author, now()],
    )
    return int(cursor.lastrowid or 0)


def end_silence(connection: sqlite3.Connection, key: int, *, author: str) -> None:
    """End a silence; it stays in the table with who ended it.

    Raises:
        StoreError: There is none of that number in force.
    """
    cursor = connection.execute(
        "UPDATE silences SET ended_by = ?, ended_at = ? WHERE key = ? AND ended_at IS NULL", [author, now(), key]
    )
    if not cursor.rowcount:
        raise StoreError(f"there is no silence {key} in force; `quotetrack silence list` shows them")
