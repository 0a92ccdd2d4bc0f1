"""Opening a database: what is not one of ours, newer or damaged is refused with advice and left as it was."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
import textwrap
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlite_utils import Database
from support.records import lake_article, lake_attributions, make_article

from quotetrack.errors import StoreError
from quotetrack.store import Store
from quotetrack.store.schema import MIGRATIONS
from quotetrack.store.schema_number import APPLICATION_ID, SCHEMA_NUMBER

NOBODY = 65534  # the user id of `nobody`: root may write everywhere, so the tests of permissions become this one


def make_database(path: Path, *, n_articles: int = 1) -> None:
    with Store(path) as store:
        article = lake_article()
        store.add(article, lake_attributions(article), pipeline_version="test 1")
        for index in range(1, n_articles):
            filler = make_article(f"“Page {index},” she said. " + "x " * 2000, name=f"{index}.txt")
            store.add(filler, (), pipeline_version="test 1")


def _junk(path: Path) -> None:
    path.write_bytes(b"%PDF-1.7 not a database at all" * 9)


def _short(path: Path) -> None:
    path.write_bytes(b"SQLite format 3\x00")


def _foreign(path: Path) -> None:
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE recipes (name TEXT)")
    connection.close()


def _newer(path: Path) -> None:
    make_database(path)
    with sqlite3.connect(path) as connection:
        connection.execute(f"PRAGMA user_version = {SCHEMA_NUMBER + 1}")
    connection.close()


def _truncated(path: Path) -> None:
    make_database(path, n_articles=20)
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def _flipped_page(path: Path, *, n_pages: int = 1) -> None:
    make_database(path, n_articles=20)
    content = bytearray(path.read_bytes())
    page_size = int.from_bytes(content[16:18], "big")
    flipped = slice(2 * page_size, (2 + n_pages) * page_size)
    content[flipped] = bytes(byte ^ 0xFF for byte in content[flipped])
    path.write_bytes(content)


@pytest.mark.parametrize(
    ("spoil", "reason", "advice"),
    [
        (_junk, "is not an SQLite database", "--db"),
        (_short, "is not an SQLite database", "--db"),
        (_foreign, "of another program", "--db"),
        (_newer, "newer quotetrack", "upgrade"),
        (_truncated, "damaged", "restore"),
        (_flipped_page, "damaged", "restore"),
    ],
)
def test_bad_file_is_refused_untouched(tmp_path: Path, spoil: Callable[[Path], None], reason: str, advice: str) -> None:
    """A file that is no database of ours is refused in one line with advice, and not a byte of it changes."""
    path = tmp_path / "q.db"
    spoil(path)
    before = path.read_bytes()

    with pytest.raises(StoreError, match=reason) as caught:
        Store(path)

    assert advice in str(caught.value)
    assert "\n" not in str(caught.value)
    assert path.read_bytes() == before


@pytest.mark.parametrize("spoil", [_junk, _foreign, _newer])
def test_bad_file_is_refused_for_reading_too(tmp_path: Path, spoil: Callable[[Path], None]) -> None:
    """Opened for reading only, such a file is refused as well."""
    spoil(tmp_path / "q.db")

    with pytest.raises(StoreError):
        Store(tmp_path / "q.db", readonly=True)


def test_damage_met_while_reading_is_told(tmp_path: Path) -> None:
    """A damaged page that is only met on the way gives a StoreError with advice, not a traceback of SQLite."""
    _flipped_page(tmp_path / "q.db", n_pages=50)

    with pytest.raises(StoreError, match="damaged"), Store(tmp_path / "q.db", readonly=True) as store:
        list(store.iter_articles())
        list(store.iter_attributions())
        store.counts()


@pytest.mark.parametrize(
    ("name", "readonly", "reason"),
    [
        ("", False, "is a folder"),
        ("none/q.db", False, "there is no folder"),
        ("q.db", True, "no such database"),
        ("fifo", False, "not a regular file"),
    ],
)
def test_path_that_cannot_be_a_database(tmp_path: Path, name: str, readonly: bool, reason: str) -> None:
    """A folder, a file in a folder that is not there, a pipe: one line says what is wrong, nothing is made."""
    os.mkfifo(tmp_path / "fifo")

    with pytest.raises(StoreError, match=reason):
        Store(tmp_path / name, readonly=readonly)

    assert [path.name for path in tmp_path.iterdir()] == ["fifo"]


@pytest.mark.parametrize("name", ["q.db", "a b?c#d%20.db", "ü.db", "-rf.db"])
def test_any_file_name_works(tmp_path: Path, name: str) -> None:
    """Names that mean something in an SQLite address are names of files like others."""
    make_database(tmp_path / name)

    with Store(tmp_path / name, readonly=True) as store:
        assert store.counts().articles == 1
    assert [path.name for path in tmp_path.iterdir()] == [name]


def test_empty_file_becomes_a_database(tmp_path: Path) -> None:
    """A file of no bytes (as `mktemp` makes it) is no database yet, and becomes one."""
    path = tmp_path / "q.db"
    path.touch()

    make_database(path)

    assert path.read_bytes()[:15] == b"SQLite format 3"


def test_readonly_store_does_not_write(tmp_path: Path) -> None:
    """A store opened for reading refuses to write and says so."""
    make_database(tmp_path / "q.db")

    with Store(tmp_path / "q.db", readonly=True) as store, pytest.raises(StoreError, match="may not be written"):
        store.delete("x")


def test_locked_database_is_told(tmp_path: Path) -> None:
    """When another program keeps the database locked beyond the timeout, one line says so and what to do."""
    path = tmp_path / "q.db"
    make_database(path)
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")

    with Store(path, timeout=0.1) as store:
        with pytest.raises(StoreError, match="locked"):
            store.delete("x")
        assert store.counts().articles == 1  # readers do not wait for the writer
        other.execute("ROLLBACK")
        assert not store.delete("x")
    other.close()


def test_full_disk_keeps_what_was_added(tmp_path: Path) -> None:
    """When no page more fits, one line says so; the articles before are whole, and the next run completes."""
    path = tmp_path / "q.db"
    articles = [make_article(f"“Page {index},” she said. " + "x " * 5000, name=f"{index}.txt") for index in range(9)]
    n_added = 0
    with Store(path) as store:
        n_pages = store._connection.execute("PRAGMA page_count").fetchone()[0]
        store._connection.execute(f"PRAGMA max_page_count = {n_pages + 12}")

        with pytest.raises(StoreError, match="disk is full"):
            for article in articles:
                store.add(article, (), pipeline_version="test 1")
                n_added += 1

        assert 0 < n_added < len(articles)
        assert store.counts().articles == n_added
        store._connection.execute("PRAGMA max_page_count = 100000")
        for article in articles:
            store.add(article, (), pipeline_version="test 1")
        assert store.counts().articles == len(articles)


def run_as_nobody(code: str, path: Path) -> subprocess.CompletedProcess[str]:
    """Run Python code with the path as its argument, as somebody whom permissions bind."""
    become = f"import os\nif os.getuid() == 0: os.setgid({NOBODY}); os.setuid({NOBODY})\n"
    # Imports come first: the interpreter's own folders need not be open to `nobody`.
    imports = "import sys\nfrom pathlib import Path\nfrom quotetrack.errors import StoreError\n"
    imports += "from quotetrack.store import Store\nimport encodings.idna, sqlite3\n"
    program = imports + become + textwrap.dedent(code)
    return subprocess.run([sys.executable, "-c", program, str(path)], capture_output=True, text=True, check=False)


READ_THEN_WRITE = """
with Store(sys.argv[1], readonly=True) as store:
    print(store.counts().articles)
try:
    with Store(sys.argv[1]) as store:
        store.delete("x")
except StoreError as error:
    print(error)
"""


@pytest.mark.parametrize(("folder_mode", "file_mode"), [(0o555, 0o444), (0o555, 0o644), (0o755, 0o444)])
def test_where_nothing_may_be_written_reading_works(folder_mode: int, file_mode: int) -> None:
    """In a read-only folder, or with a read-only file, reports work, and a write says in one line why not."""
    import tempfile

    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "archive"
        folder.mkdir()
        path = folder / "q.db"
        make_database(path)
        Path(name).chmod(0o755)
        path.chmod(file_mode)
        folder.chmod(folder_mode)
        before = path.read_bytes()

        done = run_as_nobody(READ_THEN_WRITE, path)

        folder.chmod(0o755)
        n_articles, message = done.stdout.splitlines()
        assert n_articles == "1"
        assert "may not be written" in message or "may be written" in message
        assert "--db" in message
        assert done.stderr == ""
        assert path.read_bytes() == before


def test_new_database_has_the_schema_of_today(tmp_path: Path) -> None:
    """A new database says which program, schema and version made it, and waits, logs ahead and checks keys."""
    with Store(tmp_path / "q.db") as store:
        pragmas = {
            name: store._connection.execute(f"PRAGMA {name}").fetchone()[0]
            for name in (
                "user_version",
                "application_id",
                "journal_mode",
                "synchronous",
                "foreign_keys",
                "busy_timeout",
            )
        }

    assert pragmas == {
        "user_version": SCHEMA_NUMBER,
        "application_id": int.from_bytes(b"QTRK", "big"),
        "journal_mode": "wal",
        "synchronous": 1,  # NORMAL
        "foreign_keys": 1,
        "busy_timeout": 30_000,
    }


def test_database_of_the_first_schema_is_brought_up_to_date(tmp_path: Path) -> None:
    """What an older version wrote is read as it was: one speaker, whose all organisations are."""
    path = tmp_path / "q.db"
    older = Database(path)
    MIGRATIONS.apply(older, stop_before="m002_co_speakers")
    older.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    older.execute("PRAGMA user_version = 1")
    older.executescript(
        "INSERT INTO articles VALUES ('a', '2020');"
        "INSERT INTO versions (key, article_id, text_sha256, is_current, name, bylines, initials, picture_credits,"
        " blocks, warnings, text, pipeline_version, read_at)"
        " VALUES (1, 'a', 'h', 1, 'a.txt', '[]', '[]', '[]', '[]', '[]', 'Yes', 'test 1', '2020');"
        "INSERT INTO attributions (key, id, version_key, position, kind, class, confidence, quotation, notes)"
        " VALUES (1, 'x', 1, 0, 'direct', 'statement', 1.0, 'Yes', '[]');"
        "INSERT INTO organizations VALUES (1, 'o', 'Harbour Union', 'unknown');"
        "INSERT INTO attribution_organizations VALUES (1, 0, 1, 'role');"
    )
    older.close()

    with Store(path) as store:
        (attribution,) = store.iter_attributions()
        version = store._connection.execute("PRAGMA user_version").fetchone()[0]

    assert version == SCHEMA_NUMBER
    assert attribution.co_speakers == ()
    assert [organization.of for organization in attribution.organizations] == [(0,)]


def test_kinds_of_anonymity_of_older_schemas_become_rungs(tmp_path: Path) -> None:
    """An old kind told how many and no more: the lowest rung with that number, until the article is read again."""
    path = tmp_path / "q.db"
    older = Database(path)
    MIGRATIONS.apply(older, stop_before="m004_anonymity_ladder")
    older.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    older.execute("PRAGMA user_version = 3")
    older.executescript(
        "INSERT INTO articles VALUES ('a', '2020');"
        "INSERT INTO versions (key, article_id, text_sha256, is_current, name, bylines, initials, picture_credits,"
        " blocks, warnings, text, pipeline_version, read_at)"
        " VALUES (1, 'a', 'h', 1, 'a.txt', '[]', '[]', '[]', '[]', '[]', 'Yes', 'test 1', '2020');"
        "INSERT INTO speakers (key, id, name, type) VALUES (1, 's', NULL, 'group');"
    )
    for key, kind in enumerate(("person", "plural", "group", "document", "office")):
        older.execute(
            "INSERT INTO attributions (key, id, version_key, position, kind, class, confidence, quotation, notes,"
            " speaker_key, resolved_by, anonymous, anonymity_kind, anonymity_description)"
            " VALUES (?, ?, 1, ?, 'direct', 'statement', 1.0, 'Yes', '[]', 1, 'none', 1, ?, 'words')",
            [key + 1, f"x{key}", key, kind],
        )
    older.conn.commit()
    older.close()

    with Store(path) as store:
        found = [attribution.speaker for attribution in store.iter_attributions()]

    rungs = [
        (s.anonymity.kind.value, s.anonymity.number and s.anonymity.number.value) for s in found if s and s.anonymity
    ]
    assert rungs == [
        ("bare", "one"),
        ("bare", "several"),
        ("bare", "several"),
        ("document", None),
        ("office", "one"),
    ]
