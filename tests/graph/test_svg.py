"""The picture is SVG that holds every node and edge, and nothing of a stranger's that acts."""

from __future__ import annotations

import io
import math
import re
from itertools import combinations

import networkx as nx
import pytest
from hypothesis import given, settings
from lxml import etree
from support.drawn import made_graph
from support.hostile_graphs import export, nasty_graphs

from quotetrack.graph.clean import CleanGraph
from quotetrack.graph.exporters.svg import export_svg

SVG = "{http://www.w3.org/2000/svg}"
ELEMENTS = {"svg", "title", "desc", "style", "defs", "marker", "path", "rect", "g", "circle", "polygon", "a", "text"}


def read(graph):
    """The picture's root, as an XML parser without leniency reads it."""
    return etree.fromstring(export(graph, "svg"), etree.XMLParser(resolve_entities=False, no_network=True))


def titles(root, layer):
    """The titles of all nodes, or of all edges, in the picture."""
    return [title.text for title in root.iterfind(f"{SVG}g[@class='{layer}']//{SVG}title")]


@pytest.fixture
def graph():
    """A small graph with everything that a picture shows."""
    graph = nx.MultiDiGraph(name="quotetrack")
    graph.add_node("speaker:1", kind="speaker", label="Mara Quill", named=True, since="2024-03-05", until="2024-04-01")
    graph.add_node("speaker:2", kind="speaker", label="unnamed: an aide", named=False)
    graph.add_node("article:1", kind="article", label="Harbour closed", url="https://courier.example/harbour?a=1&b=2")
    graph.add_node("statement:1", kind="statement", label="The harbour …", content="The harbour is closed for good")
    graph.add_node("agency:reuters", kind="agency", label="Reuters")
    graph.add_edge("speaker:1", "statement:1", "said", kind="said")
    graph.add_edge("speaker:2", "statement:1", "said", kind="said")
    graph.add_edge("statement:1", "article:1", "appears_in:1", kind="appears_in")
    graph.add_edge("statement:1", "article:1", "appears_in:2", kind="appears_in")
    graph.add_edge("statement:1", "agency:reuters", "told:1", kind="told")
    graph.add_edge("statement:1", "agency:reuters", "inferred:1", kind="inferred")
    return graph


def test_everything_is_in_the_picture(graph):
    """Each node has a shape that tells it in full, edges of one kind between two nodes are one arrow with a count."""
    root = read(graph)

    assert titles(root, "nodes") == [
        "speaker: Mara Quill (2024-03-05 to 2024-04-01)",
        "speaker: unnamed: an aide",
        "agency: Reuters",
        "article: Harbour closed",
        "statement: The harbour is closed for good",
    ]
    assert titles(root, "edges") == [
        "Mara Quill – said → The harbour …",
        "unnamed: an aide – said → The harbour …",
        "The harbour … – appears in → Harbour closed (2 times)",
        "The harbour … – told → Reuters",
        "The harbour … – inferred → Reuters",
    ]
    labels = [text.text for text in root.iterfind(f"{SVG}g[@class='labels']/{SVG}text")]
    assert sorted(labels) == ["Harbour closed", "Mara Quill", "Reuters", "The harbour …", "unnamed: an aide"]
    assert len(root.findall(f".//{SVG}g[@class='nodes']//{SVG}circle[@class='unnamed node-speaker']")) == 1


def test_the_legend_has_the_kinds_that_are_there(graph):
    """A sign and a count for each kind in the picture, and for no other."""
    words = [text.text for text in read(graph).iterfind(f"{SVG}g[@class='legend']//{SVG}text")]

    assert words == [
        "speaker (2)",
        "of them unnamed (1)",
        "agency (1)",
        "article (1)",
        "statement (1)",
        "said: speaker → statement (2)",
        "appears in: statement → article (2)",
        "told: statement → agency or outlet (1)",
        "inferred: statement → agency or outlet (1)",
    ]


def test_screen_readers_are_told(graph):
    """Title and description name the whole, nodes are symbols in named groups, lines and labels are left out."""
    root = read(graph)

    assert root.get("role") == "graphics-document"
    ids = {element.get("id"): element.text for element in root.iterfind("*[@id]")}
    assert [bool(ids[name]) for name in root.get("aria-labelledby").split()] == [True, True]
    groups = root.findall(f"{SVG}g[@class='nodes']/{SVG}g")
    assert [group.get("aria-label") for group in groups] == ["speaker", "agency", "article", "statement"]
    assert len(root.findall(f".//*[@role='graphics-symbol']/{SVG}title")) == 5
    assert {group.get("class") for group in root.findall(f"{SVG}g[@aria-hidden='true']")} == {"edges", "labels"}


@settings(max_examples=60)
@given(graph=nasty_graphs())
def test_hostile_graphs_are_pictures(graph):
    """Whatever stands in a graph, an XML parser reads the picture; all nodes are in it, and nothing that acts."""
    root = read(graph)

    assert len(titles(root, "nodes")) == len(graph)
    assert {element.tag.removeprefix(SVG) for element in root.iter()} <= ELEMENTS
    for element in root.iter():
        names = {etree.QName(name).localname for name in element.attrib}
        assert not any(name.startswith("on") or name in {"src", "style"} for name in names)
        href = element.get("href")
        assert href is None or re.match("https?://", href, re.IGNORECASE)
    assert "@import" not in root.findtext(f"{SVG}style")
    assert not re.search(r"url\((?!#)", export(graph, "svg").decode())


@pytest.mark.parametrize(
    ("url", "is_link"),
    [
        ("https://courier.example/a?b=1&c=2", True),
        ("HTTP://courier.example", True),
        ("javascript:alert(1)", False),
        ("data:text/html,<script>alert(1)</script>", False),
        ("https://", False),
        (" https://courier.example", False),
        ("https://courier.example/\u202e", False),
    ],
)
def test_only_web_addresses_are_links(url, is_link):
    """An article's address is a link that tells the other site nothing, if it is http or https."""
    graph = nx.MultiDiGraph()
    graph.add_node("article:1", kind="article", label="</title><script>alert(1)</script>", url=url)

    links = read(graph).findall(f".//{SVG}a")

    assert [(link.get("href"), link.get("rel")) for link in links] == (
        [(url, "noopener noreferrer nofollow")] if is_link else []
    )


def test_labels_do_not_meet():
    """In a picture of 100 articles no label lies on another, in the font that it says it is in."""
    root = read(made_graph(100))
    boxes = []
    for text in root.iterfind(f"{SVG}g[@class='labels']/{SVG}text"):
        left, base, size = (float(text.get(name)) for name in ("x", "y", "font-size"))
        boxes.append((left, base - 0.9 * size, left + float(text.get("textLength")), base + 0.3 * size))

    assert len(boxes) > 200
    for one, other in combinations(boxes, 2):
        # Numbers have one digit in the picture.
        assert not (
            one[0] + 0.2 < other[2] and other[0] + 0.2 < one[2] and one[1] + 0.2 < other[3] and other[1] + 0.2 < one[3]
        )


def test_nothing_lies_outside():
    """All shapes and labels are inside the picture's box."""
    root = read(made_graph(30))
    left, top, width, height = (float(number) for number in root.get("viewBox").split())
    marks = [
        *((float(disc.get("cx")), float(disc.get("cy"))) for disc in root.iter(f"{SVG}circle") if disc.get("role")),
        *((float(text.get("x")), float(text.get("y"))) for text in root.iterfind(f"{SVG}g[@class='labels']/*")),
        *(
            (float(text.get("x")) + float(text.get("textLength")), float(text.get("y")))
            for text in root.iterfind(f"{SVG}g[@class='labels']/*")
        ),
    ]

    assert all(left <= x <= left + width and top <= y <= top + height for x, y in marks)


def test_an_empty_graph_is_a_picture():
    """No node, no legend, and still SVG."""
    root = read(nx.MultiDiGraph())

    assert titles(root, "nodes") == []
    assert math.prod(map(float, root.get("viewBox").split()[2:])) > 0


def test_same_bytes_in_another_order(graph):
    """Nodes and edges that were added the other way round give the same bytes."""
    turned = nx.MultiDiGraph(**graph.graph)
    turned.add_nodes_from(reversed(list(graph.nodes(data=True))))
    turned.add_edges_from(reversed(list(graph.edges(keys=True, data=True))))
    stream = io.BytesIO()

    export_svg(CleanGraph(turned), stream)

    assert stream.getvalue() == export(graph, "svg")
