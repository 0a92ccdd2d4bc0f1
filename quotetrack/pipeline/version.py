"""Which pipeline read a text: kept with each reading, so that a better one reads it again."""

from __future__ import annotations

import hashlib
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable

from quotetrack import __version__
from quotetrack.errors import ModelError
from quotetrack.lexicon.registry import own_digest

__all__ = ["pipeline_version"]

_DIGITS = 12


def pipeline_version() -> str:
    """Version of the program and digest of its language model and word lists: `0.1.0, data 3f2a9c1b04de`.

    With organisations of the user's own their digest follows: `0.1.0, data 3f2a9c1b04de, organizations 52c1e0a7d9b3`.

    The digest is that of the files, because a number kept by hand is forgotten when only the weights change, and word
    lists are made to be edited. It needs no spaCy: a run that finds everything read already never loads the model.

    Raises:
        ModelError: The model is missing from the package.
        LexiconError: The user's file of organisations is malformed.
    """
    own = own_digest()[:_DIGITS]
    return f"{__version__}, data {_digest_package()}" + (f", organizations {own}" if own else "")


@cache
def _digest_package() -> str:
    package = files("quotetrack")
    if not (package / "nlp" / "model").is_dir():
        raise ModelError("quotetrack: the language model is missing from the package; reinstall quotetrack")
    digest = hashlib.sha256()
    for folder in ("nlp/model", "lexicon"):
        for name, content in sorted(_read_all(package / folder, f"{folder}/")):
            if not name.endswith((".py", ".pyc")):
                digest.update(f"{name}\0{len(content)}\0".encode())
                digest.update(content)
    return digest.hexdigest()[:_DIGITS]


def _read_all(folder: Traversable, prefix: str) -> list[tuple[str, bytes]]:
    """Every file of a folder and its subfolders, with its name from there."""
    found = []
    for entry in folder.iterdir():
        if entry.is_dir():
            found += _read_all(entry, f"{prefix}{entry.name}/")
        else:
            found.append((f"{prefix}{entry.name}", entry.read_bytes()))
    return found
