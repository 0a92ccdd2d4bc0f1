"""Checks of what was just read, and of a database."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace
from typing import Any

from quotetrack.checks import (
    ArticleView,
    Check,
    CollectionView,
    FigureNote,
    Finding,
    Place,
    Scope,
    check_article,
    check_collection,
    note_figures,
)
from quotetrack.errors import StoreError
from quotetrack.pipeline.runs import ReadResult
from quotetrack.pipeline.statements import collect_statements, iter_appearances, iter_readings, read_decisions
from quotetrack.statements import Appearance, Decision
from quotetrack.store import Store

__all__ = ["check_database", "check_readings"]


def check_readings(readings: Collection[ReadResult], checks: Collection[Check[Any]]) -> Iterator[Finding]:
    """Findings of articles that were read now, each article alone first, then what they have in common."""
    by_id = {reading.article.id: ArticleView(reading.article, tuple(reading.attributions)) for reading in readings}
    yield from _check(readings, (), checks, by_id.__getitem__)


def check_database(store: Store, checks: Collection[Check[Any]]) -> Iterator[Finding]:
    """Findings of a database, each article alone first, then what they have in common.

    Raises:
        DecisionError: Decisions about statements contradict each other.
        StoreError: An article was deleted meanwhile.
    """

    def read(article_id: str) -> ArticleView:
        found = store.read_article(article_id)
        if found is None:
            raise StoreError(f"{store.path}: article {article_id} was deleted meanwhile; run the same command again")
        return ArticleView(found[0], tuple(found[1]))

    yield from _check(iter_readings(store), read_decisions(store), checks, read)


def _check(
    readings: Iterable[ReadResult], decisions: Iterable[Decision], checks: Collection[Check[Any]], read: Any
) -> Iterator[Finding]:
    across = any(each.scope is Scope.COLLECTION for each in checks)
    appearances: list[Appearance] = []
    places: dict[str, Place] = {}
    figures: list[FigureNote] = []
    articles = {}
    for reading in readings:
        article = ArticleView(reading.article, tuple(reading.attributions))
        yield from check_article(article, checks)
        if across:
            figures += note_figures(article)
            articles[reading.article.id] = replace(reading.article, text="", blocks=())
            appearances += iter_appearances([reading])
            for each in reading.attributions:
                places[each.id] = Place(reading.article.id, each.content[0].start, each.content[-1].end)
    if across:
        view = CollectionView(collect_statements(appearances, decisions), articles, places, figures, read)
        yield from check_collection(view, checks)
