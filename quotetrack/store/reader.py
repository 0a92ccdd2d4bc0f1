"""Reads articles and attributions back as the records they were, in an order that does not depend on when they came."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from quotetrack.records import Article, Attribution, AttributionClass
from quotetrack.store.connection import read_snapshot
from quotetrack.store.rows import Row, attribution_from_rows, row_to_article

__all__ = [
    "SPEAKER_ID",
    "SPEAKER_JOINS",
    "Filters",
    "find_current_version",
    "iter_version_keys",
    "read_attributions",
    "read_version",
]


@dataclass(frozen=True, slots=True)
class Filters:
    """Which attributions are wanted; a field left at None asks for nothing. Names are compared without case.

    Attributes:
        speaker: Part of the name of the speaker, or of one who says it with the first.
        organization: Part of the name of an organisation that the speaker speaks for.
        carrier: Part of the name of a carrier, of the statement itself or credited for its article.
        outlet: Part of the outlet's name.
        since, until: First and last day, ISO dates (`2016-12-12`), both included; articles without a date are left
            out. `until` may be a month or a year (`2016-12`): all of it.
        anonymous: Only unnamed speakers (True), or none of them (False).
        category: `statement`, `belief` or `other`.
        min_confidence: 0..1.
        article_id: Of one article only.
    """

    speaker: str | None = None
    organization: str | None = None
    carrier: str | None = None
    outlet: str | None = None
    since: str | None = None
    until: str | None = None
    anonymous: bool | None = None
    category: AttributionClass | None = None
    min_confidence: float | None = None
    article_id: str | None = None


# Who a speaker or organisation is across articles: one person, one body, or as the article alone has it.
SPEAKER_ID = "coalesce(p.id, here.body_id, b.body_id, s.id)"
_SPEAKER_COLUMNS = (
    f"{SPEAKER_ID} AS speaker_id, coalesce(p.name, here.name, b.name, s.name) AS speaker_name, s.type AS speaker_type"
)
_PERSON_JOIN = (
    "LEFT JOIN appearances AS ap ON ap.version_key = a.version_key AND ap.speaker_key = s.key "
    "LEFT JOIN persons AS p ON p.key = ap.person_key"
)
_VERSION_JOIN = "JOIN versions AS v ON v.key = a.version_key"


def _body_joins(row: str, condition: str = "1") -> str:
    """Joins `b`, the body that the row's id is by decision, and `here`, the one that it is in this article."""
    return (
        f"LEFT JOIN bodies AS b ON {condition} AND b.id = {row}.id AND b.article_id = '' "
        f"LEFT JOIN bodies AS here ON {condition} AND here.id = {row}.id AND here.article_id = v.article_id"
    )


SPEAKER_JOINS = " ".join((_PERSON_JOIN, _body_joins("s", "s.type = 'organization'")))

# Names are compared without case: `casefolded` is a function of ours (connection.py), the pattern comes casefolded.
_LIKE = "LIKE ? ESCAPE '\\'"
_SPEAKER_HAS = (
    f"(EXISTS (SELECT 1 FROM speakers AS s WHERE s.key = a.speaker_key AND casefolded(s.name) {_LIKE}) "
    "OR EXISTS (SELECT 1 FROM co_speakers AS co JOIN speakers AS s ON s.key = co.speaker_key "
    f"WHERE co.attribution_key = a.key AND casefolded(s.name) {_LIKE}) "
    "OR EXISTS (SELECT 1 FROM appearances AS mine JOIN appearances AS other ON other.person_key = mine.person_key "
    "JOIN speakers AS s ON s.key = other.speaker_key WHERE mine.version_key = a.version_key AND (mine.speaker_key = "
    "a.speaker_key OR mine.speaker_key IN (SELECT speaker_key FROM co_speakers WHERE attribution_key = a.key)) "
    f"AND casefolded(s.name) {_LIKE}))"
)
_ANONYMOUS = (
    "(ifnull(a.anonymous, 0) OR EXISTS (SELECT 1 FROM co_speakers AS co WHERE co.attribution_key = a.key "
    "AND co.anonymous)) = ?"
)
_ORGANIZATION_HAS = (
    "EXISTS (SELECT 1 FROM attribution_organizations AS ao JOIN organizations AS o ON o.key = ao.organization_key "
    "LEFT JOIN bodies AS mine ON mine.id = o.id LEFT JOIN bodies AS other ON other.body_id = mine.body_id "
    "LEFT JOIN organizations AS same ON same.id = other.id WHERE ao.attribution_key = a.key "
    f"AND (casefolded(o.name) {_LIKE} OR casefolded(same.name) {_LIKE}))"
)
_CARRIER_HAS = (
    f"(EXISTS (SELECT 1 FROM carriers AS c WHERE c.attribution_key = a.key AND casefolded(c.name) {_LIKE}) "
    f"OR EXISTS (SELECT 1 FROM credits AS c WHERE c.version_key = a.version_key AND casefolded(c.name) {_LIKE}))"
)


def iter_version_keys(
    connection: sqlite3.Connection, *, all_versions: bool = False, filters: Filters | None = None
) -> Iterator[int]:
    """Keys of versions in order of input name: the current version of each article, or all."""
    conditions, values = _version_conditions(filters or Filters())
    if not all_versions:
        conditions.append("is_current")
    where = f" WHERE {' AND '.join(conditions)}" if conditions else ""
    query = f"SELECT key FROM versions{where} ORDER BY name, article_id, text_sha256"
    # Keys first, rows later: the caller may write to the database between two articles.
    yield from [row[0] for row in connection.execute(query, values)]


def find_current_version(connection: sqlite3.Connection, article_id: str) -> int | None:
    """The key of the current version of an article; None where there is no such article."""
    row = connection.execute("SELECT key FROM versions WHERE article_id = ? AND is_current", [article_id]).fetchone()
    return None if row is None else int(row[0])


def read_version(connection: sqlite3.Connection, key: int) -> tuple[Row, Article] | None:
    """One version as its row and as the article; None when it has been deleted meanwhile."""
    found = _rows(connection, "SELECT * FROM versions WHERE key = ?", [key])
    if not found:
        return None
    credits = _rows(connection, "SELECT * FROM credits WHERE version_key = ? ORDER BY position", [key])
    return found[0], row_to_article(found[0], credits)


def read_attributions(
    connection: sqlite3.Connection, version_key: int, filters: Filters | None = None
) -> list[Attribution]:
    """The attributions of one version in reading order; none when it has been deleted meanwhile."""
    conditions, values = _attribution_conditions(filters or Filters())
    where = " AND ".join(["a.version_key = ?", *conditions])
    with read_snapshot(connection):
        rows = _rows(
            connection,
            f"SELECT a.*, {_SPEAKER_COLUMNS} FROM attributions AS a {_VERSION_JOIN} "
            f"LEFT JOIN speakers AS s ON s.key = a.speaker_key {SPEAKER_JOINS} WHERE {where} ORDER BY a.position",
            [version_key, *values],
        )
        if not rows:
            return []
        version = _rows(connection, "SELECT * FROM versions WHERE key = ?", [version_key])[0]
        contents = _children(connection, "SELECT c.* FROM contents AS c", version_key)
        carriers = _children(connection, "SELECT c.* FROM carriers AS c", version_key)
        probable = _children(connection, "SELECT c.* FROM probable_carriers AS c", version_key)
        organizations = _children(
            connection,
            "SELECT c.attribution_key, c.basis, c.of_speakers, coalesce(here.body_id, b.body_id, o.id) AS id, "
            "coalesce(here.name, b.name, o.name) AS name, coalesce(here.type, b.type, o.type) AS type "
            "FROM attribution_organizations AS c JOIN organizations AS o ON o.key = c.organization_key",
            version_key,
            joins=f"{_VERSION_JOIN} {_body_joins('o')}",
        )
        co_speakers = _children(
            connection,
            f"SELECT c.*, {_SPEAKER_COLUMNS} FROM co_speakers AS c JOIN speakers AS s ON s.key = c.speaker_key",
            version_key,
            joins=f"{_VERSION_JOIN} {SPEAKER_JOINS}",
        )
    return [
        attribution_from_rows(
            row,
            version,
            contents=contents[row["key"]],
            co_speakers=co_speakers[row["key"]],
            organizations=organizations[row["key"]],
            carriers=carriers[row["key"]],
            probable_carriers=probable[row["key"]],
        )
        for row in rows
    ]


def _version_conditions(filters: Filters) -> tuple[list[str], list[Any]]:
    conditions: list[str] = []
    values: list[Any] = []
    if filters.article_id is not None:
        conditions.append("article_id = ?")
        values.append(filters.article_id)
    if filters.outlet is not None:
        conditions.append(f"casefolded(outlet) {_LIKE}")
        values.append(_like(filters.outlet))
    if filters.since is not None:
        conditions.append("published >= ?")
        values.append(filters.since)
    if filters.until is not None:
        # `2016-12-12T18:00` is on the day `2016-12-12`, and sorts after it.
        conditions.append("substr(published, 1, ?) <= ?")
        values += [len(filters.until), filters.until]
    return conditions, values


def _attribution_conditions(filters: Filters) -> tuple[list[str], list[Any]]:
    conditions: list[str] = []
    values: list[Any] = []
    for condition, name in (
        (_SPEAKER_HAS, filters.speaker),
        (_ORGANIZATION_HAS, filters.organization),
        (_CARRIER_HAS, filters.carrier),
    ):
        if name is not None:
            conditions.append(condition)
            values += [_like(name)] * condition.count("?")
    if filters.anonymous is not None:
        conditions.append(_ANONYMOUS)
        values.append(int(filters.anonymous))
    if filters.category is not None:
        conditions.append("a.class = ?")
        values.append(filters.category.value)
    if filters.min_confidence is not None:
        conditions.append("a.confidence >= ?")
        values.append(filters.min_confidence)
    return conditions, values


def _children(
    connection: sqlite3.Connection, select: str, version_key: int, *, joins: str = ""
) -> dict[int, list[Row]]:
    """Child rows `c` of all attributions `a` of a version, by attribution, in order of position."""
    children: defaultdict[int, list[Row]] = defaultdict(list)
    query = (
        f"{select} JOIN attributions AS a ON a.key = c.attribution_key {joins} WHERE a.version_key = ? "
        "ORDER BY c.attribution_key, c.position"
    )
    for row in _rows(connection, query, [version_key]):
        children[row["attribution_key"]].append(row)
    return children


def _rows(connection: sqlite3.Connection, query: str, values: list[Any]) -> list[Row]:
    cursor = connection.execute(query, values)
    columns = [column[0] for column in cursor.description]
    return [dict(zip(columns, row, strict=True)) for row in cursor]


def _like(part: str) -> str:
    escaped = part.casefold().replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
    return f"%{escaped}%"
