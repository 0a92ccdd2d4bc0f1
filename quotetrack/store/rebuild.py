"""Fills the tables of identities for a database that was written before there were any."""

from __future__ import annotations

import sqlite3

from quotetrack.store.appearances import write_identities
from quotetrack.store.persons import update_persons
from quotetrack.store.reader import iter_version_keys, read_attributions, read_version

__all__ = ["rebuild_identities"]


def rebuild_identities(connection: sqlite3.Connection) -> None:
    """Write who appears in every version, and who is one; call inside the transaction of the migration."""
    for version_key in iter_version_keys(connection, all_versions=True):
        found = read_version(connection, version_key)
        if found is not None:
            write_identities(connection, version_key, found[1], read_attributions(connection, version_key))
    update_persons(connection, {row[0] for row in connection.execute("SELECT name_key FROM appearances")})
