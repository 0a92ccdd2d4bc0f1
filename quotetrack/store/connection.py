"""Opening a database safely, the write transaction, and SQLite's errors in words a reporter can act on.

SQLite's own guards are off until asked for: foreign keys, waiting for another writer, refusing a page that does not
add up. A deferred transaction that has read and then wants to write fails at once under a lock, whatever the timeout,
so every write begins with `BEGIN IMMEDIATE`.
"""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from quotetrack import __version__
from quotetrack.errors import StoreError
from quotetrack.store.schema_number import APPLICATION_ID, SCHEMA_NUMBER

__all__ = ["open_database", "read_snapshot", "translate_errors", "write_transaction"]

OLDEST_SQLITE = (3, 37, 0)
"""STRICT tables came with this one."""

_MAGIC = b"SQLite format 3\x00"
_HEADER_LENGTH = 100
_FULL_CHECK_BYTES = 64 * 1024 * 1024
"""Databases up to this size are checked page by page when opened for writing (about 0.1 s); larger ones by their
header, and page by page as they are read."""

_WAL_PATIENCE = 0.05  # seconds between tries to switch the journal mode, which does not wait by itself


def open_database(path: Path, *, readonly: bool, timeout: float) -> sqlite3.Connection:
    """Open a quotetrack database; make it, or bring it to today's schema, unless `readonly`.

    Args:
        path: The file. It need not exist unless `readonly`; its folder must.
        readonly: Never write to the file.
        timeout: Seconds to wait for another program that is writing.

    Raises:
        StoreError: It is not a database of ours, is damaged, is of a newer schema, or cannot be opened or written.
            The file is untouched then.
    """
    if sqlite3.sqlite_version_info < OLDEST_SQLITE:
        want = ".".join(map(str, OLDEST_SQLITE))
        raise StoreError(
            f"{path}: this Python has SQLite {sqlite3.sqlite_version}, the database needs {want}; use a newer Python"
        )
    with translate_errors(path):
        if _is_new(path):
            if readonly:
                raise StoreError(f"{path}: no such database; make one with `quotetrack add INPUT... --db {path}`")
            return _connect_for_writing(path, timeout, is_current=False)
        # Only the last connection to close can clear away SQLite's files beside the database, and only if it may
        # write: so the one that looks first is closed last-but-one.
        with closing(_connect_to_look(path, timeout)) as connection:
            schema_number = _inspect(connection, path, full_check=not readonly)
            if not readonly:
                return _connect_for_writing(path, timeout, is_current=schema_number == SCHEMA_NUMBER)
            if schema_number < SCHEMA_NUMBER:
                raise StoreError(
                    f"{path}: has the older schema {schema_number}, this version reads {SCHEMA_NUMBER}; "
                    "run `quotetrack add` with it once to bring it up to date"
                )
            return _connect_for_reading(path, timeout)


@contextmanager
def write_transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """All of the block or nothing of it, also when the program is killed inside."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:  # a full disk has already rolled it back
            connection.execute("ROLLBACK")
        raise


@contextmanager
def read_snapshot(connection: sqlite3.Connection) -> Iterator[None]:
    """Every query of the block sees the same state, whatever others write meanwhile."""
    if connection.in_transaction:
        yield
        return
    connection.execute("BEGIN")
    try:
        yield
    finally:
        if connection.in_transaction:
            connection.execute("COMMIT")


@contextmanager
def translate_errors(path: Path) -> Iterator[None]:
    """Turn SQLite's errors and the system's into a `StoreError` with what happened and what to do."""
    try:
        yield
    except sqlite3.ProgrammingError:
        raise  # wrong use of the database from our own code: not for the user to mend
    except sqlite3.DatabaseError as error:
        raise StoreError(f"{path}: {_explain(error)}") from error
    except OSError as error:
        raise StoreError(f"{path}: cannot be opened ({error.strerror}); check the path and its permissions") from error


_EXPLANATIONS = {
    sqlite3.SQLITE_BUSY: "another program has kept it locked; wait until that ends, then run the same command again",
    sqlite3.SQLITE_LOCKED: "another program has kept it locked; wait until that ends, then run the same command again",
    sqlite3.SQLITE_FULL: "the disk is full; free some space and run the same command again (what was added is kept)",
    sqlite3.SQLITE_READONLY: "it or its folder may not be written; change the permissions or choose another with --db",
    sqlite3.SQLITE_CANTOPEN: "cannot be opened; check that its folder exists and may be written, or choose another "
    "with --db",
    sqlite3.SQLITE_IOERR: "the disk failed or is full; check it, then run the same command again (what was added is "
    "kept)",
    sqlite3.SQLITE_NOTADB: "is not an SQLite database; choose another file with --db",
    sqlite3.SQLITE_CORRUPT: "the database is damaged; restore a copy, or rescue it with `sqlite3 FILE .recover`",
}


def _explain(error: sqlite3.DatabaseError) -> str:
    # The low byte is the family (SQLITE_IOERR), the rest the detail (SQLITE_IOERR_WRITE).
    family = getattr(error, "sqlite_errorcode", 0) & 0xFF
    if family in _EXPLANATIONS:
        return f"{_EXPLANATIONS[family]} [{error}]"
    return f"the database refused: {error}; this is a bug in quotetrack, please report it"


def _is_new(path: Path) -> bool:
    """Whether there is no database yet (an empty file counts as none); refuses what cannot be one."""
    if path.is_dir():
        raise StoreError(f"{path}: is a folder; give a file in it, such as {path / 'quotetrack.db'}")
    if not path.exists():
        if not path.parent.is_dir():
            raise StoreError(f"{path}: there is no folder {path.parent}; make it first, or choose another with --db")
        return True
    if not path.is_file():
        raise StoreError(f"{path}: is not a regular file; choose another with --db")
    with path.open("rb") as file:
        header = file.read(_HEADER_LENGTH)
    if not header:
        return True
    if header[: len(_MAGIC)] != _MAGIC or len(header) < _HEADER_LENGTH:
        raise StoreError(f"{path}: is not an SQLite database; choose another file with --db")
    return False


def _inspect(connection: sqlite3.Connection, path: Path, *, full_check: bool) -> int:
    """The schema number of an existing database; refuses foreign, newer and damaged ones."""
    application_id = connection.execute("PRAGMA application_id").fetchone()[0]
    schema_number: int = connection.execute("PRAGMA user_version").fetchone()[0]
    n_tables = connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()[0]
    if application_id == 0 and n_tables == 0:
        return 0
    if application_id != APPLICATION_ID:
        raise StoreError(f"{path}: is an SQLite database of another program; choose another file with --db")
    if schema_number > SCHEMA_NUMBER:
        raise StoreError(
            f"{path}: was written by a newer quotetrack (schema {schema_number}, this version knows {SCHEMA_NUMBER}); "
            "upgrade with `pip install --upgrade quotetrack`"
        )
    if full_check and path.stat().st_size <= _FULL_CHECK_BYTES:
        verdict = connection.execute("PRAGMA quick_check(1)").fetchone()[0]
        if verdict != "ok":
            detail = " ".join(verdict.split())
            raise StoreError(f"{path}: {_EXPLANATIONS[sqlite3.SQLITE_CORRUPT]} [{detail}]")
    return schema_number


def _connect(path: Path, query: str, timeout: float) -> sqlite3.Connection:
    uri = f"{path.absolute().as_uri()}?{query}"
    # isolation_level None: transactions begin where this file says so, not where the driver guesses.
    connection = sqlite3.connect(uri, uri=True, timeout=timeout, isolation_level=None)
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA cell_size_check = ON")
    # SQLite's own LIKE and lower() know only ASCII letters.
    connection.create_function("casefolded", 1, _casefolded, deterministic=True)
    return connection


def _casefolded(text: str | None) -> str | None:
    return None if text is None else text.casefold()


def _connect_to_look(path: Path, timeout: float) -> sqlite3.Connection:
    """A connection that changes nothing, also of a database that turns out not to be ours."""
    return _or_as_it_stands(_connect(path, "mode=ro", timeout), path, timeout)


def _connect_for_reading(path: Path, timeout: float) -> sqlite3.Connection:
    connection = _connect(path, "mode=rw", timeout)  # a file that may not be written SQLite opens for reading
    connection.execute("PRAGMA query_only = ON")
    return _or_as_it_stands(connection, path, timeout)


def _or_as_it_stands(connection: sqlite3.Connection, path: Path, timeout: float) -> sqlite3.Connection:
    """The connection, if it can read; else one that reads the file without the files that SQLite wants beside it.

    In a folder that may not be written SQLite cannot make them. Then nobody is writing there either, unless there is
    a -wal file already, so reading the database file as it stands is safe.
    """
    try:
        connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
    except sqlite3.OperationalError as error:
        connection.close()
        is_about_folder = error.sqlite_errorcode & 0xFF in (sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_READONLY)
        if not is_about_folder or Path(f"{path}-wal").exists():
            raise
        return _connect(path, "mode=ro&immutable=1", timeout)
    return connection


def _connect_for_writing(path: Path, timeout: float, *, is_current: bool) -> sqlite3.Connection:
    connection = _connect(path, "mode=rwc", timeout)
    try:
        if not is_current:
            _bring_up_to_date(connection)
        _switch_to_wal(connection, timeout)
        connection.execute("PRAGMA synchronous = NORMAL")
        connection.execute("PRAGMA recursive_triggers = ON")  # full text follows REPLACE too
    except BaseException:
        connection.close()
        raise
    return connection


def _bring_up_to_date(connection: sqlite3.Connection) -> None:
    # Seldom wanted, and sqlite_utils brings numpy along, which who only reads should not wait for.
    from sqlite_utils import Database

    from quotetrack.store.schema import IDENTITIES_SINCE, apply_migrations

    # Two programs may start at once: the second waits here, and then finds nothing left to do.
    with write_transaction(connection):
        before = apply_migrations(Database(connection, execute_plugins=False), created_with=__version__)
        if 0 < before < IDENTITIES_SINCE:
            from quotetrack.store.rebuild import rebuild_identities  # reads the word lists

            rebuild_identities(connection)


def _switch_to_wal(connection: sqlite3.Connection, timeout: float) -> None:
    """Readers and one writer at once. The switch needs the file for itself and does not wait, so try until it is."""
    deadline = time.monotonic() + timeout
    while True:
        try:
            connection.execute("PRAGMA journal_mode = WAL").fetchone()
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY or time.monotonic() > deadline:
                raise
            time.sleep(_WAL_PATIENCE)
        else:
            return
