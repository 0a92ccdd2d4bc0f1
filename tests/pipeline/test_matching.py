"""Articles that are added meet what resembles them, and all at once gives the same links."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from support.records import make_article, make_attribution

from quotetrack.pipeline.matching import find_all_links, find_article_links, index_missing, read_wordings
from quotetrack.records import Article, Kind
from quotetrack.statements import LinkKind
from quotetrack.store import Store

QUOTE = '"'
TEXTS = [
    '"The ferry left the old harbour at dawn with ninety islanders aboard," Ida Marsh said.',
    '"The ferry left the old harbour at dawn with forty islanders aboard," Ada March said.',
    '"… left the old harbour at dawn," said the mayor.',
    '"Nobody repaired the bilge pumps of the trawler in Fenwick," Ida Marsh said.',
]


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store(tmp_path / "q.db") as opened:
        yield opened


def add(store: Store, number: int, *, is_indexed: bool = True) -> Article:
    text = TEXTS[number]
    article = make_article(text, name=f"{number}.txt", id=f"article {number}", published=f"2031-05-0{number + 1}")
    attribution = make_attribution(article, [text.split(QUOTE)[1].rstrip(",")], id=str(number))
    wordings = read_wordings([attribution]) if is_indexed else None
    store.add(article, [attribution], pipeline_version="test 1", wordings=wordings)
    return article


def test_each_new_article_meets_what_resembles_it(store: Store) -> None:
    """Links found article by article are those found at once."""
    one_by_one = {
        frozenset(link[:2]) for k in range(len(TEXTS)) for link in find_article_links(store, add(store, k).id)
    }

    assert one_by_one == {frozenset({"0", "1"}), frozenset({"0", "2"}), frozenset({"1", "2"})}
    assert {frozenset(link[:2]) for link in find_all_links(store)} == one_by_one


def test_words_quoted_in_indirect_speech_are_quotations(store: Store) -> None:
    """The words between quotation marks of a mixed attribution are indexed and linked as a quotation's."""
    add(store, 0)
    said = 'the ferry "left the old harbour at dawn" as ever'
    article = make_article(f"Ida Marsh said {said}.", name="m.txt", id="article m", published="2031-05-02")
    attribution = replace(make_attribution(article, [said], id="m"), kind=Kind.MIXED)
    store.add(article, [attribution], pipeline_version="test 1", wordings=read_wordings([attribution]))

    (link,) = find_article_links(store, article.id)
    (same,) = find_all_links(store)
    assert {link.kind, same.kind} == {LinkKind.WORDING}
    assert {link.one, link.other} == {same.one, same.other} == {"0", "m"}


def test_older_databases_are_indexed(store: Store) -> None:
    """Statements that were stored without an index are found after `index_missing`."""
    for k in range(2):
        add(store, k, is_indexed=False)

    assert find_all_links(store) == []
    assert index_missing(store) == 2
    assert index_missing(store) == 0
    assert len(find_all_links(store)) == 1
