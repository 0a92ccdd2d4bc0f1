"""Gold and records as files: their bytes, their JSON, and one clear error where there is none."""

from __future__ import annotations

import gzip
import json
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from quotetrack.errors import InputError, MissingInputError

__all__ = ["iter_json_lines", "parse_json", "read_bytes", "to_text"]


def read_bytes(path: Path) -> bytes:
    """A file's bytes, unpacked where its name ends in .gz.

    Raises:
        MissingInputError: There is no such file.
        InputError: It cannot be opened or unpacked.
    """
    try:
        if path.name.lower().endswith(".gz"):
            with gzip.open(path, "rb") as stream:
                return stream.read()
        return path.read_bytes()
    except FileNotFoundError as error:
        raise MissingInputError(str(path), "does not exist", "check the path") from error
    except (EOFError, zlib.error, gzip.BadGzipFile) as error:
        raise InputError(str(path), f"cannot be unpacked ({error})", "check that the file is whole") from error
    except OSError as error:
        raise InputError(str(path), f"cannot be opened ({error.strerror})", "give the path of a file") from error


def to_text(data: bytes, name: str) -> str:
    """Bytes as UTF-8 text.

    Raises:
        InputError: They are not UTF-8.
    """
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise InputError(name, f"is not UTF-8 at byte {error.start}", "save it as UTF-8") from error


def parse_json(text: str, name: str, advice: str) -> Any:
    """A JSON value.

    Raises:
        InputError: The text is not JSON; the message has `name` and `advice`.
    """
    try:
        return json.loads(text)
    except RecursionError as error:
        raise InputError(name, "is nested too deep", advice) from error
    except json.JSONDecodeError as error:
        place = f"line {error.lineno}, character {error.colno}"
        raise InputError(name, f"is not JSON ({error.msg} at {place})", advice) from error
    except ValueError as error:  # Python refuses integers of thousands of digits
        raise InputError(name, f"is not JSON ({error})", advice) from error


def iter_json_lines(text: str, name: str, advice: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """The objects of JSON lines, each with its place (`NAME line 7`) for messages; empty lines are passed over.

    Raises:
        InputError: A line is not a JSON object.
    """
    for number, line in enumerate(text.split("\n"), start=1):
        if line.strip():
            place = f"{name} line {number}"
            value = parse_json(line, place, advice)
            if not isinstance(value, dict):
                raise InputError(place, f"is a JSON {type(value).__name__}, not an object", advice)
            yield place, value
