"""Who is one across articles: merged where that cannot be wrong, whatever the order, and never silently."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from support.database import dump
from support.people import Reading, add, new_store, persons, read, readings

from quotetrack.store import Store
from quotetrack.store.schema import IDENTITIES_SINCE


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store(tmp_path / "q.db") as opened:
        yield opened


def test_same_name_and_body_is_one_person(store: Store) -> None:
    """Records of one person carry one id and the fullest form of the name."""
    add(store, read("a", "Nasir Dorri", "Harlow Partners"), read("b", "Nasir al-Dorri", "Harlow Partners"))

    speakers = [attribution.speaker for attribution in store.iter_attributions()]

    assert len({speaker.id for speaker in speakers if speaker}) == 1
    assert {speaker.name for speaker in speakers if speaker} == {"Nasir al-Dorri"}


@pytest.mark.parametrize(
    ("readings", "expected"),
    [
        ([("a", "Ana Torv", None, "president"), ("b", "Ana Torv", None, "President")], [["a", "b"]]),
        ([("a", "Ana Torv"), ("b", "Ana Torv")], [["a"], ["b"]]),
        ([("a", "Ana Torv", "Harlow Partners"), ("b", "Ana Torv", "Fenwick Mills")], [["a"], ["b"]]),
        ([("a", "Torv", "Harlow Partners"), ("b", "Torv", "Harlow Partners")], [["a"], ["b"]]),
        ([("a", "Ana Torv", "ministry"), ("b", "Ana Torv", "ministry")], [["a"], ["b"]]),
        ([("a", "An\u0430 Torv", "Harlow Partners"), ("b", "Ana Torv", "Harlow Partners")], [["a"], ["b"]]),
        ([("a", "Ana Torv", "Harlow Partners"), ("b", "Ana Torv"), ("c", "Ana Torv", "Harlow Partners")],
         [["a", "c"], ["b"]]),
        ([("a", "Ana Torv", None, "Lakemouth Mayor"), ("b", "Ana Torv", None, "Tarn Mayor"),
          ("c", "Ana Torv", None, "Mayor")], [["a"], ["b"], ["c"]]),
        ([("a", "Ana Torv", None, "Lakemouth Mayor"), ("c", "Ana Torv", None, "Mayor")], [["a", "c"]]),
    ],
)  # fmt: skip
def test_who_is_one(store: Store, readings: list[Sequence[str | None]], expected: list[list[str]]) -> None:
    """Only those are merged who cannot be two."""
    add(store, *(read(*reading) for reading in readings))  # type: ignore[arg-type] # rows of the table

    assert persons(store) == expected


def test_same_words_are_the_same_person(store: Store) -> None:
    """Two reports of one long quotation by one full name are of one person."""
    words = "We have waited nine long years for this bridge to open"
    add(store, read("a", "Ana Torv", said=words), read("b", "Ana Torv", "Harlow Partners", said=words))

    assert persons(store) == [["a", "b"]]


@settings(max_examples=30)
@given(readings, st.randoms(use_true_random=False))
def test_order_of_adding_does_not_matter(batch: list[Reading], shuffler: random.Random) -> None:
    """The same articles in another order give the same persons under the same ids."""
    shuffled = list(batch)
    shuffler.shuffle(shuffled)
    with new_store() as one, new_store() as other:
        add(one, *batch)
        add(other, *shuffled)

        assert dump(one) == dump(other)


@settings(max_examples=30)
@given(readings, st.data())
def test_delete_then_add_equals_add(batch: list[Reading], data: st.DataObject) -> None:
    """Deleting an article and adding it again leaves no trace; deleting it leaves those who never had it."""
    with new_store() as store, new_store() as without:
        add(store, *batch)
        before = dump(store)
        if batch:
            chosen = data.draw(st.sampled_from(batch))
            store.delete(chosen[0].id)
            add(without, *(reading for reading in batch if reading is not chosen))

            assert dump(store) == dump(without)
            add(store, chosen)

        assert dump(store) == before


def test_database_of_the_first_schema_is_brought_up_to_date(tmp_path: Path) -> None:
    """A database without identities gets them when it is opened for writing."""
    path, fresh = tmp_path / "old.db", tmp_path / "new.db"
    batch = [read("a", "Nasir Dorri", "Harlow Partners"), read("b", "Nasir al-Dorri", "Harlow Partners")]
    with Store(path) as store, Store(fresh) as other:
        add(store, *batch)
        add(other, *batch)
        for table in ("bodies", "anchors", "decisions", "aliases", "appearances", "persons"):
            store._connection.execute(f"DROP TABLE {table}")
        store._connection.execute("DELETE FROM _sqlite_migrations WHERE name = 'm005_identities'")
        store._connection.execute(f"PRAGMA user_version = {IDENTITIES_SINCE - 1}")

    with Store(path) as store, Store(fresh) as other:
        assert persons(store) == [["a", "b"]]
        assert dump(store) == dump(other)
