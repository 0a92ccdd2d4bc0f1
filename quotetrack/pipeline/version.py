"""Which pipeline read a text: kept with each reading, so that a better one reads it again."""

from __future__ import annotations

import hashlib
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable

from quotetrack import __version__
from quotetrack.errors import ModelError

__all__ = ["pipeline_version"]

_DIGITS = 12


@cache
def pipeline_version() -> str:
    """Version of the program and digest of the language model that ships with it: `0.1.0, model 3f2a9c1b04de`.

    The digest is that of the files, because a number kept by hand is forgotten when only the weights change. It needs
    no spaCy: a run that finds everything read already never loads the model (hashing takes about 0.05 s).

    Raises:
        ModelError: The model is missing from the package.
    """
    folder = files("quotetrack") / "nlp" / "model"
    if not folder.is_dir():
        raise ModelError("quotetrack: the language model is missing from the package; reinstall quotetrack")
    digest = hashlib.sha256()
    for name, content in sorted(_read_all(folder, "")):
        digest.update(f"{name}\0{len(content)}\0".encode())
        digest.update(content)
    return f"{__version__}, model {digest.hexdigest()[:_DIGITS]}"


def _read_all(folder: Traversable, prefix: str) -> list[tuple[str, bytes]]:
    """Every file of a folder and its subfolders, with its name from there."""
    found = []
    for entry in folder.iterdir():
        if entry.is_dir():
            found += _read_all(entry, f"{prefix}{entry.name}/")
        else:
            found.append((f"{prefix}{entry.name}", entry.read_bytes()))
    return found
