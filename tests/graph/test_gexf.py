"""GEXF 1.3: time, colours and kinds are where Gephi looks for them."""

from __future__ import annotations

import io
from pathlib import Path

import networkx as nx
import pytest
from hypothesis import given, settings
from lxml import etree
from support.hostile_graphs import export, nasty_graphs

from quotetrack.graph import write_graph

GRAMMAR = etree.RelaxNG(file=str(Path(__file__).with_name("gexf.rng")))
GEXF, VIZ = "{http://gexf.net/1.3}", "{http://gexf.net/1.3/viz}"


@pytest.fixture
def document():
    """A document of a small graph: two days, two kinds of edge between the same nodes, a node without days."""
    graph = nx.MultiDiGraph()
    graph.add_node("speaker:m", kind="speaker", label="Mara Quill", since="2024-03-01", until="2024-03-09")
    graph.add_node("agency:w", kind="agency", label="Wire")
    graph.add_node("odd:x", kind="odd", since="yesterday", until="2024-02-31")
    graph.add_node("odd:y", since="2024-03-09", until="2024-03-01")
    graph.add_edge("speaker:m", "agency:w", "speaks_for", kind="speaks_for", weight=2, since="2024-03-01")
    graph.add_edge("speaker:m", "agency:w", "told:1:1", kind="told", weight=1)
    stream = io.BytesIO()
    write_graph(graph, stream, format="gexf")
    return etree.fromstring(stream.getvalue())


def of(document, tag):
    """The elements of a tag, by id or key."""
    return {element.get("id"): element for element in document.iter(GEXF + tag)}


def test_time_is_told_in_days(document):
    """Days are on the elements, both included; what is no day, or ends before it starts, has no times."""
    graph, nodes = document.find(f"{GEXF}graph"), of(document, "node")

    GRAMMAR.assertValid(document)
    assert (graph.get("mode"), graph.get("timeformat")) == ("dynamic", "date")
    assert (nodes["speaker:m"].get("start"), nodes["speaker:m"].get("end")) == ("2024-03-01", "2024-03-09")
    assert [nodes[name].get(end) for name in ("agency:w", "odd:x", "odd:y") for end in ("start", "end")] == [None] * 6
    assert sorted(filter(None, (edge.get("start") for edge in document.iter(f"{GEXF}edge")))) == ["2024-03-01"]


def test_colours_and_sizes_are_those_of_the_kind(document):
    """A speaker is blue and smaller than an agency; an edge has the colour of what it tells about."""
    nodes = of(document, "node")
    edges = {edge.get("kind"): edge for edge in document.iter(f"{GEXF}edge")}

    assert dict(nodes["speaker:m"].find(f"{VIZ}color").attrib) == {"r": "0", "g": "114", "b": "178"}
    assert dict(edges["told"].find(f"{VIZ}color").attrib) == dict(nodes["agency:w"].find(f"{VIZ}color").attrib)
    sizes = {name: float(node.find(f"{VIZ}size").get("value")) for name, node in nodes.items()}
    assert sizes["agency:w"] > sizes["speaker:m"] > sizes["odd:x"]


def test_days_are_attributes_too(document):
    """What Gephi needs as time, others read as an attribute."""
    read = nx.read_gexf(io.BytesIO(etree.tostring(document)))

    assert read.nodes["speaker:m"]["since"] == "2024-03-01"
    assert read.edges["speaker:m", "agency:w", "speaks_for"]["since"] == "2024-03-01"
    assert read.edges["speaker:m", "agency:w", "speaks_for"]["weight"] == 2


def test_a_graph_without_days_is_static():
    """Nothing asks for a timeline where there is none."""
    graph, stream = nx.MultiDiGraph(), io.BytesIO()
    graph.add_edge("a", "b", "k")
    write_graph(graph, stream, format="gexf")

    assert b'mode="dynamic"' not in stream.getvalue()


@settings(max_examples=50, deadline=None)
@given(graph=nasty_graphs())
def test_hostile_graphs_keep_to_the_grammar(graph):
    """Whatever stands in ids, names and values, the document is GEXF 1.3 and each attribute is declared once."""
    document = etree.fromstring(export(graph, "gexf"))

    GRAMMAR.assertValid(document)
    declared = [attribute.get("id") for attribute in document.iter(f"{GEXF}attribute")]
    assert len(set(declared)) == len(declared)
    assert {value.get("for") for value in document.iter(f"{GEXF}attvalue")} <= set(declared)
