"""`quotetrack evaluate`: gold in, figures out, floors held, and one line for whatever is wrong."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from support.stub_cli import environment, patch_reader, run_process
from support.stub_reader import story

from quotetrack.cli import main

CONTENT = "We will not open gate 1.0 before the water has gone down,"
RECORD = {
    "kind": "direct", "content": [CONTENT], "cue": "", "source": "", "speaker": ["Ines Calloway"], "anonymous": False,
    "organizations": [], "carriers": ["Reuters"],
}  # fmt: skip


@pytest.fixture
def gold(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Record gold of one article with its text, one of whose two quotations it has wrong; no language model."""
    patch_reader(monkeypatch.setattr)
    monkeypatch.chdir(tmp_path)
    Path("one.txt").write_text(story(1, n_quotations=2), "utf-8")
    path = Path("gold.json")
    other = {**RECORD, "content": ["Nobody \x1b[2J said | this"]}
    path.write_text(json.dumps({"one": {"attributions": [RECORD, other]}}), "utf-8")
    return path


def figures(capsys: pytest.CaptureFixture[str]) -> dict[str, float | None]:
    return {name: figure["value"] for name, figure in json.loads(capsys.readouterr().out)["figures"].items()}


def test_texts_are_read(gold, capsys):
    """Without --records quotetrack reads the texts beside the gold."""
    assert main(["evaluate", str(gold), "--json"]) == 0

    found = figures(capsys)
    assert (found["attributions.precision"], found["attributions.recall"], found["complete.share"]) == (50, 50, 50)


def test_records_of_a_file_give_the_same(gold, capsys):
    """`extract` to a file and `--records` is the same as reading at once, and needs no texts."""
    assert main(["evaluate", str(gold), "--json"]) == 0
    at_once = capsys.readouterr().out
    main(["extract", "one.txt", "--format", "jsonl"])
    Path("records.jsonl").write_text(capsys.readouterr().out, "utf-8")
    Path("one.txt").unlink()

    assert main(["evaluate", str(gold), "--json", "--records", "records.jsonl"]) == 0

    assert capsys.readouterr().out == at_once


def test_marked_texts(tmp_path, gold, capsys):
    """PolNeAR's lines and a brat folder of the same text give the same figures."""
    text = story(1)
    start = text.index("We will")
    ann = (
        f"T1\tContent {start} {start + len(CONTENT)}\t{CONTENT}\nT2\tCue {start + 59} {start + 63}\tsaid\n"
        "E1\tAttribution:T2 Cue:T2 Content:T1\n"
    )
    Path("dev.jsonl").write_text(json.dumps({"id": "a", "text": text, "ann": ann}), "utf-8")
    Path("brat").mkdir()
    Path("brat/a.txt").write_text(text, "utf-8")
    Path("brat/a.ann").write_text(ann, "utf-8")

    assert main(["evaluate", "dev.jsonl", "--json"]) == 0
    lines = figures(capsys)
    assert main(["evaluate", "brat", "--json", "--gold-format", "brat"]) == 0

    assert lines == figures(capsys)
    assert (lines["all.recall"], lines["exact-content.f1"]) == (0, 100)  # the stub reader finds no cues


@pytest.mark.parametrize("format_", ["table", "markdown"])
def test_misses(gold, capsys, format_):
    """--misses has a line for each, which acts on no terminal and is no markup."""
    assert main(["evaluate", str(gold), "--misses", "--format", format_]) == 0

    lines = capsys.readouterr().out.splitlines()
    missed = [line for line in lines if "one: missed" in line]
    assert len(missed) == 1
    assert "␛" in missed[0]
    assert ("\\|" in missed[0]) == (format_ == "markdown")
    assert len([line for line in lines if "one: extra" in line]) == 1


def test_table_for_a_pipe(gold, capsys):
    """The table has every measure, with its interval and the numbers behind it."""
    main(["evaluate", str(gold)])

    lines = capsys.readouterr().out.splitlines()
    assert lines[0].startswith("1 article of gold ")
    row = next(line for line in lines if line.startswith("attributions "))
    assert row.split() == ["attributions", "50.0", "50.0", "50.0", "–", "1", "2", "2"]


def test_floors(gold, capsys):
    """Floors are set, held, and lowered with a sentence; a figure below one is named and ends with 1."""
    command = ["evaluate", str(gold), "--floors", "floors.toml"]
    assert main([*command, "--raise-floors"]) == 0
    assert main(command) == 0
    wanted = Path("floors.toml").read_text("utf-8")
    assert '["complete.share"]\nfloor = 50.0' in wanted

    Path("floors.toml").write_text(wanted.replace('["complete.share"]\nfloor = 50.0', '["complete.share"]\nfloor = 60'))
    assert main(command) == 1
    captured = capsys.readouterr()
    assert captured.err == "quotetrack: floors.toml: complete.share is 50.00, below its floor of 60.0\n"
    assert main([*command, "--raise-floors"]) == 1  # raising lowers nothing

    assert main([*command, "--lower-floors", "Half of it is invented.", "--date", "2026-03-05"]) == 0
    assert 'date = 2026-03-05, from = 60.0, why = "Half of it is invented."' in Path("floors.toml").read_text("utf-8")
    assert main(command) == 0


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        (["missing.json"], "missing.json: does not exist"),
        (["one.txt"], "one.txt: is in no gold format that we know"),
        (["gold.json", "--gold-format", "xml"], "'xml' is not one of"),
        (["gold.json", "--gold-format", "brat"], "gold.ann: has no text beside it"),
        (["gold.json", "--records", "missing.jsonl"], "missing.jsonl: does not exist"),
        (["gold.json", "--records", "gold.json"], "gold.json line 1: is no record"),
        (["gold.json", "--floors", "missing.toml"], "missing.toml: does not exist; write it with --raise-floors"),
        (["gold.json", "--raise-floors"], "give it with --floors FILE"),
        (["gold.json", "--floors", "f.toml", "--lower-floors", " "], "say in a sentence why"),
        (["gold.json", "--floors", "f.toml", "--date", "today"], "got 'today', want a day"),
    ],
)
def test_what_cannot_be_done(gold, capsys, arguments, reason):
    """Exit code 2 and what was wrong."""
    assert main(["evaluate", *arguments]) == 2

    assert reason in capsys.readouterr().err


def test_gold_without_texts(gold, capsys):
    """Record gold whose text is not beside it is told in one line; with --records it needs none."""
    Path("one.txt").unlink()

    assert main(["evaluate", str(gold)]) == 2

    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err.startswith("quotetrack: one: no such text beside the gold; put the texts into its folder")
    assert captured.err.count("\n") == 1


def test_a_text_that_cannot_be_read(gold, capsys):
    """It is told, the others are scored, nothing of the gold is dropped, and the exit code is 2."""
    articles = json.loads(gold.read_text("utf-8"))
    gold.write_text(json.dumps({**articles, "two": {"attributions": [RECORD]}}), "utf-8")
    Path("two.txt").write_bytes(b"")

    assert main(["evaluate", str(gold), "--json"]) == 2

    captured = capsys.readouterr()
    assert "two.txt: is empty" in captured.err
    assert json.loads(captured.out)["counts"]["attributions"] == {"right": 1, "records": 2, "gold": 3}


@pytest.mark.skipif(os.name != "posix", reason="pseudo-terminals are POSIX")
def test_progress_is_shown_to_who_watches(gold, tmp_path):
    """On a terminal stderr has a bar while texts are read; stdout has the figures and no bar."""
    import pty

    leader, follower = pty.openpty()
    done = run_process(
        "evaluate",
        gold,
        capture_output=False,
        stdout=subprocess.PIPE,
        stderr=follower,
        cwd=tmp_path,
        env=environment(COLUMNS="80", TERM="xterm"),
    )
    os.close(follower)
    shown = os.read(leader, 65536)
    os.close(leader)

    assert done.returncode == 0
    assert b"reading" in shown
    assert b"0/1" in shown
    assert "reading" not in done.stdout


def test_importing_the_command_is_cheap():
    """The command itself brings in no large library, for its help has to come at once."""
    unwanted = {"rich", "spacy", "numpy", "networkx", "quotetrack.evaluate"}
    code = f"import sys, quotetrack.cli.evaluate; print(*sorted({unwanted!r} & set(sys.modules)))"

    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert done.stdout.split() == []


@pytest.mark.parametrize("encoding", ["ascii", "cp1252", "utf-8"])
@pytest.mark.parametrize("format_", ["table", "json", "markdown"])
def test_a_pipe_of_any_encoding(gold, encoding, format_):
    """Every format comes whole through a pipe of any encoding."""
    done = run_process(
        "evaluate", gold, "--misses", "--format", format_,
        text=False, env=environment(PYTHONIOENCODING=encoding), cwd=gold.parent,
    )  # fmt: skip

    assert (done.returncode, done.stderr) == (0, b"")
    assert b"Nobody" in done.stdout
    done.stdout.decode(encoding)
