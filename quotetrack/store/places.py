"""Where an attribution stands, kept so that it is found again when its article has been read anew."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from typing import NamedTuple

__all__ = ["Place", "find_quotation", "read_place"]


class Place(NamedTuple):
    """One attribution as a decision keeps it.

    Attributes:
        id, kind, article_id: The attribution's.
        number: Of its wording, as text; empty where it is not indexed.
        quotation: Hash of the text, and half-open code points in it.
    """

    id: str
    kind: str
    article_id: str
    number: str
    quotation: tuple[str, int, int]


def read_place(connection: sqlite3.Connection, attribution_id: str) -> Place | None:
    """Where an attribution stands; None where there is none of that id."""
    row = connection.execute(
        "SELECT a.kind, v.article_id, w.number, v.text_sha256, min(c.start), max(c.end) FROM attributions AS a "
        "JOIN versions AS v ON v.key = a.version_key JOIN contents AS c ON c.attribution_key = a.key "
        "LEFT JOIN quotations AS q ON q.attribution_key = a.key LEFT JOIN wordings AS w ON w.key = q.wording_key "
        "WHERE a.id = ? GROUP BY a.key",
        [attribution_id],
    ).fetchone()
    if row is None:
        return None
    kind, article_id, number, text_sha256, start, end = row
    return Place(attribution_id, kind, article_id, "" if number is None else str(number), (text_sha256, start, end))


def find_quotation(
    connection: sqlite3.Connection,
    attribution_id: str,
    article_id: str,
    number: str,
    quotations: Iterable[tuple[str, int, int]],
) -> str | None:
    """The attribution of an article's current version that is what a decision meant; None where there is none.

    It has the same id; else it stands, for the most part, in the same place of the same text; else, in a new version of
    the text, it has the same words.
    """
    row = connection.execute(
        "SELECT a.id FROM attributions AS a JOIN versions AS v ON v.key = a.version_key AND v.is_current "
        "WHERE a.id = ? AND v.article_id = ?",
        [attribution_id, article_id],
    ).fetchone()
    for text_sha256, start, end in quotations:
        row = (
            row
            or connection.execute(
                "SELECT a.id FROM versions AS v JOIN attributions AS a ON a.version_key = v.key JOIN contents AS c "
                "ON c.attribution_key = a.key WHERE v.article_id = ?1 AND v.is_current AND v.text_sha256 = ?2 "
                "AND a.class = 'statement' GROUP BY a.key HAVING 2 * (min(max(c.end), ?4) - max(min(c.start), ?3)) "
                "> max(max(c.end), ?4) - min(min(c.start), ?3) "
                "ORDER BY min(max(c.end), ?4) - max(min(c.start), ?3) DESC, a.position",
                [article_id, text_sha256, start, end],
            ).fetchone()
        )
    row = (
        row
        or connection.execute(
            "SELECT a.id FROM versions AS v JOIN attributions AS a ON a.version_key = v.key "
            "JOIN quotations AS q ON q.attribution_key = a.key JOIN wordings AS w ON w.key = q.wording_key "
            "WHERE v.article_id = ? AND v.is_current AND w.number = ? ORDER BY a.position",
            [article_id, int(number or -1)],
        ).fetchone()
    )
    return None if row is None else str(row[0])
