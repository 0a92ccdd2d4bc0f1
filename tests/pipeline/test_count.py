"""An estimate of how many documents there are, for the time left."""

from __future__ import annotations

from pathlib import Path

import pytest

from quotetrack.pipeline import count_documents


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("a.txt", "b.HTML", "sub/c.txt.gz", "picture.png"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(b"x")
    (tmp_path / "dump.jsonl").write_bytes(b"{}\n" * 5)
    (tmp_path / "packed.jsonl.gz").write_bytes(b"")
    return tmp_path


@pytest.mark.parametrize(
    ("inputs", "n_documents"),
    [
        ([], 0),
        (["a.txt"], 1),
        (["a.txt", "gone.txt"], 2),  # a refusal is a step too
        (["dump.jsonl"], 5),
        (["sub"], 1),
        (["*.txt"], 1),
        (["**/*.txt*"], 2),
        (["nothing*"], 0),
        (["-"], None),
        (["a.txt", "-"], None),
        (["packed.jsonl.gz"], None),
        (["."], None),  # the packed dump is in it
        (["a\x00b"], 1),
    ],
)
def test_counts_without_reading(
    folder: Path, monkeypatch: pytest.MonkeyPatch, inputs: list[str], n_documents: int | None
) -> None:
    """Files count one, dumps their lines; what cannot be told without reading makes the total unknown."""
    monkeypatch.chdir(folder)

    assert count_documents(inputs) == n_documents


def test_folder_counts_what_can_be_read(folder: Path) -> None:
    """In a folder, files of other kinds are not counted."""
    (folder / "packed.jsonl.gz").unlink()

    assert count_documents([str(folder)]) == 8
