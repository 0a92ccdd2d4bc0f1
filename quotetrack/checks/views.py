"""What checks look at: one article with what is said in it, or what several articles have in common."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from quotetrack.records import READ_KINDS, Article, Attribution, AttributionClass, Block
from quotetrack.statements import Origins, Statement

__all__ = ["ArticleView", "CollectionView", "Place"]


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

    def paragraph_number(self, offset: int) -> int:
        """The number of the paragraph in which a code point stands, from 1; 0 before the first."""
        return bisect_right([block.start for block in self.paragraphs], offset)


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
        statements: The same statement across articles, with its origins; also those of one article.
        articles: By id, without texts.
        places: By id of the attribution.
        read: The view of one article, by id; for the few articles about which something was found.
    """

    statements: Sequence[tuple[Statement, Origins]]
    articles: Mapping[str, Article]
    places: Mapping[str, Place]
    read: Callable[[str], ArticleView] = field(repr=False)
