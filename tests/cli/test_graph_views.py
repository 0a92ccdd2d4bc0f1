"""`quotetrack graph` with filters and projections: what is left, and one line where nothing is."""

from __future__ import annotations

import json

import pytest

from quotetrack.cli import main
from quotetrack.graph.kinds import NodeKind
from quotetrack.pipeline import ReadResult


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
