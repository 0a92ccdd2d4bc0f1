"""`quotetrack graph` with filters and projections: what is left, and one line where nothing is."""

from __future__ import annotations

import json

import pytest
from support.records import lake_article, lake_attributions

from quotetrack.cli import main
from quotetrack.cli.graph_options import PROJECTIONS, WAY
from quotetrack.graph.kinds import NodeKind
from quotetrack.graph.projections import PROJECTIONS as LIBRARY
from quotetrack.pipeline import ReadResult, index_missing
from quotetrack.store import Store


@pytest.fixture
def inputs(make_article, make_attribution, tmp_path, monkeypatch):
    """Any input named on the command line is read as two articles: one voice in both, told AP in one; one unnamed."""
    results = [
        ReadResult(make_article(), (make_attribution(organization="Harbour Board", carriers=[("AP", "told")]),)),
        ReadResult(
            make_article("quay.txt", outlet="Lowmere Gazette", published="2024-04-01"),
            (
                make_attribution("We stay", "quay.txt"),
                make_attribution("We go", "quay.txt", speaker=None, described="two sailors", start=60),
            ),
        ),
    ]
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("quotetrack.pipeline.run", lambda inputs, **_: iter(results))
    return ["harbour.txt", "quay.txt"]


def labels(out, *kinds):
    """Labels of the nodes of some kinds in node-link JSON."""
    return sorted(node["label"] for node in json.loads(out)["nodes"] if node["kind"] in kinds)


@pytest.mark.parametrize(
    ("options", "statements"),
    [
        (["--since", "2024-03-06"], ["We go", "We stay"]),
        (["--until", "2024-03"], ["The harbour is closed"]),
        (["--speaker", "quill"], ["The harbour is closed", "We stay"]),
        (["--org", "the board"], ["The harbour is closed"]),
        (["--carrier", "Associated Press"], ["The harbour is closed"]),
        (["--outlet", "gazette", "--named"], ["We stay"]),
        (["--anonymous"], ["We go"]),
    ],
)
def test_filters(options, statements, inputs, capsys):
    """The filters of reports, by the same rules."""
    assert main(["graph", *inputs, *options]) == 0
    assert labels(capsys.readouterr().out, "statement") == statements


def test_kinds(inputs, capsys):
    """Only some kinds of node, and what still hangs together."""
    assert main(["graph", *inputs, "--kind", "speaker", "--kind", "organization"]) == 0
    assert labels(capsys.readouterr().out, *NodeKind) == ["Harbour Board", "Mara Quill"]


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (["--outlet", "gazette", "--carrier", "AP"], "nothing is left by --outlet gazette;"),
        (["--speaker", "quill", "--since", "2025"], "nothing is left by --since 2025;"),
        (["--min-count", "4"], "nothing is left by --min-count 4;"),
        (["--min-weight", "2", "--speaker", "quill"], "nothing is left by --min-weight 2;"),
    ],
)
def test_nothing_left_is_exit_code_1(options, told, inputs, tmp_path, capsys):
    """The filter that leaves nothing is named, and no file is written."""
    assert main(["graph", *inputs, *options, "-o", "graph.json"]) == 1
    assert told in capsys.readouterr().err
    assert not (tmp_path / "graph.json").exists()


@pytest.mark.parametrize(
    "options",
    [["--since", "May"], ["--min-count", "0"], ["--kind", "town"], ["--edge-kind", "says"], ["--min-weight", "x"]],
)
def test_an_unknown_value_is_exit_code_2(options, inputs, capsys):
    """One line says what was given and what can be."""
    assert main(["graph", *inputs, *options]) == 2
    assert options[0] in capsys.readouterr().err


@pytest.mark.parametrize(
    ("name", "kinds"),
    [
        ("speakers-organizations", {"speaker": ["Mara Quill"], "organization": ["Harbour Board"]}),
        ("organizations-carriers", {"organization": ["Harbour Board"], "agency": ["AP"]}),
        ("relays", {"agency": ["AP"], "outlet": ["The Saltmarsh Courier"]}),
        ("outlets", {"outlet": ["Lowmere Gazette", "The Saltmarsh Courier"]}),
    ],
)
def test_projections(name, kinds, inputs, capsys):
    """Only the nodes that the question is about."""
    assert main(["graph", *inputs, "--project", name]) == 0

    out = capsys.readouterr().out
    assert {kind: found for kind in map(str, NodeKind) if (found := labels(out, kind))} == kinds


def test_the_projections_are_all_there():
    """The command offers those that there are (the list stands in both so that --help stays quick)."""
    assert (*LIBRARY, WAY) == PROJECTIONS


def test_filters_come_before_a_projection_and_weights_after_it(inputs, capsys):
    """Of the outlets' sources in one month there is nothing shared; nor are two sources shared in all."""
    assert main(["graph", *inputs, "--project", "outlets", "--until", "2024-03"]) == 0
    assert labels(capsys.readouterr().out, "outlet") == ["The Saltmarsh Courier"]
    assert main(["graph", *inputs, "--project", "outlets", "--min-weight", "2"]) == 1
    assert "nothing is left by --min-weight 2;" in capsys.readouterr().err


def test_way_of_a_statement(inputs, capsys):
    """From the speaker by way of AP to the page, for an id, a beginning of one or an attribution's."""
    assert main(["graph", *inputs, "--carrier", "AP"]) == 0
    id_ = next(node["id"] for node in json.loads(capsys.readouterr().out)["nodes"] if node["kind"] == "statement")

    assert main(["graph", *inputs, "--project", "way", "--statement", id_.partition(":")[2][:6]]) == 0
    out = capsys.readouterr().out
    assert labels(out, *NodeKind) == [
        "AP", "About harbour.txt", "Mara Quill", "The Saltmarsh Courier", "The harbour is closed",
    ]  # fmt: skip
    assert main(["graph", *inputs, "--project", "way", "--statement", id_.partition(":")[2], "--since", "2025"]) == 1
    assert "nothing is left by --since 2025" in capsys.readouterr().err


def test_way_of_a_statement_of_a_database(tmp_path, monkeypatch, capsys):
    """The same from a database, where only the articles that have it are read."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("QUOTETRACK_DB", raising=False)
    article = lake_article()
    said = lake_attributions(article)
    with Store("quotetrack.db") as store:
        store.add(article, said, pipeline_version="test")
        index_missing(store)

    assert main(["graph", "--project", "way", "--statement", said[1].id[:8]]) == 0
    assert labels(capsys.readouterr().out, "speaker", "agency", "outlet") == [
        "AP", "Ines Calloway", "Reuters", "The Estral Courier",
    ]  # fmt: skip
    assert main(["graph", "--project", "way", "--statement", "0000"]) == 1
    assert "there is no statement “0000”" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (["--project", "way"], "got --project way without --statement ID"),
        (["--statement", "abcd"], "got --statement without --project way"),
        (["--statement", "abcd", "--project", "relays"], "got --statement without --project way"),
        (["--project", "friends"], "--project"),
    ],
)
def test_a_way_needs_a_statement(options, told, inputs, capsys):
    """One without the other is refused, and so is a projection that there is not."""
    assert main(["graph", *inputs, *options]) == 2
    assert told in capsys.readouterr().err
