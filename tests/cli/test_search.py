"""`quotetrack search`: every format, every width, the filters, and the promised exit codes."""

from __future__ import annotations

import csv
import io
import json
import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from rich.cells import cell_len
from support.searched import FERRY, fill

from quotetrack.cli import main
from quotetrack.output.console import make_console
from quotetrack.pipeline import search
from quotetrack.records import Kind
from quotetrack.reports.hits import Hit
from quotetrack.reports.search_files import CSV_COLUMNS
from quotetrack.reports.search_hits import print_hits
from quotetrack.store import Store

REMEMBERED = "the ferry left the old harbour at dawn with sixty islanders aboard"
MARKED = (
    "[-the-]{+The+} ferry left the old harbour at dawn with [-sixty-]{+ninety+} islanders aboard "
    "{+and a deckhand counted the children+}"
)
DOCS = Path(__file__).parents[2] / "docs"


@pytest.fixture
def database(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The invented quotations in the default database of an empty folder."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("QUOTETRACK_DB", raising=False)
    with Store("quotetrack.db") as store:
        fill(store)
    return tmp_path / "quotetrack.db"


def test_pipe(database: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A pipe gets one line a hit, nothing cut: how many words agree, who, where, through whom, and what differs."""
    assert main(["search", *REMEMBERED.split()]) == 0

    head, first, second = capsys.readouterr().out.splitlines()
    assert re.split("  +", head) == [
        "agrees", "speaker", "outlet", "published", "through", "also in", "article", "said",
    ]  # fmt: skip
    assert re.split("  +", first) == [
        "11/12", "Ida Marsh", "Fenwick Mail", "2031-05-02", "Reuters", "Saltmarsh Courier", "1.txt", MARKED,
    ]  # fmt: skip
    assert second.startswith("11/12   Ada March")


def test_json(database: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """JSON has what was typed and everything about the hits; each line of jsonl is one of them."""
    assert main(["search", REMEMBERED, "--json"]) == 0
    whole = json.loads(capsys.readouterr().out)
    assert main(["search", REMEMBERED, "--format", "jsonl"]) == 0
    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]

    assert whole["typed"] == REMEMBERED
    assert [{"schema": whole["schema"], **hit} for hit in whole["hits"]] == lines
    first = lines[0]
    assert (first["found_by"], first["typed_words"], first["agreeing_words"]) == ("wording", 12, 11)
    assert (first["resemblance"], first["wording"], first["speaker"]) == ("same", FERRY, "Ida Marsh")
    assert [place["id"] for place in first["places"]] == ["1", "0"]
    assert first["difference"]["meaning_at_risk"] is True
    assert [concern["touch"] for concern in first["difference"]["concerns"]] == ["number"]


def test_json_fields_are_documented(database: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The last table of docs/reports.md has exactly the fields of a hit."""
    main(["search", REMEMBERED, "--format", "jsonl", "--limit", "1"])
    fields = json.loads(capsys.readouterr().out)
    table = (DOCS / "reports.md").read_text("utf-8").split("| field |")[3]
    first_cells = [line.split("|")[1] for line in table.splitlines() if line.startswith("| `")]

    assert ["schema", *(name for cell in first_cells for name in re.findall(r"`(\w+)`", cell))] == list(fields)


def test_csv(database: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """CSV has a line a hit, with the difference marked."""
    assert main(["search", REMEMBERED, "--format", "csv"]) == 0

    rows = list(csv.DictReader(io.StringIO(capsys.readouterr().out)))
    assert tuple(rows[0]) == CSV_COLUMNS
    assert [(row["speaker"], row["articles"], row["also_in"]) for row in rows] == [
        ("Ida Marsh", "2", "Saltmarsh Courier"),
        ("Ada March", "1", ""),
    ]
    assert (rows[0]["difference"], rows[0]["meaning_at_risk"], rows[0]["carriers"]) == (MARKED, "1", "Reuters (told)")


def test_cells_of_a_spreadsheet(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """What a spreadsheet would run gets an apostrophe, unless the cells are wanted as they are."""
    monkeypatch.chdir(tmp_path)
    with Store("quotetrack.db") as store:
        fill(store, [("=2+2 is what they owe us", "Ida Marsh", "Mail", None, Kind.DIRECT)])

    found = []
    for options in ([], ["--raw-csv"]):
        assert main(["search", "owe", "--format", "csv", *options]) == 0
        found += [row["content"] for row in csv.DictReader(io.StringIO(capsys.readouterr().out))]

    assert found == ["'=2+2 is what they owe us", "=2+2 is what they owe us"]


@pytest.mark.parametrize(
    ("options", "speakers"),
    [
        ([], ["Ida Marsh", "Ada March"]),
        (["--limit", "1"], ["Ida Marsh"]),
        (["--speaker", "march"], ["Ada March"]),
        (["--outlet", "Estral Post"], ["Ada March"]),
        (["--carrier", "reuters"], ["Ida Marsh"]),
        (["--since", "2031-05-04"], ["Ada March"]),
        (["--until", "2031-05-03"], ["Ida Marsh"]),
        (["--named"], ["Ida Marsh", "Ada March"]),
    ],
)
def test_filters(database: Path, capsys: pytest.CaptureFixture[str], options: list[str], speakers: list[str]) -> None:
    """The filters of the report, and a limit."""
    assert main(["search", "ferry", "islanders", *options, "--format", "csv"]) == 0

    assert [row["speaker"] for row in csv.DictReader(io.StringIO(capsys.readouterr().out))] == speakers


def test_nothing_left_by_the_filters(database: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Words that somebody said, and not whom the filters leave: said so, and nothing like them is shown instead."""
    assert main(["search", "ferry", "islanders", "--speaker", "Nobody Here"]) == 1

    assert capsys.readouterr().err.startswith("quotetrack: of what the filters leave, nothing has these words; ")


@pytest.mark.parametrize("typed", ["zeppelin airship", '"', "*", "foo:", "\x00", "\udcff", "x" * 100_000, "…"])
def test_nothing_found(database: Path, capsys: pytest.CaptureFixture[str], typed: str) -> None:
    """Nothing that matches is exit code 1 and one line of advice, whatever was typed."""
    assert main(["search", typed]) == 1

    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err == (
        "quotetrack: nothing has these words; try fewer or rarer ones, or `quotetrack add` more articles\n"
    )


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ([], "Missing argument 'WORDS...'"),
        (["ferry", "--limit", "0"], "0 is not in the range x>=1"),
        (["ferry", "--since", "soon"], "got 'soon', want a day"),
        (["ferry", "--format", "xml"], "'xml' is not one of"),
        (["ferry", "--db", "none.db"], "none.db: no such database"),
    ],
)
def test_wrong_usage(database: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], message: str) -> None:
    """Wrong options and a missing database are exit code 2."""
    assert main(["search", *arguments]) == 2

    assert message in capsys.readouterr().err


def test_most_of_the_words(database: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Where nothing has all words, a line on stderr says that what has most of them is shown."""
    assert main(["search", "zeppelin trawler pumps"]) == 0

    captured = capsys.readouterr()
    assert "2/3" in captured.out
    assert captured.err == "quotetrack: nothing has all of these words; shown is what comes nearest\n"


def test_older_database(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """A database without an index is searched all the same, and a line says what would help; nothing is written."""
    monkeypatch.chdir(tmp_path)
    with Store("quotetrack.db") as store:
        fill(store, index=False)

    assert main(["search", REMEMBERED]) == 0
    captured = capsys.readouterr()
    assert "Ida Marsh" in captured.out
    assert captured.err == (
        "quotetrack: some statements were read by an older quotetrack and are searched less well; "
        "run `quotetrack add` with this database once to index them\n"
    )
    with Store("quotetrack.db", readonly=True) as store:
        assert not store.quotations.is_complete()


def test_much_text(database: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Of 100 kB the first thousand words are looked for, which is told."""
    assert main(["search", f"{FERRY}. " + "marble windows " * 7000]) == 0

    captured = capsys.readouterr()
    assert FERRY in captured.out
    assert captured.err == "quotetrack: that is a lot of text; its first 1,000 words were looked for\n"


@pytest.fixture
def on_terminal(database: Path) -> Callable[..., str]:
    """What a terminal of some columns shows for some words, without colours."""

    def show(words: str, width: int) -> str:
        stream = io.StringIO()
        console = make_console(stream, width=width)
        console._force_terminal = True
        with Store(database, readonly=True) as store:
            hits: list[Hit] = search(store, words)
        print_hits(console, words, hits)
        return re.sub(r"\x1b\[[0-9;]*m", "", stream.getvalue())

    return show


def test_terminal(on_terminal: Callable[..., str]) -> None:
    """A terminal shows marks and capitals as the page has them, and what follows the words typed without signs."""
    shown = on_terminal(REMEMBERED, 200)

    lines = [line.rstrip() for line in shown.splitlines()]
    assert lines[:6] == [
        "1. Ida Marsh",
        "   “The ferry left the old harbour at dawn with [-sixty-]{+ninety+} islanders aboard and a deckhand "
        "counted the children”",
        "   ! number: you have `sixty`, the page `ninety`",
        "   Fenwick Mail · 2031-05-02 · through Reuters (told) · direct · 11 of your 12 words",
        "   also in: Saltmarsh Courier (2 articles, 2 outlets)",
        "",
    ]
    assert lines[6] == "2. Ada March"


@pytest.mark.parametrize("width", [12, 20, 40, 80])
def test_narrow_terminal(on_terminal: Callable[..., str], width: int) -> None:
    """No line is wider than the terminal, and no word is lost."""
    shown = on_terminal(REMEMBERED, width)

    assert max(map(cell_len, shown.splitlines())) <= width
    assert set(FERRY.split()) <= set(re.findall(r"\w+", shown)) or width < 20


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("the mayor sold ten brass bells to Estral", "lamp the mayor sold [-ten-]{+nine+} brass bells to Estral oar"),
        ("bells brass", "lamp the mayor sold nine brass bells to Estral oar"),
    ],
)
def test_long_quotations_are_shortened_around_the_words(tmp_path: Path, typed: str, shown: str) -> None:
    """A terminal shows what stands near the words typed."""
    said = "lamp " * 100 + "the mayor sold nine brass bells to Estral" + " oar" * 100
    stream = io.StringIO()
    console = make_console(stream, width=2000)
    console._force_terminal = True
    with Store(tmp_path / "q.db") as store:
        fill(store, [(said, "Ida Marsh", "Mail", None, Kind.DIRECT)])
        print_hits(console, typed, search(store, typed))

    printed = stream.getvalue()
    assert shown in printed
    assert "… lamp" in printed
    assert "oar …" in printed
    assert 10 < printed.count("lamp") < 40


def test_controls_are_shown_and_not_obeyed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """An escape sequence that was typed or that a page holds does not reach the terminal as one."""
    monkeypatch.chdir(tmp_path)
    with Store("quotetrack.db") as store:
        fill(store, [("the \x1b[31mred\u202e lamps of Estral went out", "Ida Marsh", "Mail", None, Kind.DIRECT)])

    for format_ in ("table", "json", "jsonl", "csv"):
        assert main(["search", "the \x1b[2Jred lamps of Estral go out", "--format", format_, "--raw-csv"]) == 0
        output = capsys.readouterr().out
        if format_ == "table":
            assert "\x1b" not in output
            assert "\u202e" not in output
        if format_.startswith("json"):
            assert "\x1b" not in output


def test_search_imports_no_numpy_and_no_language_model(database: Path) -> None:
    """Who searches does not wait for what reads articles."""
    unwanted = {"numpy", "spacy", "onnxruntime", "trafilatura", "networkx", "sqlite_utils", "lxml"}
    code = (
        "import sys; from quotetrack.cli import main; code = main(sys.argv[1:]);"
        f"print('LOADED', code, *sorted({unwanted!r} & set(sys.modules)))"
    )

    done = subprocess.run(
        [sys.executable, "-c", code, "search", REMEMBERED, "--db", str(database)],
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ},
    )

    assert done.stdout.splitlines()[-1] == "LOADED 0"
