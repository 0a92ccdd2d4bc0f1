"""Full-text search: words mean themselves, and the index follows the tables."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from support.records import lake_article, lake_attributions

from quotetrack.store import Store


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store(tmp_path / "q.db") as opened:
        article = lake_article()
        opened.add(article, lake_attributions(article), pipeline_version="test 1")
        yield opened


@pytest.mark.parametrize(
    ("words", "n_found"),
    [
        ("boat", 1),
        ("BOAT leave", 1),
        ('"by boat all"', 1),  # the parts of an interrupted quotation stand together
        ("“by boat”", 1),
        ('"boat by"', 0),
        ("lake", 1),
        ("lake boat", 0),
        ("boat AND leave", 0),  # AND is a word like others
        ("", 0),
        ('"', 0),
        ('""', 0),
        ("*", 0),
        ("bo*", 0),
        ("quotation:boat", 0),
        ("foo:", 0),
        ("boat\x00", 1),
        ("NEAR(boat leave)", 0),
        ("^boat - +", 1),
        ("(boat", 1),
        ("boat\ud800", 1),
    ],
)
def test_words_mean_themselves(store: Store, words: str, n_found: int) -> None:
    """Whatever is typed is looked for as words; marks and operators of the search engine are no syntax."""
    assert len(store.search(words)) == n_found


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.text(st.sampled_from('ab "“”*:^()+-{}\\\x00\ud800andornear,.é'), max_size=12))
def test_nothing_typed_is_an_error(store: Store, words: str) -> None:
    """Any string gives results or none."""
    assert len(store.search(words)) <= 2


def test_index_follows_inserts_updates_and_deletes(store: Store) -> None:
    """A quotation is found exactly while it is stored, and SQLite finds the index consistent with the tables."""
    article = lake_article()
    (first, second) = lake_attributions(article)
    n_found = [len(store.search("boat"))]
    store.add(article, [first], pipeline_version="test 2")
    n_found.append(len(store.search("boat")))
    store.add(article, [first, second], pipeline_version="test 3")
    n_found.append(len(store.search("boat")))
    store.delete(article.id)
    n_found.append(len(store.search("boat")))

    assert n_found == [1, 0, 1, 0]
    for table in ("attributions_fts", "versions_fts"):
        store._connection.execute(f"INSERT INTO {table} ({table}, rank) VALUES ('integrity-check', 1)")
