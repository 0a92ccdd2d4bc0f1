"""CSV for Neo4j: two files, replaced together, whose ids find each other and whose columns say their types."""

from __future__ import annotations

import csv
import io
import re
import warnings
from pathlib import Path

import networkx as nx
import pytest
from hypothesis import given, settings
from support.hostile_graphs import cleaned, nasty_graphs

from quotetrack.errors import ExportError
from quotetrack.graph import write_graph
from quotetrack.graph.clean import CleanGraph
from quotetrack.graph.exporters import EXPORTERS_OF_PARTS
from quotetrack.output.replace_file import replace_files

CELL_OF = {"long": int, "double": float, "boolean": {"true": True, "false": False}.__getitem__}
FORMULA_RE = re.compile(r"\s*[=+\-@]")


def rows(graph, part):
    """Header and rows of one of the files."""
    stream = io.BytesIO()
    EXPORTERS_OF_PARTS["csv"][part](CleanGraph(graph), stream)
    header, *found = csv.reader(io.StringIO(stream.getvalue().decode("utf-8"), newline=""))
    return header, found


def plain_id(cell):
    """An id as it was: an apostrophe in front is always ours."""
    return cell.removeprefix("'")


def values(header, row, own):
    """The values of a row that are there, of the columns' types, in the order of the columns."""
    typed = [(name.partition(":")[2], cell) for name, cell in zip(header, row, strict=True) if name not in own]
    return [CELL_OF.get(kind, str)(cell) for kind, cell in typed if cell != ""]


def known(attributes):
    return [value for _, value in sorted(attributes.items()) if value != ""]


def undefused(found):
    return [value.removeprefix("'") if isinstance(value, str) else value for value in found]


@settings(max_examples=100, deadline=None)
@given(graph=nasty_graphs())
def test_hostile_graphs_are_read_back(graph):
    """The rows are the nodes and the edges; ids are the same in both files; no cell of text is a formula."""
    clean = cleaned(graph)
    node_header, nodes = rows(graph, "nodes")
    edge_header, edges = rows(graph, "edges")
    edge_own = {":START_ID", ":END_ID", "key", ":TYPE"}

    assert {plain_id(row[0]): undefused(values(node_header, row, {"id:ID", ":LABEL"})) for row in nodes} == {
        node: undefused(known(data)) for node, data in clean.nodes(data=True)
    }
    assert [(plain_id(row[0]), plain_id(row[1]), undefused(values(edge_header, row, edge_own))) for row in edges] == [
        (u, v, undefused(known(data))) for u, v, _, data in sorted(clean.edges(keys=True, data=True), key=ends)
    ]
    assert {row[end] for row in edges for end in (0, 1)} <= {row[0] for row in nodes}
    assert len(set(node_header)) == len(node_header)
    assert len(set(edge_header)) == len(edge_header)
    assert formulas(node_header, nodes) == formulas(edge_header, edges) == []


def formulas(header, found):
    """Cells that a spreadsheet would run, but for numbers of our own."""
    is_text = [not name.endswith((":long", ":double")) for name in header]
    texts = [cell for row in found for cell, text in zip(row, is_text, strict=True) if text]
    return [cell for cell in [*header, *texts] if FORMULA_RE.match(cell)]


def ends(edge):
    return edge[:3]


def test_columns_are_neo4js():
    """Ids, types, labels and relationship types as `neo4j-admin database import` reads them."""
    graph = nx.MultiDiGraph()
    graph.add_node("speaker:m", kind="speaker", label="=Mara", named=True)
    graph.add_node("odd", **{"a:b": "x"})
    graph.add_edge("speaker:m", "odd", "told:7:1", kind="speaks_for", weight=2, chance=0.5)
    graph.add_edge("odd", "odd", "k")
    edge_ids = [data["edge_id"] for *_, data in CleanGraph(graph).edges()]

    assert rows(graph, "nodes") == (
        ["id:ID", "a_b", "kind", "label", "named:boolean", ":LABEL"],
        [["odd", "x", "", "", "", ""], ["speaker:m", "", "speaker", "'=Mara", "true", "Speaker"]],
    )
    assert rows(graph, "edges") == (
        [":START_ID", ":END_ID", "key", "chance:double", "edge_id", "kind", "weight:long", ":TYPE"],
        [
            ["odd", "odd", "k", "", edge_ids[0], "", "", "RELATED"],
            ["speaker:m", "odd", "told:7:1", "0.5", edge_ids[1], "speaks_for", "2", "SPEAKS_FOR"],
        ],
    )


def test_two_files_for_one_name(tmp_path):
    """`graph.csv` is `graph.nodes.csv` and `graph.edges.csv`, and nothing else lies beside them."""
    graph = nx.MultiDiGraph([("a", "b")])
    write_graph(graph, tmp_path / "graph.csv", format="csv")

    assert sorted(path.name for path in tmp_path.iterdir()) == ["graph.edges.csv", "graph.nodes.csv"]
    assert (tmp_path / "graph.nodes.csv").read_text("utf-8") == "id:ID,:LABEL\na,\nb,\n"


def test_a_stream_is_refused():
    """Two files do not go into one stream; nothing is written to it."""
    stream = io.BytesIO()
    with pytest.raises(ExportError, match="'csv': is 2 files"):
        write_graph(nx.MultiDiGraph(), stream, format="csv")

    assert stream.getvalue() == b""


def test_a_failed_export_keeps_both_files(tmp_path, monkeypatch):
    """When the second file cannot be written, the first is not replaced either."""
    names = [tmp_path / "graph.nodes.csv", tmp_path / "graph.edges.csv"]
    for path in names:
        path.write_bytes(b"before")

    def die(graph, stream):
        raise OSError(28, "No space left on device")

    monkeypatch.setitem(EXPORTERS_OF_PARTS["csv"], "edges", die)
    with pytest.raises(ExportError, match=r"graph\.nodes\.csv and .*graph\.edges\.csv: cannot be written \(No space"):
        write_graph(nx.MultiDiGraph([("a", "b")]), tmp_path / "graph.csv", format="csv")

    assert {path: path.read_bytes() for path in tmp_path.iterdir()} == dict.fromkeys(names, b"before")


@pytest.mark.parametrize("existed", [True, False])
def test_a_failed_move_puts_the_others_back(tmp_path, monkeypatch, existed):
    """When the last file cannot be moved to its place, those moved before it are taken back."""
    names = [tmp_path / name for name in ("one", "two", "three")]
    if existed:
        for path in names:
            path.write_bytes(b"before")
    move = Path.replace

    def refuse_three(path, target):
        if target.name == "three":
            raise PermissionError(13, "Permission denied")
        return move(path, target)

    monkeypatch.setattr(Path, "replace", refuse_three)
    with pytest.raises(ExportError, match="Permission denied"), replace_files(names) as streams:
        for stream in streams:
            stream.write(b"after")

    assert {path: path.read_bytes() for path in tmp_path.iterdir()} == (
        dict.fromkeys(names, b"before") if existed else {}
    )


def test_replaced_characters_are_told_once(tmp_path):
    """One warning for the pair, not one a file."""
    graph = nx.MultiDiGraph()
    graph.add_node("a", label="\x00")
    with warnings.catch_warnings(record=True) as told:
        warnings.simplefilter("always")
        write_graph(graph, tmp_path / "graph.csv", format="csv")

    assert len(told) == 1
