"""Which organisations are one body by people's decisions. Automatically only equal names are: they have one id."""

from __future__ import annotations

import hashlib
import sqlite3
from collections import defaultdict

__all__ = ["update_bodies"]

_DIGITS = 16
_Node = tuple[str, str]


def update_bodies(connection: sqlite3.Connection) -> None:
    """Write `bodies` anew from the decisions in force; call inside the transaction that changed them."""
    parents: dict[_Node, _Node] = {}
    names: dict[_Node, tuple[str, str]] = {}
    rows = connection.execute(
        "SELECT d.key, d.verdict, n.side, n.id, n.article_id, n.name, n.type FROM anchors AS n JOIN decisions AS d "
        "ON d.key = n.decision_key WHERE d.kind = 'organization' AND d.undone_at IS NULL AND d.verdict <> 'unsure' "
        "ORDER BY d.key, n.side, n.id, n.article_id, n.name"
    ).fetchall()
    firsts: dict[tuple[int, int], _Node] = {}
    for key, verdict, side, id_, article_id, name, type_ in rows:
        node = (id_, article_id)
        parents.setdefault(node, node)
        names.setdefault(node, (name, type_))
        group = (key, 0 if verdict == "same" else side)
        parents[_find(parents, node)] = _find(parents, firsts.setdefault(group, node))
    groups: defaultdict[_Node, list[_Node]] = defaultdict(list)
    for node in sorted(parents):
        groups[_find(parents, node)].append(node)
    connection.execute("DELETE FROM bodies")
    for nodes in groups.values():
        if len(nodes) == 1 and not nodes[0][1]:
            continue  # as the records have it
        name = max((names[node][0] for node in nodes), key=lambda name: (len(name.split()), len(name), name))
        type_ = min((names[node][1] for node in nodes), key=lambda type_: (type_ == "unknown", type_))
        # The id of the records stays where the body is meant everywhere.
        everywhere = [id_ for id_, article_id in nodes if not article_id]
        body_id = min(everywhere) if everywhere else _hash(*nodes[0])
        connection.executemany(
            "INSERT INTO bodies (id, article_id, body_id, name, type) VALUES (?, ?, ?, ?, ?)",
            [(*node, body_id, name, type_) for node in nodes],
        )


def _find(parents: dict[_Node, _Node], node: _Node) -> _Node:
    while parents[node] != node:
        node = parents[node]
    return node


def _hash(*parts: str) -> str:
    return hashlib.sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:_DIGITS]
