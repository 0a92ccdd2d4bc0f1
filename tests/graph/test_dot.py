"""DOT: pydot and Graphviz read what was written, and no text in it is an instruction."""

from __future__ import annotations

import json
import re
import shutil
import subprocess

import networkx as nx
import pydot
import pytest
from hypothesis import given, settings
from support.hostile_graphs import CONTROLS_RE, cleaned, export, nasty_graphs

from quotetrack.graph.clean_values import value_words

ESCAPE_RE = re.compile(r"\\(?:u\{([0-9a-f]+)\}|(.))")
GRAPHVIZ = shutil.which("dot")


def undone(quoted):
    """The text that was quoted: backslashes of its own were doubled, single ones are ours."""
    quoted = quoted.removeprefix('"').removesuffix('"')
    return ESCAPE_RE.sub(
        lambda match: chr(int(match[1], 16)) if match[1] else {"n": "\n"}.get(match[2], match[2]), quoted
    )


def data_of(attributes):
    """Our own attributes among an element's."""
    named = {undone(name): undone(value) for name, value in attributes.items()}
    return {name.removeprefix("data_"): value for name, value in named.items() if name.startswith("data_")}


def words(attributes):
    return {name: value_words(value) for name, value in attributes.items()}


@settings(max_examples=100, deadline=None)
@given(graph=nasty_graphs())
def test_hostile_graphs_are_read_back(graph):
    """pydot reads the same nodes, edges, keys and values, as text."""
    [read] = pydot.graph_from_dot_data(export(graph, "dot").decode())
    clean = cleaned(graph)
    defaults = {"node", "edge", "graph"}

    assert {
        undone(node.get_name()): data_of(node.get_attributes())
        for node in read.get_nodes()
        if node.get_name() not in defaults
    } == {node: words(data) for node, data in clean.nodes(data=True)}
    assert {
        (undone(edge.get_source()), undone(edge.get_destination()), undone(edge.get("key"))): data_of(
            edge.get_attributes()
        )
        for edge in read.get_edges()
    } == {(u, v, key): words(data) for u, v, key, data in clean.edges(keys=True, data=True)}


@pytest.mark.skipif(GRAPHVIZ is None, reason="Graphviz is not installed")
@settings(max_examples=25, deadline=None)
@given(graph=nasty_graphs())
def test_graphviz_draws_hostile_graphs(graph):
    """`dot` reads it without a complaint: as many nodes and edges, each with its label; the picture is a clean file."""
    source = export(graph, "dot")
    read = json.loads(run("dot_json", source))
    clean = cleaned(graph)
    picture = run("svg", source).decode()

    assert len(read.get("objects", [])) == clean.number_of_nodes()
    assert sorted(edge["data_edge_id"] for edge in read.get("edges", [])) == sorted(
        data["edge_id"] for *_, data in clean.edges(data=True)
    )
    assert not CONTROLS_RE.search(picture)
    assert not re.search(r"<script|<image|href=\"(?!https?://)", picture)


@pytest.mark.skipif(GRAPHVIZ is None, reason="Graphviz is not installed")
@pytest.mark.parametrize(
    "label",
    [r"\N and \G \E", "<b>bold</b>", "AT&T", "&lt;", 'a "word"', "back\\", "<<table><tr><td>x</td></tr></table>>"],
)
def test_labels_are_drawn_as_they_are(label):
    """What Graphviz would replace, or draw as a table, stands in the picture letter by letter."""
    graph = nx.MultiDiGraph()
    graph.add_node("x", label=label)
    picture = nx_text(run("svg", export(graph, "dot")).decode())

    assert picture == [label]


@pytest.mark.parametrize(
    ("url", "linked"),
    [
        ("https://example.org/?a=1&lt=2", True),
        ("javascript:alert(1)", False),
        ("file:///etc/passwd", False),
        (" https://example.org", False),
    ],
)
def test_only_web_addresses_are_links(url, linked):
    """`URL` is there for http and https alone; the address is in the data all the same."""
    graph = nx.MultiDiGraph()
    graph.add_node("x", url=url, image="/etc/passwd", shapefile="/etc/passwd")
    source = export(graph, "dot").decode()

    assert (" URL=" in source) == linked
    assert f'data_url="{url}"' in source
    assert not re.search(r"\b(?<!data_)(?:image|shapefile)=", source)


def run(format, source):
    done = subprocess.run([GRAPHVIZ, f"-T{format}"], input=source, capture_output=True, check=True)
    assert done.stderr == b""
    return done.stdout


def nx_text(picture):
    from lxml import etree

    document = etree.fromstring(picture.encode())
    return [element.text for element in document.iter("{http://www.w3.org/2000/svg}text")]
