"""Graphs to be drawn, without records behind them: of the kinds and proportions of read news, or of any shape."""

from __future__ import annotations

import random

import networkx as nx
from hypothesis import strategies as st

KINDS = ("speaker", "organization", "agency", "outlet", "article", "statement", "ghost")


def made_graph(articles: int, seed: int = 1) -> nx.MultiDiGraph:
    """A graph of so many articles of a few outlets, with 6 statements each; speakers come again, some often.

    What was said stands once in ten in another article too; a third of the speakers speak for somebody.
    """
    chance = random.Random(seed)
    graph = nx.MultiDiGraph()

    def add(kind: str, number: object) -> str:
        graph.add_node(f"{kind}:{number}", kind=kind, label=f"{kind.title()} {number}")
        return f"{kind}:{number}"

    for number in range(articles):
        article = add("article", number)
        graph.add_edge(add("outlet", int(chance.paretovariate(0.8)) % max(articles // 8, 1)), article, kind="published")
        if chance.random() < 0.3:
            graph.add_edge(article, add("agency", int(chance.paretovariate(1)) % 9), kind="credited")
        for each in range(6):
            statement = add("statement", f"{number}.{each}")
            graph.add_edge(statement, article, kind="appears_in")
            name = int(chance.paretovariate(0.7)) if chance.random() < 0.5 else f"of {number}.{each // 2}"
            speaker = add("speaker", name)
            graph.add_edge(speaker, statement, kind="said")
            if chance.random() < 0.3:
                graph.add_edge(
                    speaker, add("organization", int(chance.paretovariate(0.6)) % articles), kind="speaks_for"
                )
            if chance.random() < 0.1:
                graph.add_edge(statement, f"article:{chance.randrange(number + 1)}", kind="appears_in")
    return graph


@st.composite
def any_graphs(draw, *, largest: int = 30) -> nx.MultiDiGraph:
    """Any multigraph: parts without edges, edges to oneself, several between the same two, kinds that are none."""
    size = draw(st.integers(0, largest))
    graph = nx.MultiDiGraph()
    graph.add_nodes_from((f"n{node}", {"kind": draw(st.sampled_from(KINDS))}) for node in range(size))
    if size:
        ends = st.tuples(*[st.integers(0, size - 1).map("n{}".format)] * 2)
        graph.add_edges_from(draw(st.lists(ends, max_size=2 * largest)))
    return graph
