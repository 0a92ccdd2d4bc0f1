"""The page is one inert file that holds the graph: no text of it is markup, no other script may run."""

from __future__ import annotations

import re
from base64 import b64encode
from hashlib import sha256
from html.parser import HTMLParser
from importlib.resources import files

import networkx as nx
from hypothesis import given, settings
from hypothesis import strategies as st
from support.pages import read_page, rows, write_page

from quotetrack.graph import build_graph
from quotetrack.graph.clean import EDGE_ID, CleanGraph
from quotetrack.graph.page.document import SCRIPTS
from quotetrack.text.sanitize import for_terminal

HOSTILE = [
    "</script><script>alert(1)</script>",
    "<!--<script>",
    "<img src=x onerror=alert(1)>",
    "{{script}}",
    "live\u202egnp.exe\u2028",
    "]]>&lt;\x00\ud800",
]
TEXT = st.text(st.characters(exclude_categories=())) | st.sampled_from(HOSTILE)


class Elements(HTMLParser):
    """Names of the elements of a page, and its comments."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.names: list[str] = []
        self.comments: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.names.append(tag)

    def handle_comment(self, data: str) -> None:
        self.comments.append(data)


@st.composite
def graphs(draw):
    """Small graphs of kinds that are ours and others', with hostile text everywhere."""
    graph = nx.MultiDiGraph()
    values = TEXT | st.integers() | st.booleans() | st.none()
    attributes = st.dictionaries(TEXT | st.sampled_from(["label", "url", "since", "attribution"]), values, max_size=3)
    kinds = st.sampled_from(["speaker", "statement", "article", "said", "appears_in", "told"]) | TEXT
    for node in draw(st.lists(TEXT, max_size=5, unique=True)):
        graph.add_node(node)
        graph.nodes[node].update(draw(attributes), kind=draw(kinds))
    if graph:
        ends = st.tuples(*[st.sampled_from(list(graph))] * 2, TEXT)
        for source, target, key in draw(st.lists(ends, max_size=5, unique=True)):
            graph.add_edge(source, target, key)
            graph.edges[source, target, key].update(draw(attributes), kind=draw(kinds))
    return graph


EMPTY = Elements(write_page(nx.MultiDiGraph()))


@settings(max_examples=100)
@given(graphs())
def test_no_text_becomes_markup(graph):
    """Whatever stands in the graph, the page has the elements that it has without a graph."""
    found = Elements(write_page(graph))

    assert found.names == EMPTY.names
    assert found.comments == []


@settings(max_examples=100)
@given(graphs())
def test_holds_all_nodes_and_edges(graph):
    """Every node and edge stands in the page with all its attributes, as a terminal would show them."""
    clean = CleanGraph(graph)
    data = read_page(write_page(graph))
    nodes, edges = rows(data["nodes"], 7), rows(data["edges"], 3)
    ids = [own[0] for own, _ in nodes]

    references = {"attribution", "article", "speaker"}

    def shown(attributes):
        return {
            name: for_terminal(value) if isinstance(value, str) and name not in references else value
            for name, value in attributes.items()
            if name != EDGE_ID
        }

    def given_(attributes):
        return {name: value for name, value in attributes.items() if name != "link"} | {
            "kind": str(attributes.get("kind"))
        }

    assert sorted(ids) == [node for node, _ in clean.nodes()]
    assert {own[0]: given_(attributes) for own, attributes in nodes} == {
        node: given_(shown(attributes)) for node, attributes in clean.nodes()
    }
    found = {(ids[own[0]], ids[own[1]], own[2]): given_(attributes) for own, attributes in edges}
    assert found == {(*ends, key): given_(shown(attributes)) for *ends, key, attributes in clean.edges()}


def test_the_policy_lets_only_our_script_and_style_run():
    """The policy names the hashes of the page's one script and one style, and nothing else by which code could run."""
    page = write_page(nx.MultiDiGraph())
    [policy] = re.findall(r'http-equiv="Content-Security-Policy" content="([^"]*)"', page)
    rules = dict(rule.strip().split(" ", 1) for rule in policy.split(";"))

    def digest(tag):
        [text] = re.findall(rf"<{tag}>(.*?)</{tag}>", page, re.DOTALL)
        return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"

    assert rules["default-src"] == "'none'"
    assert rules["script-src"] == digest("script")
    assert rules["style-src"] == digest("style")
    assert "unsafe" not in policy


def test_no_address_and_no_dangerous_call_in_the_viewer():
    """The viewer names no host (but the namespace of SVG) and never makes markup or code of text."""
    sources = "".join(files("quotetrack.graph.page").joinpath(f"viewer-{name}.js").read_text() for name in SCRIPTS)

    assert set(re.findall(r"https?://[^\"'\s]*", sources)) == {"http://www.w3.org/2000/svg"}
    assert not re.search(
        r"innerHTML|outerHTML|insertAdjacent|document\.write|\beval\b|new Function|fetch\(|Xml", sources
    )


def test_every_part_of_the_viewer_is_on_the_page():
    """No script lies in the folder without being part of the page."""
    there = {path.name for path in files("quotetrack.graph.page").iterdir() if path.name.endswith(".js")}

    assert there == {f"viewer-{name}.js" for name in SCRIPTS}


def test_same_graph_same_bytes(make_article, make_attribution):
    """Whatever the order of the records, the page is the same to the last byte."""
    articles = [make_article(name) for name in ("a.txt", "b.txt")]
    said = [make_attribution(f"We know {k}", name, speaker=who) for k in range(3) for name, who in
            (("a.txt", "Mara Quill"), ("b.txt", "Ira Stane"))]  # fmt: skip

    page = write_page(build_graph(said, articles))

    assert write_page(build_graph(said[::-1], articles[::-1])) == page
    assert "We know 2" in page


def test_links_only_where_they_are_harmless(make_article, make_attribution):
    """An article's address is a link if it is http or https with nothing hidden; any other is text."""
    addresses = {
        "a.txt": "https://saltmarsh.example/1",
        "b.txt": "javascript:alert(1)",
        "c.txt": "https://saltmarsh.example/\u202e1",
    }
    graph = build_graph([], [make_article(name, url=url) for name, url in addresses.items()])
    found = {own[0]: attributes.get("link") for own, attributes in rows(read_page(write_page(graph))["nodes"], 7)}

    assert {node: link for node, link in found.items() if node.startswith("article:")} == {
        "article:id-a.txt": "https://saltmarsh.example/1",
        "article:id-b.txt": None,
        "article:id-c.txt": None,
    }
