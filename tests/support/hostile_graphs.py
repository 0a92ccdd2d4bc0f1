"""Graphs as strangers would make them, for every format: hostile text in every place, values of any type."""

from __future__ import annotations

import io
import re
import warnings

import networkx as nx
from hypothesis import strategies as st

from quotetrack.graph import write_graph
from quotetrack.graph.clean import CleanGraph
from quotetrack.graph.write import ReplacedCharactersWarning

CONTROLS_RE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")

NASTY_TEXT = st.text(
    st.characters(exclude_categories=()) | st.sampled_from("\x00\x1b\x9b\r\n\t\ufffe\uffff\ud800<&\"'~; ")
)
MARKUP = (
    st.sampled_from(["</script><script>alert(1)</script>", "<b>x</b>", "javascript:alert(1)", "&amp;lt;", "]];", '"'])
    | st.sampled_from(["=1+1", "'=1+1", "@SUM(A1)", r"\N", r"\G", "a\\", "https://example.org/?a=1&b=2", "", " "])
    | st.sampled_from(["speaker:x", "statement:y", "article:z", "said", "appears_in", "speaks_for", "same_as"])
    | st.sampled_from(["2024-03-05", "2024-02-31", "2024-03-05T10:00:00+02:00"])
)
NASTY_NAMES = (
    NASTY_TEXT
    | st.sampled_from(["id", "label", "key", "source", "target", "type", "weight", "start", "end", "viz", "spells"])
    | st.sampled_from(["parents", "parent", "pid", "for", "slices", "networkx_key", "edge_id", "name", "self", "mode"])
    | st.sampled_from(["node_for_adding", "u_for_edge", "value", "image", "URL", "url", "kind", "a:b", "a_b", "=1+1"])
)
NASTY_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | NASTY_TEXT | MARKUP | st.dates() | st.datetimes(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(NASTY_TEXT, inner, max_size=2) | st.tuples(inner),
    max_leaves=4,
)
NASTY_ATTRIBUTES = st.dictionaries(NASTY_NAMES, NASTY_VALUES, max_size=4)


@st.composite
def nasty_graphs(draw):
    """Small directed multigraphs with hostile ids, keys, attribute names and values of any type."""
    nodes = draw(st.lists(NASTY_TEXT | MARKUP | st.integers(), min_size=1, max_size=5, unique=True))
    graph = nx.MultiDiGraph()
    graph.graph.update(draw(NASTY_ATTRIBUTES))
    for node in nodes:
        graph.add_node(node)
        graph.nodes[node].update(draw(NASTY_ATTRIBUTES))
    ends = st.tuples(st.sampled_from(nodes), st.sampled_from(nodes), NASTY_TEXT | st.integers())
    for source, target, key in draw(st.lists(ends, max_size=5, unique=True)):
        graph.add_edge(source, target, key)
        graph.edges[source, target, key].update(draw(NASTY_ATTRIBUTES))
    return graph


def export(graph, format):
    """The exported bytes, with the warning about replaced characters let pass."""
    stream = io.BytesIO()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ReplacedCharactersWarning)
        write_graph(graph, stream, format=format)
    return stream.getvalue()


def cleaned(graph):
    """What the clean view of a graph shows, as a graph."""
    view = CleanGraph(graph)
    clean = nx.MultiDiGraph()
    clean.graph.update(view.attributes)
    for node, attributes in view.nodes():
        clean.add_node(node)
        clean.nodes[node].update(attributes)
    for source, target, key, attributes in view.edges():
        clean.add_edge(source, target, key)
        clean.edges[source, target, key].update(attributes)
    return clean
