"""`quotetrack extract`: the records in four formats, what could not be read on stderr, the code at the end."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from dataclasses import fields
from pathlib import Path

import jsonschema
import pytest
from support.stub_cli import patch_reader
from support.stub_reader import read, story

from quotetrack.articles import FieldMap, iter_documents, make_article
from quotetrack.cli import main
from quotetrack.errors import InputError
from quotetrack.records import Article, Attribution, AttributionClass
from quotetrack.records_json import article_to_json, attribution_to_json, load_record_schema
from quotetrack.text.sanitize import for_csv_cell

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Run `quotetrack extract` with the stub reader; code, stdout, stderr."""
    patch_reader(monkeypatch.setattr)

    def run_extract(*arguments: str | Path) -> tuple[int, str, str]:
        code = main(["extract", *map(str, arguments)])
        return code, *capsys.readouterr()

    return run_extract


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "a.txt").write_text(story(1, n_quotations=2), "utf-8")
    (tmp_path / "b.txt").write_text(story(2), "utf-8")
    return tmp_path


def read_article(path: Path) -> tuple[Article, tuple[Attribution, ...]]:
    (document,) = iter_documents([str(path)])
    assert not isinstance(document, InputError)
    article = make_article(document)
    return article, read(article)


def test_jsonl_prints_one_record_a_line_in_reading_order(run: Run, folder: Path) -> None:
    """Each attribution is one line, equal to its record, article by article."""
    code, out, err = run(folder, "--format", "jsonl")

    expected = [attribution_to_json(found) for name in ("a.txt", "b.txt") for found in read_article(folder / name)[1]]
    assert (code, err) == (0, "")
    assert [json.loads(line) for line in out.splitlines()] == expected
    assert len(expected) == 3


@pytest.mark.parametrize("short", [["--json"], ["--format", "json"]])
def test_json_is_one_array(run: Run, folder: Path, short: list[str]) -> None:
    """`--json` prints one JSON document: an array of the same records."""
    _, lines, _ = run(folder, "--format", "jsonl")

    code, out, _ = run(folder, *short)

    assert code == 0
    assert json.loads(out) == [json.loads(line) for line in lines.splitlines()]


@pytest.mark.parametrize("format_", ["json", "jsonl"])
def test_articles_come_before_their_attributions(run: Run, folder: Path, format_: str) -> None:
    """With --articles each article's record stands before those of its attributions; all follow the schema."""
    _, out, _ = run(folder, "--format", format_, "--articles")

    records = json.loads(out) if format_ == "json" else [json.loads(line) for line in out.splitlines()]
    expected = []
    for name in ("a.txt", "b.txt"):
        article, found = read_article(folder / name)
        expected += [article_to_json(article), *map(attribution_to_json, found)]
    assert records == expected
    for record in records:
        jsonschema.validate(record, load_record_schema())


def test_csv_has_a_row_an_attribution(run: Run, folder: Path) -> None:
    """csv prints a head and one row for each attribution."""
    _, out, _ = run(folder, "--format", "csv")

    rows = list(csv.DictReader(io.StringIO(out, newline="")))
    assert [row["article"] for row in rows] == [str(folder / name) for name in ("a.txt", "a.txt", "b.txt")]
    assert {row["speaker"] for row in rows} == {"Ines Calloway"}
    assert {row["carriers"] for row in rows} == {"Reuters (told)"}
    assert rows[0]["content"] == read_article(folder / "a.txt")[1][0].content[0].text


def test_csv_of_articles(run: Run, folder: Path) -> None:
    """With --articles csv prints a row for each article, with its text."""
    _, out, _ = run(folder, "--format", "csv", "--articles")

    rows = list(csv.DictReader(io.StringIO(out, newline="")))
    assert [row["text"] for row in rows] == [(folder / name).read_text("utf-8") for name in ("a.txt", "b.txt")]


@pytest.mark.parametrize("formula", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "＝1", "a\r\nb"])
def test_csv_cells_are_defused_unless_asked(run: Run, tmp_path: Path, formula: str) -> None:
    """A quotation that a spreadsheet would run is defused; --raw-csv gives it as it is, and it is read back so."""
    news = tmp_path / "n.jsonl"
    text = story(1).replace("We will not open gate 1.0", formula + " we will not open it")
    news.write_text(json.dumps({"text": text}), "utf-8")

    _, defused, _ = run(news, "--format", "csv")
    _, raw, _ = run(news, "--format", "csv", "--raw-csv")

    contents = [next(csv.DictReader(io.StringIO(out, newline="")))["content"] for out in (defused, raw)]
    (document,) = iter_documents([str(news)])
    assert not isinstance(document, InputError)
    said = read(make_article(document))[0].content[0].text
    assert contents == [for_csv_cell(said), said]


def test_table_names_speaker_and_words_wide_and_whole(run: Run, tmp_path: Path) -> None:
    """On a pipe the table is not cut or wrapped, and markup in a quotation is printed as it is."""
    news = tmp_path / "n.txt"
    quotation = "The gate [sic] is [/] closed [b]for[/b] :smile: " + "a very long time " * 20
    news.write_text(story(1).replace("We will not open gate 1.0", quotation), "utf-8")

    _, out, _ = run(news)

    assert any(quotation.strip() in line and "Ines Calloway" in line for line in out.splitlines())


def test_class_and_confidence_select(run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """--class (repeatable) and --min-confidence keep what they describe."""
    from dataclasses import replace

    from quotetrack.pipeline import Reader

    def read_varied(self: Reader, article: Article) -> tuple[Attribution, ...]:
        (attribution,) = read(article)[:1]
        return tuple(
            replace(attribution, id=category.value, category=category, confidence=confidence)
            for category, confidence in zip(AttributionClass, (0.9, 0.5, 0.1), strict=True)
        )

    def ids(*arguments: str) -> list[str]:
        _, out, _ = run(folder / "a.txt", "--json", *arguments)
        return [record["id"] for record in json.loads(out)]

    monkeypatch.setattr(Reader, "read", read_varied)

    assert ids() == ["statement", "belief", "other"]
    assert ids("--class", "belief") == ["belief"]
    assert ids("--class", "belief", "--class", "other") == ["belief", "other"]
    assert ids("--min-confidence", "0.5") == ["statement", "belief"]
    assert ids("--class", "other", "--min-confidence", "0.5") == []


@pytest.mark.parametrize(("format_", "nothing"), [("json", "[]\n"), ("jsonl", "")])
def test_nothing_found_is_exit_code_1(run: Run, folder: Path, format_: str, nothing: str) -> None:
    """When no attribution is left to print, the output is an empty one of its format and the code is 1."""
    assert run(folder, "--format", format_, "--min-confidence", "1") == (1, nothing, "")


def test_bad_inputs_are_told_and_the_rest_is_printed(run: Run, folder: Path) -> None:
    """Empty, binary, foreign, missing and folder with nothing: one line each, the others are printed, code 2."""
    (folder / "empty.html").write_bytes(b"")
    (folder / "binary.txt").write_bytes(b"\x00\xff\x10" * 400)
    (folder / "foreign.txt").write_text("Le maire a déclaré que le port resterait fermé lundi. " * 20, "utf-8")
    (folder / "nothing").mkdir()
    bad = [folder / name for name in ("empty.html", "binary.txt", "foreign.txt", "nothing", "gone.txt")]

    code, out, err = run(bad[0], folder / "a.txt", *bad[1:], folder / "b.txt", "--format", "jsonl")

    assert code == 2
    assert len(out.splitlines()) == 3
    lines = err.splitlines()
    assert len(lines) == len(bad)
    for path, line in zip(bad, lines, strict=True):
        assert line.startswith(f"quotetrack: {path}: ")
        assert "; " in line


def test_facts_given_stand_over_those_of_the_page(run: Run, folder: Path) -> None:
    """--outlet, --url and --date are in the article's record."""
    facts = ("--outlet", "The Estral Courier", "--url", "https://courier.example/a", "--date", "2021-03-04")
    _, out, _ = run(folder / "a.txt", "--json", "--articles", *facts)

    article = json.loads(out)[0]
    assert article["outlet"] == "The Estral Courier"
    assert article["url"] == "https://courier.example/a"
    assert article["published"] == "2021-03-04"


def test_one_address_cannot_be_that_of_two_documents(run: Run, folder: Path) -> None:
    """--url with several documents is wrong usage."""
    code, _, err = run(folder, "--url", "https://courier.example/a")

    assert code == 2
    assert "give one document" in err


def test_field_option_knows_every_field(run: Run, tmp_path: Path) -> None:
    """--field maps each field of a dump, and the help names all of them."""
    names = [field.name for field in fields(FieldMap)]
    dump = tmp_path / "d.jsonl"
    values = {"text": story(1), "date": "2021-03-04", "url": "https://courier.example/b"}
    dump.write_text(json.dumps({f"my {name}": values.get(name, f"the {name}") for name in names}), "utf-8")

    code, out, _ = run(dump, "--json", "--articles", *(f"--field={name}=my {name}" for name in names))
    _, help_, _ = run("--help")

    article = json.loads(out)[0]
    assert code == 0
    assert (article["article"], article["title"], article["outlet"]) == (f"{dump}#the id", "the title", "the outlet")
    assert f"({', '.join(names)})" in " ".join(help_.split())


def test_formats_say_their_columns(run: Run, folder: Path) -> None:
    """The columns of csv are promised: adding one at the end is fine, another order is not."""
    _, attributions, _ = run(folder, "--format", "csv")
    _, articles, _ = run(folder, "--format", "csv", "--articles")

    assert attributions.splitlines()[0] == (
        "id,article,article_id,kind,class,speaker,speaker_type,role,anonymous,organizations,carriers,source,cue,content,"
        "start,end,medium,confidence,notes,co_speakers"
    )
    assert articles.splitlines()[0] == (
        "article,article_id,text_sha256,outlet,url,title,published,bylines,dateline,credits,picture_credits,text"
    )
