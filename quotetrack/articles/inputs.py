"""What the caller hands in, opened: files, folders, patterns, standard input, dumps.

A bad input is yielded as an error among the documents, so that one of them never stops a run and never vanishes.
"""

from __future__ import annotations

import glob
import gzip
import io
import os
import stat
import sys
import zlib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO

from quotetrack.articles.decode import decode_bytes
from quotetrack.articles.jsonl import DEFAULT_FIELDS, FieldMap, iter_dump, looks_like_dump, looks_like_html
from quotetrack.errors import InputError, MissingInputError, UnreadableInputError
from quotetrack.records import InputDocument

__all__ = ["READABLE_SUFFIXES", "iter_documents"]

TEXT_SUFFIXES = (".txt", ".text")
HTML_SUFFIXES = (".html", ".htm", ".xhtml")
DUMP_SUFFIXES = (".jsonl", ".ndjson")
READABLE_SUFFIXES = tuple(
    suffix + packed for suffix in (*TEXT_SUFFIXES, *HTML_SUFFIXES, *DUMP_SUFFIXES) for packed in ("", ".gz")
)
"""What a folder is searched for. A file named on its own is read whatever its name, by what it holds."""

MAX_BYTES = 256 * 2**20
"""The largest single file read into memory, unpacked. Dumps are read line by line and have no such bound."""

MAX_LINE = 64 * 2**20
"""The longest line of a dump, in bytes."""

_KINDS = ", ".join(READABLE_SUFFIXES[::2])


def iter_documents(
    inputs: Iterable[str | os.PathLike[str]], *, fields: FieldMap = DEFAULT_FIELDS, stdin: BinaryIO | None = None
) -> Iterator[InputDocument | InputError]:
    """Open inputs one after another and yield what they hold, or why they cannot be read.

    Args:
        inputs: Paths of files and folders (searched with all their subfolders), patterns (`news/*.html`, `**` for any
            depth), or `-` for standard input.
        fields: Which field of a JSON-lines dump holds what.
        stdin: What `-` reads; standard input if None.

    Yields:
        Documents in the order of the inputs, folders and patterns sorted by name. `InputError` values (not raised) for
        what cannot be read: missing, empty, a folder with nothing readable, not a regular file, binary, a bad line of a
        dump.
    """
    for each in inputs:
        name = os.fspath(each)
        if name == "-":
            yield from _read_stdin(stdin if stdin is not None else sys.stdin.buffer, fields)
        else:
            yield from _iter_input(name, fields)


def _iter_input(name: str, fields: FieldMap) -> Iterator[InputDocument | InputError]:
    shown = _printable(name)
    if shown != name:
        yield UnreadableInputError(shown, "has a name that is not UTF-8", "rename the file")
        return
    if "://" in name[:12] or name.startswith("file:"):
        yield UnreadableInputError(name, "is an address, not a file", "save the page and give the file")
        return
    if "\x00" in name:
        yield MissingInputError(name.replace("\x00", "\ufffd"), "has a NUL in its name", "give the path of a file")
        return
    try:
        mode = Path(name).stat().st_mode
    except FileNotFoundError:
        yield from _iter_pattern(name, fields)
        return
    except OSError as error:
        yield _os_error(name, error)
        return
    if stat.S_ISDIR(mode):
        yield from _iter_folder(name, fields)
    elif stat.S_ISREG(mode):
        yield from _read_file(name, fields)
    else:
        yield UnreadableInputError(
            name, f"is {_file_type(mode)}, not a file", "give a file, or `-` to read standard input"
        )


def _iter_pattern(name: str, fields: FieldMap) -> Iterator[InputDocument | InputError]:
    if not glob.has_magic(name):
        yield MissingInputError(name, "does not exist", "check the path")
        return
    matches = sorted(glob.glob(name, recursive=True))  # noqa: PTH207 - takes absolute patterns too
    files = [match for match in matches if not Path(match).is_dir()]
    if not files:
        yield MissingInputError(name, "matches no file", "check the pattern; `**` matches folders of any depth")
    for match in files:
        yield from _iter_input(match, fields)


def _iter_folder(name: str, fields: FieldMap) -> Iterator[InputDocument | InputError]:
    """Every readable file of a folder and its subfolders, sorted; links to folders are not followed."""
    found = False
    refused: list[OSError] = []
    for folder, subfolders, files in os.walk(name, onerror=refused.append):
        subfolders.sort()
        subfolders[:] = [each for each in subfolders if not each.startswith(".")]
        for file in sorted(files):
            if file.lower().endswith(READABLE_SUFFIXES) and not file.startswith("."):
                found = True
                yield from _iter_input(os.path.join(folder, file), fields)  # noqa: PTH118 - Path would drop a leading "./"
    for error in refused:
        yield _os_error(_printable(str(error.filename or name)), error)
    if not found and not refused:
        yield MissingInputError(
            name, "is a folder with nothing readable in it", f"put files of these kinds there: {_KINDS}"
        )


def _read_file(name: str, fields: FieldMap) -> Iterator[InputDocument | InputError]:
    """One regular file, by its suffix, or by what it holds."""
    plain_name = name.lower().removesuffix(".gz")
    try:
        with _open(name) as stream:
            if plain_name.endswith(DUMP_SUFFIXES):
                yield from iter_dump(_iter_lines(stream), name, fields=fields)
                return
            data = stream.read(MAX_BYTES + 1)
    except (OSError, EOFError, zlib.error) as error:
        yield _os_error(name, error)
        return
    yield from _read_data(data, name, fields, suffix=plain_name)


def _read_stdin(stream: BinaryIO, fields: FieldMap) -> Iterator[InputDocument | InputError]:
    try:
        data = stream.read(MAX_BYTES + 1)
    except (OSError, ValueError) as error:
        yield UnreadableInputError("-", f"cannot be read ({error})", "pipe a text into standard input")
        return
    yield from _read_data(data, "-", fields, suffix="")


def _read_data(data: bytes, name: str, fields: FieldMap, *, suffix: str) -> Iterator[InputDocument | InputError]:
    """The documents in a file's bytes."""
    if len(data) > MAX_BYTES:
        yield UnreadableInputError(name, f"is larger than {MAX_BYTES >> 20} MiB", "split it, or give JSON lines")
        return
    if looks_like_dump(data) and not suffix.endswith((*TEXT_SUFFIXES, *HTML_SUFFIXES)):
        yield from iter_dump(io.BytesIO(data), name, fields=fields)
        return
    is_html = suffix.endswith(HTML_SUFFIXES) or (
        not suffix.endswith(TEXT_SUFFIXES) and looks_like_html(data[:4000].decode("utf-8", "replace"))
    )
    try:
        decoded = decode_bytes(data, name=name, is_html=is_html)
    except UnreadableInputError as error:
        yield error
        return
    yield InputDocument(
        name=name,
        text=decoded.text,
        media="html" if is_html else "text",
        encoding=decoded.encoding,
        warnings=decoded.warnings,
    )


def _open(name: str) -> BinaryIO:
    """A file for reading, unpacked where its name ends in .gz."""
    return gzip.open(name, "rb") if name.lower().endswith(".gz") else Path(name).open("rb")  # type: ignore[return-value]


def _iter_lines(stream: BinaryIO) -> Iterator[bytes]:
    """The lines of a stream; one that is longer than MAX_LINE comes cut, and is then refused as no JSON."""
    while line := stream.readline(MAX_LINE):
        if len(line) == MAX_LINE and not line.endswith(b"\n"):
            while (rest := stream.readline(MAX_LINE)) and not rest.endswith(b"\n"):
                pass
        yield line


def _os_error(name: str, error: BaseException) -> InputError:
    """What the system says, as an input error."""
    if isinstance(error, PermissionError):
        return UnreadableInputError(name, "may not be read (permission denied)", "change its permissions")
    if isinstance(error, OSError) and error.errno is not None:
        return UnreadableInputError(name, f"cannot be opened ({error.strerror})", "give the path of a file")
    return UnreadableInputError(name, f"cannot be unpacked ({error})", "check that the file is whole")


def _file_type(mode: int) -> str:
    kinds = (
        (stat.S_ISFIFO, "a named pipe"),
        (stat.S_ISCHR, "a device"),
        (stat.S_ISBLK, "a device"),
        (stat.S_ISSOCK, "a socket"),
    )
    return next((kind for test, kind in kinds if test(mode)), "something special")


def _printable(name: str) -> str:
    """A file name with a visible sign for each byte that is not UTF-8."""
    return os.fsencode(name).decode("utf-8", "replace")
