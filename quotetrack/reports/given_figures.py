"""Who gives which number of what: the figures of articles as rows, those that count the same beside each other."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from quotetrack.figures import GivenFigure, Giving, find_given_figures
from quotetrack.graph.identity import is_anybody, speaker_label
from quotetrack.lexicon.known_carriers import canonical_carrier
from quotetrack.records import ARTICLE_BASES, Article, Attribution
from quotetrack.reports.groups import note_article
from quotetrack.reports.selection import NO_ALIASES, Selection, is_article_selected, is_selected, takes_whole_articles
from quotetrack.text.figures import FigureKind

__all__ = ["FigureGroup", "FigureRow", "group_figures", "iter_figure_rows"]


@dataclass(frozen=True, slots=True)
class FigureRow:
    """One figure of one article.

    Attributes:
        what: Under what it is counted: an event ("killed"), else the noun, the unit or both.
        figure: Its words.
        kind, low, high, bound, unit, counted, event: As in `text.figures.Figure`.
        giving: How the page gives it: `figures.Giving`.
        speaker: Who gives it, as reports call speakers; None where nobody does or nobody can be told.
        organizations, carriers: For whom they speak, and through whose hands it came by the statement's own words.
        attribution: Id of the attribution in whose words it stands, or None.
        article, article_id, outlet, published: Where it stands; the article by its title, else its name.
        start, end: Half-open code points of the article's text.
        sentence: All of the sentence.
    """

    what: str
    figure: str
    kind: str
    low: float | None
    high: float | None
    bound: str
    unit: str | None
    counted: str | None
    event: str | None
    giving: str
    speaker: str | None
    organizations: tuple[str, ...]
    carriers: tuple[str, ...]
    attribution: str | None
    article: str
    article_id: str
    outlet: str | None
    published: str | None
    start: int
    end: int
    sentence: str


@dataclass(frozen=True, slots=True)
class FigureGroup:
    """Figures of the same thing: by what is counted, then day, then number."""

    what: str
    rows: tuple[FigureRow, ...]


def iter_figure_rows(
    article: Article,
    attributions: Sequence[Attribution],
    selection: Selection,
    aliases: Mapping[str, frozenset[str]] = NO_ALIASES,
    *,
    unattributed: bool = False,
    event: str | None = None,
) -> Iterator[FigureRow]:
    """The figures of an article that a selection asks for, in the order of the text.

    A headline's figure that the body repeats is left out: the body's says the same and who gives it. Where a speaker,
    an organisation or a carrier is asked for, only what they give is selected, whatever the class of attribution.

    Args:
        article: With its text.
        attributions: All of it.
        selection: What is wanted.
        aliases: Other names of speakers and organisations by id.
        unattributed: Only figures that nobody gives.
        event: Only figures of people to whom this happened.
    """
    facts = note_article(article)
    if not is_article_selected(facts, selection):
        return
    whole, asked = takes_whole_articles(selection), replace(selection, category=None)
    for given in find_given_figures(article, attributions):
        if given.giving is Giving.REPEATED or (event is not None and given.figure.event != event):
            continue
        if unattributed and given.giving is not Giving.NOBODY:
            continue
        told = given.attribution
        if whole or (told is not None and is_selected(told, facts, asked, aliases)):
            yield _make_row(given, article)


def _own_carriers(attribution: Attribution) -> tuple[str, ...]:
    """The hands that the statement's own words name, nearest to the mouth first; not those credited for the article."""
    own = (carrier for carrier in attribution.carriers if carrier.basis not in ARTICLE_BASES)
    return tuple(dict.fromkeys(canonical_carrier(carrier.name) for carrier in own))


def _make_row(given: GivenFigure, article: Article) -> FigureRow:
    figure, told = given.figure, given.attribution
    speaker = None if told is None else told.speaker
    source = None if told is None or told.source is None else told.source.text
    return FigureRow(
        what=_name_what(given),
        figure=figure.text,
        kind=figure.kind.value,
        low=figure.low,
        high=figure.high,
        bound=figure.bound.value,
        unit=figure.unit,
        counted=figure.counted,
        event=figure.event,
        giving=given.giving.value,
        speaker=speaker_label(speaker, source) if speaker is not None and is_anybody(speaker) else source,
        organizations=() if told is None else tuple(dict.fromkeys(each.name for each in told.organizations)),
        carriers=() if told is None else _own_carriers(told),
        attribution=None if told is None else told.id,
        article=article.title or article.name,
        article_id=article.id,
        outlet=article.outlet,
        published=article.published,
        start=figure.start,
        end=figure.end,
        sentence=" ".join(given.sentence.text.split()),
    )


def _name_what(given: GivenFigure) -> str:
    """Under what a figure is counted; the same words for figures that may be compared."""
    figure = given.figure
    if figure.kind is FigureKind.PEOPLE:
        return figure.event or figure.noun or FigureKind.PEOPLE.value
    if figure.kind is FigureKind.COUNT:
        return figure.noun or FigureKind.COUNT.value
    unit = figure.unit or figure.kind.value
    return f"{unit}: {figure.noun}" if figure.noun is not None else unit


def group_figures(rows: Iterable[FigureRow]) -> list[FigureGroup]:
    """Rows of the same thing together, those with most rows first; money before shares and measures of equally many."""
    kept = list(rows)
    sizes = Counter((row.kind, row.what) for row in kept)
    kinds = list(FigureKind)
    kept.sort(
        key=lambda row: (
            -sizes[row.kind, row.what], kinds.index(FigureKind(row.kind)), row.what,
            row.published or "9999", row.low or row.high or 0, row.article_id, row.start,
        )
    )  # fmt: skip
    return [FigureGroup(what, tuple(found)) for (_, what), found in groupby(kept, key=lambda row: (row.kind, row.what))]
