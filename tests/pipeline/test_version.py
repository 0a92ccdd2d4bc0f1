"""The pipeline's version changes with the program and with every byte of the model."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

import quotetrack.pipeline.version as version_module
from quotetrack import __version__
from quotetrack.errors import ModelError
from quotetrack.pipeline import pipeline_version


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A package folder of its own, with a model of two files."""
    model = tmp_path / "nlp" / "model"
    (model / "reader").mkdir(parents=True)
    (model / "config.cfg").write_text("[nlp]", "utf-8")
    (model / "reader" / "weights").write_bytes(b"\x01\x02")
    monkeypatch.setattr(version_module, "files", lambda package: tmp_path)
    pipeline_version.cache_clear()
    yield tmp_path
    pipeline_version.cache_clear()


def test_version_names_program_and_model(package: Path) -> None:
    """The version has the program's number and a digest of the model, the same whenever it is asked for."""
    first = pipeline_version()
    pipeline_version.cache_clear()

    assert first.startswith(f"{__version__}, model ")
    assert pipeline_version() == first


@pytest.mark.parametrize("name", ["config.cfg", "reader/weights", "reader/new"])
def test_any_change_of_the_model_is_another_version(package: Path, name: str) -> None:
    """One byte more in any file of the model makes another version."""
    before = pipeline_version()
    pipeline_version.cache_clear()
    with (package / "nlp" / "model" / name).open("ab") as file:
        file.write(b"!")

    assert pipeline_version() != before


def test_missing_model_is_told(package: Path) -> None:
    """Without a model there is no version, and the error says what to do."""
    (package / "nlp").rename(package / "gone")

    with pytest.raises(ModelError, match="reinstall"):
        pipeline_version()
