"""`quotetrack org add`: checked, then written at the end of the user's file, and gone by from then on."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from quotetrack.cli import main
from quotetrack.lexicon.registry import organization_registry

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> Run:
    """Run `quotetrack org` in an empty folder; code, stdout, stderr."""
    monkeypatch.delenv("QUOTETRACK_ORGANIZATIONS", raising=False)
    monkeypatch.chdir(tmp_path)

    def run_org(*arguments: str) -> tuple[int, str, str]:
        code = main(["org", *arguments])
        return code, *capsys.readouterr()

    return run_org


def test_add_writes_the_users_file(run: Run, tmp_path: Path) -> None:
    """The body is written to quotetrack.toml of the folder, and known by its names from then on."""
    (tmp_path / "quotetrack.toml").write_text("# kept", "utf-8")
    code, out, err = run("add", "Lowmere Harbour Trust", "--alias", "LHT", "--type", "ngo", "--country", "GB")

    assert (code, out) == (0, "")
    assert err == "quotetrack: quotetrack.toml: Lowmere Harbour Trust (ngo) added; its other names: LHT\n"
    assert (tmp_path / "quotetrack.toml").read_text("utf-8").startswith("# kept\n\n[[organization]]\nname = ")
    found = organization_registry().find("LHT")
    assert found is not None
    assert found.name == "Lowmere Harbour Trust"


def test_add_refuses_and_writes_nothing(run: Run, tmp_path: Path) -> None:
    """A body that would not be read is told in one line with code 2, and the file stays as it was."""
    code, out, err = run("add", "Lowmere Harbour Trust", "--type", "ngo", "--country", "Lowmere")

    assert (code, out) == (2, "")
    assert err.count("\n") == 1
    assert "unknown country 'Lowmere'" in err
    assert not (tmp_path / "quotetrack.toml").exists()


@pytest.mark.parametrize("by", ["option", "environment"])
def test_another_file(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, by: str) -> None:
    """`--organizations FILE` or the environment names another file, which is made where there is none."""
    option = ["--organizations", "own.toml"] if by == "option" else []
    if by == "environment":
        monkeypatch.setenv("QUOTETRACK_ORGANIZATIONS", "own.toml")
    code, _, _ = run("add", "Lowmere Harbour Trust", "--type", "ngo", *option)

    assert code == 0
    assert (tmp_path / "own.toml").is_file()
    assert not (tmp_path / "quotetrack.toml").exists()


def test_a_file_that_cannot_be_read(run: Run, tmp_path: Path) -> None:
    """A folder in the place of the file is told in one line."""
    code, _, err = run("add", "Lowmere Harbour Trust", "--type", "ngo", "--organizations", str(tmp_path))

    assert code == 2
    assert err.count("\n") == 1
    assert "cannot be read" in err
