"""The pipeline's version changes with the program and with every byte of the model and the word lists."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

import quotetrack.pipeline.version as version_module
from quotetrack import __version__
from quotetrack.errors import ModelError
from quotetrack.lexicon.user_file import organizations_from
from quotetrack.pipeline import pipeline_version


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A package folder of its own, with a model of two files and a word list."""
    model = tmp_path / "nlp" / "model"
    (model / "reader").mkdir(parents=True)
    (model / "config.cfg").write_text("[nlp]", "utf-8")
    (model / "reader" / "weights").write_bytes(b"\x01\x02")
    (tmp_path / "lexicon").mkdir()
    (tmp_path / "lexicon" / "cues.yaml").write_text("- said", "utf-8")
    monkeypatch.setattr(version_module, "files", lambda package: tmp_path)
    version_module._digest_package.cache_clear()
    yield tmp_path
    version_module._digest_package.cache_clear()


def test_version_names_program_and_model(package: Path) -> None:
    """The version has the program's number and a digest of its data, the same whenever it is asked for."""
    first = pipeline_version()
    version_module._digest_package.cache_clear()

    assert first.startswith(f"{__version__}, data ")
    assert pipeline_version() == first


@pytest.mark.parametrize(
    "name", ["nlp/model/config.cfg", "nlp/model/reader/weights", "nlp/model/reader/new", "lexicon/cues.yaml"]
)
def test_any_change_of_the_data_is_another_version(package: Path, name: str) -> None:
    """One byte more in any file of the model or the word lists makes another version."""
    before = pipeline_version()
    version_module._digest_package.cache_clear()
    with (package / name).open("ab") as file:
        file.write(b"!")

    assert pipeline_version() != before


def test_missing_model_is_told(package: Path) -> None:
    """Without a model there is no version, and the error says what to do."""
    (package / "nlp").rename(package / "gone")

    with pytest.raises(ModelError, match="reinstall"):
        pipeline_version()


def test_code_beside_the_data_does_not_count(package: Path) -> None:
    """Python files and their compiled forms are the program, whose number is in the version already."""
    before = pipeline_version()
    version_module._digest_package.cache_clear()
    (package / "lexicon" / "__init__.py").write_text("pass", "utf-8")

    assert pipeline_version() == before


def test_version_changes_with_the_users_organisations(package: Path, tmp_path: Path) -> None:
    """What the user's organisations say changes the version; a comment in their file does not."""
    path = tmp_path / "own.toml"
    versions = []
    for content in (
        "",
        "# mine",
        "[[organization]]\nname = 'Tarn Watch'\ntype = 'ngo'",
        "[[organization]]\nname = 'Tarn Watch' # mine\ntype = 'ngo'",
    ):
        path.write_text(content, "utf-8")
        with organizations_from(path):
            versions.append(pipeline_version())

    assert versions[0] == versions[1] != versions[2] == versions[3]
