"""The index of words: written with the article, asked by grams, gone with the article."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from support.records import lake_article, lake_attributions

from quotetrack.store import Store, Wording

WORDING = Wording(number=7, words=4, grams=(10, (1 << 63) - 1))


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store(tmp_path / "q.db") as opened:
        yield opened


def add_lake(store: Store, outlet: str, wording: Wording = WORDING) -> str:
    """Add the lake article as an outlet has it, its first attribution indexed; that attribution's id."""
    article = lake_article(outlet=outlet, id=f"lake of {outlet}", name=f"{outlet}.txt")
    attributions = lake_attributions(article)
    store.add(article, attributions, pipeline_version="test 1", wordings={attributions[0].id: wording})
    return attributions[0].id


def test_wordings_are_found_by_their_grams(store: Store) -> None:
    """Two articles with the same words are one wording with two members."""
    ids = [add_lake(store, "Gull"), add_lake(store, "Heron")]

    found = store.quotations.wordings_with([10, 11], limit=9)
    members = store.quotations.members(found[10], limit=9)

    assert list(found) == [10]
    assert found[10] == [store.quotations.find_wording(7)]
    assert [each.id for each in members[found[10][0]]] == ids
    assert [each.id for each in store.quotations.all()] == ids
    assert store.quotations.find_wording(8) is None
    assert store.quotations.lengths(found[10]) == {found[10][0]: WORDING.words}


def test_limits_are_kept(store: Store) -> None:
    """A common gram, and a wording that everybody has, are not read to their end."""
    for k in range(4):
        add_lake(store, f"Outlet {k}", WORDING._replace(number=k))
        add_lake(store, f"Copy {k}", WORDING._replace(number=0))

    (keys,) = store.quotations.wordings_with([10], limit=3).values()

    assert len(keys) == 3
    assert keys == sorted(keys)
    assert len(store.quotations.members(keys[:1], limit=2)[keys[0]]) == 2


def test_quotations_go_with_their_article(store: Store) -> None:
    """What was deleted or read again otherwise is no member any more."""
    add_lake(store, "Gull")
    add_lake(store, "Heron")

    store.delete("lake of Gull")
    add_lake(store, "Heron", WORDING)  # unchanged: nothing is written twice

    (key,) = store.quotations.wordings_with([10], limit=9)[10]
    assert [each.article_id for each in store.quotations.members([key], limit=9)[key]] == ["lake of Heron"]


def test_statements_without_index_are_told(store: Store) -> None:
    """A statement that is not indexed is missing until it is."""
    article = lake_article()
    store.add(article, lake_attributions(article), pipeline_version="test 1")
    missing = store.quotations.missing()

    store.quotations.add({attribution_id: WORDING for attribution_id, *_ in missing})

    assert missing
    assert store.quotations.missing() == []
    assert [each.id for each in store.quotations.of_article(article.id)] == [each for each, *_ in missing]
