"""`quotetrack show`: one statement or one article, for eyes, pipes and programs, with the promised exit codes."""

from __future__ import annotations

import io
import json
import re
from pathlib import Path

import pytest
from support.records import make_article, make_attribution

from quotetrack.cli import main
from quotetrack.output.console import make_console
from quotetrack.pipeline import find_statements
from quotetrack.pipeline.matching import read_wordings
from quotetrack.records import Carrier, CarrierBasis, Speaker, SpeakerType
from quotetrack.reports.statement_page import print_statement
from quotetrack.store import Store

LONG = "We will not hand over the harbour [sic] before the first of May \x1b[31m, and nobody will make us"
CUT = "We will hand over the harbour [sic] before the first of May"

COLOUR_RE = re.compile(r"\x1b\[[0-9;]*m")


@pytest.fixture
def database(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """One statement in two outlets, cut and without its negation in one of them, by two speakers; and another one."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("QUOTETRACK_DB", raising=False)
    pages = [
        ("a.txt", LONG, "Ida Marsh", "Karst News", "2031-05-04"),
        ("b.txt", CUT, "Ada Mersh", "Fenwick Times", "2031-05-06"),
        ("c.txt", "Nobody repaired the bilge pumps of the trawler before the winter", "Ida Marsh", None, None),
    ]
    with Store("quotetrack.db") as store:
        for name, said, speaker, outlet, day in pages:
            article = make_article(
                f"“{said}.” said {speaker}.",
                name=name,
                id=name.replace(".txt", "ddddddd"),
                outlet=outlet,
                published=day,
                url=f"https://news.test/{name}",
                credits=(Carrier("AFP", CarrierBasis.CREDIT),) if name == "b.txt" else (),
            )
            who = Speaker(f"id of {speaker}", speaker, SpeakerType.PERSON)
            attribution = make_attribution(article, [said], speaker=who, carriers=article.credits)
            wordings = read_wordings([attribution])
            store.add(article, [attribution], pipeline_version="test", wordings=wordings)
    return tmp_path / "quotetrack.db"


def find_id(database: Path) -> str:
    with Store(database, readonly=True) as store:
        return find_statements(store)[0][0].id


def test_page_in_a_pipe(database: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Differences are marked without colour, and risk, speakers, carriers, days and origins stand in words."""
    id_ = find_id(database)
    assert main(["show", id_[:8]]) == 0

    page = capsys.readouterr().out
    assert page.startswith(
        f"statement {id_}\n2 articles · 2 outlets · first seen 2031-05-04 · substantive · meaning at risk · "
        "several speakers\nagencies · credited: AFP\n"
    )
    assert "“We will [-not-] hand over the harbour [sic] before the first of May" in page
    assert "substantive, meaning at risk, negation: `will not` here, `will` there" in page
    assert "2031-05-06  Fenwick Times  (AFP)    Ada Mersh  substantive" in page
    assert "Origins: 1 to 2 origins\n1 article credits AFP: one origin\n" in page
    assert "\x1b" not in page
    assert "␛[31m" in page


@pytest.mark.parametrize("width", [20, 60, 80, 120])
def test_page_on_a_terminal(database: Path, width: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """At any width the signs stay, with colour beside them, and nothing of the words is lost."""
    monkeypatch.setenv("FORCE_COLOR", "1")
    stream = io.StringIO()
    console = make_console(stream, width=width)
    with Store(database, readonly=True) as store:
        print_statement(console, *find_statements(store)[0])

    page = COLOUR_RE.sub("", stream.getvalue())
    assert page != stream.getvalue()
    assert "[-not-]" in page
    assert all(len(line) <= width for line in page.splitlines())


def test_page_as_data(database: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """`--json` has the pieces of each wording, the concerns, and the way of the statement with its hands."""
    assert main(["show", find_id(database), "--json"]) == 0

    data = json.loads(capsys.readouterr().out)
    (statement,) = data["statements"]
    assert data["schema"] == 1
    assert statement["variants"][1]["concerns"][0]["touch"] == "negation"
    assert [row["credited"] for row in statement["timeline"]] == [[], ["AFP"]]
    assert {speaker["name"] for speaker in statement["speakers"]} == {"Ida Marsh", "Ada Mersh"}


@pytest.mark.parametrize("name", ["b.txt", "https://news.test/b.txt", "bddddddd", "bddd"])
@pytest.mark.usefixtures("database")
def test_an_article_is_shown_with_what_is_said_in_it(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    """By its input's name, its address, its id or the beginning of that."""
    assert main(["show", name]) == 0
    assert CUT in capsys.readouterr().out
    assert main(["show", name, "--json"]) == 0
    article, attribution = json.loads(capsys.readouterr().out)
    assert article["article"] == attribution["article"] == "b.txt"


@pytest.mark.parametrize("name", ["0123456789abcdef", "nowhere.txt", "b", ""])
@pytest.mark.usefixtures("database")
def test_nothing_of_that_name_is_exit_code_1(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    """One line says what `show` takes."""
    assert main(["show", name]) == 1

    error = capsys.readouterr().err
    assert error.startswith(f"quotetrack: nothing is called “{name}” here; give the id of a statement")
    assert len(error.splitlines()) == 1


@pytest.mark.usefixtures("database")
def test_several_of_that_beginning_are_exit_code_2(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The statements that it may be are listed with their ids."""
    import quotetrack.pipeline

    monkeypatch.setattr(quotetrack.pipeline, "find_statement", lambda store, _: find_statements(store))
    assert main(["show", "abcd"]) == 2
    assert "“abcd” is 2 statements: " in capsys.readouterr().err
