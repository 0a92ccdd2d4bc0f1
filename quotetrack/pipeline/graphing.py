"""The graph of a database, or of what was just read: with the same statement across articles as one node."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import TYPE_CHECKING

from quotetrack.graph import MaybeSame, SameStatement, build_graph
from quotetrack.pipeline.runs import ReadResult
from quotetrack.pipeline.statements import (
    FoundStatement,
    collect_statements,
    find_statements,
    iter_appearances,
    read_reading,
)
from quotetrack.pipeline.waiting import find_waiting
from quotetrack.store import DecisionKind, Filters, Store

if TYPE_CHECKING:
    import networkx as nx

__all__ = ["graph_database", "graph_readings", "graph_statements"]


def graph_database(store: Store, filters: Filters | None = None) -> nx.MultiDiGraph[str]:
    """The graph of a database, with the statements that people have decided on, and who may be one person.

    Args:
        store: The database; gone through twice, an article at a time.
        filters: Only these attributions, with all articles. Which statements are the same does not depend on it.

    Raises:
        DecisionError: Decisions about statements contradict each other.
    """
    pairs = find_waiting(store, DecisionKind.SPEAKER, store.identities(DecisionKind.SPEAKER))
    candidates = (
        MaybeSame(one.id, other.id, "; ".join(item.reason for item in likeness.evidence if item.weight > 0))
        for one, other, likeness in pairs
    )
    return build_graph(
        store.iter_attributions(filters),
        store.iter_articles(),
        statements=_iter_same(find_statements(store)),
        candidates=candidates,
    )


def graph_readings(readings: Collection[ReadResult]) -> nx.MultiDiGraph[str]:
    """The graph of articles that were read now and are in no database."""
    return build_graph(
        (attribution for reading in readings for attribution in reading.attributions),
        (reading.article for reading in readings),
        statements=_iter_same(collect_statements(iter_appearances(readings))),
    )


def graph_statements(store: Store, found: Collection[FoundStatement]) -> nx.MultiDiGraph[str]:
    """The graph of some statements of a database alone (`find_statement`), with the articles that have them."""
    places = [each for statement, _ in found for each in (*statement.appearances, *statement.renderings)]
    ids = {each.attribution_id for each in places}
    readings = [read_reading(store, article_id) for article_id in sorted({each.article_id for each in places})]
    return build_graph(
        (attribution for reading in readings for attribution in reading.attributions if attribution.id in ids),
        (reading.article for reading in readings),
        statements=_iter_same(found),
    )


def _iter_same(found: Iterable[FoundStatement]) -> Iterable[SameStatement]:
    for statement, _ in found:
        yield SameStatement(
            statement.id,
            statement.longest,
            tuple(each.attribution_id for each in statement.appearances),
            tuple(each.attribution_id for each in statement.renderings),
        )
