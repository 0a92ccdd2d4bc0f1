"""What the checks of several articles share: places, evidence, which wording most outlets have."""

from __future__ import annotations

from collections.abc import Iterable

from quotetrack.checks.check import Found
from quotetrack.checks.finding import Evidence
from quotetrack.checks.views import CollectionView
from quotetrack.statements import Appearance, Statement, Variant

__all__ = ["cite", "count_places", "find_usual", "is_own_background", "locate", "name_of"]

_BACKGROUND_DAYS = 7
"""Days after which an outlet that has the same words again repeats itself."""


def cite(what: str, each: Appearance, view: CollectionView, *, words: str = "", marked: str = "") -> Evidence:
    """An appearance in another article as evidence; its wording unless other words are given."""
    article = view.articles[each.article_id]
    return Evidence(
        what, words or each.wording, marked, article.name, article.id, article.outlet, article.published, article.url
    )


def locate(
    each: Appearance, view: CollectionView, message: str, evidence: Iterable[Evidence], *, advice: str = ""
) -> Found:
    """A finding about an appearance, at its place."""
    place = view.places[each.attribution_id]
    return Found(
        place.start, place.end, message, advice, tuple(evidence), (each.attribution_id,), article_id=place.article_id
    )


def name_of(each: Appearance) -> str:
    """What to call the page: its outlet, else its title, else its identity."""
    return each.outlet or each.title or each.article_id


def count_places(appearances: Iterable[Appearance]) -> int:
    """In how many outlets they stand; each article whose outlet is not known counts as one."""
    return len({each.outlet or each.article_id for each in appearances})


def is_own_background(each: Appearance, other: Appearance) -> bool:
    """Whether one outlet has the words twice, days apart: background that it puts below its articles, and edits."""
    if each.outlet is None or each.outlet != other.outlet or each.day is None or other.day is None:
        return False
    return abs((each.day - other.day).days) > _BACKGROUND_DAYS


def find_usual(statement: Statement) -> Variant | None:
    """The wording that more outlets have than any other; None where none has."""
    ranked = sorted((count_places(variant.appearances) for variant in statement.variants), reverse=True)
    if len(ranked) > 1 and ranked[0] == ranked[1]:
        return None
    return max(statement.variants, key=lambda variant: count_places(variant.appearances))
