"""Who gives the figures of an article: the attribution whose words hold each, or nobody."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache

from quotetrack.figures.compare import can_agree, counts_the_same
from quotetrack.figures.nearby import Nearby
from quotetrack.lexicon import load_lexicon
from quotetrack.records import Article, Attribution, AttributionClass, BlockKind, Span
from quotetrack.text.figures import Figure, find_figures
from quotetrack.text.sentences import find_sentences

__all__ = ["GivenFigure", "Giving", "find_given_figures"]


class Giving(StrEnum):
    """How the page gives a figure."""

    CONTENT = "content"
    """Somebody says it: it stands in the content of an attribution."""
    SENTENCE = "sentence"
    """Somebody says it: the sentence begins or ends with who says so, though the content recorded leaves it out."""
    REPEATED = "repeated"
    """In a headline or deck; the body gives the same figure, which says who gives it."""
    HINTED = "hinted"
    """A word of saying ("said", "according to") stands in the sentence, who says what was not read: no verdict."""
    NOBODY = "nobody"
    """No words say who gives it."""


@dataclass(frozen=True, slots=True)
class GivenFigure:
    """A figure of an article and who gives it.

    Attributes:
        figure: The number and what it counts, in code points of the article's text.
        sentence: The sentence it stands in.
        place: Which block it stands in: headline, deck, subhead or body.
        giving: How the page gives it.
        attribution: Who gives it: the innermost attribution; of a repeated one the body's; None where nobody does, or
            where the attribution cannot be told.
    """

    figure: Figure
    sentence: Span
    place: BlockKind
    giving: Giving
    attribution: Attribution | None = None


_OWN_WORDS = frozenset({AttributionClass.STATEMENT, AttributionClass.BELIEF})
_AT_EDGE = 25
"""Code points that may stand between a sentence's edge and the words that name who says it: ", on Monday"."""

_BREAK_RE = re.compile(r";|\b(?:while|whereas|but|although|though)\b", re.IGNORECASE)


@cache
def _saying_re() -> re.Pattern[str]:
    phrases = sorted(load_lexicon("figures")["saying"], key=len, reverse=True)
    return re.compile(r"\b(?:" + "|".join(map(re.escape, phrases)) + r")\b", re.IGNORECASE)


def find_given_figures(article: Article, attributions: Iterable[Attribution]) -> tuple[GivenFigure, ...]:
    """The figures of an article's own words, in order, each with who gives it.

    Args:
        article: With its text; its blocks say which parts are read.
        attributions: All of the article, with or without speakers; those of other articles are left out.

    Returns:
        Every figure but those that only count who speaks ("two officials said").
    """
    nearby = Nearby(attribution for attribution in attributions if attribution.article_id == article.id)
    given: list[GivenFigure] = []
    for figure in find_figures(article.text, find_sentences(article)):
        own = nearby.find(*figure.sentence)
        if figure.event is None and any(_counts_speakers(article.text, one.source, figure) for one in own):
            continue
        place = _place(article, figure)
        giving, attribution = _find_giver(article.text, figure, own)
        if giving is Giving.NOBODY and place is not BlockKind.BODY and _is_anybody_cited(figure, own):
            giving = Giving.HINTED
        sentence = article.span(*figure.sentence)
        given.append(GivenFigure(figure, sentence, place, giving, attribution))
    of_body: dict[float | None, list[GivenFigure]] = defaultdict(list)
    for one in given:
        if one.place is BlockKind.BODY:
            of_body[_number(one.figure)].append(one)
    return tuple(_follow_repeat(one, of_body[_number(one.figure)]) for one in given)


def _place(article: Article, figure: Figure) -> BlockKind:
    index = bisect_right(article.blocks, figure.start, key=lambda block: block.start) - 1
    return article.blocks[index].kind if index >= 0 else BlockKind.BODY


def _number(figure: Figure) -> float | None:
    """The number that a figure names, whatever bounds it."""
    return figure.high if figure.low is None else figure.low


def _holds(span: Span | None, figure: Figure) -> bool:
    return span is not None and span.start <= figure.start < span.end


def _counts_speakers(text: str, source: Span | None, figure: Figure) -> bool:
    """Whether a figure says how many speak: "three officials", not "Larkin, who has four children"."""
    return source is not None and _holds(source, figure) and "," not in text[source.start : figure.start]


def _find_giver(text: str, figure: Figure, own: Sequence[Attribution]) -> tuple[Giving, Attribution | None]:
    holding = [attribution for attribution in own if any(_holds(span, figure) for span in attribution.content)]
    said = [attribution for attribution in holding if attribution.category in _OWN_WORDS]
    if said:
        return Giving.CONTENT, min(said, key=_length)
    at_edge = [one for one in own if one.category in _OWN_WORDS and _is_of_whole_sentence(text, figure, one)]
    if at_edge:
        return Giving.SENTENCE, at_edge[0]
    if holding:
        return Giving.HINTED, None  # in words of which no more is known than that they are somebody's
    return (Giving.HINTED if _has_unread_saying(text, figure, own) else Giving.NOBODY), None


def _length(attribution: Attribution) -> int:
    return sum(span.end - span.start for span in attribution.content)


def _is_of_whole_sentence(text: str, figure: Figure, attribution: Attribution) -> bool:
    """Whether who says so stands at the end of the figure's sentence or aside, and nothing sets the figure apart."""
    start, end = figure.sentence
    parts = [span for span in (attribution.source, attribution.cue) if span is not None]
    if not parts or not all(start <= span.start and span.end <= end for span in parts):
        return False
    first, last = min(span.start for span in parts), max(span.end for span in parts)
    is_aside = attribution.cue is not None and attribution.cue.text.lower().startswith("according")
    if text[start:first].rstrip().endswith(",") and "," in text[last : min(last + _AT_EDGE, end)]:
        is_aside = True  # "Wages fell 3 percent, the bank said in May, and 40 mills closed"
    if is_aside:
        between = (last, figure.start) if last <= figure.start else (figure.end, first)
        return _BREAK_RE.search(text, *between) is None
    if end - last <= _AT_EDGE and figure.end <= first:
        content = max((span.end for span in attribution.content if span.end <= first), default=None)
        return content is not None and _BREAK_RE.search(text, figure.start, first) is None
    return False


def _has_unread_saying(text: str, figure: Figure, own: Sequence[Attribution]) -> bool:
    """Whether a word of saying stands in the sentence that is in the cue of no attribution."""
    start, end = figure.sentence
    for match in _saying_re().finditer(text, start, end):
        if not any(one.cue is not None and one.cue.start <= match.start() < one.cue.end for one in own):
            return True
    return False


def _is_anybody_cited(figure: Figure, own: Sequence[Attribution]) -> bool:
    """Whether anybody says anything in the sentence: headlines and decks are too short to say who says what of it."""
    start, end = figure.sentence
    return any(one.cue is not None and start <= one.cue.start < end for one in own)


def _follow_repeat(one: GivenFigure, of_body: Sequence[GivenFigure]) -> GivenFigure:
    """A figure of a headline or deck as its first repetition in the body has it; others as they are.

    `of_body` are the body's figures with the same number.
    """
    if one.giving in (Giving.CONTENT, Giving.SENTENCE) or one.place is BlockKind.BODY:
        return one
    repeats = [other for other in of_body if _is_repeat(one.figure, other.figure)]
    if not repeats:
        return one
    teller = next((other for other in repeats if other.attribution is not None), repeats[0])
    return replace(one, giving=Giving.REPEATED, attribution=teller.attribution)


def _is_repeat(one: Figure, other: Figure) -> bool:
    """Whether a headline's figure is the body's: it may leave out what is counted."""
    if not can_agree(one, other):
        return False
    is_short = one.kind is other.kind and one.unit == other.unit and one.noun is None
    return counts_the_same(one, other) or (is_short and one.event in (None, other.event))
