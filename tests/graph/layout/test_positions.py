"""Every node has a place of its own, always the same."""

from __future__ import annotations

import math
import os
import subprocess
import sys
from hashlib import sha256
from itertools import combinations

import networkx as nx
import pytest
from hypothesis import given, settings
from support.drawn import any_graphs, made_graph

from quotetrack.graph.clean import CleanGraph
from quotetrack.graph.layout import find_positions, find_radii

PRINT_PLACES = """
from hashlib import sha256
from support.drawn import made_graph
from quotetrack.graph.layout import find_positions
print(sha256(repr(sorted(find_positions(made_graph(40)).items())).encode()).hexdigest())
"""


@settings(max_examples=60)
@given(any_graphs())
def test_every_node_has_a_place_of_its_own(graph):
    """All nodes, finite numbers, discs that do not overlap and do not reach below 0."""
    positions, radii = find_positions(graph), find_radii(graph)

    assert positions.keys() == set(graph)
    assert all(math.isfinite(number) for place in positions.values() for number in place)
    assert all(min(positions[node]) >= radii[node] for node in graph)
    for one, other in combinations(graph, 2):
        assert math.dist(positions[one], positions[other]) >= radii[one] + radii[other]


@settings(max_examples=30)
@given(any_graphs())
def test_order_does_not_matter(graph):
    """The same nodes and edges, added the other way round, have the same places; so has the clean view."""
    turned = nx.MultiDiGraph()
    turned.add_nodes_from(reversed(list(graph.nodes(data=True))))
    turned.add_edges_from(reversed(list(graph.edges())))

    assert find_positions(turned) == find_positions(graph) == find_positions(CleanGraph(graph))


@pytest.mark.parametrize(
    "features", ["", "AVX512F AVX512CD AVX512_SKX AVX2 FMA3", "X86_V3 X86_V4"], ids=["all", "no AVX", "level 2"]
)
def test_same_places_on_any_machine(features):
    """A processor without wide registers, another hash seed: the same digits as here."""
    environment = {**os.environ, "PYTHONHASHSEED": "7", "NPY_DISABLE_CPU_FEATURES": features}
    environment["PYTHONPATH"] = os.pathsep.join(path for path in sys.path if path)
    done = subprocess.run([sys.executable, "-c", PRINT_PLACES], capture_output=True, text=True, env=environment)

    here = sha256(repr(sorted(find_positions(made_graph(40)).items())).encode()).hexdigest()
    assert done.stdout.split() == [here], done.stderr


def test_what_belongs_together_lies_together():
    """Of a made graph's edges nine in ten are shorter than half of what two nodes are apart on average."""
    graph = made_graph(60)
    positions = find_positions(graph)

    lengths = sorted(math.dist(positions[source], positions[target]) for source, target in graph.edges())
    apart = [math.dist(positions[one], positions[other]) for one, other in combinations(sorted(positions), 2)]

    assert lengths[len(lengths) * 9 // 10] < sum(apart) / len(apart) / 2


def test_parts_lie_beside_each_other():
    """The boxes around two parts that no edge joins have no point in common."""
    graph = nx.MultiDiGraph([("a", "b"), ("b", "c"), ("c", "a"), ("c", "d"), ("x", "y"), ("y", "z")])
    places = find_positions(graph)

    boxes = []
    for part in ("abcd", "xyz"):
        xs, ys = zip(*(places[node] for node in part), strict=True)
        boxes.append((min(xs), max(xs), min(ys), max(ys)))
    (left, right, top, bottom), (left_2, right_2, top_2, bottom_2) = boxes
    assert right < left_2 or right_2 < left or bottom < top_2 or bottom_2 < top


def test_hubs_are_larger():
    """Many neighbours make a node larger, to twice its size; several edges to one neighbour do not."""
    star = nx.MultiDiGraph([("hub", f"leaf {number}") for number in range(500)])
    nx.set_node_attributes(star, "outlet", "kind")
    double = nx.MultiDiGraph([("a", "b")] * 500)
    nx.set_node_attributes(double, "outlet", "kind")

    assert find_radii(star)["hub"] == 2 * find_radii(star)["leaf 3"] == 4.0
    assert find_radii(double) == {"a": 2.0, "b": 2.0}
