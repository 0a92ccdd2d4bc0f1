"""Which findings are wanted: by their articles, and by the speakers, organisations and carriers that they are about."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import lru_cache

from quotetrack.checks import ArticleView, Finding
from quotetrack.reports import Selection, is_article_selected, is_selected, note_article

__all__ = ["select_findings"]

_NO_ALIASES: Mapping[str, frozenset[str]] = {}


def select_findings(
    findings: Iterable[Finding],
    selection: Selection,
    read: Callable[[str], ArticleView],
    aliases: Mapping[str, frozenset[str]] = _NO_ALIASES,
) -> Iterator[Finding]:
    """The findings in articles that are wanted, about speakers, organisations and carriers that are wanted.

    A finding that is about no attribution is about nobody.

    Args:
        findings: Of any articles; quickest where those of one article come together.
        selection: What is wanted.
        read: The view of an article, by id.
        aliases: Other names of speakers and organisations.
    """
    asks_who = any(
        wanted is not None
        for wanted in (selection.speaker, selection.organization, selection.carrier, selection.anonymous)
    )
    is_wanted = lru_cache(maxsize=1)(lambda id_: _wanted_attributions(read(id_), selection, aliases))
    for finding in findings:
        of_article = is_wanted(finding.article_id)
        if of_article is not None and (not asks_who or not of_article.isdisjoint(finding.attributions)):
            yield finding


def _wanted_attributions(
    view: ArticleView, selection: Selection, aliases: Mapping[str, frozenset[str]]
) -> frozenset[str] | None:
    """The attributions of an article that are wanted; None where the article is not."""
    facts = note_article(view.article)
    if not is_article_selected(facts, selection):
        return None
    return frozenset(each.id for each in view.attributions if is_selected(each, facts, selection, aliases))
