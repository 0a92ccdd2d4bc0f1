"""Who is in the database: every person or organisation across articles, with all names and what is told of each."""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from quotetrack.store.appearances import load_profile
from quotetrack.store.decisions import iter_in_force
from quotetrack.store.persons import Member, members_of
from quotetrack.store.verdicts import Anchor, DecisionKind
from quotetrack.text.matching import fold_phrase

if TYPE_CHECKING:
    from quotetrack.speakers.identity import Profile

__all__ = ["Identity", "find_anchors", "find_decided_pairs", "iter_identities", "read_aliases"]


@dataclass(frozen=True, slots=True)
class Identity:
    """One person or organisation.

    Attributes:
        id: As the records have it.
        name: The fullest form.
        names: All forms and other names met, sorted, `name` among them.
        articles: Inputs in which they speak or are spoken for, sorted.
        profile: What the articles say of a person; None for an organisation.
        type: `person`, or the type of the organisation.
    """

    id: str
    name: str
    names: tuple[str, ...]
    articles: tuple[str, ...]
    profile: Profile | None = None
    type: str = "person"

    @property
    def told(self) -> str:
        """What tells this one from another of the name, in a few words: organisations and roles; may be empty."""
        if self.profile is None:
            return "" if self.type == "unknown" else self.type
        return ", ".join([*sorted(set(self.profile.bodies.values())), *sorted(self.profile.roles)])


def iter_identities(connection: sqlite3.Connection, kind: DecisionKind) -> list[Identity]:
    """All persons, or all organisations, by name and id."""
    found = _read_persons(connection) if kind is DecisionKind.SPEAKER else _read_bodies(connection)
    return sorted(found, key=lambda identity: (identity.name.casefold(), identity.id))


def find_anchors(
    connection: sqlite3.Connection, kind: DecisionKind, identity: Identity, *, articles: Sequence[str] | None = None
) -> list[Anchor]:
    """What a decision about an identity holds on to.

    Args:
        connection: Of the database.
        kind: Of the identity.
        identity: One of `iter_identities`.
        articles: Only in these inputs.
    """
    ids = None if articles is None else _article_ids(connection, articles)
    if kind is DecisionKind.ORGANIZATION:
        rows = connection.execute(
            "SELECT DISTINCT o.id, o.name, o.type, coalesce(b.article_id, '') FROM (SELECT id, name, type FROM "
            "organizations UNION SELECT id, name, 'unknown' FROM speakers WHERE type = 'organization') AS o LEFT JOIN "
            "bodies AS b ON b.id = o.id WHERE coalesce(b.body_id, o.id) = ?1 OR (o.id = ?1 AND b.article_id <> '') "
            "ORDER BY o.id, o.type <> 'unknown', o.name",
            [identity.id],
        ).fetchall()
        # An organisation that is another one in some article is still itself everywhere else.
        by_place = {(id_, at if id_ != identity.id else ""): (id_, name, type_) for id_, name, type_, at in rows}
        return [
            Anchor(id_, name, fold_phrase(name), type_, place)
            for (_, at), (id_, name, type_) in by_place.items()
            for place in ([at] if ids is None else sorted(ids))
        ]
    members = [item for item in members_of(connection, identity.id) if ids is None or item.article_id in ids]
    return [_anchor_person(connection, member) for member in members]


def read_aliases(connection: sqlite3.Connection) -> dict[str, frozenset[str]]:
    """All names of persons and organisations, by id, beside the one that their records carry."""
    rows = connection.execute(
        "SELECT coalesce(p.id, here.body_id, b.body_id, al.id), al.name FROM aliases AS al JOIN versions AS v "
        "ON v.key = al.version_key LEFT JOIN (SELECT ap.version_key, s.id, ap.person_key FROM appearances AS ap "
        "JOIN speakers AS s ON s.key = ap.speaker_key) AS who ON who.version_key = v.key AND who.id = al.id "
        "LEFT JOIN persons AS p ON p.key = who.person_key "
        "LEFT JOIN bodies AS b ON b.id = al.id AND b.article_id = '' LEFT JOIN bodies AS here "
        "ON here.id = al.id AND here.article_id = v.article_id "
        "UNION SELECT p.id, s.name FROM appearances AS ap JOIN persons AS p ON p.key = ap.person_key "
        "JOIN speakers AS s ON s.key = ap.speaker_key WHERE s.name <> p.name "
        "UNION SELECT b.body_id, n.name FROM bodies AS b JOIN anchors AS n ON n.id = b.id "
        "UNION SELECT b.body_id, o.name FROM bodies AS b JOIN organizations AS o ON o.id = b.id"
    )
    names: defaultdict[str, set[str]] = defaultdict(set)
    for id_, name in rows:
        names[id_].add(name)
    return {id_: frozenset(found) for id_, found in names.items()}


def find_decided_pairs(connection: sqlite3.Connection, kind: DecisionKind) -> set[frozenset[str]]:
    """Ids of identities, two and two, about which a decision is in force."""
    identity_of = dict(_iter_nodes(connection, kind))
    pairs = set()
    for _, _, (left, right) in iter_in_force(connection, kind):
        ids = [{identity_of[node] for node in side if node in identity_of} for side in (left, right)]
        pairs |= {frozenset((one, other)) for one in ids[0] for other in ids[1]}
    return pairs


def _iter_nodes(connection: sqlite3.Connection, kind: DecisionKind) -> Iterator[tuple[tuple[str, ...], str]]:
    """What decisions speak of, with the identity that each is today."""
    if kind is DecisionKind.SPEAKER:
        rows = connection.execute(
            "SELECT DISTINCT ap.name_key, s.id, v.article_id, p.id FROM appearances AS ap JOIN persons AS p ON p.key = "
            "ap.person_key JOIN speakers AS s ON s.key = ap.speaker_key JOIN versions AS v ON v.key = ap.version_key"
        )
        yield from (((name_key, id_, article_id), person) for name_key, id_, article_id, person in rows)
        return
    rows = connection.execute(
        "SELECT DISTINCT id, '', id FROM anchors UNION SELECT id, article_id, body_id FROM bodies"
    )
    yield from (((id_, article_id), body) for id_, article_id, body in rows)


def _read_persons(connection: sqlite3.Connection) -> list[Identity]:
    rows = connection.execute(
        "SELECT p.key, p.id, p.name, s.name, ap.name_key, ap.profile, v.name, group_concat(al.name, x'1f') "
        "FROM persons AS p JOIN appearances AS ap ON ap.person_key = p.key JOIN speakers AS s ON s.key = "
        "ap.speaker_key JOIN versions AS v ON v.key = ap.version_key LEFT JOIN aliases AS al ON al.version_key = v.key "
        "AND al.id = s.id GROUP BY ap.version_key, ap.speaker_key ORDER BY p.key, v.name, s.name"
    )
    found: dict[int, Identity] = {}
    for key, id_, name, form, name_key, facts, article, aliases in rows:
        profile = load_profile(form, name_key, facts)
        before = found.get(key) or Identity(id_, name, (), (), replace(profile, name=name))
        names = {*before.names, name, form, *(aliases.split("\x1f") if aliases else ())}
        found[key] = replace(
            before,
            names=tuple(sorted(names)),
            articles=tuple(sorted({*before.articles, article})),
            profile=_combine(before.profile, profile),
        )
    return list(found.values())


def _combine(one: Profile | None, other: Profile) -> Profile:
    """What two profiles say together, under the name of the first."""
    from quotetrack.speakers.identity import name_key

    if one is None:
        return other
    return replace(
        one,
        key=name_key(one.name),
        days=one.days | other.days,
        bodies={**one.bodies, **other.bodies},
        offices=one.offices | other.offices,
        roles=one.roles | other.roles,
        places=one.places | other.places,
        said=one.said | other.said,
    )


def _read_bodies(connection: sqlite3.Connection) -> list[Identity]:
    rows = connection.execute(
        "WITH met (id, name, type, version_key) AS (SELECT o.id, o.name, o.type, a.version_key FROM organizations AS o "
        "JOIN attribution_organizations AS ao ON ao.organization_key = o.key JOIN attributions AS a ON a.key = "
        "ao.attribution_key UNION SELECT s.id, s.name, 'unknown', a.version_key FROM speakers AS s JOIN attributions "
        "AS a ON a.speaker_key = s.key WHERE s.type = 'organization' AND s.name IS NOT NULL "
        "UNION SELECT s.id, s.name, 'unknown', a.version_key FROM speakers AS s JOIN co_speakers AS co ON "
        "co.speaker_key = s.key JOIN attributions AS a ON a.key = co.attribution_key WHERE s.type = 'organization' "
        "AND s.name IS NOT NULL) "
        "SELECT DISTINCT coalesce(here.body_id, b.body_id, m.id), coalesce(here.name, b.name, m.name), "
        "coalesce(here.type, b.type, m.type), m.name, v.name, al.name FROM met AS m JOIN versions AS v ON v.key = "
        "m.version_key LEFT JOIN bodies AS b ON b.id = m.id AND b.article_id = '' LEFT JOIN bodies AS here ON here.id "
        "= m.id AND here.article_id = v.article_id LEFT JOIN aliases AS al ON al.version_key = v.key AND al.id = m.id "
        "ORDER BY 1, 2, 3, 4, 5, 6"
    )
    found: dict[str, Identity] = {}
    for id_, name, type_, form, article, alias in rows:
        before = found.get(id_) or Identity(id_, name, (), (), type=type_)
        found[id_] = replace(
            before,
            names=tuple(sorted({*before.names, name, form, *([alias] if alias else [])})),
            articles=tuple(sorted({*before.articles, article})),
            type=type_ if before.type == "unknown" else before.type,
        )
    return list(found.values())


def _anchor_person(connection: sqlite3.Connection, member: Member) -> Anchor:
    rows = connection.execute(
        "SELECT s.name, v.text_sha256, min(c.start), max(c.end) FROM versions AS v JOIN appearances AS ap "
        "ON ap.version_key = v.key JOIN speakers AS s ON s.key = ap.speaker_key LEFT JOIN attributions AS a "
        "ON a.version_key = v.key AND a.speaker_key = s.key LEFT JOIN contents AS c ON c.attribution_key = a.key "
        "WHERE v.article_id = ? AND s.id = ? AND ap.name_key = ? GROUP BY s.key, a.key ORDER BY s.name, a.position",
        [member.article_id, member.speaker_id, member.name_key],
    ).fetchall()
    places = tuple((sha, start, end) for _, sha, start, end in rows if start is not None)
    return Anchor(member.speaker_id, rows[0][0], member.name_key, "person", member.article_id, places)


def _article_ids(connection: sqlite3.Connection, names: Sequence[str]) -> set[str]:
    wanted = json.dumps(list(names))
    rows = connection.execute(
        "SELECT v.article_id FROM versions AS v LEFT JOIN inputs AS i ON i.version_key = v.key WHERE v.article_id IN "
        "(SELECT value FROM json_each(?1)) OR i.name IN (SELECT value FROM json_each(?1))",
        [wanted],
    )
    return {row[0] for row in rows}
