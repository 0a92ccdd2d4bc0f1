"""Circular sourcing: A cites B cites A."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from quotetrack.graph.measures.ways import Way

__all__ = ["Circle", "Citation", "find_circles", "find_citations"]


@dataclass(frozen=True, slots=True)
class Citation:
    """One house that has words from another.

    Attributes:
        by, of: Node ids of who passes them on and of whom it has them from.
        articles: Pages that show it, sorted.
        statements: What was said, by statement id, sorted; empty where statements are not matched.
        days: Days of publication of those pages that have one, `YYYY-MM-DD`, sorted.
    """

    by: str
    of: str
    articles: tuple[str, ...]
    statements: tuple[str, ...]
    days: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Circle:
    """Houses that cite each other all the way round.

    Attributes:
        citations: One after the other: each is `of` the house that the next is `by`, the last is `of` the first's.
        statements: Statements that went all the way round; a house may then have its own words for confirmation.
        closest_days: Days between the first and the last of the pages that lie closest together, one for each
            citation: 0 is one day. None where a citation has no dated page.
    """

    citations: tuple[Citation, ...]
    statements: tuple[str, ...]
    closest_days: int | None


def find_citations(ways: Iterable[Way], *, with_credits: bool = True) -> list[Citation]:
    """Who has words from whom: an outlet from the last hand of a way, that hand from the one before it.

    Args:
        ways: In any order.
        with_credits: Whether an article's credit of an agency counts as citing it.

    Returns:
        Sorted by who cites whom. Nobody cites itself.
    """
    found: dict[tuple[str, str], tuple[set[str], set[str], set[str]]] = {}
    for way in ways:
        publisher = ((way.outlet,),) if way.outlet is not None else ()
        for of, by in pairwise((*(way.hands if with_credits else way.said), *publisher)):
            for pair in ((one, two) for one in by for two in of if one != two):
                articles, statements, days = found.setdefault(pair, (set(), set(), set()))
                articles.add(way.article)
                statements |= {way.statement} if way.statement is not None else set()
                days |= {way.day} if way.day is not None else set()
    return [
        Citation(by, of, tuple(sorted(articles)), tuple(sorted(statements)), tuple(sorted(days)))
        for (by, of), (articles, statements, days) in sorted(found.items())
    ]


def find_circles(citations: Iterable[Citation]) -> list[Circle]:
    """The shortest circles of citations: for each citation that lies on one, the shortest through it. Needs networkx.

    Two houses that quote each other over the years are what houses do; one statement that goes round is a fault, for
    its repetition confirms nothing. So circles that a single statement makes come first, then those whose pages lie
    closest in time. A circle within one page, which cites a house for what it had from the page's own publisher, is
    not seen: the records leave publishers out of their own ways.

    Source: Tarjan 1972 (strongly connected components); Wikipedia's "circular reporting" for the practice.
    """
    import networkx as nx

    arcs = {(citation.by, citation.of): citation for citation in citations}
    network: nx.DiGraph[str] = nx.DiGraph()
    network.add_edges_from(sorted(arcs))
    rings: set[tuple[str, ...]] = set()
    for component in nx.strongly_connected_components(network):
        if len(component) > 1:
            knot = nx.DiGraph(sorted(pair for pair in arcs if pair[0] in component and pair[1] in component))
            rings |= {_turned(nx.shortest_path(knot, of, by)) for by, of in knot.edges}
    circles = [_describe([arcs[pair] for pair in pairwise((*ring, ring[0]))]) for ring in rings]
    return sorted(circles, key=_rank)


def _turned(ring: Sequence[str]) -> tuple[str, ...]:
    """The same ring from its first house on, so that each is found once."""
    start = ring.index(min(ring))
    return (*ring[start:], *ring[:start])


def _describe(citations: Sequence[Citation]) -> Circle:
    shared = set(citations[0].statements).intersection(*(citation.statements for citation in citations))
    return Circle(tuple(citations), tuple(sorted(shared)), _closest([citation.days for citation in citations]))


def _closest(days: Sequence[Sequence[str]]) -> int | None:
    """The fewest days that hold one day of each citation: a window slides over all days in order."""
    if not all(days):
        return None
    ordinals = sorted((date.fromisoformat(day).toordinal(), arc) for arc, own in enumerate(days) for day in own)
    latest: dict[int, int] = {}
    spans = []
    for day, arc in ordinals:
        latest[arc] = day
        if len(latest) == len(days):
            spans.append(day - min(latest.values()))
    return min(spans)


def _rank(circle: Circle) -> tuple[bool, bool, int, int, tuple[str, ...]]:
    houses = tuple(citation.by for citation in circle.citations)
    return (not circle.statements, circle.closest_days is None, circle.closest_days or 0, len(houses), houses)
