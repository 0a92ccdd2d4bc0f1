"""Records to a graph.

The same records give the same graph in whatever order they come: nodes and edges are sorted, and nothing looks at the
clock. Numbers that differ in the last digits from machine to machine (`confidence`) stay out, so that two machines'
graphs are the same bytes. Records are gone through once and not kept.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable

import networkx as nx

from quotetrack.graph.builder import Builder
from quotetrack.graph.kinds import EdgeKind, NodeKind
from quotetrack.graph.same import MaybeSame, SameStatement
from quotetrack.records import Article, Attribution, AttributionClass, Kind

__all__ = ["build_graph", "count_wordings"]


def build_graph(
    attributions: Iterable[Attribution],
    articles: Iterable[Article] = (),
    *,
    statements: Iterable[SameStatement] = (),
    candidates: Iterable[MaybeSame] = (),
    categories: Collection[AttributionClass] = (AttributionClass.STATEMENT,),
) -> nx.MultiDiGraph[str]:
    """The graph of who said what, for whom, and through whose hands it reached which page.

    Args:
        attributions: Records with their speaker, organisations and carriers, in any order; twice the same id is once.
        articles: The articles they stand in, in any order; gone through first. An attribution whose article is not
            among them still gets an article node, which then knows only its input's name. Articles nobody speaks in
            are nodes too.
        statements: Which attributions are the same statement. One that is in none is a statement of its own.
        candidates: Speakers who may be the same.
        categories: Which classes of attribution are taken in; only statements unless told otherwise.

    Returns:
        A directed multigraph. Node ids are `KIND:identity`; every node has `kind` and `label`, every edge `kind` and
        `weight` (how many records say so). Its key begins with its kind. Attributes are text, numbers or booleans; one
        that is not known is absent. Kinds and attributes: docs/graph.md.
    """
    builder = Builder(statements)
    for article in articles:
        builder.add_article(article)
    for attribution in attributions:
        if attribution.category in categories:
            builder.add_attribution(attribution)
    builder.add_maybe_same(candidates)
    graph = builder.graph()
    count_wordings(graph)
    return graph


def count_wordings(graph: nx.MultiDiGraph[str]) -> None:
    """Give every statement `quoted`, `wordings` and `articles`, as its appearances have it; none has no article."""
    for node, data in graph.nodes(data=True):
        if data["kind"] == NodeKind.STATEMENT:
            there = [
                (target, edge) for _, target, edge in graph.out_edges(node, data=True)
                if edge["kind"] == EdgeKind.APPEARS_IN
            ]  # fmt: skip
            data["quoted"] = any(edge["wording"] != Kind.INDIRECT for _, edge in there)
            data["wordings"] = len({edge.get("content") for _, edge in there})
            data["articles"] = len({target for target, _ in there})
