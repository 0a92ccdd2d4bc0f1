"""What scoring one article leaves behind: counts that add up over articles, judgements on records, misses."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from enum import StrEnum

__all__ = ["ArticleScore", "Miss", "MissKind", "Part"]


class Part(StrEnum):
    """The three numbers that every measure is made of."""

    RIGHT = "right"
    PREDICTED = "predicted"  # what the records have
    GOLD = "gold"  # what the gold has


class MissKind(StrEnum):
    """What was wrong."""

    MISSED = "missed"
    EXTRA = "extra"
    WRONG = "wrong"


@dataclass(frozen=True, slots=True)
class Miss:
    """One attribution that was missed, is extra, or was found with something wrong in it.

    Attributes:
        article: Key of the article.
        kind: Which of the three.
        said: The content.
        context: Where it stands: the words around it, or its source and cue.
        reason: What is wrong with it, and what was found instead; empty for the other two kinds.
    """

    article: str
    kind: MissKind
    said: str
    context: str
    reason: str = ""


@dataclass(slots=True)
class ArticleScore:
    """The score of one article.

    Attributes:
        counts: By measure and part; the measures are listed in `sections.py`.
        judged: For each record, its confidence and whether it is right.
        misses: In the order of gold, then of the records.
    """

    counts: Counter[tuple[str, Part]] = field(default_factory=Counter)
    judged: list[tuple[float, bool]] = field(default_factory=list)
    misses: list[Miss] = field(default_factory=list)

    def count(self, part: Part, *measures: str, n: int = 1) -> None:
        """Count one thing, or n, in some measures."""
        for measure in measures:
            self.counts[measure, part] += n
