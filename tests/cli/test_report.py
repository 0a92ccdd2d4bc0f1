"""`quotetrack report`: from the database or from inputs, filtered, in every format, with the promised exit codes."""

from __future__ import annotations

import contextlib
import csv
import io
import json
import os
import re
import subprocess
import sys
from dataclasses import replace

import pytest
from support.readings import make_reading

from quotetrack.cli import main
from quotetrack.errors import UnreadableInputError
from quotetrack.pipeline import ReadResult
from quotetrack.records import Carrier, CarrierBasis, Span
from quotetrack.store import Store


@pytest.fixture
def readings(make_article, make_attribution):
    """Two articles with what was said in them; spans are words of the texts."""

    def read(name, contents, **fields):
        text = " ".join(contents)
        article = make_article(name, text=text, **fields)
        attributions = []
        for content, said in contents.items():
            start = text.index(content)
            attribution = make_attribution(content, name, start=start, text_sha256=article.text_sha256, **said)
            words = Span(start, start + 3, content[:3])
            attributions.append(replace(attribution, cue=words, source=words))
        return ReadResult(article, tuple(attributions))

    return [
        read(
            "a.txt",
            {
                "The harbour [sic] is closed.": {"organization": "Harbour Board", "carriers": [("Reuters", "told")]},
                "=2+2 is what they owe us.": {"speaker": "Tomas Reed"},
            },
            credits=(Carrier("AP", CarrierBasis.CREDIT),),
        ),
        read("b.txt", {"Two ships had left.": {"speaker": None, "described": "officials"}}, published="2024-04-01"),
    ]


@pytest.fixture
def database(tmp_path, monkeypatch, readings):
    """The two articles in the default database of an empty folder."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("QUOTETRACK_DB", raising=False)
    with Store("quotetrack.db") as store:
        for reading in readings:
            store.add(reading.article, reading.attributions, pipeline_version="test")
    return tmp_path / "quotetrack.db"


def test_table_of_the_database(database, capsys):
    """By default speakers, organisations and carriers, each with a row for what has none."""
    assert main(["report"]) == 0

    output = capsys.readouterr().out
    assert output.startswith(
        "3 statements · in 2 articles · 2024-03-05 – 2024-04-01 · 1 of unnamed speakers (33 %)\n\nBy speaker\n"
    )
    assert [line.split("  ")[0] for line in output.splitlines()[2:] if line] == [
        "By speaker", "speaker", "Mara Quill", "Tomas Reed", "unnamed: officials",
        "By organisation", "organization", "Harbour Board", "no organisation named",
        "By carrier (agencies and outlets it came through)", "carrier", "AP", "Reuters", "no carrier named",
    ]  # fmt: skip
    assert "“The harbour [sic] is closed.”" in output


@pytest.mark.parametrize(
    ("options", "names"),
    [
        (["--by", "speaker"], ["Mara Quill", "Tomas Reed", "unnamed: officials"]),
        (["--by", "speaker", "--by", "speaker", "--speaker", "quill"], ["Mara Quill"]),
        (["--by", "article"], ["About a.txt", "About b.txt"]),
        (["--by", "outlet", "--since", "2024-04"], ["The Saltmarsh Courier"]),
        (["--by", "speaker", "--org", "harbour"], ["Mara Quill"]),
        (["--by", "speaker", "--carrier", "the Associated Press"], ["Mara Quill", "Tomas Reed"]),
        (["--by", "speaker", "--anonymous"], ["unnamed: officials"]),
        (["--by", "anonymity"], ["bare", None]),
        (["--by", "speaker", "--named", "--until", "2024-03-31"], ["Mara Quill", "Tomas Reed"]),
    ],
)
def test_filters(options, names, database, capsys):
    """Each filter and grouping, as the rows of the JSON report say."""
    assert main(["report", "--json", *options]) == 0

    (rows,) = json.loads(capsys.readouterr().out)["by"].values()
    assert [row["name"] for row in rows] == names


def test_csv_and_jsonl(database, capsys):
    """CSV defuses formulas unless told not to; JSON lines have one row a line."""
    main(["report", "--format", "csv", "--by", "speaker"])
    defused = list(csv.DictReader(io.StringIO(capsys.readouterr().out)))
    main(["report", "--format", "csv", "--by", "speaker", "--raw-csv"])
    raw = list(csv.DictReader(io.StringIO(capsys.readouterr().out)))
    main(["report", "--format", "jsonl", "--by", "speaker"])
    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]

    assert [row["name"] for row in defused] == [line["name"] for line in lines]
    assert defused[1]["example"] == "'" + raw[1]["example"] == "'=2+2 is what they owe us."


def test_nothing_that_matches(database, capsys):
    """Exit code 1, nothing on stdout, one line on stderr."""
    assert main(["report", "--speaker", "Nobody"]) == 1

    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err.count("\n") == 1
    assert "no statement matches" in captured.err


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        (["--db", "missing.db"], "missing.db"),
        (["--since", "yesterday"], "got 'yesterday', want a day"),
        (["--by", "colour"], "'colour' is not one of"),
        (["a.txt", "--db", "quotetrack.db"], "got inputs and --db"),
        (["missing.txt"], "missing.txt: does not exist"),
    ],
)
def test_what_cannot_be_done(arguments, reason, database, capsys):
    """Exit code 2, with what was wrong and what would work."""
    assert main(["report", *arguments]) == 2

    captured = capsys.readouterr()
    assert captured.out == ""
    assert reason in captured.err


@pytest.mark.parametrize(
    ("environment", "encoding", "quotation"),
    [
        ({"LC_ALL": "C", "PYTHONUTF8": "0"}, "ascii", '"The harbour [sic] is closed."'),
        ({"LC_ALL": "C", "PYTHONUTF8": "1"}, "utf-8", "“The harbour [sic] is closed.”"),
        ({"PYTHONIOENCODING": "cp1252"}, "cp1252", "“The harbour [sic] is closed.”"),
        ({"PYTHONIOENCODING": "ascii", "NO_COLOR": "1", "COLUMNS": "20"}, "ascii", '"The harbour [sic] is closed."'),
    ],
)
def test_a_pipe_of_any_encoding(environment, encoding, quotation, database):
    """Under a C locale and in poor encodings the report comes whole and uncut."""
    run = subprocess.run(
        [sys.executable, "-m", "quotetrack", "report"],
        capture_output=True,
        env={**os.environ, **environment},
        check=True,
    )

    assert quotation in run.stdout.decode(encoding)
    assert run.stderr == b""


@pytest.mark.skipif(os.name != "posix", reason="pseudo-terminals are POSIX")
@pytest.mark.parametrize("columns", [200, 80, 40, 5])
def test_a_terminal_of_any_width(columns, database):
    """On a real terminal no line is wider than it, and on any width the words are all there."""
    import pty

    ours, theirs = pty.openpty()
    environment = {**os.environ, "COLUMNS": str(columns), "TERM": "xterm", "NO_COLOR": "1"}
    process = subprocess.Popen([sys.executable, "-m", "quotetrack", "report"], stdout=theirs, env=environment)
    os.close(theirs)
    shown = b""
    with contextlib.suppress(OSError):  # Linux says EIO when the other end is closed
        while chunk := os.read(ours, 4096):
            shown += chunk
    os.close(ours)

    text = re.sub("\x1b\\[[0-9;]*m", "", shown.decode("utf-8"))
    assert process.wait() == 0
    assert max(map(len, text.splitlines())) <= columns
    assert "Theharbour[sic]isclosed." in "".join(text.split()) or columns == 80


def test_inputs_without_a_database(tmp_path, monkeypatch, capsys, readings):
    """Inputs are read and counted, nothing is stored; a refused one is told and makes the exit code 2."""
    monkeypatch.chdir(tmp_path)
    results = [*readings, UnreadableInputError("c.bin", "looks binary", "give plain text or HTML")]
    monkeypatch.setattr("quotetrack.pipeline.run", lambda inputs, **_: iter(results))

    assert main(["report", "a.txt", "b.txt", "c.bin", "--by", "speaker", "--json"]) == 2

    captured = capsys.readouterr()
    assert json.loads(captured.out)["statements"] == 3
    assert "c.bin: looks binary" in captured.err
    assert list(tmp_path.iterdir()) == []


def test_carriers_statement_by_statement(database, capsys):
    """--carriers gives each statement its hands, in the wanted format, with the same filters and exit codes."""
    assert main(["report", "--carriers", "--carrier", "Reuters", "--format", "csv"]) == 0

    lines = list(csv.DictReader(io.StringIO(capsys.readouterr().out)))
    assert [(line["speaker"], line["carrier"], line["basis"]) for line in lines] == [
        ("Mara Quill", "Reuters", "told"),
        ("Mara Quill", "AP", "credit"),
    ]
    assert main(["report", "--carriers", "--carrier", "Xinhua"]) == 1


def test_figures(tmp_path, monkeypatch, capsys):
    """--figures lists who gives which number, with filters of its own, and refuses what does not go with it."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("QUOTETRACK_DB", raising=False)
    reading = make_reading("{s1|Mara Quill} {c1|said} {q1|at least 40 people were killed}.")
    with Store("quotetrack.db") as store:
        store.add(reading.article, reading.attributions, pipeline_version="test")

    assert main(["report", "--figures", "--json"]) == 0
    (group,) = json.loads(capsys.readouterr().out)["groups"]
    assert (group["what"], [row["speaker"] for row in group["figures"]]) == ("killed", ["Mara Quill"])
    assert main(["report", "--figures", "--unattributed"]) == 1
    assert "no figure matches" in capsys.readouterr().err
    assert main(["report", "--figures", "--event", "sunk"]) == 2
    assert "got 'sunk', want one of: abducted" in capsys.readouterr().err
    assert main(["report", "--figures", "--by", "outlet"]) == 2
    assert main(["report", "--unattributed"]) == 2
