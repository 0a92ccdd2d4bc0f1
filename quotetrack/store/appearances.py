"""Writes what identities are made of: who appears in a version under which names, and what ties them to others."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence

from quotetrack.records import Article, Attribution

__all__ = ["write_identities"]


def write_identities(
    connection: sqlite3.Connection, version_key: int, article: Article, attributions: Sequence[Attribution]
) -> None:
    """Write the rows of `appearances` and `aliases` of a version whose attributions have been written."""
    # They read the word lists, which takes longer than a report of a small database.
    from quotetrack.speakers.aliases import iter_aliases
    from quotetrack.speakers.identity import iter_links, make_profiles

    for (id_, name), profile in make_profiles(attributions, day=article.published).items():
        connection.execute(
            "INSERT INTO appearances (version_key, speaker_key, name_key, links) "
            "SELECT ?, key, ?, ? FROM speakers WHERE id = ? AND type = 'person' AND name IS NOT NULL AND name = ?",
            [version_key, profile.key, json.dumps([link[1:] for link in iter_links(profile)]), id_, name],
        )
    connection.executemany(
        "INSERT INTO aliases (version_key, id, name) VALUES (?, ?, ?)",
        [(version_key, *alias) for alias in iter_aliases(article, attributions)],
    )
