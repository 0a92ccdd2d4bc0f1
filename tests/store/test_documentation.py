"""docs/store.md says what every table and column holds, and nothing that is not there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from quotetrack.store import Store
from quotetrack.store.schema import MIGRATIONS
from quotetrack.store.schema_number import SCHEMA_NUMBER

PAGE = (Path(__file__).parents[2] / "docs" / "store.md").read_text("utf-8")
SECTION_RE = re.compile(r"^### (\w+)\n(.*?)(?=^#|\Z)", re.MULTILINE | re.DOTALL)
ROW_RE = re.compile(r"^\| (\w+) \| ", re.MULTILINE)
SQL_RE = re.compile(r"```sql\n(.*?)```", re.DOTALL)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store(tmp_path / "q.db") as opened:
        yield opened


def test_every_table_and_column_is_documented_and_no_other(store: Store) -> None:
    """The tables and columns of the page are those of a new database (full text's own inner tables aside)."""
    # sqlite_schema also names the tables in which FTS5 keeps its index: `..._fts_data` and so on.
    names = [
        row[0]
        for row in store._connection.execute(
            "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT GLOB '*_fts_*'"
        )
    ]
    tables = {
        name: {row[0] for row in store._connection.execute("SELECT name FROM pragma_table_info(?)", [name])}
        for name in names
    }

    documented = {name: set(ROW_RE.findall(body)) - {"column"} for name, body in SECTION_RE.findall(PAGE)}

    assert documented == tables


def test_page_names_the_schema_number() -> None:
    """The page says which schema it describes, and there is one migration for each number up to it."""
    (number,) = re.findall(r"is the number of the schema, (\d+) for this page", PAGE)

    assert int(number) == SCHEMA_NUMBER == len(re.findall(r"\bm\d{3}_", repr(MIGRATIONS)))


@pytest.mark.parametrize("query", SQL_RE.findall(PAGE))
def test_queries_of_the_page_run(store: Store, query: str) -> None:
    """The examples are SQL that the database takes."""
    assert store._connection.execute(query).fetchall() == []
