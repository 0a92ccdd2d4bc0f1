"""Quotations by the words they share: an index of grams that grows with every article (docs/store.md has the tables).

What grams are and which quotations are alike is not known here: whoever adds an article hands the numbers over, and
asks for what has them.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Collection, Mapping
from pathlib import Path
from typing import NamedTuple

from quotetrack.store.connection import translate_errors, write_transaction
from quotetrack.store.reader import SPEAKER_ID, SPEAKER_JOINS
from quotetrack.store.search import to_fts_query

__all__ = ["QuotationIndex", "StoredQuotation", "Wording", "write_wordings"]


class Wording(NamedTuple):
    """The words of a quotation as numbers: of the whole, how many they are, and of each few in a row; 63 bits each."""

    number: int
    words: int
    grams: Collection[int]


class StoredQuotation(NamedTuple):
    """What is needed of a stored attribution to compare its words.

    Attributes:
        id: The attribution's.
        article_id: Its article's.
        kind: `direct`, `mixed` or `indirect`.
        text: What was said, its parts joined by a space.
        speaker: Identity of the first speaker, as the records have it; None for nobody nameable.
        published: ISO 8601 date or date-time of the article, or None.
    """

    id: str
    article_id: str
    kind: str
    text: str
    speaker: str | None
    published: str | None


_QUOTATIONS = f"""
    SELECT {{key}}, a.id, v.article_id, a.kind, a.quotation,
        CASE WHEN s.name IS NULL THEN NULL ELSE {SPEAKER_ID} END, v.published
    FROM {{table}} JOIN versions AS v ON v.key = a.version_key AND v.is_current
    LEFT JOIN speakers AS s ON s.key = a.speaker_key {SPEAKER_JOINS}
"""


def write_wordings(connection: sqlite3.Connection, wordings: Mapping[str, Wording]) -> None:
    """Index attributions, by their ids, under their words; call inside the transaction that wrote them."""
    for attribution_id, wording in wordings.items():
        number, words, grams = wording
        found = connection.execute("SELECT key FROM wordings WHERE number = ?", [number]).fetchone()
        if found is None:
            cursor = connection.execute("INSERT INTO wordings (number, words) VALUES (?, ?)", [number, words])
            found = (cursor.lastrowid,)
            rows = [(gram, found[0]) for gram in grams]
            connection.executemany("INSERT INTO wording_grams (gram, wording_key) VALUES (?, ?)", rows)
        connection.execute(
            "INSERT OR REPLACE INTO quotations (attribution_key, wording_key) "
            "SELECT key, ?2 FROM attributions WHERE id = ?1",
            [attribution_id, found[0]],
        )


class QuotationIndex:
    """What of a database shares words with a quotation; `Store.quotations`."""

    def __init__(self, path: Path, connection: sqlite3.Connection) -> None:
        self._path = path
        self._connection = connection

    def wordings_with(self, grams: Collection[int], *, limit: int) -> dict[int, list[int]]:
        """For each gram that any has, the keys of the wordings that have it, lowest first, at most `limit`."""
        first = "SELECT wording_key FROM wording_grams WHERE gram = g.value ORDER BY wording_key LIMIT ?"
        query = f"SELECT g.value, (SELECT group_concat(wording_key) FROM ({first})) FROM json_each(?) AS g"
        with translate_errors(self._path):
            rows = self._connection.execute(query, [limit, json.dumps(list(grams))])
            return {gram: [int(key) for key in found.split(",")] for gram, found in rows if found}

    def find_wording(self, number: int) -> int | None:
        """The key of the wording of that number, or None."""
        with translate_errors(self._path):
            row = self._connection.execute("SELECT key FROM wordings WHERE number = ?", [number]).fetchone()
        return None if row is None else int(row[0])

    def lengths(self, wordings: Collection[int]) -> dict[int, int]:
        """For each wording how many words it has, lowest key first."""
        query = "SELECT key, words FROM wordings WHERE key IN (SELECT value FROM json_each(?)) ORDER BY key"
        with translate_errors(self._path):
            return dict(self._connection.execute(query, [json.dumps(list(wordings))]).fetchall())

    def members(self, wordings: Collection[int], *, limit: int) -> dict[int, list[StoredQuotation]]:
        """For each wording that current versions have, the quotations with it in order of adding, at most `limit`."""
        table = "quotations AS q JOIN attributions AS a ON a.key = q.attribution_key"
        query = _QUOTATIONS.format(key="q.wording_key", table=table)
        query += "WHERE q.wording_key = ? ORDER BY q.attribution_key LIMIT ?"
        with translate_errors(self._path):
            found = {key: self._connection.execute(query, (key, limit)).fetchall() for key in sorted(wordings)}
        return {key: [StoredQuotation(*row[1:]) for row in rows] for key, rows in found.items() if rows}

    def numbered(self, low: int, high: int, *, limit: int) -> list[StoredQuotation]:
        """The quotations of wordings whose numbers are from `low` to `high`, at most `limit`."""
        table = "wordings AS w JOIN quotations AS q ON q.wording_key = w.key JOIN attributions AS a "
        query = _QUOTATIONS.format(key="a.key", table=table + "ON a.key = q.attribution_key")
        with translate_errors(self._path):
            rows = self._connection.execute(query + "WHERE w.number BETWEEN ? AND ? LIMIT ?", [low, high, limit])
            return [StoredQuotation(*row[1:]) for row in rows]

    def named(self, prefix: str, *, limit: int) -> list[StoredQuotation]:
        """The quotations whose attributions have an id that begins so, at most `limit`."""
        table = "attributions AS a JOIN quotations AS q ON q.attribution_key = a.key"
        query = _QUOTATIONS.format(key="a.key", table=table) + "WHERE a.id BETWEEN ?1 AND ?1 || x'f48fbfbf' LIMIT ?2"
        with translate_errors(self._path):
            return [StoredQuotation(*row[1:]) for row in self._connection.execute(query, [prefix, limit])]

    def of_article(self, article_id: str) -> list[StoredQuotation]:
        """The quotations of an article's current version that are indexed, in reading order."""
        query = _QUOTATIONS.format(
            key="a.key", table="attributions AS a JOIN quotations AS q ON q.attribution_key = a.key"
        )
        with translate_errors(self._path):
            rows = self._connection.execute(query + "WHERE v.article_id = ? ORDER BY a.position", [article_id])
            return [StoredQuotation(*row[1:]) for row in rows]

    def all(self) -> list[StoredQuotation]:
        """All quotations of current versions that are indexed, in order of adding."""
        table = "quotations AS q JOIN attributions AS a ON a.key = q.attribution_key"
        with translate_errors(self._path):
            rows = self._connection.execute(_QUOTATIONS.format(key="a.key", table=table) + "ORDER BY a.key")
            return [StoredQuotation(*row[1:]) for row in rows]

    def with_words(self, words: str, *, any_of: bool = False, limit: int | None = None) -> list[StoredQuotation]:
        """What current versions say with all of the words, best first; words in quotation marks stand together.

        Args:
            words: As somebody typed them; nothing in them is search syntax.
            any_of: Whether one of the words is enough.
            limit: At most so many; all if None. What is no statement is among them, and what is not indexed by its
                grams.
        """
        query = to_fts_query(words, any_of=any_of)
        if query is None:
            return []
        table = "attributions_fts JOIN attributions AS a ON a.key = attributions_fts.rowid"
        find = _QUOTATIONS.format(key="a.key", table=table)
        find += "WHERE attributions_fts MATCH ? ORDER BY bm25(attributions_fts), a.id LIMIT ?"
        with translate_errors(self._path):
            rows = self._connection.execute(find, [query, -1 if limit is None else limit])
            return [StoredQuotation(*row[1:]) for row in rows]

    def is_complete(self) -> bool:
        """Whether all statements are indexed by their grams: not where they were read before there was an index."""
        with translate_errors(self._path):
            statements, indexed = self._connection.execute(
                "SELECT (SELECT count(*) FROM attributions WHERE class = 'statement'), count(*) FROM quotations"
            ).fetchone()
        return bool(indexed >= statements)

    def missing(self) -> list[tuple[str, str, str]]:
        """Id, kind and words of the statements that are not indexed: read before the database had an index."""
        with translate_errors(self._path):
            return self._connection.execute(
                "SELECT id, kind, quotation FROM attributions WHERE class = 'statement' "
                "AND key NOT IN (SELECT attribution_key FROM quotations) ORDER BY key"
            ).fetchall()

    def add(self, wordings: Mapping[str, Wording]) -> None:
        """Index attributions that are stored already, by their ids, all or nothing."""
        with translate_errors(self._path), write_transaction(self._connection):
            write_wordings(self._connection, wordings)
