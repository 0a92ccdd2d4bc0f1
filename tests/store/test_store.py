"""The store gives back what was put in, once, whatever the order, and refuses what does not fit."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from support.database import dump
from support.records import lake_article, lake_attributions, make_article, make_attribution, readings

from quotetrack.errors import RecordError, StoreError, UnreadableInputError
from quotetrack.records import Article, Attribution, AttributionClass
from quotetrack.store import AddResult, Counts, Filters, Store

V1, V2 = "test 1", "test 2"
Reading = tuple[Article, tuple[Attribution, ...]]


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store(tmp_path / "q.db") as opened:
        yield opened


@contextmanager
def new_store() -> Iterator[Store]:
    """A store of its own for one example of a property."""
    with TemporaryDirectory() as folder, Store(Path(folder) / "q.db") as opened:
        yield opened


def add_all(store: Store, batch: list[Reading]) -> list[AddResult]:
    return [store.add(article, attributions, pipeline_version=V1) for article, attributions in batch]


def batches(*, min_size: int = 0) -> st.SearchStrategy[list[Reading]]:
    """Some readings of different articles from different inputs."""
    return st.integers(min_size, 3).flatmap(
        lambda n: st.tuples(*(readings(name=f"{index}.txt", id=f"id {index}") for index in range(n))).map(list)
    )


@settings(deadline=None, max_examples=40)
@given(readings())
def test_what_goes_in_comes_out(reading: Reading) -> None:
    """Any article and its attributions are read back equal."""
    with new_store() as store:
        result = store.add(*reading, pipeline_version=V1)

        assert result is AddResult.ADDED
        assert list(store.iter_articles()) == [reading[0]]
        assert list(store.iter_attributions()) == list(reading[1])


@settings(deadline=None, max_examples=25)
@given(batches(min_size=1))
def test_adding_twice_equals_adding_once(batch: list[Reading]) -> None:
    """A second add of the same articles changes nothing."""
    with new_store() as store:
        add_all(store, batch)
        before = dump(store)

        results = add_all(store, batch)

        assert set(results) == {AddResult.UNCHANGED}
        assert dump(store) == before


@settings(deadline=None, max_examples=25)
@given(batches(min_size=2), st.randoms())
def test_order_of_adding_does_not_matter(batch: list[Reading], random: Any) -> None:
    """The same articles in another order make the same database, and come out in the same order."""
    shuffled = random.sample(batch, len(batch))
    with new_store() as one, new_store() as other:
        add_all(one, batch)
        add_all(other, shuffled)

        assert dump(one) == dump(other)
        assert list(one.iter_attributions()) == list(other.iter_attributions())


@settings(deadline=None, max_examples=25)
@given(batches(min_size=1))
def test_delete_then_add_equals_add(batch: list[Reading]) -> None:
    """An article that was deleted leaves nothing behind, and can be added again."""
    with new_store() as store:
        add_all(store, batch)
        before = dump(store)
        article, attributions = batch[0]

        assert store.delete(article.id)
        assert store.counts().articles == len(batch) - 1
        store.add(article, attributions, pipeline_version=V1)

        assert dump(store) == before


def test_delete_of_the_unknown_says_so(store: Store) -> None:
    """Deleting an article that is not there returns False."""
    assert not store.delete("nobody")


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
def test_one_text_from_two_inputs_is_one_article(store: Store, order: tuple[int, int]) -> None:
    """Two inputs with the same text of the same article are one, named by the name that sorts first."""
    copies = [lake_article(name="a.txt"), lake_article(name="b.txt")]
    for index in order:
        store.add(copies[index], lake_attributions(copies[index]), pipeline_version=V1)

    assert list(store.iter_articles()) == [copies[0]]
    assert list(store.iter_attributions()) == list(lake_attributions(copies[0]))
    assert [row[0] for row in dump(store)["inputs"]] == ["a.txt", "b.txt"]
    assert store.counts() == Counts(1, 1, 2, 2, 1, 0)


def test_another_pipeline_reads_again(store: Store) -> None:
    """A text read by another pipeline version is read again, and the new reading takes the place of the old."""
    article = lake_article()
    first, second = lake_attributions(article)
    store.add(article, [first, second], pipeline_version=V1)

    assert store.is_read(article, pipeline_version=V1)
    assert not store.is_read(article, pipeline_version=V2)
    assert store.add(article, [first], pipeline_version=V2) is AddResult.REREAD
    assert list(store.iter_attributions()) == [first]
    assert store.counts().organizations == 0


def test_other_facts_about_the_article_read_again(store: Store) -> None:
    """The same text under the same name with another outlet replaces what stood there."""
    article = lake_article()
    store.add(article, (), pipeline_version=V1)
    corrected = replace(article, outlet="The Port Estral Herald")

    assert not store.is_read(corrected, pipeline_version=V1)
    assert store.add(corrected, (), pipeline_version=V1) is AddResult.REREAD
    assert list(store.iter_articles()) == [corrected]


def test_newest_text_of_an_article_is_the_current_one(store: Store) -> None:
    """Both texts of a changed article are kept; only the one added last counts unless all are asked for."""
    old = make_article("“We stay,” said Ines Calloway.", id="x", name="a.txt")
    new = make_article("“We go,” said Ines Calloway.", id="x", name="a.txt")
    old_attribution = make_attribution(old, ["We stay,"])
    new_attribution = make_attribution(new, ["We go,"])
    store.add(old, [old_attribution], pipeline_version=V1)

    assert store.add(new, [new_attribution], pipeline_version=V1) is AddResult.ADDED
    assert list(store.iter_attributions()) == [new_attribution]
    assert set(store.iter_attributions(all_versions=True)) == {old_attribution, new_attribution}
    assert store.search("stay") == []
    assert store.add(old, [old_attribution], pipeline_version=V1) is AddResult.UNCHANGED
    assert list(store.iter_articles()) == [new]


def test_refusal_is_kept_until_the_input_is_read(store: Store) -> None:
    """A refused input is a row with its reason; a second refusal replaces it, reading the input removes it."""
    store.refuse(UnreadableInputError("lake.txt", "is empty", "give a text"))
    store.refuse(UnreadableInputError("lake.txt", "looks binary", "give a text"))

    (refusal,) = store.iter_refusals()
    assert (refusal.input_name, refusal.reason, refusal.advice) == ("lake.txt", "looks binary", "give a text")
    store.add(lake_article(), (), pipeline_version=V1)
    assert list(store.iter_refusals()) == []


def test_refusal_of_a_name_that_is_not_text(store: Store) -> None:
    """A file name that is not UTF-8 is kept with its odd byte written as an escape."""
    store.refuse(UnreadableInputError("caf\udce9.txt", "is empty", "give a text"))

    assert [refusal.input_name for refusal in store.iter_refusals()] == ["caf\\udce9.txt"]


def test_noting_an_input_needs_its_article(store: Store) -> None:
    """An input is noted for an article that is there, also when it was refused before; else the store says no."""
    article = lake_article()
    with pytest.raises(StoreError, match="has no article"):
        store.note_input(article)
    store.add(article, (), pipeline_version=V1)
    store.refuse(UnreadableInputError("z.txt", "is empty", "give a text"))

    store.note_input(replace(article, name="z.txt"))

    assert [row[0] for row in dump(store)["inputs"]] == ["lake.txt", "z.txt"]
    assert store.counts().refusals == 0


def _other_article(article: Article, attribution: Attribution) -> Attribution:
    return replace(attribution, article_id="other")


def _moved_span(article: Article, attribution: Attribution) -> Attribution:
    (first, *rest) = attribution.content
    return replace(attribution, content=(replace(first, start=first.start + 1, end=first.end + 1), *rest))


def _no_content(article: Article, attribution: Attribution) -> Attribution:
    return replace(attribution, content=())


def _taken_id(article: Article, attribution: Attribution) -> Attribution:
    return replace(attribution, id=lake_attributions(article)[0].id)


def _half_character(article: Article, attribution: Attribution) -> Attribution:
    return replace(attribution, medium="\ud800")


@pytest.mark.parametrize("spoil", [_other_article, _moved_span, _no_content, _taken_id, _half_character])
def test_reading_that_does_not_fit_leaves_nothing(
    store: Store, spoil: Callable[[Article, Attribution], Attribution]
) -> None:
    """An attribution of another article, off its text, empty, twice or not text is refused, and nothing is written."""
    article = lake_article()
    first, second = lake_attributions(article)
    before = dump(store)

    with pytest.raises(RecordError, match=r"lake\.txt"):
        store.add(article, [first, spoil(article, second)], pipeline_version=V1)

    assert dump(store) == before


@pytest.mark.parametrize(
    ("filters", "found"),
    [
        (Filters(), [0, 1]),
        (Filters(speaker="CALLOWAY"), [1]),
        (Filters(speaker="%"), []),
        (Filters(organization="harbour"), [1]),
        (Filters(carrier="reuters"), [1]),
        (Filters(carrier="associated press"), [0, 1]),  # credited for the whole article
        (Filters(outlet="courier"), [0, 1]),
        (Filters(outlet="herald"), []),
        (Filters(since="2021-03-04", until="2021-03-04"), [0, 1]),
        (Filters(since="2021-03-05"), []),
        (Filters(until="2021-02"), []),
        (Filters(until="2021"), [0, 1]),
        (Filters(anonymous=True), [0]),
        (Filters(anonymous=False), [1]),
        (Filters(category=AttributionClass.BELIEF), []),
        (Filters(min_confidence=0.8), [1]),
        (Filters(article_id="other"), []),
    ],
)
def test_filters(store: Store, filters: Filters, found: list[int]) -> None:
    """Each filter keeps the attributions it describes; letters and wildcards in names mean themselves."""
    article = lake_article()
    attributions = lake_attributions(article)
    store.add(article, attributions, pipeline_version=V1)

    assert list(store.iter_attributions(filters)) == [attributions[index] for index in found]


def test_database_enforces_its_own_rules(store: Store) -> None:
    """Tables are STRICT and foreign keys hold, also for programs that use the connection directly."""
    tables = store._connection.execute(
        "SELECT name FROM pragma_table_list WHERE type = 'table' AND NOT strict AND schema = 'main'"
    ).fetchall()

    assert {name for (name,) in tables} <= {"sqlite_schema", "_sqlite_migrations"}
    with pytest.raises(sqlite3.IntegrityError, match="FOREIGN KEY"):
        store._connection.execute("INSERT INTO inputs (name, version_key) VALUES ('x', 99)")


def test_backup_of_an_open_database(store: Store, tmp_path: Path) -> None:
    """A backup made while the store is in use opens, is sound and holds the same; an existing file is not touched."""
    article = lake_article()
    store.add(article, lake_attributions(article), pipeline_version=V1)

    store.backup(tmp_path / "copy.db")

    with Store(tmp_path / "copy.db") as copy:
        assert dump(copy) == dump(store)
    with pytest.raises(StoreError, match="already exists"):
        store.backup(tmp_path / "copy.db")
