"""Who has it from whom: agencies and outlets, hand to hand."""

from __future__ import annotations

from itertools import pairwise, product
from typing import TYPE_CHECKING

from quotetrack.graph.projections.kinds import ProjectedKind
from quotetrack.graph.projections.links import HOW, Links
from quotetrack.graph.ways import read_ways

if TYPE_CHECKING:
    import networkx as nx

__all__ = ["project_relays"]


def project_relays(graph: nx.MultiDiGraph[str]) -> nx.MultiDiGraph[str]:
    """Agencies and outlets, each with whom it passed statements on to: one edge a pair.

    Returns:
        Every edge goes from the hand nearer to the mouth to the next one, the publisher last. `weight` is the number
        of attributions; where the two hands are known in different ways, the less sure one counts in `told`,
        `relayed`, `credited` and `inferred`.
    """
    links = Links()
    for way in read_ways(graph):
        levels = way.levels()
        for near, far in ((one, other) for level in pairwise(levels) for one, other in product(*level)):
            links.add(near.node, far.node, way, max(near.how, far.how, key=HOW.index))
        for hand, publisher in product(levels[-1] if levels else (), way.publishers):
            links.add(hand.node, publisher, way, hand.how)
    return links.project(graph, ProjectedKind.PASSED_ON)
