"""A graph of some of another one's attributions, counted anew."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import TYPE_CHECKING, Any

import networkx as nx

from quotetrack.graph.build import count_wordings
from quotetrack.graph.evidence import EVIDENCE, join_evidence, read_evidence
from quotetrack.graph.kinds import EdgeKind, NodeKind

if TYPE_CHECKING:
    from quotetrack.graph.ways import Way

__all__ = ["find_days", "keep_ways", "widen"]

_DAYS = ("since", "until")


def keep_ways(
    graph: nx.MultiDiGraph[str], ways: Iterable[Way], *, without: Collection[str] = ()
) -> nx.MultiDiGraph[str]:
    """The graph of some of its attributions alone.

    Nodes and edges of which nothing is left go. `weight`, `since`, `until`, `attributions`, and of the nodes
    `statements`, `wordings`, `articles` and `quoted`, are those of what is left; whatever else describes a node or
    edge (its label, role, basis, the longest wording) stays as it was.

    Args:
        graph: From `build_graph`; it is left untouched.
        ways: Of the attributions to keep (see `read_ways`).
        without: Nodes that go all the same.
    """
    articles = {way.id: way.article for way in ways}
    pages = set(articles.values())
    kept: nx.MultiDiGraph[str] = nx.MultiDiGraph(**graph.graph)
    same = []
    for source, target, key, data in sorted(graph.edges(keys=True, data=True), key=lambda edge: edge[:3]):
        if source in without or target in without:
            continue
        if data["kind"] == EdgeKind.SAME_AS:
            same.append((source, target, key, data))
        elif (left := _recount_edge(source, target, data, graph, articles, pages)) is not None:
            kept.add_edge(source, target, key)
            kept.edges[source, target, key].update(left)
    for source, target, key, data in same:
        if source in kept and target in kept:
            kept.add_edge(source, target, key)
            kept.edges[source, target, key].update(data)
    _describe_nodes(kept, graph)
    return _in_order(kept)


def find_days(graph: nx.MultiDiGraph[str], articles: Iterable[str]) -> dict[str, str]:
    """First and last day of publication of some articles as `since` and `until`; neither where no day is known."""
    days: dict[str, str] = {}
    for article in articles:
        widen(days, graph.nodes[article])
    return days


def widen(days: dict[str, Any], others: Mapping[str, Any]) -> None:
    """Stretch `since` and `until` so that they take in another's."""
    for name, choose in zip(_DAYS, (min, max), strict=True):
        if name in others:
            days[name] = choose(days.get(name, others[name]), others[name])


def _recount_edge(
    source: str,
    target: str,
    data: dict[str, Any],
    graph: nx.MultiDiGraph[str],
    articles: Mapping[str, str],
    pages: Collection[str],
) -> dict[str, Any] | None:
    """The attributes of what is left of an edge; None where nothing is."""
    if EVIDENCE in data:
        left = [id_ for id_ in read_evidence(data) if id_ in articles]
        if not left:
            return None
        days = find_days(graph, {articles[id_] for id_ in left})
        kept = {name: value for name, value in data.items() if name not in _DAYS}
        return kept | {"weight": len(left), EVIDENCE: join_evidence(left)} | days
    if "attribution" in data:
        return data if data["attribution"] in articles else None
    return data if source in pages or target in pages else None


def _describe_nodes(kept: nx.MultiDiGraph[str], graph: nx.MultiDiGraph[str]) -> None:
    for node in kept:
        described = dict(graph.nodes[node])
        if described["kind"] != NodeKind.ARTICLE:
            for name in _DAYS:
                described.pop(name, None)
            for _, _, data in (*kept.in_edges(node, data=True), *kept.out_edges(node, data=True)):
                if data["kind"] != EdgeKind.SAME_AS:
                    widen(described, data)
        if described["kind"] == NodeKind.SPEAKER:
            described["statements"] = sum(
                data["weight"] for _, _, data in kept.out_edges(node, data=True) if data["kind"] == EdgeKind.SAID
            )
        kept.nodes[node].update(described)
    for _, _, data in kept.edges(data=True):
        if data.get("speaker") not in kept:
            data.pop("speaker", None)
    count_wordings(kept)


def _in_order(graph: nx.MultiDiGraph[str]) -> nx.MultiDiGraph[str]:
    """The same graph with its nodes sorted, as `build_graph` has them."""
    ordered: nx.MultiDiGraph[str] = nx.MultiDiGraph(**graph.graph)
    ordered.add_nodes_from(sorted(graph.nodes(data=True), key=lambda node: node[0]))
    for source, target, key, data in sorted(graph.edges(keys=True, data=True), key=lambda edge: edge[:3]):
        ordered.add_edge(source, target, key)
        ordered.edges[source, target, key].update(data)
    return ordered
