"""`quotetrack graph`: every format, to stdout or a file, from inputs or the database."""

from __future__ import annotations

import json

import networkx as nx
import pytest

from quotetrack.cli import main
from quotetrack.cli.graph import FORMATS, format_of
from quotetrack.errors import UnreadableInputError
from quotetrack.graph.exporters import EXPORTERS, EXPORTERS_OF_PARTS
from quotetrack.pipeline import ReadResult


@pytest.fixture
def results(make_article, make_attribution):
    """What reading the inputs gives: one article with one statement."""
    return [ReadResult(make_article(), (make_attribution(organization="Harbour Board"),))]


@pytest.fixture
def inputs(results, tmp_path, monkeypatch):
    """Any input named on the command line is read as `results`."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("quotetrack.pipeline.run", lambda inputs, **_: iter(results))
    return ["harbour.txt"]


def test_the_formats_are_all_there():
    """The command offers what the exporters can write (the list stands in both so that --help stays quick)."""
    assert sorted(FORMATS) == sorted([*EXPORTERS, *EXPORTERS_OF_PARTS])


def test_json_on_stdout(inputs, capfdbinary):
    """Without options the graph comes as node-link JSON on stdout."""
    assert main(["graph", *inputs]) == 0

    read = nx.node_link_graph(json.loads(capfdbinary.readouterr().out), edges="edges")
    assert sorted(kind for _, kind in read.nodes(data="kind")) == [
        "article", "organization", "outlet", "speaker", "statement",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("options", "reader"),
    [
        (["-o", "graph.gexf"], nx.read_gexf),
        (["-o", "graph.GraphML"], nx.read_graphml),
        (["-o", "graph.xml", "--format", "graphml"], nx.read_graphml),
    ],
)
def test_file_of_a_format(options, reader, inputs, capsys):
    """The option, or else the ending of the file's name, says the format."""
    assert main(["graph", *inputs, *options]) == 0

    assert reader(options[1]).number_of_nodes() == 5
    assert capsys.readouterr().out == ""


def test_an_ending_that_says_no_format_is_refused(inputs, tmp_path, capsys):
    """JSON in a file called graph.xlsx would puzzle whoever opens it."""
    assert main(["graph", *inputs, "-o", "graph.xlsx"]) == 2
    assert "--format json|graphml|gexf|" in capsys.readouterr().err
    assert not (tmp_path / "graph.xlsx").exists()


@pytest.mark.parametrize(
    ("output", "format_"),
    [
        ("story.cyjs", "cytoscape"),
        ("story.gv", "dot"),
        ("story.2024.dot", "dot"),
        ("story.ftm.json", "ftm"),
        ("story.FTM.jsonl", "ftm"),
        ("story.2024.json", "json"),
        ("story.csv", "csv"),
        ("story", "json"),
    ],
)
def test_endings(output, format_):
    """An ending is its format's name or a usual one, and may have two parts."""
    assert format_of(output) == format_


def test_two_files_need_a_name(inputs, tmp_path, capsys):
    """csv goes into two files named after the one given; to stdout it is refused in one line."""
    assert main(["graph", *inputs, "-o", "story.csv"]) == 0
    assert sorted(path.name for path in tmp_path.iterdir()) == ["story.edges.csv", "story.nodes.csv"]
    assert main(["graph", *inputs, "--format", "csv"]) == 2
    assert "csv is two files, nodes and edges; give -o NAME.csv" in capsys.readouterr().err


def test_replaced_characters_are_told_once(inputs, results, make_attribution, capsys):
    """One line on stderr says how many characters the file could not hold."""
    results[0] = ReadResult(results[0].article, (make_attribution("A\x00B\x1b"),))

    assert main(["graph", *inputs, "-o", "graph.gexf"]) == 0
    assert capsys.readouterr().err.splitlines() == [
        "quotetrack: graph: 6 characters that XML refuses were written as U+FFFD; the records keep them"
    ]


def test_nothing_said_is_exit_code_1(inputs, results, tmp_path):
    """Articles without statements make a graph of articles, and the exit code says that nobody said anything."""
    results[0] = ReadResult(results[0].article, ())

    assert main(["graph", *inputs, "-o", "graph.json"]) == 1
    assert "article:id-harbour.txt" in (tmp_path / "graph.json").read_text("utf-8")


def test_a_refused_input_is_exit_code_2(inputs, results, tmp_path, capsys):
    """The other inputs are in the graph, the refused one is told."""
    results.append(UnreadableInputError("c.bin", "looks binary", "give plain text or HTML"))

    assert main(["graph", *inputs, "-o", "graph.json"]) == 2
    assert "statement:" in (tmp_path / "graph.json").read_text("utf-8")
    assert "c.bin: looks binary" in capsys.readouterr().err


def test_an_unwritable_file_is_exit_code_2(inputs, capsys):
    """One line says which file and why."""
    assert main(["graph", *inputs, "-o", "missing/graph.json"]) == 2
    assert "missing/graph.json: cannot be written (No such file or directory)" in capsys.readouterr().err


def test_a_missing_database_is_exit_code_2(tmp_path, monkeypatch, capsys):
    """Without inputs and without a database there is nothing to export, and the message says what would work."""
    monkeypatch.chdir(tmp_path)

    assert main(["graph"]) == 2
    assert "quotetrack add" in capsys.readouterr().err
