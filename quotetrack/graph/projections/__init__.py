"""A graph seen under one question: who speaks for whom, through whom, who draws on whom, who had it from whom.

A projection takes a graph from `build_graph`, filtered or not, and gives another one with the same nodes' ids and
kinds, which every exporter writes. One file a projection; `project_way` asks for a statement, the others for nothing.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from quotetrack.graph.projections.organizations_carriers import project_organizations_carriers
from quotetrack.graph.projections.outlets import project_outlets
from quotetrack.graph.projections.relays import project_relays
from quotetrack.graph.projections.speakers_organizations import project_speakers_organizations
from quotetrack.graph.projections.way import find_statement_nodes, project_way

if TYPE_CHECKING:
    import networkx as nx

__all__ = ["PROJECTIONS", "find_statement_nodes", "project_way"]

PROJECTIONS: dict[str, Callable[[nx.MultiDiGraph[str]], nx.MultiDiGraph[str]]] = {
    "speakers-organizations": project_speakers_organizations,
    "organizations-carriers": project_organizations_carriers,
    "outlets": project_outlets,
    "relays": project_relays,
}
"""By the name that `quotetrack graph --project` gives them."""
