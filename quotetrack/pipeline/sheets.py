"""Verification sheets of what was just read, and of a database."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping

from quotetrack.checks import ArticleView, Finding, Sheet, make_sheet
from quotetrack.pipeline.runs import ReadResult
from quotetrack.pipeline.statements import collect_statements, find_statements, iter_appearances, iter_readings
from quotetrack.records import Article
from quotetrack.statements import Statement
from quotetrack.store import Store

__all__ = ["sheet_database", "sheet_readings"]


def sheet_readings(
    readings: Collection[ReadResult], findings: Iterable[Finding], others: Collection[ReadResult] = ()
) -> Iterator[Sheet]:
    """The sheets of articles that were read now, in their order, with what was found in each.

    `others` are articles that say the same, of which no sheet is made.
    """
    known = [*readings, *others]
    found = collect_statements(iter_appearances(known))
    articles = {reading.article.id: reading.article for reading in known}
    return _make_sheets(readings, findings, (statement for statement, _ in found), articles)


def sheet_database(store: Store, findings: Iterable[Finding]) -> Iterator[Sheet]:
    """The sheets of a database's articles, in order of input name, with what was found in each."""
    statements = (statement for statement, _ in find_statements(store))
    articles = {article.id: article for article in store.iter_articles()}
    return _make_sheets(iter_readings(store), findings, statements, articles)


def _make_sheets(
    readings: Iterable[ReadResult],
    findings: Iterable[Finding],
    statements: Iterable[Statement],
    articles: Mapping[str, Article],
) -> Iterator[Sheet]:
    of: defaultdict[str, list[Finding]] = defaultdict(list)
    for finding in findings:
        of[finding.article_id].append(finding)
    by_attribution = {each.attribution_id: one for one in statements for each in one.appearances}
    for reading in readings:
        view = ArticleView(reading.article, tuple(reading.attributions))
        yield make_sheet(view, of[reading.article.id], by_attribution, articles)
