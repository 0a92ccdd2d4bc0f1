"""What people have decided about who is one: kept with author and date, undone without being forgotten.

A decision is between two sides. A side of persons is everybody whom it meant when it was made, anchored by name,
article and the places of what was said; a side of bodies is an organisation by its id, everywhere or in one article.
"""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict, deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum

from quotetrack.errors import StoreError
from quotetrack.store.bodies import update_bodies
from quotetrack.store.persons import Member, find_anchored, update_persons

__all__ = ["Decision", "DecisionKind", "Verdict", "decide", "iter_decisions", "iter_in_force", "undo_decision"]


class DecisionKind(StrEnum):
    """Whom a decision is about."""

    SPEAKER = "speaker"
    ORGANIZATION = "organization"


class Verdict(StrEnum):
    """What was decided."""

    SAME = "same"
    DIFFERENT = "different"
    UNSURE = "unsure"  # somebody has looked and could not tell


@dataclass(frozen=True, slots=True)
class Anchor:
    """One name on one side of a decision.

    Attributes:
        id, name, type: Of the speaker or organisation, as the records had it.
        name_key: What names are compared by.
        article_id: The article in which it is meant; empty for an organisation that is meant everywhere.
        quotations: What that person says there: hash of the text, and half-open code points in it.
    """

    id: str
    name: str
    name_key: str
    type: str
    article_id: str = ""
    quotations: tuple[tuple[str, int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Decision:
    """One decision.

    Attributes:
        key: Its number.
        sides: The names of each side, sorted.
        articles: The articles of each side; none where it is meant everywhere.
        decided_at, undone_at: ISO 8601, UTC; `undone_at` is None while it is in force.
    """

    key: int
    kind: DecisionKind
    verdict: Verdict
    sides: tuple[tuple[str, ...], tuple[str, ...]]
    articles: tuple[tuple[str, ...], tuple[str, ...]]
    author: str
    decided_at: str
    reason: str | None = None
    undone_by: str | None = None
    undone_at: str | None = None


def decide(
    connection: sqlite3.Connection,
    kind: DecisionKind,
    verdict: Verdict,
    sides: tuple[Sequence[Anchor], Sequence[Anchor]],
    *,
    author: str,
    reason: str | None,
) -> int:
    """Write a decision and what follows from it; call inside a write transaction. Returns its number.

    Raises:
        StoreError: It contradicts decisions in force.
    """
    _refuse_contradiction(connection, kind, verdict, sides)
    cursor = connection.execute(
        "INSERT INTO decisions (kind, verdict, author, decided_at, reason) VALUES (?, ?, ?, ?, ?)",
        [kind.value, verdict.value, author, _now(), reason],
    )
    key = int(cursor.lastrowid or 0)
    connection.executemany(
        "INSERT INTO anchors (decision_key, side, id, name, name_key, type, article_id, quotations) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        [
            (key, side, item.id, item.name, item.name_key, item.type, item.article_id, json.dumps(item.quotations))
            for side, anchors in enumerate(sides)
            for item in anchors
        ],
    )
    _update(connection, key)
    return key


def undo_decision(connection: sqlite3.Connection, kind: DecisionKind, key: int, *, author: str) -> None:
    """Take a decision back, as if it had never been made; it stays in the list. Inside a write transaction.

    Raises:
        StoreError: There is none of that number, or it is undone already.
    """
    row = connection.execute(
        "SELECT undone_by, undone_at FROM decisions WHERE key = ? AND kind = ?", [key, kind.value]
    ).fetchone()
    if row is None:
        raise StoreError(f"there is no decision {key} about {_PLURALS[kind]}; `list --decided` shows those there are")
    if row[1] is not None:
        raise StoreError(f"decision {key} has been undone already, by {row[0]} on {row[1][:10]}")
    connection.execute("UPDATE decisions SET undone_by = ?, undone_at = ? WHERE key = ?", [author, _now(), key])
    _update(connection, key)


def iter_decisions(connection: sqlite3.Connection, kind: DecisionKind) -> Iterator[Decision]:
    """All decisions about speakers or organisations, oldest first, those undone among them."""
    names: defaultdict[tuple[int, int], set[str]] = defaultdict(set)
    articles: defaultdict[tuple[int, int], set[str]] = defaultdict(set)
    for key, side, name, article_id in connection.execute("SELECT decision_key, side, name, article_id FROM anchors"):
        names[key, side].add(name)
        if article_id:
            articles[key, side].add(article_id)
    rows = connection.execute(
        "SELECT key, verdict, author, decided_at, reason, undone_by, undone_at FROM decisions WHERE kind = ? "
        "ORDER BY key",
        [kind.value],
    ).fetchall()
    for key, verdict, *rest in rows:
        sides = (tuple(sorted(names[key, 0])), tuple(sorted(names[key, 1])))
        where = (tuple(sorted(articles[key, 0])), tuple(sorted(articles[key, 1])))
        yield Decision(key, kind, Verdict(verdict), sides, where, *rest)


_PLURALS = {DecisionKind.SPEAKER: "speakers", DecisionKind.ORGANIZATION: "organisations"}
_Node = tuple[str, ...]


def _refuse_contradiction(
    connection: sqlite3.Connection,
    kind: DecisionKind,
    verdict: Verdict,
    sides: tuple[Sequence[Anchor], Sequence[Anchor]],
) -> None:
    """Raise where what is to be decided cannot be true together with what has been."""
    ties: defaultdict[_Node, list[tuple[_Node, int]]] = defaultdict(list)
    apart: list[tuple[_Node, _Node, int]] = []
    for key, old, (left, right) in iter_in_force(connection, kind):
        if old is Verdict.UNSURE:
            continue
        for side in (left, right):
            _tie(ties, side, key)
        if left and right and old is Verdict.SAME:
            _tie(ties, [left[0], right[0]], key)
        elif left and right and old is Verdict.DIFFERENT:
            apart.append((left[0], right[0], key))
    left, right = (_find_nodes(connection, kind, side) for side in sides)
    if not left or not right:
        raise StoreError("one of the two is no longer in the database; look again with `list`")
    if verdict is Verdict.DIFFERENT:
        path = next(filter(None, (_find_path(ties, node, right) for node in left)), None)
        if path is not None:
            raise StoreError(
                f"“{sides[0][0].name}” and “{sides[1][0].name}” are one by {_keys(path)}; undo "
                f"{'it' if len(path) == 1 else 'one of them'} first: quotetrack {_COMMANDS[kind]} undo {min(path)}"
            )
    if verdict is Verdict.SAME:
        _tie(ties, [*left, *right], 0)
        for one, other, key in apart:
            if _find_path(ties, one, [other]) is not None:
                raise StoreError(
                    f"“{sides[0][0].name}” and “{sides[1][0].name}” cannot be one: by decision {key} they, or others "
                    f"who are one with them, are different; undo it first: quotetrack {_COMMANDS[kind]} undo {key}"
                )


_COMMANDS = {DecisionKind.SPEAKER: "speaker", DecisionKind.ORGANIZATION: "org"}


def _keys(path: set[int]) -> str:
    return f"decision{'s' if len(path) > 1 else ''} {', '.join(map(str, sorted(path)))}"


def _tie(ties: defaultdict[_Node, list[tuple[_Node, int]]], nodes: Sequence[_Node], key: int) -> None:
    for node in nodes[1:]:
        ties[nodes[0]].append((node, key))
        ties[node].append((nodes[0], key))


def _find_path(
    ties: defaultdict[_Node, list[tuple[_Node, int]]], start: _Node, ends: Sequence[_Node]
) -> set[int] | None:
    """The decisions that make a node one with any of the others; None where none do."""
    reached: dict[_Node, frozenset[int]] = {start: frozenset()}
    waiting = deque([start])
    while waiting:
        node = waiting.popleft()
        if node in ends:
            return set(reached[node]) or None
        for other, key in ties[node]:
            if other not in reached:
                reached[other] = reached[node] | {key}
                waiting.append(other)
    return None


def iter_in_force(
    connection: sqlite3.Connection, kind: DecisionKind
) -> Iterator[tuple[int, Verdict, tuple[list[_Node], list[_Node]]]]:
    """Decisions in force, oldest first, with whom each side means today: `Member`s, or organisations and articles."""
    rows = connection.execute(
        "SELECT key, verdict FROM decisions WHERE kind = ? AND undone_at IS NULL ORDER BY key", [kind.value]
    ).fetchall()
    for key, verdict in rows:
        sides: tuple[list[Anchor], list[Anchor]] = ([], [])
        for side, id_, name, name_key, type_, article_id, quotations in connection.execute(
            "SELECT side, id, name, name_key, type, article_id, quotations FROM anchors WHERE decision_key = ? "
            "ORDER BY side, name_key, id, article_id",
            [key],
        ):
            places = tuple((sha, start, end) for sha, start, end in json.loads(quotations))
            sides[side].append(Anchor(id_, name, name_key, type_, article_id, places))
        left, right = (_find_nodes(connection, kind, side) for side in sides)
        yield key, Verdict(verdict), (left, right)


def _find_nodes(connection: sqlite3.Connection, kind: DecisionKind, anchors: Sequence[Anchor]) -> list[_Node]:
    if kind is DecisionKind.ORGANIZATION:
        return [(anchor.id, anchor.article_id) for anchor in anchors]
    found = (
        find_anchored(connection, Member(anchor.name_key, anchor.id, anchor.article_id), anchor.quotations)
        for anchor in anchors
    )
    return [member for member in found if member is not None]


def _update(connection: sqlite3.Connection, key: int) -> None:
    """Say anew who is one after a change of a decision."""
    rows = connection.execute(
        "SELECT d.kind, n.id, n.name_key, n.article_id FROM anchors AS n JOIN decisions AS d ON d.key = n.decision_key "
        "WHERE d.key = ?",
        [key],
    ).fetchall()
    name_keys: set[str] = set()
    if any(row[0] == DecisionKind.ORGANIZATION for row in rows):
        update_bodies(connection)
        for _, id_, *_ in rows:  # persons of one name are tied by the bodies that they speak for
            found = connection.execute("SELECT name_key FROM appearances WHERE instr(profile, ?)", [id_])
            name_keys.update(row[0] for row in found)
    else:
        for _, _, name_key, article_id in rows:
            found = connection.execute(
                "SELECT ap.name_key FROM appearances AS ap JOIN versions AS v ON v.key = ap.version_key "
                "WHERE v.article_id = ?",
                [article_id],
            )
            name_keys |= {name_key, *(row[0] for row in found)}
    update_persons(connection, name_keys)


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
