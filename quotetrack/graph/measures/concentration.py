"""How concentrated sourcing is: on how many sources a set of statements rests, and how evenly."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field

from quotetrack.graph.measures.ways import Way, is_of_one_article

__all__ = ["Concentration", "SourceCounts", "count_sources", "effective_number", "herfindahl", "measure_concentration"]

SHANNON, SIMPSON = 1, 2
"""Orders of Hill numbers: exp of Shannon's entropy, and the inverse of Simpson's index."""


@dataclass(slots=True)
class SourceCounts:
    """How many statements are each source's; `add` takes one way after the other.

    Attributes:
        known: Statements by node id of a source that is the same one in every article. A statement of two sources
            counts for both.
        unknown: Statements of voices of which nobody knows whether two articles' are the same: unnamed ones
            ("officials"), bodies without a name of their own ("police"), nobody. None of them is taken for one person.
        statements: All of them, each once.
        by_speaker: Whether sources are the speakers themselves, and not the bodies that they speak for.
    """

    by_speaker: bool = False
    known: Counter[str] = field(default_factory=Counter)
    unknown: int = 0
    statements: int = 0

    def add(self, way: Way) -> None:
        """Count one attribution."""
        known = set(self._iter_known(way))
        self.known.update(known)
        self.unknown += not known
        self.statements += 1

    def _iter_known(self, way: Way) -> Iterator[str]:
        for voice in way.voices:
            own = () if voice.anonymous or not voice.is_anybody else (voice.id,)
            yield from (
                source for source in (own if self.by_speaker else voice.sources) if not is_of_one_article(source)
            )


@dataclass(frozen=True, slots=True)
class Concentration:
    """How concentrated a set of statements is.

    Attributes:
        statements: How many.
        sources: How many different known sources.
        herfindahl: Herfindahl-Hirschman index of the known sources, 1/sources (even) to 1 (all one source's); None
            where no source is known.
        effective: Effective number of the known sources, 1/herfindahl: so many sources of equal size are as
            concentrated; None where no source is known.
        at_least, at_most: What the effective number can be whoever the unknown voices are: all of them the top source,
            or each statement a new person's. 0 where there is no statement.
        top: The source with most statements, of equals the one that sorts first; None where none is known.
        top_statements: How many are its.
        unknown: Statements of no known source.
    """

    statements: int
    sources: int
    herfindahl: float | None
    effective: float | None
    at_least: float
    at_most: float
    top: str | None
    top_statements: int
    unknown: int

    @property
    def top_share(self) -> float:
        """Share of the top source in all statements, those of unknown voices included, 0 to 1."""
        return self.top_statements / self.statements if self.statements else 0.0


def count_sources(ways: Iterable[Way], *, by_speaker: bool = False) -> SourceCounts:
    """How many of some statements are each source's.

    Args:
        ways: Of the statements, in any order.
        by_speaker: Whether to count the named speakers themselves. Otherwise who speaks for a body counts as that
            body, and an unnamed voice of a named body ("a UN official") as that body, too.
    """
    counts = SourceCounts(by_speaker)
    for way in ways:
        counts.add(way)
    return counts


def measure_concentration(counts: SourceCounts) -> Concentration:
    """How concentrated the counted statements are.

    The numbers describe the statements at hand and estimate nothing: an outlet of ten statements has no more than ten
    sources.

    Source: Herfindahl 1950 and Hirschman 1964 (the index), Laakso & Taagepera 1979 (its inverse as the effective
    number of parties), Hill 1973 (order 2 of a family).
    """
    known = counts.known
    top = min(known, key=lambda source: (-known[source], source), default=None)
    sizes = [known[source] for source in known if source != top]
    largest = known[top] if top is not None else 0
    # Moving statements to the largest source raises the sum of squares, giving each its own source lowers it.
    fewest, most = [*sizes, largest + counts.unknown], [*sizes, largest, *[1] * counts.unknown]
    return Concentration(
        statements=counts.statements,
        sources=len(known),
        herfindahl=herfindahl(known.values()) if known else None,
        effective=effective_number(known.values()) if known else None,
        at_least=effective_number(fewest),
        at_most=effective_number(most),
        top=top,
        top_statements=largest,
        unknown=counts.unknown,
    )


def herfindahl(counts: Collection[int]) -> float:
    """Herfindahl-Hirschman index: the sum of the squared shares, 1/n (n equal ones) to 1 (a single one).

    The chance that two statements drawn with replacement are one source's. Competition authorities multiply it by
    10,000.

    Args:
        counts: Of statements, none negative; zeros do not count.

    Raises:
        ValueError: There is nothing to share: no count, or zeros alone.

    >>> herfindahl([6, 3, 1])
    0.46
    """
    total = sum(counts)
    if total <= 0:
        raise ValueError("got no statements to share out; give at least one count above 0")
    return sum(count * count for count in counts) / (total * total)


def effective_number(counts: Collection[int], order: int = SIMPSON) -> float:
    """Effective number of sources: how many of equal size would be as diverse. 0 for nothing, else 1 to n.

    Args:
        counts: Of statements, none negative; zeros do not count.
        order: 2, the inverse of the Herfindahl index, which heeds the large ones; 1, the exponential of Shannon's
            entropy, which heeds the small ones more; 0, how many there are.

    Source: Hill 1973, "Diversity and evenness"; Laakso & Taagepera 1979 for order 2.

    >>> effective_number([5, 5, 5, 5]), round(effective_number([6, 3, 1]), 2), round(effective_number([6, 3, 1], 1), 2)
    (4.0, 2.17, 2.45)
    """
    sizes = [count for count in counts if count]
    total = sum(sizes)
    if order == SIMPSON:
        return total * total / sum(size * size for size in sizes) if sizes else 0.0
    if order == SHANNON and sizes:
        # fsum: the same in whatever order the counts come; a last digit too many must not pass the bounds.
        entropy = math.log(total) - math.fsum(size * math.log(size) for size in sizes) / total
        return min(max(math.exp(entropy), 1.0), float(len(sizes)))
    return float(len(sizes))
