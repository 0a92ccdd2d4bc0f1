"""How many documents some inputs hold, roughly and without reading them: for the time left on a progress bar."""

from __future__ import annotations

import glob
from collections.abc import Iterable
from pathlib import Path

from quotetrack.articles.inputs import DUMP_SUFFIXES, READABLE_SUFFIXES

__all__ = ["count_documents"]

_CHUNK_BYTES = 1 << 20


def count_documents(inputs: Iterable[str]) -> int | None:
    """An estimate of how many documents the inputs hold; None where that cannot be told without reading them.

    Files count as one, dumps as many as they have lines. Standard input and packed dumps cannot be counted.
    """
    n_documents = 0
    for name in inputs:
        paths = _expand(name)
        for path in paths:
            n = _count_in_file(path)
            if n is None:
                return None
            n_documents += n
    return n_documents


def _expand(name: str) -> list[Path]:
    """The files behind one input."""
    path = Path(name)
    if path.is_dir():
        return [entry for entry in path.rglob("*") if entry.name.lower().endswith(READABLE_SUFFIXES)]
    if glob.has_magic(name) and not path.exists():
        # Path.glob takes no absolute patterns, which a shell user may well give.
        return [Path(match) for match in glob.iglob(name, recursive=True)]  # noqa: PTH207
    return [path]


def _count_in_file(path: Path) -> int | None:
    name = path.name.lower()
    plain = name.removesuffix(".gz")
    if name == "-" or (plain != name and plain.endswith(DUMP_SUFFIXES)):
        return None
    if not plain.endswith(DUMP_SUFFIXES):
        return 1
    try:
        with path.open("rb") as file:
            return sum(chunk.count(b"\n") for chunk in iter(lambda: file.read(_CHUNK_BYTES), b""))
    except OSError:
        return 1  # it will be refused, which is one step too
