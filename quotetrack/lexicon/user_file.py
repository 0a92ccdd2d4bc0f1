"""The user's own organisations: a TOML file of `[[organization]]` blocks, and which file that is."""

from __future__ import annotations

import os
import tomllib
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from pathlib import Path
from typing import Any

from quotetrack.errors import LexiconError

__all__ = [
    "DEFAULT_FILE",
    "FILE_VARIABLE",
    "format_block",
    "organizations_file",
    "organizations_from",
    "parse_user_file",
    "quote_toml",
]

DEFAULT_FILE = "quotetrack.toml"
"""Read where it stands in the working folder and nobody names another."""
FILE_VARIABLE = "QUOTETRACK_ORGANIZATIONS"
TABLE = "organization"

_chosen: ContextVar[Path | None] = ContextVar("organizations_file", default=None)


@contextmanager
def organizations_from(path: str | os.PathLike[str]) -> Iterator[None]:
    """Within the block the user's organisations are those of this file, whatever the environment says."""
    token = _chosen.set(Path(path))
    try:
        yield
    finally:
        _chosen.reset(token)


def organizations_file() -> Path | None:
    """The user's file: the one chosen, else that of the environment, else `quotetrack.toml` if there is one."""
    named = os.environ.get(FILE_VARIABLE)
    path = _chosen.get() or (Path(named) if named else None)
    if path is not None:
        return path
    default = Path(DEFAULT_FILE)
    return default if default.is_file() else None


def read_user_file(path: Path) -> bytes:
    """The bytes of the user's file.

    Raises:
        LexiconError: It cannot be read.
    """
    try:
        return path.read_bytes()
    except OSError as error:
        raise _unreadable(path, error) from error


def stamp_user_file(path: Path) -> tuple[int, ...]:
    """What changes when the user's file does: its place on the disk, its time and its size.

    Raises:
        LexiconError: There is no such file.
    """
    try:
        stat = path.stat()
    except OSError as error:
        raise _unreadable(path, error) from error
    return stat.st_dev, stat.st_ino, stat.st_mtime_ns, stat.st_size


def _unreadable(path: Path, error: OSError) -> LexiconError:
    reason = error.strerror or str(error)
    return LexiconError(f"{path}: cannot be read ({reason}); give a TOML file, or add to it by `quotetrack org add`")


def parse_user_file(content: bytes, origin: str) -> list[dict[str, Any]]:
    """The `[[organization]]` blocks of a TOML file; other tables are none of our business.

    Raises:
        LexiconError: It is not TOML, or the blocks are written otherwise.
    """
    try:
        tables = tomllib.loads(content.decode("utf-8-sig"))
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise LexiconError(f"{origin}: not valid TOML ({error}); mend that line") from error
    blocks = tables.get(TABLE, [])
    if not isinstance(blocks, list) or not all(isinstance(block, dict) for block in blocks):
        raise LexiconError(f"{origin}: {TABLE!r} is not a list of blocks; begin each with [[{TABLE}]]")
    return blocks


def format_block(record: dict[str, str | list[str]]) -> str:
    """One organisation as a TOML block, empty fields left out."""
    lines = [f"[[{TABLE}]]"]
    for key, value in record.items():
        if value:
            shown = quote_toml(value) if isinstance(value, str) else f"[{', '.join(map(quote_toml, value))}]"
            lines.append(f"{key} = {shown}")
    return "\n".join(lines) + "\n"


def quote_toml(text: str) -> str:
    """The text as a TOML string on one line, whatever it holds."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return '"' + "".join(c if c.isprintable() else f"\\U{ord(c):08x}" for c in escaped) + '"'
