"""Separate parts lie beside each other."""

from __future__ import annotations

from itertools import pairwise

import networkx as nx
import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from support.drawn import any_graphs

from quotetrack.graph.layout.packing import find_parts, pack


@given(any_graphs())
def test_parts_are_the_connected_ones(graph):
    """The same parts as networkx finds, largest first."""
    number = {node: index for index, node in enumerate(graph)}
    ends = np.array([(number[source], number[target]) for source, target in graph.edges()], int).reshape(-1, 2)

    parts = find_parts(len(graph), ends[:, 0], ends[:, 1])

    assert [len(part) for part in parts] == sorted((len(part) for part in parts), reverse=True)
    assert {frozenset(part.tolist()) for part in parts} == {
        frozenset(number[node] for node in part) for part in nx.weakly_connected_components(graph)
    }


@given(st.lists(st.integers(1, 5), min_size=1, max_size=12), st.integers(0, 9))
def test_no_part_lies_in_another(sizes, seed):
    """Boxes around the discs of two parts do not meet, none reaches below 0, and no part changes its shape."""
    random = np.random.default_rng(seed)
    places = np.cumsum([0, *sizes])
    parts = [np.arange(start, stop) for start, stop in pairwise(places)]
    x, y, radii = random.random(places[-1]) * 9, random.random(places[-1]) * 9, np.full(places[-1], 0.5)

    new_x, new_y = pack(x, y, radii, parts)

    boxes = [
        (new_x[part].min() - 0.5, new_x[part].max() + 0.5, new_y[part].min() - 0.5, new_y[part].max() + 0.5)
        for part in parts
    ]
    assert all(left > -1e-9 and top > -1e-9 for left, _, top, _ in boxes)
    for index, (left, right, top, bottom) in enumerate(boxes):
        for left_2, right_2, top_2, bottom_2 in boxes[:index]:
            assert right < left_2 or right_2 < left or bottom < top_2 or bottom_2 < top
    for part in parts:
        assert np.allclose(
            np.hypot(x[part] - x[part[0]], y[part] - y[part[0]]),
            np.hypot(new_x[part] - new_x[part[0]], new_y[part] - new_y[part[0]]),
        )
