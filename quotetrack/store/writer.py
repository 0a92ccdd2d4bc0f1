"""Writes one article with everything read in it. Every function here runs inside a write transaction."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from quotetrack.errors import InputError
from quotetrack.records import Article, Attribution, Organization, Speaker
from quotetrack.store.appearances import write_identities
from quotetrack.store.clock import now
from quotetrack.store.persons import find_name_keys, forget_persons, update_persons
from quotetrack.store.rows import attribution_to_row, carriers_to_rows, speaker_to_columns, version_to_row

__all__ = ["delete_article", "note_input", "refuse_input", "write_article"]


def write_article(
    connection: sqlite3.Connection, article: Article, attributions: Sequence[Attribution], pipeline_version: str
) -> None:
    """Write an article's version and what was read in it, in place of what was read in the same text before."""
    time = now()
    connection.execute("INSERT INTO articles (id, added_at) VALUES (?, ?) ON CONFLICT DO NOTHING", [article.id, time])
    before = connection.execute(
        "SELECT key FROM versions WHERE article_id = ? AND text_sha256 = ?", [article.id, article.text_sha256]
    ).fetchone()
    if before is None:
        # A text not seen before is the newest we know of.
        connection.execute("UPDATE versions SET is_current = 0 WHERE article_id = ? AND is_current", [article.id])
        row = version_to_row(article) | {"is_current": 1, "pipeline_version": pipeline_version, "read_at": time}
        version_key = _insert(connection, "versions", row)
        orphans = _Orphans()
    else:
        version_key = before[0]
        orphans = _delete_reading(connection, [version_key])
        row = version_to_row(article) | {"pipeline_version": pipeline_version, "read_at": time}
        assignments = ", ".join(f"{column} = :{column}" for column in row)
        connection.execute(f"UPDATE versions SET {assignments} WHERE key = :key", row | {"key": version_key})
    connection.executemany(
        "INSERT INTO credits (version_key, position, name, basis, start, end) VALUES (?, ?, ?, ?, ?, ?)",
        [row[:-1] for row in carriers_to_rows(version_key, article.credits)],
    )
    _write_attributions(connection, version_key, attributions)
    _delete_orphans(connection, orphans)
    write_identities(connection, version_key, article, attributions)
    update_persons(connection, orphans.name_keys | find_name_keys(connection, version_key))
    note_input(connection, article.name, version_key)


def note_input(connection: sqlite3.Connection, name: str, version_key: int) -> None:
    """Note that an input holds this version; it is no longer refused, if it was."""
    connection.execute(
        "INSERT INTO inputs (name, version_key) VALUES (?, ?) ON CONFLICT DO NOTHING", [name, version_key]
    )
    connection.execute("DELETE FROM refusals WHERE name = ?", [name])


def refuse_input(connection: sqlite3.Connection, error: InputError) -> None:
    """Note that an input could not be read, why, and what would work; a later refusal replaces an earlier one."""
    connection.execute(
        "INSERT INTO refusals (name, reason, advice, refused_at) VALUES (?, ?, ?, ?) "
        "ON CONFLICT (name) DO UPDATE SET reason = excluded.reason, advice = excluded.advice, "
        "refused_at = excluded.refused_at",
        # The name of a file need not be text: what is not is written as an escape.
        [_as_text(error.input_name), _as_text(error.reason), error.advice, now()],
    )


def delete_article(connection: sqlite3.Connection, article_id: str) -> bool:
    """Delete an article with all its versions; False when there is none of that id."""
    keys = [row[0] for row in connection.execute("SELECT key FROM versions WHERE article_id = ?", [article_id])]
    orphans = _delete_reading(connection, keys)
    deleted = connection.execute("DELETE FROM articles WHERE id = ?", [article_id])
    _delete_orphans(connection, orphans)
    update_persons(connection, orphans.name_keys)
    return deleted.rowcount > 0


def _write_attributions(connection: sqlite3.Connection, version_key: int, attributions: Sequence[Attribution]) -> None:
    contents: list[tuple[Any, ...]] = []
    organizations: list[tuple[Any, ...]] = []
    carriers: list[tuple[Any, ...]] = []
    probable: list[tuple[Any, ...]] = []
    for position, attribution in enumerate(attributions):
        speaker_key = None if attribution.speaker is None else _speaker_key(connection, attribution.speaker)
        row = attribution_to_row(attribution, position=position, version_key=version_key, speaker_key=speaker_key)
        key = _insert(connection, "attributions", row)
        for index, speaker in enumerate(attribution.co_speakers):
            keys = {"attribution_key": key, "position": index, "speaker_key": _speaker_key(connection, speaker)}
            _insert(connection, "co_speakers", keys | speaker_to_columns(speaker))
        contents += [(key, index, span.start, span.end, span.text) for index, span in enumerate(attribution.content)]
        organizations += [
            (
                key,
                index,
                _organization_key(connection, organization),
                organization.basis.value,
                json.dumps(organization.of),
            )
            for index, organization in enumerate(attribution.organizations)
        ]
        carriers += carriers_to_rows(key, attribution.carriers)
        probable += [
            (key, index, carrier.name, carrier.confidence, carrier.because)
            for index, carrier in enumerate(attribution.probable_carriers)
        ]
    connection.executemany(
        "INSERT INTO contents (attribution_key, position, start, end, text) VALUES (?, ?, ?, ?, ?)", contents
    )
    connection.executemany(
        "INSERT INTO attribution_organizations (attribution_key, position, organization_key, basis, of_speakers) "
        "VALUES (?, ?, ?, ?, ?)",
        organizations,
    )
    connection.executemany(
        "INSERT INTO carriers (attribution_key, position, name, basis, start, end, step) VALUES (?, ?, ?, ?, ?, ?, ?)",
        carriers,
    )
    connection.executemany(
        "INSERT INTO probable_carriers (attribution_key, position, name, confidence, because) VALUES (?, ?, ?, ?, ?)",
        probable,
    )


def _speaker_key(connection: sqlite3.Connection, speaker: Speaker) -> int:
    # The ifnull is for the index, which cannot hold a null as a value; `IS` alone would scan the table.
    found = connection.execute(
        "SELECT key FROM speakers WHERE id = ? AND type = ? AND (name IS NULL) = ? AND ifnull(name, '') = ?",
        [speaker.id, speaker.type.value, int(speaker.name is None), speaker.name or ""],
    ).fetchone()
    if found is not None:
        return int(found[0])
    return _insert(connection, "speakers", {"id": speaker.id, "name": speaker.name, "type": speaker.type.value})


def _organization_key(connection: sqlite3.Connection, organization: Organization) -> int:
    found = connection.execute(
        "SELECT key FROM organizations WHERE id = ? AND type = ? AND name = ?",
        [organization.id, organization.type, organization.name],
    ).fetchone()
    if found is not None:
        return int(found[0])
    row = {"id": organization.id, "name": organization.name, "type": organization.type}
    return _insert(connection, "organizations", row)


@dataclass(slots=True)
class _Orphans:
    """Whom a reading spoke of that has been deleted: speakers, organisations and persons by key, and their names."""

    speakers: set[int] = field(default_factory=set)
    organizations: set[int] = field(default_factory=set)
    persons: set[int] = field(default_factory=set)
    name_keys: set[str] = field(default_factory=set)


def _delete_reading(connection: sqlite3.Connection, version_keys: Iterable[int]) -> _Orphans:
    """Delete what was read in some versions."""
    orphans = _Orphans()
    for key in version_keys:
        orphans.speakers |= _column(
            connection,
            "SELECT speaker_key FROM attributions WHERE version_key = ?1 AND speaker_key IS NOT NULL "
            "UNION SELECT co.speaker_key FROM co_speakers AS co JOIN attributions AS a ON a.key = co.attribution_key "
            "WHERE a.version_key = ?1",
            key,
        )
        orphans.organizations |= _column(
            connection,
            "SELECT DISTINCT organization_key FROM attribution_organizations JOIN attributions "
            "ON attributions.key = attribution_key WHERE version_key = ?",
            key,
        )
        orphans.persons |= _column(connection, "SELECT person_key FROM appearances WHERE version_key = ?", key)
        orphans.name_keys |= find_name_keys(connection, key)
        for table in ("appearances", "aliases", "attributions", "credits"):
            connection.execute(f"DELETE FROM {table} WHERE version_key = ?", [key])
    return orphans


def _delete_orphans(connection: sqlite3.Connection, orphans: _Orphans) -> None:
    """Delete those speakers, organisations and persons that nothing speaks of any more."""
    connection.executemany(
        "DELETE FROM speakers WHERE key = ?1 AND NOT EXISTS (SELECT 1 FROM attributions WHERE speaker_key = ?1) "
        "AND NOT EXISTS (SELECT 1 FROM co_speakers WHERE speaker_key = ?1)",
        [(key,) for key in orphans.speakers],
    )
    connection.executemany(
        "DELETE FROM organizations WHERE key = ?1 "
        "AND NOT EXISTS (SELECT 1 FROM attribution_organizations WHERE organization_key = ?1)",
        [(key,) for key in orphans.organizations],
    )
    forget_persons(connection, orphans.persons)


def _column(connection: sqlite3.Connection, query: str, key: int) -> set[Any]:
    return {row[0] for row in connection.execute(query, [key])}


def _insert(connection: sqlite3.Connection, table: str, row: dict[str, Any]) -> int:
    """Insert one row; its key. Table and column names are ours, never the user's."""
    columns, values = ", ".join(row), ", ".join(f":{column}" for column in row)
    cursor = connection.execute(f"INSERT INTO {table} ({columns}) VALUES ({values})", row)
    return int(cursor.lastrowid or 0)


def _as_text(name: str) -> str:
    return name.encode("utf-8", "backslashreplace").decode("utf-8")
