"""What checks look at: one article with what is said in it, or what several articles have in common."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from quotetrack.figures import GivenFigure, find_given_figures
from quotetrack.records import READ_KINDS, Article, Attribution, AttributionClass, Block, BlockKind
from quotetrack.statements import Origins, Statement
from quotetrack.text import Quotation, pair_quotes
from quotetrack.text.dates import parse_date
from quotetrack.text.figures import Figure
from quotetrack.text.sentences import find_sentence_at, find_sentences

__all__ = ["ArticleView", "CollectionView", "FigureNote", "Place", "note_figures"]


@dataclass(frozen=True)
class ArticleView:
    """One article with its attributions, in reading order."""

    article: Article
    attributions: tuple[Attribution, ...]

    @cached_property
    def statements(self) -> tuple[Attribution, ...]:
        """What is said; without beliefs and the rest."""
        return tuple(each for each in self.attributions if each.category is AttributionClass.STATEMENT)

    @cached_property
    def paragraphs(self) -> tuple[Block, ...]:
        """The blocks whose words are the article's own, in order."""
        return tuple(block for block in self.article.blocks if block.kind in READ_KINDS)

    @cached_property
    def sentences(self) -> list[tuple[int, int]]:
        """The sentences of these blocks, in order: half-open code points."""
        return find_sentences(self.article)

    @cached_property
    def figures(self) -> tuple[GivenFigure, ...]:
        """The figures, in order, with who gives each."""
        return find_given_figures(self.article, self.attributions)

    @cached_property
    def quotations(self) -> tuple[Quotation, ...]:
        """What stands between quotation marks in these blocks, in order."""
        return tuple(pair_quotes(self.article.text, [(block.start, block.end) for block in self.paragraphs]))

    @cached_property
    def attributed(self) -> list[tuple[int, int]]:
        """Where attributions of any class stand, in order: source, cue and content, half-open code points."""
        spans = {
            (span.start, span.end)
            for each in self.attributions
            for span in (each.source, each.cue, *each.content)
            if span is not None
        }
        return sorted(spans)

    def paragraph_at(self, offset: int) -> Block | None:
        """The paragraph in which a code point stands."""
        index = bisect_right(self.paragraphs, offset, key=lambda block: block.start) - 1
        return self.paragraphs[index] if index >= 0 and offset < self.paragraphs[index].end else None

    def paragraph_number(self, offset: int) -> int | None:
        """The number of the body's paragraph in which a code point stands, from 1; None outside of the body."""
        paragraph = self.paragraph_at(offset)
        body = [block.start for block in self.paragraphs if block.kind is BlockKind.BODY]
        return bisect_right(body, offset) if paragraph is not None and paragraph.kind is BlockKind.BODY else None

    def is_headed(self, attribution: Attribution) -> bool:
        """Whether it is said in headline or deck, which repeat the body."""
        paragraph = self.paragraph_at(attribution.content[0].start)
        return paragraph is not None and paragraph.kind in (BlockKind.HEADLINE, BlockKind.DECK)

    def sentence_at(self, offset: int) -> tuple[int, int] | None:
        """The sentence in which a code point stands."""
        return find_sentence_at(self.sentences, offset)

    def is_attributed(self, start: int, end: int) -> bool:
        """Whether any part of an attribution stands between two code points."""
        return any(one < end and start < other for one, other in self.attributed)

    def is_quoted(self, offset: int) -> bool:
        """Whether a code point stands between quotation marks."""
        return any(each.inner_start <= offset < each.inner_end for each in self.quotations)

    def quotations_between(self, start: int, end: int) -> tuple[Quotation, ...]:
        """The quotations whose marks stand between two code points."""
        return tuple(each for each in self.quotations if start <= each.start and each.end <= end)


@dataclass(frozen=True, slots=True)
class FigureNote:
    """A figure that somebody gives, without the article's text.

    Attributes:
        article_id, attribution_id: Where it stands, and in whose words.
        speaker_id, speaker: Who gives it; None where nobody is named.
        day: On which the article was published, ISO 8601; None where unknown.
        figure: The number and what it counts.
        sentence: The sentence in which it stands.
    """

    article_id: str
    attribution_id: str
    speaker_id: str | None
    speaker: str | None
    day: str | None
    figure: Figure
    sentence: str


def note_figures(view: ArticleView) -> Iterator[FigureNote]:
    """The figures of an article that somebody gives."""
    published = view.article.published
    day = parse_date(published) if published else None
    for given in view.figures:
        if given.attribution is not None:
            speaker = given.attribution.speaker
            yield FigureNote(
                view.article.id,
                given.attribution.id,
                speaker.id if speaker is not None and speaker.name is not None else None,
                speaker.name if speaker is not None else None,
                day[:10] if day else None,
                given.figure,
                " ".join(given.sentence.text.split()),
            )


@dataclass(frozen=True, slots=True)
class Place:
    """Where an attribution stands: half-open code points from the first word of its content to the last."""

    article_id: str
    start: int
    end: int


@dataclass(frozen=True)
class CollectionView:
    """What several articles have in common.

    Attributes:
        statements: The same statement across articles, with its origins; those that stand once are left out.
        articles: By id, without texts.
        places: By id of the attribution.
        figures: That somebody gives, in any order.
        read: The view of one article, by id; for the few articles about which something was found.
    """

    statements: Sequence[tuple[Statement, Origins]]
    articles: Mapping[str, Article]
    places: Mapping[str, Place]
    figures: Sequence[FigureNote]
    read: Callable[[str], ArticleView] = field(repr=False)
