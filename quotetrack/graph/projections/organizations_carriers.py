"""Through whose hands the words of which organisations come."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quotetrack.graph.projections.kinds import ProjectedKind
from quotetrack.graph.projections.links import Links
from quotetrack.graph.ways import read_ways

if TYPE_CHECKING:
    import networkx as nx

__all__ = ["project_organizations_carriers"]


def project_organizations_carriers(graph: nx.MultiDiGraph[str]) -> nx.MultiDiGraph[str]:
    """Bodies and the hands through which came what was said for them: one edge a pair.

    Returns:
        Every edge goes from the body to the agency or outlet. `weight` is the number of attributions; of these so many
        are known by `told`, `relayed`, `credited` or only `inferred`. The publisher is no hand, and a body is none
        of its own words.
    """
    links = Links()
    for way in read_ways(graph):
        for body in dict.fromkeys(body for _, body in way.bodies):
            for hand in (hand for level in way.levels() for hand in level):
                links.add(body, hand.node, way, hand.how)
    return links.project(graph, ProjectedKind.CAME_THROUGH)
