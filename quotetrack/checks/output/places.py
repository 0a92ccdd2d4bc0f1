"""Which file an article stands in, for programmes that open it: annotations, viewers of results."""

from __future__ import annotations

import re
from typing import NamedTuple
from urllib.parse import quote

from quotetrack.checks.finding import Finding
from quotetrack.text.sanitize import web_address

__all__ = ["FilePlace", "find_file", "place_of", "to_uri"]

_DUMP_RE = re.compile(r"(?P<path>.+?\.(?:jsonl|ndjson)(?:\.gz)?)#(?P<key>.*)", re.IGNORECASE | re.DOTALL)
# Of these the text that findings count in is not the file's: web pages are read, dumps and archives unpacked.
_NOT_LINES_RE = re.compile(r"\.(?:x?html?|jsonl|ndjson|gz)$", re.IGNORECASE)
_TEXT_RE = re.compile(r"\.te?xt$", re.IGNORECASE)
_RESERVED = ":/?#[]@!$&'()*+,;=%"
STDIN = "-"


class FilePlace(NamedTuple):
    """Where an article was read from.

    Attributes:
        path: The file; None for standard input.
        key: Which article of it; None where it is one.
        has_lines: Whether lines and columns of the article's text are those of the file.
    """

    path: str | None
    key: str | None
    has_lines: bool


def find_file(article: str) -> FilePlace:
    """The file of an article, by the name of its input: `story.txt`, `page.html`, `dump.jsonl#key`, `-#key`."""
    dump = _DUMP_RE.fullmatch(article)
    path, key = (dump["path"], dump["key"]) if dump else (article, None)
    if not dump and not _TEXT_RE.search(article):
        path, hash_, rest = article.partition("#")
        path, key = (path, rest) if hash_ and path else (article, None)
    has_lines = key is None and path != STDIN and not _NOT_LINES_RE.search(path)
    return FilePlace(None if path == STDIN else path, key, has_lines)


def to_uri(article: str, url: str | None = None) -> str | None:
    """The address of an article's file, relative as its path is; that of its page where it has no file.

    >>> to_uri("news/a b.txt"), to_uri("-", "https://gull.example/é"), to_uri("-", "javascript:alert(1)")
    ('news/a%20b.txt', 'https://gull.example/%C3%A9', None)
    """
    path = find_file(article).path
    if path is not None:
        found = quote(path.encode("utf-8", "replace"), safe="/")
        return f"file://{found}" if found.startswith("/") else found
    address = web_address(url) if url is not None else None
    return quote(address, safe=_RESERVED) if address is not None else None


def place_of(finding: Finding) -> str:
    """`story.txt:12:4`, as editors understand it; only the article where the finding is about all of it."""
    location = finding.location
    return finding.article if location is None else f"{finding.article}:{location.line}:{location.column}"
