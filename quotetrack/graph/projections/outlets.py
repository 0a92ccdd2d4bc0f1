"""Which outlets draw on the same sources."""

from __future__ import annotations

from collections import Counter, defaultdict
from itertools import combinations
from math import sqrt
from typing import TYPE_CHECKING, Any

from quotetrack.graph.kinds import EdgeKind, NodeKind
from quotetrack.graph.projections.kinds import ProjectedKind
from quotetrack.graph.projections.links import start_projection
from quotetrack.graph.ways import read_ways
from quotetrack.records import OrganizationBasis

if TYPE_CHECKING:
    import networkx as nx

__all__ = ["project_outlets"]

DIGITS = 4
"""Of shares and strengths; all machines agree on them."""
EXAMPLES = 3


def project_outlets(graph: nx.MultiDiGraph[str]) -> nx.MultiDiGraph[str]:
    """Outlets, linked where they quote the same sources: one edge a pair, from the smaller id to the greater.

    A source is a named speaker, or a body for which somebody speaks, named or not. A body that speaks as itself ("the
    ministry said") is one source, not a speaker and a body.

    Returns:
        Every outlet and agency that publishes an article in which somebody speaks, with `sources`: how many it quotes.
        Edges have `weight` (sources that both quote), `jaccard` and `cosine` (that number over the number of all that
        either quotes, and over the geometric mean of what each quotes; 0..1), `strength` (each shared source counts
        1/(n-1) where n outlets quote it, so that whom everybody quotes links nobody much), `example` (up to three of
        the shared, those first whom both quote most).

    Source: co-citation: H. Small, "Co-citation in the scientific literature", JASIS 24 (1973); cosine: G. Salton and
    M. McGill, "Introduction to Modern Information Retrieval" (1983); strength: M. Newman, "Scientific collaboration
    networks II", Physical Review E 64 (2001), 016132, equation 2.
    """
    same = _find_selves(graph)
    quoted: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for way in read_ways(graph):
        people = (same.get(each, each) for each in way.speakers if graph.nodes[each]["named"])
        sources = {*people, *(body for _, body in way.bodies)}
        for outlet in way.publishers:
            quoted[outlet].update(sources)
    quoting: defaultdict[str, list[str]] = defaultdict(list)
    for outlet in sorted(quoted):
        for source in quoted[outlet]:
            quoting[source].append(outlet)
    shared: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    for source, alike in sorted(quoting.items()):
        for pair in combinations(alike, 2):
            shared[pair].append(source)
    projected = start_projection(graph, quoted)
    for outlet in projected:
        projected.nodes[outlet]["sources"] = len(quoted[outlet])
    for (one, other), both in sorted(shared.items()):
        count, of_one, of_other = len(both), len(quoted[one]), len(quoted[other])
        most = sorted((-min(quoted[one][source], quoted[other][source]), source) for source in both)[:EXAMPLES]
        attributes: dict[str, Any] = {
            "kind": str(ProjectedKind.SHARES_SOURCES),
            "weight": count,
            "jaccard": round(count / (of_one + of_other - count), DIGITS),
            "cosine": round(count / sqrt(of_one * of_other), DIGITS),
            "strength": round(sum(1 / (len(quoting[source]) - 1) for source in both), DIGITS),
            "example": "; ".join(graph.nodes[source]["label"] for _, source in most),
        }
        projected.add_edge(one, other, str(ProjectedKind.SHARES_SOURCES))
        projected.edges[one, other, str(ProjectedKind.SHARES_SOURCES)].update(attributes)
    return projected


def _find_selves(graph: nx.MultiDiGraph[str]) -> dict[str, str]:
    """For a speaker that is a body, the body's node."""
    return {
        source: target
        for source, target, data in sorted(graph.edges(data=True), key=lambda edge: edge[:2])
        if data["kind"] == EdgeKind.SPEAKS_FOR
        and data["basis"] == OrganizationBasis.IS
        and graph.nodes[source]["kind"] == NodeKind.SPEAKER
    }
