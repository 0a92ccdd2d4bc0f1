"""Who said what in one article, through whom: for somebody who reads it beside the article."""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import Console
from rich.text import Text

from quotetrack.graph.identity import affiliation, content_text, is_anybody, shorten, speaker_label
from quotetrack.output.console import join_texts, literal, print_line
from quotetrack.output.layout import Cell, Column, print_rows
from quotetrack.records import ARTICLE_BASES, Article, Attribution, AttributionClass, CarrierBasis, Kind, ResolvedBy
from quotetrack.reports.groups import iter_carriers, note_article

__all__ = ["print_attributions", "quoted"]

# What was said comes last: in a pipe, nothing has to be padded to the longest quotation.
COLUMNS = (Column("who", share=3), Column("through", share=2), Column("how", share=2), Column("what", share=6))
THROUGH = 1

DOUBTFUL_BELOW = 0.5
"""Confidence below which the reader is told."""

SOURCE_LENGTH = 40
"""Characters of the source that stand under a resolved name."""

_HEARD_AS = frozenset({ResolvedBy.PRONOUN, ResolvedBy.NOMINAL})
_BASIS_WORDS = {
    CarrierBasis.TOLD: "told",
    CarrierBasis.RELAY: "relayed by",
    CarrierBasis.ACCORDING_TO: "according to",
    CarrierBasis.CREDIT: "credit",
    CarrierBasis.DATELINE: "dateline",
    CarrierBasis.BYLINE: "byline",
}


def print_attributions(console: Console, article: Article, attributions: Sequence[Attribution]) -> None:
    """Print an article's head and, in reading order, who said what and through whose hands it came.

    Credits, dateline and byline stand in the head, because they speak of the article as a whole; what speaks of one
    statement stands beside it. The console is one of `make_console`.
    """
    _print_head(console, article, attributions)
    if not attributions:
        print_line(console, literal("nobody is quoted or reported in this article", "dim"))
    else:
        rows = [(_who(item), _through(item), _how(item), _what(item)) for item in attributions]
        # A column of nothing takes room from what was said.
        places = [place for place in range(len(COLUMNS)) if place != THROUGH or any(row[THROUGH] for row in rows)]
        print_rows(
            console, [COLUMNS[place] for place in places], [[row[place] for place in places] for row in rows], gap=True
        )
    console.print()


def quoted(text: str, kind: Kind) -> Text:
    """What was said: in quotation marks where all of it is the speaker's words, which the record leaves out."""
    shown = literal(text)
    return join_texts([Text("“"), shown, Text("”")], "") if kind is Kind.DIRECT else shown


def _print_head(console: Console, article: Article, attributions: Sequence[Attribution]) -> None:
    print_line(console, literal(article.title or article.name, "bold"))
    place = article.dateline.place if article.dateline else None
    facts = [article.outlet, article.published, place, *_article_carriers(article, attributions)]
    stated = join_texts([literal(fact, "dim") for fact in facts if fact], " · ")
    name = literal(article.name if article.title else "", "dim")
    for line in (stated, name):
        if line.plain:
            print_line(console, line)
    console.print()


def _article_carriers(article: Article, attributions: Sequence[Attribution]) -> list[str]:
    """`credit: AP, Reuters`, `dateline: AFP`: whose copy the article as a whole is said to be."""
    facts = note_article(article)
    carried = [pair for item in attributions for pair in iter_carriers(item, facts)]
    names: dict[CarrierBasis, dict[str, None]] = {}
    for name, basis in carried or [(carrier.name, carrier.basis) for carrier in facts.carriers]:
        if basis in ARTICLE_BASES:
            names.setdefault(basis, {})[name] = None
    return [f"{_BASIS_WORDS[basis]}: {', '.join(names[basis])}" for basis in CarrierBasis if basis in names]


def _who(attribution: Attribution) -> Cell:
    speaker, source = attribution.speaker, attribution.source.text if attribution.source else None
    if speaker is None or not is_anybody(speaker):
        return (literal(source or "?", "bold"), literal("nobody named", "dim italic"))
    lines = [literal(speaker_label(speaker, source), "bold" if speaker.name is not None else "bold italic")]
    if speaker.name is not None and source and speaker.resolved_by in _HEARD_AS:
        lines.append(literal(f"as “{shorten(source, SOURCE_LENGTH)}”", "dim"))
    if more := affiliation(attribution):
        lines.append(literal(more, "dim"))
    for index, other in enumerate(attribution.co_speakers, 1):
        lines.append(literal(f"and {speaker_label(other)}", "bold" if other.name is not None else "bold italic"))
        if more := affiliation(attribution, index):
            lines.append(literal(more, "dim"))
    return tuple(lines)


def _how(attribution: Attribution) -> Cell:
    lines = [literal(attribution.kind)]
    if attribution.category is not AttributionClass.STATEMENT:
        lines.append(literal(attribution.category, "yellow"))
    if attribution.cue:
        lines.append(literal(shorten(attribution.cue.text, SOURCE_LENGTH), "dim"))
    if attribution.confidence < DOUBTFUL_BELOW:
        lines.append(literal(f"doubtful ({attribution.confidence:.2f})", "yellow"))
    return tuple(lines)


def _what(attribution: Attribution) -> Cell:
    said = quoted(content_text(attribution), attribution.kind)
    return (said, *(literal(f"note: {note}", "yellow") for note in attribution.notes))


def _through(attribution: Attribution) -> Cell:
    lines = [
        literal(f"{_BASIS_WORDS[carrier.basis]} {carrier.name}")
        for carrier in attribution.carriers
        if carrier.basis not in ARTICLE_BASES
    ]
    if attribution.medium:
        lines.append(literal(f"in: {attribution.medium}", "dim"))
    return tuple(lines)
