"""`quotetrack report --by statement`: from the database or from inputs, in every format."""

from __future__ import annotations

import csv
import io
import json
import re
from pathlib import Path

import pytest
from support.stub_cli import patch_reader

from quotetrack.cli import main

FERRY = "The ferry left the old harbour at dawn with ninety islanders aboard"
PUMPS = "Nobody repaired the bilge pumps of the trawler in Fenwick before the winter"
COLOUR_RE = re.compile(r"\x1b\[[0-9;]*m")
REST = "The mayor said on Monday that the town would pay for the repair of the walls, and that it had the money.\n"


@pytest.fixture
def inputs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Three pages: one statement in two of them, altered, and one that stands alone."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("QUOTETRACK_DB", raising=False)
    patch_reader(monkeypatch.setattr)
    for name, said in (("a", FERRY), ("b", FERRY.replace("ninety", "forty")), ("c", "=" + PUMPS)):
        (tmp_path / f"{name}.txt").write_text(
            f"Harbour of Port Estral closes\n\n“{said},” said Ines Calloway of {name}.\n\n{REST}"
        )
    return ["a.txt", "b.txt", "c.txt"]


@pytest.fixture
def database(inputs: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["add", *inputs]) == 0
    capsys.readouterr()


@pytest.mark.parametrize("is_stored", [True, False])
def test_from_the_database_and_from_inputs(
    is_stored: bool, inputs: list[str], request: pytest.FixtureRequest, capsys: pytest.CaptureFixture[str]
) -> None:
    """What stands in several outlets, with what differs; pages of unknown outlets count as one each."""
    if is_stored:
        request.getfixturevalue("database")
    assert main(["report", "--by", "statement", "--json", *([] if is_stored else inputs)]) == 0

    data = json.loads(capsys.readouterr().out)
    (statement,) = data["statements"]
    assert data["schema"] == 1
    assert (statement["places"], statement["variants"], statement["grade"]) == (2, 2, "substantive")
    assert statement["meaning_at_risk"]
    assert statement["speakers"] == ["Ines Calloway"]
    assert statement["said"] == ["Reuters"]
    assert (statement["origins_at_least"], statement["origins_at_most"]) == (1, 1)


@pytest.mark.usefixtures("database")
def test_formats_agree(capsys: pytest.CaptureFixture[str]) -> None:
    """CSV and JSON lines have the same statements; cells that a spreadsheet would run are defused."""
    assert main(["report", "--by", "statement", "--min-outlets", "1", "--format", "jsonl"]) == 0
    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert main(["report", "--by", "statement", "--min-outlets", "1", "--format", "csv"]) == 0
    rows = list(csv.DictReader(io.StringIO(capsys.readouterr().out)))

    assert [line["id"] for line in lines] == [row["id"] for row in rows]
    assert [line["by"] for line in lines] == ["statement", "statement"]
    assert [row["wording"][:4] for row in rows] == ["The ", "'=No"]


@pytest.mark.usefixtures("database")
def test_ids_lead_to_the_statement(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """The short id of a terminal is one that `show` takes, at any width."""
    monkeypatch.setenv("FORCE_COLOR", "1")
    for width in ("40", "80", "120"):
        monkeypatch.setenv("COLUMNS", width)
        assert main(["report", "--by", "statement"]) == 0
        page = COLOUR_RE.sub("", capsys.readouterr().out)
        assert page.split()[:2] == ["1", "statement"]
        (id_,) = re.findall(r"\b[0-9a-f]{8}\b", page)
    assert main(["show", id_]) == 0
    assert "[-ninety-]" in COLOUR_RE.sub("", capsys.readouterr().out)


@pytest.mark.parametrize(
    ("options", "code", "message"),
    [
        (["--by", "statement", "--by", "speaker"], 2, "give it alone"),
        (["--by", "statement", "--carriers"], 2, "give it alone"),
        (["--by", "statement", "--speaker", "Nobody"], 1, "no statement matches"),
        (["--by", "statement", "--min-outlets", "3"], 1, "--min-outlets 1 shows"),
        (["--by", "statement", "--min-outlets", "0"], 2, "--min-outlets"),
    ],
)
@pytest.mark.usefixtures("database")
def test_exit_codes(options: list[str], code: int, message: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Wrong usage is 2, nothing found is 1."""
    assert main(["report", *options]) == code
    assert message in capsys.readouterr().err
