"""Writes what identities are made of: who appears in a version under which names, and what is said of them."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence
from typing import TYPE_CHECKING

from quotetrack.records import Article, Attribution

if TYPE_CHECKING:
    from quotetrack.speakers.identity import Profile

__all__ = ["load_profile", "write_identities"]


def write_identities(
    connection: sqlite3.Connection, version_key: int, article: Article, attributions: Sequence[Attribution]
) -> None:
    """Write the rows of `appearances` and `aliases` of a version whose attributions have been written."""
    # They read the word lists, which takes longer than a report of a small database.
    from quotetrack.speakers.aliases import iter_aliases
    from quotetrack.speakers.identity import make_profiles

    for (id_, name), profile in make_profiles(attributions, day=article.published).items():
        connection.execute(
            "INSERT INTO appearances (version_key, speaker_key, name_key, profile) "
            "SELECT ?, key, ?, ? FROM speakers WHERE id = ? AND type = 'person' AND name IS NOT NULL AND name = ?",
            [version_key, profile.key, _dump(profile), id_, name],
        )
    connection.executemany(
        "INSERT INTO aliases (version_key, id, name) VALUES (?, ?, ?)",
        [(version_key, *alias) for alias in iter_aliases(article, attributions)],
    )


def load_profile(name: str, key: str, column: str) -> Profile:
    """The profile of a row of `appearances`: the speaker's name, and the columns `name_key` and `profile`."""
    from quotetrack.speakers.identity import Profile

    facts = json.loads(column)
    lists = {field: frozenset(facts[field]) for field in _LISTS}
    return Profile(name, key, bodies=facts["bodies"], **lists)


_LISTS = ("days", "offices", "roles", "places", "said")


def _dump(profile: Profile) -> str:
    facts = {"bodies": dict(profile.bodies)} | {field: sorted(getattr(profile, field)) for field in _LISTS}
    return json.dumps(facts, ensure_ascii=False)
