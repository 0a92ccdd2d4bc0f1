"""Who speaks for whom."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

from quotetrack.graph.evidence import EVIDENCE, join_evidence, read_evidence
from quotetrack.graph.kinds import EdgeKind
from quotetrack.graph.projections.links import start_projection
from quotetrack.graph.recount import widen
from quotetrack.records import OrganizationBasis

if TYPE_CHECKING:
    import networkx as nx

__all__ = ["project_speakers_organizations"]


def project_speakers_organizations(graph: nx.MultiDiGraph[str]) -> nx.MultiDiGraph[str]:
    """Speakers and the organisations, agencies and outlets for which they speak: one edge a pair.

    Returns:
        Every edge goes from a speaker to a body, is `speaks_for` as in the whole graph, and has `weight` (attributions
        in which it does), their ids, `roles` (all of them, with `; ` between) and the days. A body that speaks as
        itself ("the ministry said") is no pair: such attributions are counted on its node, `as_itself`. Speakers
        and bodies of no pair are left out.
    """
    pairs: dict[tuple[str, str], dict[str, Any]] = {}
    as_itself: defaultdict[str, set[str]] = defaultdict(set)
    for source, target, data in sorted(graph.edges(data=True), key=lambda edge: edge[:2]):
        if data["kind"] != EdgeKind.SPEAKS_FOR:
            continue
        if data["basis"] == OrganizationBasis.IS:
            as_itself[target].update(read_evidence(data))
            continue
        pair = pairs.setdefault((source, target), {"ids": set(), "roles": set(), "days": {}})
        pair["ids"].update(read_evidence(data))
        pair["roles"].update({data["role"]} if "role" in data else ())
        widen(pair["days"], data)
    projected = start_projection(graph, (node for pair in pairs for node in pair))
    for _, body in pairs:
        projected.nodes[body]["as_itself"] = len(as_itself[body])
    for (source, target), pair in sorted(pairs.items()):
        kind = str(EdgeKind.SPEAKS_FOR)
        attributes = {"kind": kind, "weight": len(pair["ids"]), EVIDENCE: join_evidence(pair["ids"]), **pair["days"]}
        roles = {"roles": "; ".join(sorted(pair["roles"]))} if pair["roles"] else {}
        projected.add_edge(source, target, kind)
        projected.edges[source, target, kind].update(attributes | roles)
    return projected
