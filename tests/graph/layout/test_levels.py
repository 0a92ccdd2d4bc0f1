"""Smaller copies of a graph weigh the same and keep its parts."""

from __future__ import annotations

import networkx as nx
import numpy as np
from hypothesis import given
from support.drawn import any_graphs, made_graph

from quotetrack.graph.layout.levels import coarsen, make_level


def level_of(graph):
    """The finest level of a networkx graph."""
    number = {node: index for index, node in enumerate(graph)}
    ends = np.array([(number[source], number[target]) for source, target in graph.edges()], int).reshape(-1, 2)
    return make_level(len(graph), ends[:, 0], ends[:, 1])


@given(any_graphs())
def test_a_coarser_copy(graph):
    """Every node is in a group of its own part, all weight is kept, no edge leads to itself or comes twice."""
    level = level_of(graph)
    coarse, groups = coarsen(level)

    assert sorted(set(groups.tolist())) == list(range(coarse.size))
    assert (np.bincount(groups, level.mass, coarse.size) == coarse.mass).all()
    pairs = list(zip(coarse.sources.tolist(), coarse.targets.tolist(), strict=True))
    assert len(set(pairs)) == len(pairs)
    assert all(source < target for source, target in pairs)
    again = nx.Graph(pairs)
    again.add_nodes_from(range(coarse.size))
    assert nx.number_connected_components(again) == nx.number_connected_components(nx.Graph(graph))


def test_copies_shrink_fast():
    """A graph of news is less than half as large after one step."""
    level = level_of(made_graph(50))

    assert coarsen(level)[0].size < level.size / 2
