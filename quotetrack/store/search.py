"""Full-text search with words as people type them; nothing they type is taken for search syntax."""

from __future__ import annotations

import re
import sqlite3

__all__ = ["find_quotations", "to_fts_query"]

_PHRASE_RE = re.compile(r'"([^"]*)"|(\S+)')
_WORD_RE = re.compile(r"\w")
_QUOTES = str.maketrans({"“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "\x00": " "})


def to_fts_query(words: str, *, any_of: bool = False) -> str | None:
    """The FTS5 query for what somebody typed: all of the words, in any order; words in quotation marks together.

    Every word is handed on as a quoted string, so `AND`, `foo:` and `*` are words like others.

    Args:
        words: As typed.
        any_of: Whether one of the words is enough.

    Returns:
        The query, or None when no word is left to look for.

    >>> to_fts_query('ceasefire AND "no-fly zone" *')
    '"ceasefire" "AND" "no-fly zone"'
    """
    phrases = [quoted or bare.replace('"', " ") for quoted, bare in _PHRASE_RE.findall(words.translate(_QUOTES))]
    # Half a surrogate pair cannot be handed to SQLite, and no stored text has one.
    phrases = [phrase.encode("utf-8", "replace").decode("utf-8") for phrase in phrases]
    return (" OR " if any_of else " ").join(f'"{phrase}"' for phrase in phrases if _WORD_RE.search(phrase)) or None


def find_quotations(connection: sqlite3.Connection, words: str, *, limit: int) -> list[tuple[int, str]]:
    """Keys of versions and ids of attributions whose quotation holds the words, best first; current versions only."""
    query = to_fts_query(words)
    if query is None:
        return []
    found = connection.execute(
        "SELECT a.version_key, a.id FROM attributions_fts JOIN attributions AS a ON a.key = attributions_fts.rowid "
        "JOIN versions AS v ON v.key = a.version_key AND v.is_current "
        "WHERE attributions_fts MATCH ? ORDER BY bm25(attributions_fts), a.id LIMIT ?",
        [query, limit],
    )
    return [(row[0], row[1]) for row in found]
