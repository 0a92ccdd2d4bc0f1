"""Dumps: one JSON object a line, one article an object."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, NoReturn

from quotetrack.errors import InputError, UnreadableInputError
from quotetrack.records import InputDocument

__all__ = ["DEFAULT_FIELDS", "FieldMap", "iter_dump", "looks_like_dump"]

_ADVICE = 'write one object a line, like {"title": ..., "text": ...}'
_MAX_SHOWN = 80


@dataclass(frozen=True, slots=True)
class FieldMap:
    """Which field of a dump holds what. A name with dots goes into nested objects (`source.name`).

    Only `text` must be there; a `text` that is HTML is read as a page.
    """

    id: str = "id"
    title: str = "title"
    text: str = "text"
    outlet: str = "outlet"
    date: str = "date"
    url: str = "url"
    author: str = "author"


DEFAULT_FIELDS = FieldMap()


def iter_dump(
    lines: Iterable[bytes],
    name: str,
    *,
    fields: FieldMap = DEFAULT_FIELDS,
    encoding: str = "utf-8",
    warnings: tuple[str, ...] = (),
) -> Iterator[InputDocument | InputError]:
    """Read a dump line by line; a line that cannot be read is yielded as an error with its number.

    Args:
        lines: The file's lines. Empty ones are passed over.
        name: The input as given; articles are named `name#id`, or `name#7` for line 7 where there is no id.
        encoding, warnings: How the lines were decoded, for the record.
    """
    count = 0
    for number, line in enumerate(lines, start=1):
        stripped = line.removeprefix(b"\xef\xbb\xbf").strip() if number == 1 else line.strip()
        if not stripped:
            continue
        count += 1
        try:
            item = _parse_line(stripped)
            yield _make_document(item, name, number, fields, encoding, warnings)
        except _LineError as error:
            yield UnreadableInputError(name, f"line {number} {error}", _ADVICE)
    if not count:
        yield UnreadableInputError(name, "is empty", _ADVICE)


def looks_like_dump(data: bytes) -> bool:
    """Whether data of unknown kind is JSON lines: the first line that holds anything is a JSON object."""
    start = data[:_SNIFF].lstrip(b"\xef\xbb\xbf \t\r\n")
    if not start.startswith(b"{"):
        return False
    line = data.lstrip(b"\xef\xbb\xbf \t\r\n").split(b"\n", 1)[0]
    try:
        return isinstance(json.loads(line), dict)
    except (ValueError, RecursionError):
        return False


_SNIFF = 4096


class _LineError(Exception):
    """Why a line is no article, to be put behind `line 7 ...`."""


def _parse_line(line: bytes) -> dict[str, Any]:
    """One JSON object, strictly: no NaN, no nesting without end, no integer that takes for ever to read."""
    try:
        text = line.decode("utf-8")
    except UnicodeDecodeError:
        raise _LineError("is not UTF-8") from None
    try:
        item = json.loads(text, parse_constant=_refuse_constant)
    except RecursionError:
        raise _LineError("is nested too deep") from None
    except json.JSONDecodeError as error:
        raise _LineError(f"is not JSON ({error.msg} at character {error.pos + 1})") from None
    except ValueError as error:
        # Python refuses integers of more than 4,300 digits, whose reading takes time with the square of their length.
        reason = "holds an integer of too many digits" if "digits" in str(error) else str(error)
        raise _LineError(reason) from None
    if not isinstance(item, dict):
        raise _LineError(f"is a JSON {type(item).__name__}, not an object")
    return item


def _refuse_constant(constant: str) -> NoReturn:
    raise ValueError(f"holds {constant}, which is not JSON")


def _make_document(
    item: dict[str, Any], name: str, number: int, fields: FieldMap, encoding: str, warnings: tuple[str, ...]
) -> InputDocument:
    text = _pick(item, fields.text)
    if not isinstance(text, str):
        known = ", ".join(sorted(str(key) for key in item))[:_MAX_SHOWN]
        raise _LineError(f"has no text in {fields.text!r} (it has {known or 'no fields'})")
    if not text.strip():
        raise _LineError(f"has an empty {fields.text!r}")
    key = _string(item, fields.id) or str(number)
    authors = _pick(item, fields.author)
    named = authors if isinstance(authors, list) else [authors]
    document = InputDocument(
        name=f"{name}#{key}",
        text=text,
        media="html" if looks_like_html(text) else "text",
        encoding=encoding,
        title=_string(item, fields.title),
        outlet=_string(item, fields.outlet),
        published=_string(item, fields.date),
        url=_string(item, fields.url),
        bylines=tuple(author.strip() for author in named if isinstance(author, str) and author.strip()),
        warnings=warnings,
    )
    for field in (document.text, document.name, document.title, document.outlet, document.url, *document.bylines):
        # An escape like \\ud83d alone is half a character, which can be neither stored nor printed.
        if field is not None and not field.isascii() and any("\ud800" <= char <= "\udfff" for char in field):
            raise _LineError("holds half a surrogate pair (\\ud800 to \\udfff alone)")
    return document


def looks_like_html(text: str) -> bool:
    """Whether a text is HTML source: it begins with a tag that pages and their bodies begin with."""
    start = text[:2000].lstrip("\ufeff \t\r\n").lower()
    while start.startswith(("<!--", "<?xml")):
        end = start.find("-->" if start.startswith("<!--") else "?>")
        if end < 0:
            return True
        start = start[end + 3 :].lstrip("> \t\r\n")
    return start.startswith(
        (
            "<!doctype html",
            "<html",
            "<head",
            "<body",
            "<article",
            "<div",
            "<main",
            "<section",
            "<p>",
            "<p ",
            "<meta",
            "<title",
            "<h1",
        )
    )


def _pick(item: dict[str, Any], path: str) -> Any:
    """A field by name, or by dots into nested objects; None where there is none."""
    if path in item:
        return item[path]
    value: Any = item
    for part in path.split("."):
        if not isinstance(value, dict) or part not in value:
            return None
        value = value[part]
    return value


def _string(item: dict[str, Any], path: str) -> str | None:
    """A field as text on one line; numbers as written; None where it is empty or anything else."""
    value = _pick(item, path)
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return None
    folded = " ".join(str(value).split())
    return folded or None
