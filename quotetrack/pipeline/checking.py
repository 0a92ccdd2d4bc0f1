"""Checks of what was just read, of a database, and of a draft against a database."""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Iterable, Iterator
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
    Settings,
    apply_settings,
    check_article,
    check_collection,
    chosen_checks,
    note_figures,
)
from quotetrack.errors import InputError
from quotetrack.pipeline.neighbourhood import read_around
from quotetrack.pipeline.reader import Read as ReadArticle
from quotetrack.pipeline.runs import ReadResult, run
from quotetrack.pipeline.statements import (
    collect_statements,
    iter_appearances,
    iter_readings,
    read_decisions,
    read_reading,
)
from quotetrack.records import Article
from quotetrack.statements import Appearance, Decision, read_quotation
from quotetrack.store import Store

__all__ = ["check", "check_database", "check_draft", "check_readings", "read_others", "read_views"]

Read = Callable[[str], ArticleView]
"""From an article's id to its view."""


def check(
    *inputs: str | os.PathLike[str],
    settings: Settings | None = None,
    against: Store | None = None,
    on_error: Callable[[InputError], None] | None = None,
    read: ReadArticle | None = None,
) -> Iterator[Finding]:
    """What an editor would check about the sources of some articles, each alone first, then what they share.

    Args:
        inputs: Files, folders, patterns, or `-` for standard input.
        settings: Which checks, and which findings; those that are on, and all, if None.
        against: A database in which to look for the same statements too.
        on_error: Called with each input that cannot be read; the others are checked all the same. Without it the
            first such input raises.
        read: A stand-in for the language model and what follows it.

    Raises:
        InputError: An input cannot be read, and there is no `on_error`.
        SettingError: A setting is about no check.
        ModelError: The language model is missing or damaged.
        StoreError: The database cannot be read.
    """
    settings = settings or Settings()
    checks = chosen_checks(settings)
    readings = []
    for result in run([os.fspath(name) for name in inputs], read=read):
        if isinstance(result, ReadResult):
            readings.append(result)
        elif on_error is None:
            raise result
        else:
            on_error(result)
    found = check_readings(readings, checks) if against is None else check_draft(readings, against, checks)
    yield from apply_settings(found, settings)


def check_readings(readings: Collection[ReadResult], checks: Collection[Check[Any]]) -> Iterator[Finding]:
    """Findings of articles that were read now, each article alone first, then what they have in common."""
    yield from _check(readings, (), (), checks, _views(readings).__getitem__)


def check_database(store: Store, checks: Collection[Check[Any]]) -> Iterator[Finding]:
    """Findings of a database, each article alone first, then what they have in common.

    Raises:
        DecisionError: Decisions about statements contradict each other.
        StoreError: An article was deleted meanwhile.
    """
    yield from _check(iter_readings(store), (), read_decisions(store), checks, read_views(store))


def check_draft(readings: Collection[ReadResult], store: Store, checks: Collection[Check[Any]]) -> Iterator[Finding]:
    """Findings of articles that were read now, also by what a database has of the same statements.

    Only what links lead to from the drafts is compared, as `find_statement` does. An article of the database that is
    one of the drafts, by its identity or its text, is left out.

    Args:
        readings: The drafts. Findings are about these only.
        store: Whose quotations are indexed (`index_missing`); opened for reading only will do.
        checks: Which.

    Raises:
        DecisionError: As in `check_database`.
        StoreError: As in `check_database`.
    """
    drafts = _views(readings)
    others = read_others(readings, store) if _is_across(checks) else []
    stored = read_views(store)
    found = _check(
        readings, others, read_decisions(store), checks, lambda id_: drafts[id_] if id_ in drafts else stored(id_)
    )
    yield from (each for each in found if each.article_id in drafts)


def read_others(readings: Collection[ReadResult], store: Store) -> list[ReadResult]:
    """What a database has that drafts are compared with: what links lead to, without the drafts themselves."""
    ids = {reading.article.id for reading in readings}
    texts = {reading.article.text_sha256 for reading in readings}
    around = read_around(store, [read_quotation(each) for each in iter_appearances(readings)])
    return [each for each in around if each.article.id not in ids and each.article.text_sha256 not in texts]


def read_views(store: Store) -> Read:
    """What reads the articles of a database, by id.

    It raises `StoreError` where an article was deleted meanwhile.
    """

    def read(article_id: str) -> ArticleView:
        reading = read_reading(store, article_id)
        return ArticleView(reading.article, reading.attributions)

    return read


def _check(
    readings: Iterable[ReadResult],
    others: Iterable[ReadResult],
    decisions: Iterable[Decision],
    checks: Collection[Check[Any]],
    read: Read,
) -> Iterator[Finding]:
    """Findings of articles, each alone first, then what they have in common with each other and with others."""
    across = _is_across(checks)
    seen: list[Article] = []
    appearances: list[Appearance] = []
    places: dict[str, Place] = {}
    figures: list[FigureNote] = []

    def note(view: ArticleView) -> None:
        figures.extend(note_figures(view))
        seen.append(replace(view.article, text="", blocks=()))
        appearances.extend(iter_appearances([ReadResult(view.article, view.attributions)]))
        for each in view.attributions:
            places[each.id] = Place(view.article.id, each.content[0].start, each.content[-1].end)

    for reading in readings:
        article = ArticleView(reading.article, reading.attributions)
        yield from check_article(article, checks)
        if across:
            note(article)
    if across:
        for reading in others:
            note(ArticleView(reading.article, reading.attributions))
        articles = {article.id: article for article in seen}
        statements = collect_statements(appearances, decisions, min_places=2)
        view = CollectionView(statements, articles, places, figures, read)
        yield from check_collection(view, checks)


def _is_across(checks: Iterable[Check[Any]]) -> bool:
    return any(each.scope is Scope.COLLECTION for each in checks)


def _views(readings: Iterable[ReadResult]) -> dict[str, ArticleView]:
    return {each.article.id: ArticleView(each.article, each.attributions) for each in readings}
