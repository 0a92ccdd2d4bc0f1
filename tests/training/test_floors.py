"""The model's figures on the corpora are held above their floors."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

import training.floors
from quotetrack.evaluate.floors import check_floors, read_floors
from training.score import SCORES_FILE


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """The command on files of its own: scores, floors, and the words after it."""
    scores, floors = tmp_path / "scores.json", tmp_path / "floors.toml"
    monkeypatch.setattr(training.floors, "SCORES_FILE", scores)
    monkeypatch.setattr(training.floors, "FLOORS_FILE", floors)

    def run_command(values: dict[str, float], *words: str) -> tuple[int, str]:
        scores.write_text(json.dumps(values), "utf-8")
        monkeypatch.setattr(sys, "argv", ["floors", *words])
        code = training.floors.main()
        return code, floors.read_text("utf-8")

    return run_command


def test_the_repositorys_own() -> None:
    """The scores that stand in the repository are above the floors beside them, and every floor has its score."""
    scores = json.loads(SCORES_FILE.read_text("utf-8"))
    floors = read_floors(training.floors.FLOORS_FILE)

    assert floors.floors
    assert check_floors(scores, floors) == []


def test_raised_held_and_lowered(run, capsys: pytest.CaptureFixture[str]) -> None:
    """Floors are set, hold, name what is below, and go down with a sentence; speed has none."""
    good = {"ud.tags": 95.9, "words per processor second": 5000.0}
    assert run(good, "--raise-floors") == (0, '["ud.tags"]\nfloor = 95.9\n')
    assert run(good)[0] == 0

    assert run({"ud.tags": 95.8})[0] == 1
    assert capsys.readouterr().err == "floors.toml: ud.tags is 95.80, below its floor of 95.9\n"

    code, written = run({"ud.tags": 95.8}, "--lower-floors", "Fewer bits.", "--date", "2026-03-05")
    assert code == 0
    assert '{ date = 2026-03-05, from = 95.9, why = "Fewer bits." }' in written
