"""Views to findings."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from quotetrack.checks.check import Check, Found, Scope
from quotetrack.checks.finding import Finding
from quotetrack.checks.location import find_location
from quotetrack.checks.views import ArticleView, CollectionView
from quotetrack.records import Article

__all__ = ["check_article", "check_collection"]


def check_article(view: ArticleView, checks: Iterable[Check[Any]]) -> list[Finding]:
    """What the checks of one article find in it, in reading order; those of collections are passed over."""
    return _sorted(
        _finish(each, found, view.article)
        for each in checks
        if each.scope is Scope.ARTICLE
        for found in each.find(view)
    )


def check_collection(view: CollectionView, checks: Iterable[Check[Any]]) -> list[Finding]:
    """What the checks of collections find, by article and in reading order; those of one article are passed over."""
    found = [
        (each, one) for each in checks if each.scope is Scope.COLLECTION for one in each.find(view)
    ]  # fmt: skip
    texts: dict[str, Article] = {}
    for _, one in found:
        if one.article_id is None:
            raise ValueError("a check of a collection found something in no article; give `Found.article_id`")
        if one.article_id not in texts:
            texts[one.article_id] = view.read(one.article_id).article
    return _sorted(_finish(each, one, texts[str(one.article_id)]) for each, one in found)


def _finish(each: Check[Any], found: Found, article: Article) -> Finding:
    return Finding(
        each.code,
        article.name,
        article.id,
        found.start,
        found.end,
        article.text[found.start : found.end],
        found.message,
        found.advice or each.asks,
        each.severity,
        found.evidence,
        found.attributions,
        find_location(article.text, found.start, found.end) if found.end > found.start else None,
        article.outlet,
        article.published,
        article.url,
    )


def _sorted(findings: Iterator[Finding]) -> list[Finding]:
    return sorted(set(findings), key=lambda each: each.order)
