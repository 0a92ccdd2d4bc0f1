"""The passages that stand on the pages of checks, read as articles."""

from __future__ import annotations

import re
from functools import cache

from quotetrack.pipeline import ReadResult
from quotetrack.pipeline.reader import Reader, read_document
from quotetrack.records import InputDocument

HEAD_RE = re.compile(r"^--- (?P<outlet>.+), (?P<day>\d{4}-\d\d-\d\d)\n", re.MULTILINE)

_READER = Reader()


@cache
def read_passage(passage: str) -> tuple[ReadResult, ...]:
    """The articles of a passage: each begins with `--- OUTLET, YYYY-MM-DD`; without such a line it is one article."""
    parts = HEAD_RE.split(passage)
    found = [(None, None, parts[0])] if parts[0].strip() else []
    found += list(zip(parts[1::3], parts[2::3], parts[3::3], strict=True))
    return tuple(
        ReadResult(*read_document(InputDocument(f"{n}.txt", text, outlet=outlet, published=day), _READER.read))
        for n, (outlet, day, text) in enumerate(found, 1)
    )
