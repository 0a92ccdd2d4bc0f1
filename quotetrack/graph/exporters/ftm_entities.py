"""Which FollowTheMoney entity a node or an edge becomes. Every property is a list of text there.

A node is what the prefix of its id says (`speaker:...`), so that an edge knows its ends without looking them up.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from functools import lru_cache
from hashlib import sha1
from typing import Any

from quotetrack.graph.clean import EDGE_ID
from quotetrack.graph.clean_values import Value
from quotetrack.graph.identity import UNNAMED
from quotetrack.graph.kinds import EdgeKind, NodeKind
from quotetrack.text.sanitize import web_address

__all__ = ["edge_entity", "is_appearance", "is_said", "node_entity"]

BODY_SCHEMATA = {
    "company": "Company",
    **dict.fromkeys(("government", "parliament", "court", "police", "military"), "PublicBody"),
}
"""What a body is by its type; any other is an Organization."""

SPEAKER_SCHEMATA = {"person": "Person", "organization": "Organization"}
"""What a named speaker is by its type; any other, and one without a name, is a LegalEntity: nobody knows more."""

BODIES = frozenset({NodeKind.SPEAKER, NodeKind.ORGANIZATION, NodeKind.AGENCY, NodeKind.OUTLET})
COUNTRY_RE = re.compile(r"[A-Z]{2}")
DAY_RE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")

_SAID = (NodeKind.SPEAKER, NodeKind.STATEMENT)
_APPEARS = (NodeKind.STATEMENT, NodeKind.ARTICLE)

_KINDS = {str(kind): kind for kind in NodeKind}

_Entity = dict[str, Any]
_Row = Mapping[str, Value]


def node_entity(
    node: str, row: _Row, *, speakers: Iterable[str], articles: Iterable[str], roles: Iterable[str]
) -> _Entity:
    """The entity of a node.

    Args:
        node: Its id.
        row: Its attributes.
        speakers: Of a statement: the ids of the nodes that said it.
        articles: Of a statement: the ids of the nodes it appears in.
        roles: Of a speaker: what it spoke as.
    """
    kind, label = node_kind(node), _name(row.get("label", node))
    if kind is None:
        return _entity(node, "Note", name=[label], description=[_text(row, "content")])
    if kind is NodeKind.STATEMENT:
        return _entity(
            node, "Event", name=[label], summary=[_text(row, "content")], date=_days(row),
            keywords=[_text(row, "category")], involved=map(entity_id, speakers), proof=map(entity_id, articles),
        )  # fmt: skip
    if kind is NodeKind.ARTICLE:
        return _entity(
            node, "Article", title=[_text(row, "title")], fileName=[_text(row, "input") or label],
            sourceUrl=[web_address(_text(row, "url") or "")], publisher=[_text(row, "outlet")],
            publishedAt=[_moment(_text(row, "published"))],
        )  # fmt: skip
    if kind is NodeKind.SPEAKER:
        named = row.get("named") is True
        schema = SPEAKER_SCHEMATA.get(str(row.get("type")), "LegalEntity") if named else "LegalEntity"
        reason = _text(row, "reason")
        return _entity(
            node, schema, name=[label], position=roles if schema == "Person" else [],
            notes=[reason and f"Reason given for not naming the source: {reason}"],
        )  # fmt: skip
    country = _text(row, "country") or ""
    return _entity(
        node, BODY_SCHEMATA.get(str(row.get("type")), "Organization"), name=[label],
        country=[country.lower() if COUNTRY_RE.fullmatch(country) else None],
        classification=[
            _text(row, "type") if kind is NodeKind.ORGANIZATION else str(kind),
            "state-run" if row.get("state_run") is True else None,
        ],
    )  # fmt: skip


def edge_entity(source: str, target: str, row: _Row) -> _Entity | None:
    """The entity of an edge, or None where the entities of its ends say all of it (`said`).

    An edge between nodes that its schema does not take is an UnknownLink, which takes any two.
    """
    if is_said(source, target, row):
        return None
    start, end, id_ = [entity_id(source)], [entity_id(target)], f"edge-{row[EDGE_ID]}"
    if is_appearance(source, target, row):
        keywords = [_text(row, "wording"), _text(row, "medium")]
        return _make(id_, "Note", description=[_text(row, "content")], entity=[*end, *start], keywords=keywords)
    kind, ends = row.get("kind"), (node_kind(source), node_kind(target))
    about = {"date": _days(row), "proof": [_article(row)], "summary": [_text(row, "because")]}
    if kind == EdgeKind.SPEAKS_FOR and set(ends) <= BODIES and row.get("basis") != "is":
        return _make(id_, "Representation", agent=start, client=end, role=[_text(row, "role")], **about)
    if kind == EdgeKind.SAME_AS and None not in ends:
        return _make(id_, "Similar", candidate=start, match=end, criteria=[_text(row, "because")])
    role = [_role(row)]
    if ends[0] is NodeKind.ARTICLE:
        return _make(id_, "Documentation", document=start, entity=end, role=role, **about)
    if ends[1] is NodeKind.ARTICLE:
        return _make(id_, "Documentation", document=end, entity=start, role=role, **about)
    return _make(id_, "UnknownLink", subject=start, object=end, role=role, **about)


def is_said(source: str, target: str, row: _Row) -> bool:
    """Whether an edge says who is `involved` in a statement."""
    return row.get("kind") == EdgeKind.SAID and (node_kind(source), node_kind(target)) == _SAID


def is_appearance(source: str, target: str, row: _Row) -> bool:
    """Whether an edge says which article is `proof` of a statement."""
    return row.get("kind") == EdgeKind.APPEARS_IN and (node_kind(source), node_kind(target)) == _APPEARS


@lru_cache(maxsize=1024)
def entity_id(node: str) -> str:
    """A node's id as FollowTheMoney allows it: the same for the same node in every export."""
    return f"{node_kind(node) or 'node'}-{sha1(node.encode(), usedforsecurity=False).hexdigest()}"


def node_kind(node: str) -> NodeKind | None:
    """What a node is by its id, or None where it is none of ours."""
    prefix, colon, _ = node.partition(":")
    return _KINDS.get(prefix) if colon else None


def _entity(node: str, schema: str, **properties: Iterable[str | None]) -> _Entity:
    return _make(entity_id(node), schema, **properties)


def _make(id_: str, schema: str, **properties: Iterable[str | None]) -> _Entity:
    """An entity with the properties that have a value, each value once."""
    known: dict[str, list[str]] = {}
    for name, values in properties.items():
        if found := [value for value in values if value]:
            known[name] = list(dict.fromkeys(found))
    return {"id": id_, "schema": schema, "properties": known}


def _text(row: _Row, name: str) -> str | None:
    """An attribute's text, or None where there is nothing in it to read."""
    return str(row[name]).strip() or None if name in row else None


def _name(label: Value) -> str:
    """A name that is one: FollowTheMoney leaves out quotation marks and white space, and takes no entity without."""
    name = " ".join(str(label).split())
    return name if any(character.isalnum() for character in name) else UNNAMED


def _role(row: _Row) -> str:
    """What a link says, in a few words: `told, step 1`, `credited, dateline`, `inferred, chance 0.85`."""
    kind, basis = str(row.get("kind", "linked")), str(row.get("basis", ""))
    words = [kind.replace("_", " ")]
    # "relayed, relay" says it twice.
    words += [] if kind.startswith(basis) else [basis]
    words += [f"{name} {row[name]}" for name in ("step", "chance") if name in row]
    return ", ".join(words)


def _article(row: _Row) -> str | None:
    """The article whose words an edge rests on."""
    article = str(row.get("article", ""))
    return entity_id(article) if node_kind(article) is NodeKind.ARTICLE else None


def _days(row: _Row) -> list[str | None]:
    return [_moment(_text(row, name)) for name in ("since", "until")]


@lru_cache(maxsize=1024)
def _moment(text: str | None) -> str | None:
    """A day as it is, a time in UTC without a zone, which is how FollowTheMoney has both; None if it is neither."""
    if text is None or not DAY_RE.match(text):
        return None
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return None
    if DAY_RE.fullmatch(text):
        return text
    if moment.tzinfo is not None:
        moment = moment.astimezone(UTC).replace(tzinfo=None)
    return moment.isoformat(timespec="seconds")
