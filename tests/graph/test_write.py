"""Every format is read back as it was written, whatever strangers' text holds, and a failed export leaves no trace."""

from __future__ import annotations

import datetime
import io
import json
import math
import warnings
from pathlib import Path

import networkx as nx
import pytest
from hypothesis import given, settings
from support.hostile_graphs import CONTROLS_RE, cleaned, export, nasty_graphs

from quotetrack.errors import ExportError
from quotetrack.graph import build_graph, write_graph
from quotetrack.graph.clean import CleanGraph
from quotetrack.graph.exporters import EXPORTERS, EXPORTERS_OF_PARTS
from quotetrack.graph.write import ReplacedCharactersWarning

READERS = {
    "json": lambda data: nx.node_link_graph(json.loads(data), edges="edges"),
    "graphml": lambda data: nx.read_graphml(io.BytesIO(data), edge_key_type=str, force_multigraph=True),
    "gexf": lambda data: nx.read_gexf(io.BytesIO(data)),
}


def known(attributes):
    """The attributes that were given: GraphML's reader drops empty text, all add names of their format's own."""
    added = {"label", "id", "key", "start", "end", "viz"}
    return {name: value for name, value in attributes.items() if value != "" and name not in added}


def same_nodes_and_edges(read, clean):
    """Whether a graph that was read has the nodes, edges and attributes of the cleaned graph that was written."""
    assert {node: known(data) for node, data in read.nodes(data=True)} == {
        node: known(data) for node, data in clean.nodes(data=True)
    }
    assert sorted((u, v, data["edge_id"]) for u, v, data in read.edges(data=True)) == sorted(
        (u, v, data["edge_id"]) for u, v, data in clean.edges(data=True)
    )
    written = {data["edge_id"]: known(data) for *_, data in clean.edges(data=True)}
    assert {data["edge_id"]: known(data) for *_, data in read.edges(data=True)} == written
    return True


@pytest.fixture
def graph(make_article, make_attribution):
    """A graph of two articles with everything in it."""
    return build_graph(
        [
            make_attribution(content, article, organization="Harbour Board", carriers=[("Reuters", "told")])
            for content in ("We know", "No [sic] <i>“doubt”</i> & no fear")
            for article in ("a.txt", "b.txt")
        ],
        [make_article("a.txt"), make_article("b.txt", published=None)],
    )


def test_formats_are_these():
    """The formats are the promised ones, and each is read back by a standard reader of its own, here or there."""
    assert sorted([*EXPORTERS, *EXPORTERS_OF_PARTS]) == sorted(
        # test_csv.py, test_cytoscape.py, test_dot.py, test_ftm.py, test_svg.py, page/
        [*READERS, "csv", "cytoscape", "dot", "ftm", "html", "svg"]
    )


@pytest.mark.parametrize("format", sorted(READERS))
def test_read_back_by_networkx(format, graph):
    """networkx reads the nodes, edges, keys and attributes that were written."""
    read = READERS[format](export(graph, format))

    assert same_nodes_and_edges(read, cleaned(graph))
    assert {data["label"] for _, data in read.nodes(data=True)} == {data["label"] for _, data in graph.nodes(data=True)}


@pytest.mark.parametrize("format", sorted(READERS))
@settings(max_examples=50, deadline=None)
@given(graph=nasty_graphs())
def test_hostile_graphs_are_read_back(format, graph):
    """Whatever stands in ids, keys, names and values, the format's reader opens it: same nodes, same edges."""
    assert same_nodes_and_edges(READERS[format](export(graph, format)), cleaned(graph))


@pytest.mark.parametrize("format", sorted(EXPORTERS))
@settings(max_examples=50, deadline=None)
@given(graph=nasty_graphs())
def test_nothing_in_it_is_obeyed_by_a_terminal(format, graph):
    """What can be written to stdout is UTF-8 without control characters, whatever the graph holds."""
    assert not CONTROLS_RE.search(export(graph, format).decode("utf-8"))


@settings(max_examples=50, deadline=None)
@given(graph=nasty_graphs())
def test_cleaning_keeps_what_is_there(graph):
    """As many nodes and edges as before, one type per attribute, the given graph untouched, twice equals once."""
    before = str(graph.nodes(data=True)), str(graph.edges(data=True, keys=True))
    view = CleanGraph(graph)
    clean = cleaned(graph)

    assert (clean.number_of_nodes(), clean.number_of_edges()) == (graph.number_of_nodes(), graph.number_of_edges())
    assert {(name, type(value)) for _, data in view.nodes() for name, value in data.items()} == set(
        view.node_types.items()
    )
    assert {(name, type(value)) for *_, data in view.edges() for name, value in data.items()} | {
        ("edge_id", str)
    } == set(view.edge_types.items())
    assert list(clean) == sorted(clean)
    assert [edge[:3] for edge in view.edges()] == sorted(edge[:3] for edge in view.edges())
    assert len({data["edge_id"] for *_, data in view.edges()}) == clean.number_of_edges()
    assert (str(graph.nodes(data=True)), str(graph.edges(data=True, keys=True))) == before
    assert CleanGraph(clean).replaced == 0


def test_values_of_every_type():
    """None is left out, collections and dates become text, mixed types one type, whole and decimal numbers decimal."""
    graph = nx.DiGraph()
    graph.add_node(1, none=None, list=["a", 2], date=datetime.date(2024, 3, 5), mixed=1, number=1, big=2**70)
    graph.add_node("1", mixed="one", number=0.5, flag=True, odd=math.inf, set={"b", "a"})
    graph.add_edge(1, "1", id="mine", tags=("x", None))

    clean = cleaned(graph)

    assert dict(clean.nodes(data=True)) == {
        "1": {"mixed": "one", "number": 0.5, "flag": True, "odd": "inf", "set": "a; b"},
        "1~2": {"list": "a; 2", "date": "2024-03-05", "mixed": "1", "number": 1.0, "big": str(2**70)},
    }


@pytest.mark.parametrize("format", sorted(EXPORTERS))
def test_one_warning_with_a_count(format, make_attribution):
    """Replaced characters are told once, with their number, and not at all where there are none."""
    attribution = make_attribution("A\x00B\x1bC\ufffe", speaker="Mara Quill")
    with pytest.warns(ReplacedCharactersWarning) as told:
        write_graph(build_graph([attribution]), io.BytesIO(), format=format)
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        write_graph(build_graph([make_attribution()]), io.BytesIO(), format=format)

    # Three characters, in the statement, in its label and in what stands on the page.
    assert [str(warning.message).split(" characters")[0] for warning in told] == ["graph: 9"]


@pytest.mark.parametrize("format", sorted(EXPORTERS))
def test_same_bytes_on_any_day(format, graph, monkeypatch):
    """No clock and no library version in the file: another day and another order of nodes give the same bytes."""
    one = export(graph, format)
    monkeypatch.setattr("time.strftime", lambda *_: "1999-12-31")
    monkeypatch.setattr(nx, "__version__", "99.9")
    turned = nx.MultiDiGraph(**graph.graph)
    turned.add_nodes_from(reversed(list(graph.nodes(data=True))))
    turned.add_edges_from(reversed(list(graph.edges(keys=True, data=True))))

    assert export(turned, format) == one
    assert b"1999" not in one


def test_a_failed_export_keeps_the_old_file(tmp_path, graph, monkeypatch):
    """When the exporter dies half-way the previous file stays byte for byte and nothing lies beside it."""
    target = tmp_path / "graph.json"
    target.write_bytes(b"before")

    def die(graph, stream):
        stream.write(b"half")
        raise OSError(28, "No space left on device")

    monkeypatch.setitem(EXPORTERS, "json", die)
    with pytest.raises(ExportError, match=r"graph\.json: cannot be written \(No space left on device\)"):
        write_graph(graph, target, format="json")

    assert target.read_bytes() == b"before"
    assert [path.name for path in tmp_path.iterdir()] == ["graph.json"]


def test_a_file_is_replaced_with_its_permissions(tmp_path, graph):
    """The new file takes the old one's place and permissions, through a link too."""
    target, link = tmp_path / "graph.gexf", tmp_path / "link.gexf"
    target.write_bytes(b"before")
    target.chmod(0o640)
    link.symlink_to(target)

    write_graph(graph, link, format="gexf")

    assert link.is_symlink()
    assert target.read_bytes() == export(graph, "gexf")
    assert target.stat().st_mode & 0o777 == 0o640


@pytest.mark.parametrize(
    ("target", "reason"),
    [("missing/graph.json", "No such file"), (".", "Is a directory"), ("/dev/full", "No space left")],
)
def test_an_unwritable_target_says_why(tmp_path, graph, target, reason):
    """A missing folder, a folder and a full device are one line, with what would work."""
    if target.startswith("/dev/") and not Path(target).exists():
        pytest.skip("no such device here")
    with pytest.raises(ExportError, match=f"cannot be written .{reason}.*; give a writable file"):
        write_graph(graph, tmp_path / target, format="json")


def test_an_unknown_format_names_the_known(graph):
    """The message holds what was asked for and what there is."""
    with pytest.raises(ExportError, match=r"'docx'.*csv, cytoscape, dot, ftm, gexf, graphml, html, json"):
        write_graph(graph, io.BytesIO(), format="docx")
