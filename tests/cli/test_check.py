"""`quotetrack check`: on inputs or a database, with the promised exit codes."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from quotetrack.cli import main
from quotetrack.errors import UnreadableInputError
from quotetrack.pipeline import ReadResult
from quotetrack.pipeline.matching import read_wordings
from quotetrack.records import Span
from quotetrack.store import Store


@pytest.fixture
def readings(make_article, make_attribution):
    """An article with a source of which nothing is told, and one without."""

    def read(name, source, **said):
        text = f"Two ships had left, {source} said."
        article = make_article(name, text=text)
        attribution = make_attribution("Two ships had left", name, start=0, text_sha256=article.text_sha256, **said)
        span = Span(20, 20 + len(source), source)
        return ReadResult(article, (replace(attribution, source=span, cue=Span(span.end + 1, span.end + 5, "said")),))

    return [read("a.txt", "sources", speaker=None, described="sources"), read("b.txt", "Mara Quill")]


@pytest.fixture
def database(tmp_path, monkeypatch, readings):
    """The two articles in the default database of an empty folder."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("QUOTETRACK_DB", raising=False)
    with Store("quotetrack.db") as store:
        for reading in readings:
            store.add(reading.article, reading.attributions, pipeline_version="test")
    return tmp_path / "quotetrack.db"


def test_findings_are_exit_code_1(database, capsys):
    """The table of the database, and the code for whoever runs it in a script."""
    assert main(["check", "--select", "bare-source"]) == 1

    out, err = capsys.readouterr()
    assert out.startswith("a.txt:1:21 QT101 bare-source (warn)\n    Two ships had left, sources said.\n")
    assert out.endswith("1 finding in 1 article: 1 warn\n")
    assert err == ""


@pytest.mark.parametrize(
    ("options", "code", "n_findings"),
    [
        (["--select", "QT101"], 1, 1),
        (["--select", "QT101", "--exit-zero"], 0, 1),
        (["--select", "QT1,QT101", "--ignore", "QT101"], 0, 0),
        (["--ignore", "all"], 0, 0),
        (["--select", "QT101", "--severity", "warn"], 1, 1),
    ],
)
def test_exit_codes(options, code, n_findings, database, capsys):
    """Whether something was found decides, unless it should not."""
    assert main(["check", "--json", *options]) == code

    found = json.loads(capsys.readouterr().out)["findings"]
    assert [each["words"] for each in found] == ["sources"] * n_findings


def test_nothing_found_is_said(database, capsys):
    """One line on stderr, nothing on stdout."""
    assert main(["check", "--ignore", "all"]) == 0

    assert tuple(capsys.readouterr()) == ("", "quotetrack: nothing to check was found\n")


def test_json_lines(database, capsys):
    """One finding a line, with its place and its article."""
    assert main(["check", "--select", "QT101", "--format", "jsonl"]) == 1

    (line,) = capsys.readouterr().out.splitlines()
    found = json.loads(line)
    wanted = {"code": "QT101", "name": "bare-source", "severity": "warn", "line": 1, "column": 21, "end_column": 28}
    assert wanted.items() <= found.items()
    assert (found["article"], found["outlet"], found["published"]) == ("a.txt", "The Saltmarsh Courier", "2024-03-05")


@pytest.mark.parametrize("format_", ["table", "json", "jsonl", "csv", "md", "sarif", "github"])
def test_every_format_on_stdout_and_in_a_file(format_, database, capsys):
    """The same text, with the words that were found in it; stdout stays empty when there is a file."""
    arguments = ["check", "--select", "QT101", "--format", format_]
    assert main(arguments) == 1
    shown = capsys.readouterr().out
    assert main([*arguments, "-o", "found"]) == 1

    assert capsys.readouterr().out == ""
    assert Path("found").read_bytes().decode("utf-8") == shown
    assert "sources" in shown


def test_a_file_that_cannot_be_written(database, capsys):
    """One line, exit code 2."""
    assert main(["check", "--select", "QT101", "-o", "no/such/folder"]) == 2

    assert "no/such/folder: cannot be written" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        (["--select", "QT1O1"], "no check has this code or name; did you mean QT101"),
        (["--ignore", "bare-sorce"], "did you mean bare-source"),
        (["--explain", "bare-sorce"], "did you mean bare-source"),
        (["--severity", "error"], "'error' is not one of"),
        (["--db", "missing.db"], "missing.db"),
        (["a.txt", "--db", "quotetrack.db"], "got inputs and --db"),
        (["missing.txt"], "missing.txt: does not exist"),
        (["--against", "quotetrack.db"], "got --against without inputs"),
        (["--config", "missing.toml"], "missing.toml: cannot be read"),
        (["--since", "yesterday"], "got 'yesterday', want a day"),
    ],
)
def test_what_cannot_be_done(arguments, reason, database, capsys):
    """Exit code 2, with what was wrong and what would work."""
    assert main(["check", *arguments]) == 2

    captured = capsys.readouterr()
    assert captured.out == ""
    assert reason in captured.err


def test_inputs_without_a_database(tmp_path, monkeypatch, capsys, readings):
    """Inputs are read and checked, nothing is stored; a refused one is told and makes the exit code 2."""
    monkeypatch.chdir(tmp_path)
    results = [*readings, UnreadableInputError("c.bin", "looks binary", "give plain text or HTML")]
    monkeypatch.setattr("quotetrack.pipeline.run", lambda inputs, **_: iter(results))

    assert main(["check", "a.txt", "b.txt", "c.bin", "--select", "QT101"]) == 2

    captured = capsys.readouterr()
    assert "a.txt:1:21 QT101" in captured.out
    assert "c.bin: looks binary" in captured.err
    assert list(tmp_path.iterdir()) == []


def test_pages_and_list(capsys):
    """`--explain` and `--list` need neither inputs nor a database."""
    assert main(["check", "--explain", "qt101"]) == 0
    page = capsys.readouterr().out
    assert main(["check", "--list"]) == 0

    assert page.startswith("QT101 bare-source (warn)\n\nSay who the source is")
    assert "\nFalse alarms\n" in page
    assert capsys.readouterr().out.count("\nQT101 ") == 1


def test_a_sheet_of_every_statement(database, tmp_path, capsys):
    """--sheet prints Markdown, or a page with --format html; other forms are refused."""
    assert main(["check", "--sheet", "--exit-zero"]) == 0
    assert "- [ ] " in capsys.readouterr().out

    assert main(["check", "--sheet", "--exit-zero", "--format", "html", "-o", str(tmp_path / "s.html")]) == 0
    assert (tmp_path / "s.html").read_text("utf-8").startswith("<!doctype html>")

    assert main(["check", "--sheet", "--format", "sarif"]) == 2
    assert "a sheet is md or html" in capsys.readouterr().err
    assert main(["check", "--format", "html"]) == 2
    assert "html is for --sheet" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("filters", "n_findings"),
    [
        (["--outlet", "Saltmarsh Courier"], 1),
        (["--outlet", "Estral Post"], 0),
        (["--since", "2024-03", "--until", "2024-03"], 1),
        (["--until", "2023"], 0),
        (["--speaker", "sources"], 1),
        (["--speaker", "quill"], 0),
        (["--anonymous"], 1),
        (["--named"], 0),
    ],
)
def test_filters(filters, n_findings, database, monkeypatch, readings, capsys):
    """By article and by who the finding is about; the same for inputs as for a database."""
    main(["check", "--select", "QT101", "--json", *filters])
    of_database = json.loads(capsys.readouterr().out)["findings"]
    monkeypatch.setattr("quotetrack.pipeline.run", lambda inputs, **_: iter(readings))
    main(["check", "a.txt", "b.txt", "--select", "QT101", "--json", *filters])

    assert len(of_database) == n_findings
    assert json.loads(capsys.readouterr().out)["findings"] == of_database


def test_settings_of_the_folder(database, capsys):
    """quotetrack.toml holds unless an option says otherwise."""
    Path("quotetrack.toml").write_text('[check]\nselect = ["QT101"]\nexit-zero = true\nseverities.QT101 = "info"\n')
    assert main(["check"]) == 0
    assert "QT101 bare-source (info)" in capsys.readouterr().out
    assert main(["check", "--severity", "check"]) == 0
    assert capsys.readouterr().out == ""
    Path("desk.toml").write_text('[check.outlets."The Saltmarsh Courier"]\nignore = ["bare-source"]\n')
    assert main(["check", "--config", "desk.toml", "--select", "QT101"]) == 0
    assert capsys.readouterr().out == ""


def test_a_wrong_setting_is_one_line(database, capsys):
    """Exit code 2, the line of the file, nothing on stdout."""
    Path("quotetrack.toml").write_text("[check]\nselekt = []\n")

    assert main(["check"]) == 2
    assert tuple(capsys.readouterr()) == (
        "",
        "quotetrack: quotetrack.toml, line 2: there is no setting 'selekt'; known: exit-zero, ignore, outlets, select, "
        "severities, severity; did you mean select?\n",
    )


@pytest.mark.parametrize("options", [["--json"], ["--sheet"]])
def test_a_draft_against_a_database(options, database, monkeypatch, capsys, make_article, make_attribution):
    """What another outlet has of the same words is evidence, on the sheet too; nothing is said of the other article."""
    words = "We will not raise the lantern tax before the council has met in Fenwick"

    def read(name, said, outlet, day):
        article = make_article(name, text=f"“{said},” Mara Quill said.", outlet=outlet, published=day)
        source = article.span(article.text.index("Mara"), article.text.index(" said"))
        made = make_attribution(said, name, start=1, text_sha256=article.text_sha256, source=source, cue=None)
        return ReadResult(article, (made,))

    printed = read("printed.txt", words, "Fenwick Mail", "2024-03-01")
    with Store(database) as store:
        wordings = read_wordings(printed.attributions)
        store.add(printed.article, printed.attributions, pipeline_version="test", wordings=wordings)
    draft = read("draft.txt", words.replace("will not raise", "will raise"), "Estral Post", None)
    monkeypatch.setattr("quotetrack.pipeline.run", lambda inputs, **_: iter([draft]))

    assert main(["check", "draft.txt", "--against", str(database), "--select", "QT302", *options]) == 1

    out = capsys.readouterr().out
    assert "Fenwick Mail" in out
    if options == ["--json"]:
        assert {each["article"] for each in json.loads(out)["findings"]} == {"draft.txt"}
