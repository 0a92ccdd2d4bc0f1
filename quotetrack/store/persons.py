"""Which speakers of several articles are one person, kept up to date as articles and decisions come and go.

`persons` follows from `appearances` and `decisions` alone, so the order in which they came does not matter. Only the
names that a change touches are looked at again: those of its speakers, and those that decisions tie to them.
"""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections import Counter
from collections.abc import Iterable
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from quotetrack.store.appearances import load_profile

if TYPE_CHECKING:
    from quotetrack.speakers.identity import Link

__all__ = ["Member", "find_anchored", "find_name_keys", "forget_persons", "members_of", "update_persons"]

_DIGITS = 16


class Member(NamedTuple):
    """A named person of one article: what identities are made of."""

    name_key: str
    speaker_id: str
    article_id: str


class _Row(NamedTuple):
    """A row of `appearances`."""

    name: str
    version_key: int
    speaker_key: int
    person_key: int | None


_Sides = tuple[list[Member], list[Member]]


def find_name_keys(connection: sqlite3.Connection, version_key: int) -> set[str]:
    """The names that a change of a version touches: those of its persons, and of decisions about its article."""
    rows = connection.execute(
        "SELECT name_key FROM appearances WHERE version_key = ?1 UNION SELECT n.name_key FROM anchors AS n "
        "JOIN versions AS v ON v.article_id = n.article_id WHERE v.key = ?1",
        [version_key],
    )
    return {row[0] for row in rows}


def update_persons(connection: sqlite3.Connection, name_keys: Iterable[str]) -> None:
    """Say anew who is one among the persons of some names; call inside the transaction that changed them."""
    pending = set(name_keys)
    if not pending:
        return
    from quotetrack.speakers.joining import join_members  # reads the word lists, which reports can do without

    links: dict[Member, set[Link]] = {}
    rows: dict[Member, list[_Row]] = {}
    decisions: dict[int, _Sides] = {}
    done: set[str] = set()
    while pending:
        name_key = pending.pop()
        done.add(name_key)
        _read_group(connection, name_key, links, rows)
        for decision in _decisions_about(connection, name_key):
            if decision not in decisions:
                decisions[decision] = sides = _read_sides(connection, decision)
                pending |= {member.name_key for side in sides for member in side} - done
    same, different = _read_pairs(connection, decisions)
    ordered = {member: links[member] for member in sorted(links)}
    _write_persons(connection, join_members(ordered, same=same, different=different), rows)


def forget_persons(connection: sqlite3.Connection, keys: Iterable[int]) -> None:
    """Delete those of some persons who appear nowhere any more."""
    connection.executemany(
        "DELETE FROM persons WHERE key = ?1 AND NOT EXISTS (SELECT 1 FROM appearances WHERE person_key = ?1)",
        [(key,) for key in keys],
    )


def members_of(connection: sqlite3.Connection, person_id: str) -> list[Member]:
    """The persons of articles that are the one of this id."""
    rows = connection.execute(
        "SELECT DISTINCT ap.name_key, s.id, v.article_id FROM persons AS p JOIN appearances AS ap "
        "ON ap.person_key = p.key JOIN speakers AS s ON s.key = ap.speaker_key JOIN versions AS v "
        "ON v.key = ap.version_key WHERE p.id = ? ORDER BY 1, 2, 3",
        [person_id],
    )
    return [Member(*row) for row in rows]


def _read_group(
    connection: sqlite3.Connection, name_key: str, links: dict[Member, set[Link]], rows: dict[Member, list[_Row]]
) -> None:
    bodies = dict(connection.execute("SELECT id, body_id FROM bodies WHERE article_id = ''").fetchall())
    found = connection.execute(
        "SELECT s.id, v.article_id, ap.profile, s.name, ap.version_key, ap.speaker_key, ap.person_key "
        "FROM appearances AS ap JOIN speakers AS s ON s.key = ap.speaker_key "
        "JOIN versions AS v ON v.key = ap.version_key WHERE ap.name_key = ?",
        [name_key],
    )
    for speaker_id, article_id, facts, *row in found:
        member = Member(name_key, speaker_id, article_id)
        tied = _read_links(name_key, facts)
        if bodies:
            tied = tuple(
                link._replace(what=bodies.get(link.what, link.what)) if link.kind == "body" else link for link in tied
            )
        links.setdefault(member, set()).update(tied)
        rows.setdefault(member, []).append(_Row(*row))


@lru_cache(maxsize=65536)  # a name that many articles have is read again with each of them
def _read_links(name_key: str, facts: str) -> tuple[Link, ...]:
    from quotetrack.speakers.identity import iter_links

    return tuple(iter_links(load_profile("", name_key, facts)))


def _decisions_about(connection: sqlite3.Connection, name_key: str) -> list[int]:
    """Decisions in force that speak of a name, or of an article in which somebody of that name speaks."""
    rows = connection.execute(
        "SELECT d.key FROM decisions AS d WHERE d.kind = 'speaker' AND d.undone_at IS NULL AND d.verdict <> 'unsure' "
        "AND d.key IN (SELECT decision_key FROM anchors WHERE name_key = ?1 UNION SELECT n.decision_key FROM anchors "
        "AS n JOIN versions AS v ON v.article_id = n.article_id JOIN appearances AS ap ON ap.version_key = v.key "
        "WHERE ap.name_key = ?1) ORDER BY d.key",
        [name_key],
    )
    return [row[0] for row in rows]


def _read_sides(connection: sqlite3.Connection, decision_key: int) -> _Sides:
    """Whom the two sides of a decision mean, as the articles are read today; nobody where the articles are gone."""
    sides: _Sides = ([], [])
    rows = connection.execute(
        "SELECT side, name_key, id, article_id, quotations FROM anchors WHERE decision_key = ? "
        "ORDER BY side, name_key, id, article_id",
        [decision_key],
    )
    for side, name_key, speaker_id, article_id, quotations in rows.fetchall():
        found = find_anchored(connection, Member(name_key, speaker_id, article_id), json.loads(quotations))
        if found is not None and found not in sides[side]:
            sides[side].append(found)
    return sides


def find_anchored(
    connection: sqlite3.Connection, member: Member, quotations: Iterable[tuple[str, int, int]]
) -> Member | None:
    """The person whom a decision means in an article that may have been read again since.

    Who has the same name there; else who says the same words (by text and offsets) under a name that shares a part
    with it: a better reading may have found `Abdel-Rahman` where it had `Rahman`.
    """
    rows = connection.execute(
        "SELECT DISTINCT ap.name_key, s.id, v.article_id FROM versions AS v JOIN appearances AS ap "
        "ON ap.version_key = v.key JOIN speakers AS s ON s.key = ap.speaker_key WHERE v.article_id = ? ORDER BY 1, 2",
        [member.article_id],
    )
    here = [Member(*row) for row in rows]
    for fits in (lambda other: other == member, lambda other: other.name_key == member.name_key):
        if found := next(filter(fits, here), None):
            return found
    parts = set(member.name_key.split())
    alike = {other for other in here if parts.intersection(other.name_key.split())}
    for text_sha256, start, end in quotations:
        row = connection.execute(
            "SELECT ap.name_key, s.id, v.article_id FROM versions AS v JOIN attributions AS a ON a.version_key = v.key "
            "JOIN contents AS c ON c.attribution_key = a.key JOIN appearances AS ap ON ap.version_key = v.key "
            "AND ap.speaker_key = a.speaker_key JOIN speakers AS s ON s.key = a.speaker_key "
            "WHERE v.article_id = ? AND v.text_sha256 = ? AND c.start < ? AND c.end > ? "
            "ORDER BY a.position, c.position",
            [member.article_id, text_sha256, end, start],
        ).fetchone()
        if row is not None and Member(*row) in alike:
            return Member(*row)
    return None


def _read_pairs(
    connection: sqlite3.Connection, decisions: dict[int, _Sides]
) -> tuple[list[tuple[Member, Member]], list[tuple[Member, Member]]]:
    """Pairs that are the same or different by decision.

    Whoever decided saw each side as one person, so those of a side belong together too.
    """
    same: list[tuple[Member, Member]] = []
    different: list[tuple[Member, Member]] = []
    for key in sorted(decisions):
        left, right = decisions[key]
        (verdict,) = connection.execute("SELECT verdict FROM decisions WHERE key = ?", [key]).fetchone()
        for side in (left, right):
            same += [(side[0], other) for other in side[1:]]
        if left and right:
            (same if verdict == "same" else different).append((left[0], right[0]))
    return same, different


def _write_persons(connection: sqlite3.Connection, groups: list[list[Member]], rows: dict[Member, list[_Row]]) -> None:
    holders = Counter(who for group in groups for who in {member[:2] for member in group})
    before = {row.person_key for found in rows.values() for row in found if row.person_key is not None}
    for group in groups:
        first = min((member.speaker_id, member.article_id) for member in group)
        # The id of the records stays, unless several persons would have it.
        is_alone = all(holders[member[:2]] == 1 for member in group)
        id_ = first[0] if is_alone else hashlib.sha256("\x1f".join(first).encode()).hexdigest()[:_DIGITS]
        person = [id_, _fullest_name([(member, row.name) for member in group for row in rows[member]])]
        connection.execute("INSERT INTO persons (id, name) VALUES (?, ?) ON CONFLICT DO NOTHING", person)
        (key,) = connection.execute("SELECT key FROM persons WHERE id = ? AND name = ?", person).fetchone()
        connection.executemany(
            "UPDATE appearances SET person_key = ? WHERE version_key = ? AND speaker_key = ?",
            [
                (key, row.version_key, row.speaker_key)
                for member in group
                for row in rows[member]
                if row.person_key != key
            ],
        )
    forget_persons(connection, before)


def _fullest_name(named: list[tuple[Member, str]]) -> str:
    """The name with most parts; of those the one most used, then the longest."""
    counts = Counter(named)
    used = Counter(name for _, name in counts)
    return max(counts, key=lambda item: (len(item[0].name_key.split()), used[item[1]], len(item[1]), item[1]))[1]
