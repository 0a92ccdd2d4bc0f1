"""Cytoscape JSON: networkx reads it back, and every element is what cytoscape.js asks of one."""

from __future__ import annotations

import json

import networkx as nx
from hypothesis import given, settings
from support.hostile_graphs import cleaned, export, nasty_graphs

OWN_OF_NODES = {"id", "value", "name"}
OWN_OF_EDGES = {"id", "source", "target", "key"}


def read(graph):
    """What networkx reads of the export, without what the format adds, and the elements themselves."""
    document = json.loads(export(graph, "cytoscape"))
    found = nx.cytoscape_graph(document)
    nodes = {node: without(data, OWN_OF_NODES) for node, data in found.nodes(data=True)}
    edges = {(u, v, key): without(data, OWN_OF_EDGES) for u, v, key, data in found.edges(keys=True, data=True)}
    return nodes, edges, document["elements"]


def without(data, names):
    return {name: value for name, value in data.items() if name not in names}


@settings(max_examples=100, deadline=None)
@given(graph=nasty_graphs())
def test_hostile_graphs_are_read_back(graph):
    """Same nodes, same edges, same values, under a name that is nobody's where Cytoscape has its own use for it."""
    nodes, edges, _ = read(graph)
    clean = cleaned(graph)

    assert {node: sorted(map(str, data.values())) for node, data in nodes.items()} == {
        node: sorted(map(str, data.values())) for node, data in clean.nodes(data=True)
    }
    assert {ends: sorted(map(str, data.values())) for ends, data in edges.items()} == {
        (u, v, key): sorted(map(str, data.values())) for u, v, key, data in clean.edges(keys=True, data=True)
    }


@settings(max_examples=100, deadline=None)
@given(graph=nasty_graphs())
def test_elements_are_what_cytoscape_takes(graph):
    """Ids are text, never blank, no two elements have the same; the ends of edges exist; no node has a parent."""
    *_, elements = read(graph)
    nodes, edges = ([element["data"] for element in elements[group]] for group in ("nodes", "edges"))
    ids = [data["id"] for data in nodes + edges]

    assert all(isinstance(id_, str) and id_.strip() for id_ in ids)
    assert len(set(ids)) == len(ids)
    assert {data[end] for data in edges for end in ("source", "target")} <= {data["id"] for data in nodes}
    assert not any("parent" in data for data in nodes)


def test_names_of_cytoscapes_own_are_kept_apart():
    """A node's label is its name; what came in under the name of a column of Cytoscape's is still there."""
    graph = nx.MultiDiGraph()
    graph.add_node("speaker:m", label="Mara Quill", name="Mara", parent="x", value=3)
    graph.add_node("x")
    graph.add_edge("speaker:m", "x", "said", weight=2)
    _, edges, elements = read(graph)

    assert [element["data"] for element in elements["nodes"]] == [
        {
            "id": "speaker:m", "value": "speaker:m", "name": "Mara Quill",
            "label": "Mara Quill", "name~2": "Mara", "parent~2": "x", "value~2": 3,
        },
        {"id": "x", "value": "x", "name": "x"},
    ]  # fmt: skip
    assert [data["weight"] for data in edges.values()] == [2]
