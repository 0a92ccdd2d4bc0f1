"""Who is one across articles, and what waits or has been decided, on a terminal, in a pipe, or as JSON lines."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import Any

from quotetrack.output.console import literal, make_console
from quotetrack.output.files import encode_json
from quotetrack.output.layout import Cell, Column, print_rows
from quotetrack.speakers.likeness import Likeness
from quotetrack.store import Decision, Identity

__all__ = ["write_decisions", "write_identities", "write_pairs"]

SHOWN = 3
"""Articles and other names that a terminal shows."""


def write_identities(identities: Sequence[Identity], *, as_json: bool) -> int:
    """Print persons or organisations with their names and articles; how many."""
    if as_json:
        return _write_json([_identity_to_json(item) for item in identities])
    columns = [
        Column("name", share=3),
        Column("also", share=3),
        Column("articles", right=True),
        Column("in", share=3),
        Column("id"),
    ]
    rows = [
        [
            _who(item),
            _some([form for form in item.names if form != item.name]),
            _cell(str(len(item.articles))),
            _some(item.articles),
            _cell(item.id),
        ]
        for item in identities
    ]
    return _print(columns, rows)


def write_pairs(pairs: Sequence[tuple[Identity, Identity, Likeness]], *, as_json: bool) -> int:
    """Print pairs that wait for a decision, with their scores and reasons; how many."""
    if as_json:
        return _write_json(
            [
                {
                    "one": _identity_to_json(one),
                    "other": _identity_to_json(other),
                    "score": likeness.score,
                    "evidence": [{"weight": item.weight, "reason": item.reason} for item in likeness.evidence],
                }
                for one, other, likeness in pairs
            ]
        )
    columns = [Column("one", share=3), Column("other", share=3), Column("score", right=True), Column("why", share=4)]
    rows = [
        [
            _pair_side(one),
            _pair_side(other),
            _cell(str(likeness.score)),
            tuple(literal(f"{item.weight:+d} {item.reason}") for item in likeness.evidence),
        ]
        for one, other, likeness in pairs
    ]
    return _print(columns, rows)


def write_decisions(decisions: Sequence[Decision], *, as_json: bool) -> int:
    """Print what people have decided; how many decisions."""
    if as_json:
        return _write_json([_decision_to_json(item) for item in decisions])
    columns = [
        Column("number", right=True), Column("verdict"), Column("one", share=3), Column("other", share=3),
        Column("by", share=2), Column("reason", share=3),
    ]  # fmt: skip
    rows = [
        [
            _cell(str(item.key)),
            _cell(item.verdict.value),
            _side(item, 0),
            _side(item, 1),
            tuple(literal(line) for line in _by(item)),
            _cell(item.reason or ""),
        ]
        for item in decisions
    ]
    return _print(columns, rows)


def _by(decision: Decision) -> list[str]:
    made = f"{decision.author}, {decision.decided_at[:10]}"
    if decision.undone_at is None:
        return [made]
    return [made, f"undone by {decision.undone_by}, {decision.undone_at[:10]}"]


def _side(decision: Decision, side: int) -> Cell:
    names, articles = decision.sides[side], decision.articles[side]
    where = f"in {len(articles)} article{'s' if len(articles) > 1 else ''}" if articles else ""
    return tuple(literal(line) for line in (*names, where) if line)


def _who(identity: Identity) -> Cell:
    return tuple(literal(line) for line in (identity.name, identity.told) if line)


def _pair_side(identity: Identity) -> Cell:
    return (*_who(identity), literal(f"{identity.id} in {identity.articles[0]}", "dim"))


def _some(names: Sequence[str]) -> Cell:
    shown = [literal(name) for name in names[:SHOWN]]
    return (*shown, literal(f"and {len(names) - SHOWN} more", "dim")) if len(names) > SHOWN else tuple(shown)


def _cell(text: str) -> Cell:
    return (literal(text),) if text else ()


def _print(columns: Sequence[Column], rows: Sequence[Sequence[Cell]]) -> int:
    if rows:
        print_rows(make_console(), columns, rows, gap=False)
    return len(rows)


def _identity_to_json(identity: Identity) -> dict[str, Any]:
    return {
        "id": identity.id,
        "name": identity.name,
        "names": list(identity.names),
        "told": identity.told or None,
        "articles": list(identity.articles),
    }


def _decision_to_json(decision: Decision) -> dict[str, Any]:
    return {
        "number": decision.key,
        "kind": decision.kind.value,
        "verdict": decision.verdict.value,
        "sides": [
            {"names": list(names), "articles": list(articles)}
            for names, articles in zip(decision.sides, decision.articles, strict=True)
        ],
        "by": decision.author,
        "at": decision.decided_at,
        "reason": decision.reason,
        "undone_by": decision.undone_by,
        "undone_at": decision.undone_at,
    }


def _write_json(objects: Sequence[dict[str, Any]]) -> int:
    for item in objects:
        print(encode_json(item, sys.stdout))
    return len(objects)
