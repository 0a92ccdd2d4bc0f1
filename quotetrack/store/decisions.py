"""What people have decided about what is one: kept with author and date, undone without being forgotten.

A decision is between two sides. A side of persons is everybody whom it meant when it was made, anchored by name,
article and the places of what was said; a side of bodies is an organisation by its id, everywhere or in one article;
a side of statements is every attribution of it, anchored by article, place and words.
"""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Iterator, Sequence

from quotetrack.errors import StoreError
from quotetrack.store.bodies import update_bodies
from quotetrack.store.clock import now
from quotetrack.store.contradictions import refuse_contradiction
from quotetrack.store.persons import Member, find_anchored, update_persons
from quotetrack.store.places import find_quotation, read_place
from quotetrack.store.verdicts import Anchor, Decision, DecisionKind, Node, Verdict

__all__ = [
    "Decision",
    "DecisionKind",
    "Verdict",
    "anchor_quotations",
    "decide",
    "iter_decisions",
    "iter_in_force",
    "undo_decision",
]


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
    left, right = (_find_nodes(connection, kind, side) for side in sides)
    refuse_contradiction(kind, verdict, sides, (left, right), iter_in_force(connection, kind))
    cursor = connection.execute(
        "INSERT INTO decisions (kind, verdict, author, decided_at, reason) VALUES (?, ?, ?, ?, ?)",
        [kind.value, verdict.value, author, now(), reason],
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


def anchor_quotations(connection: sqlite3.Connection, ids: Sequence[str], name: str) -> list[Anchor]:
    """What a decision about a statement holds on to.

    Args:
        connection: Of the database.
        ids: Of its attributions; those that are not in the database are passed over.
        name: Its longest wording.
    """
    found = (read_place(connection, id_) for id_ in sorted(set(ids)))
    return [
        Anchor(place.id, name, place.number, place.kind, place.article_id, (place.quotation,))
        for place in found
        if place is not None
    ]


def undo_decision(connection: sqlite3.Connection, kind: DecisionKind, key: int, *, author: str) -> None:
    """Take a decision back, as if it had never been made; it stays in the list. Inside a write transaction.

    Raises:
        StoreError: There is none of that number, or it is undone already.
    """
    row = connection.execute(
        "SELECT undone_by, undone_at FROM decisions WHERE key = ? AND kind = ?", [key, kind.value]
    ).fetchone()
    if row is None:
        shown = "list" if kind is DecisionKind.STATEMENT else "list --decided"
        raise StoreError(f"there is no decision {key} about {_PLURALS[kind]}; `{shown}` shows those there are")
    if row[1] is not None:
        raise StoreError(f"decision {key} has been undone already, by {row[0]} on {row[1][:10]}")
    connection.execute("UPDATE decisions SET undone_by = ?, undone_at = ? WHERE key = ?", [author, now(), key])
    _update(connection, key)


def iter_decisions(connection: sqlite3.Connection, kind: DecisionKind) -> Iterator[Decision]:
    """All decisions about speakers, organisations or statements, oldest first, those undone among them."""
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


_PLURALS = {
    DecisionKind.SPEAKER: "speakers",
    DecisionKind.ORGANIZATION: "organisations",
    DecisionKind.STATEMENT: "statements",
}


def iter_in_force(
    connection: sqlite3.Connection, kind: DecisionKind
) -> Iterator[tuple[int, Verdict, tuple[list[Node], list[Node]]]]:
    """Decisions in force, oldest first, with what each side means today: `Member`s, organisations and articles,
    or ids of attributions.
    """
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


def _find_nodes(connection: sqlite3.Connection, kind: DecisionKind, anchors: Sequence[Anchor]) -> list[Node]:
    if kind is DecisionKind.ORGANIZATION:
        return [(anchor.id, anchor.article_id) for anchor in anchors]
    if kind is DecisionKind.STATEMENT:
        places = (
            find_quotation(connection, each.id, each.article_id, each.name_key, each.quotations) for each in anchors
        )
        return [(id_,) for id_ in dict.fromkeys(places) if id_ is not None]
    found = (
        find_anchored(connection, Member(anchor.name_key, anchor.id, anchor.article_id), anchor.quotations)
        for anchor in anchors
    )
    return [member for member in found if member is not None]


def _update(connection: sqlite3.Connection, key: int) -> None:
    """Say anew who is one after a change of a decision; which quotations are one is kept nowhere."""
    rows = connection.execute(
        "SELECT d.kind, n.id, n.name_key, n.article_id FROM anchors AS n JOIN decisions AS d ON d.key = n.decision_key "
        "WHERE d.key = ?",
        [key],
    ).fetchall()
    if any(row[0] == DecisionKind.STATEMENT for row in rows):
        return
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
