"""`quotetrack statement`: what people decide about statements, and the promised exit codes."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from support.stub_cli import patch_reader

from quotetrack.cli import main

FERRY = "The ferry left the old harbour at dawn with ninety islanders aboard"
BOAT = "At dawn some ninety people from the islands set off in the boat, out of the port"
REST = "The mayor said on Monday that the town would pay for the repair of the walls, and that it had the money.\n"


@pytest.fixture
def ids(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> list[str]:
    """The ids of two statements, the first of which stands in two articles."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("QUOTETRACK_DB", raising=False)
    patch_reader(monkeypatch.setattr)
    for name, said in (("a", FERRY), ("b", FERRY), ("c", BOAT)):
        (tmp_path / f"{name}.txt").write_text(
            f"Harbour of Port Estral closes\n\n“{said},” said Ines Calloway of {name}.\n\n{REST}"
        )
    assert main(["add", "a.txt", "b.txt", "c.txt"]) == 0
    capsys.readouterr()
    return [row["id"] for row in list_statements(capsys)]


def list_statements(capsys: pytest.CaptureFixture[str]) -> list[dict[str, object]]:
    assert main(["report", "--by", "statement", "--min-outlets", "1", "--json"]) == 0
    found: list[dict[str, object]] = json.loads(capsys.readouterr().out)["statements"]
    return found


def test_merge_list_undo(ids: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    """A merge is kept with author and reason, shows in reports and in `show`, and undo restores what was."""
    before = list_statements(capsys)
    assert main(["statement", "merge", *(id_[:8] for id_ in ids), "--by", "mq", "--reason", "one witness"]) == 0
    assert "decision 1: " in capsys.readouterr().err
    (statement,) = list_statements(capsys)
    assert (statement["places"], statement["variants"]) == (3, 2)
    assert main(["show", ids[1]]) == 0
    assert "3 articles" in capsys.readouterr().out

    assert main(["statement", "list", "--json"]) == 0
    decision = json.loads(capsys.readouterr().out)
    assert (decision["verdict"], decision["by"], decision["reason"]) == ("same", "mq", "one witness")
    assert main(["statement", "undo", "1", "--by", "tr"]) == 0
    assert list_statements(capsys) == before
    capsys.readouterr()
    assert main(["statement", "list"]) == 0
    assert re.search(r"mq, .*undone by tr", capsys.readouterr().out)


def test_split(ids: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    """One article's part of a statement is another one, where people say so; and it binds."""
    assert main(["statement", "split", ids[0], "--article", "b.txt"]) == 0
    assert [row["places"] for row in list_statements(capsys)] == [1, 1, 1]
    assert main(["statement", "split", ids[1], "--article", "c.txt"]) == 2
    assert "stands in these articles only" in capsys.readouterr().err
    assert main(["statement", "merge", ids[0], ids[1]]) == 2
    assert f"“{ids[0]}” is 2 statements: " in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        (["list"], 1, "nothing has been decided"),
        (["merge", "0"], 2, "give two statements or more"),
        (["merge", "0", "-"], 2, "there is no statement “-” here"),
        (["merge", "0", "0"], 2, "these are one statement already: quotetrack show"),
        (["split", "0", "0"], 2, "both are statement"),
        (["split", "0"], 2, "give a second STATEMENT, or --article"),
        (["split", "0", "--article", "none.txt"], 2, "stands in none of these articles"),
        (["undo", "7"], 2, "there is no decision 7 about statements; `list` shows those there are"),
    ],
)
def test_exit_codes(
    ids: list[str], arguments: list[str], code: int, message: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """Nothing to show is 1, what cannot be done is 2 and one line."""
    given = [ids[0] if word == "0" else word for word in arguments]
    assert main(["statement", *given]) == code

    assert message in capsys.readouterr().err
