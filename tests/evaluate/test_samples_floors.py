"""What the shipped model finds in samples/ is held by samples/floors.toml; raising is free (see CONTRIBUTING.md)."""

from __future__ import annotations

from pathlib import Path

import pytest

from quotetrack.cli import main

SAMPLES = Path(__file__).parents[2] / "samples"


@pytest.mark.model
def test_samples_are_above_their_floors(capsys: pytest.CaptureFixture[str]) -> None:
    """No figure over samples/gold.json is below its floor."""
    code = main(["evaluate", str(SAMPLES / "gold.json"), "--floors", str(SAMPLES / "floors.toml")])

    assert capsys.readouterr().err == ""
    assert code == 0
