"""JSON objects one a line, with nothing in them that a terminal obeys: what the JSON formats share."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from quotetrack.text.sanitize import for_json

__all__ = ["encode_object", "iter_members"]

_ENCODER = json.JSONEncoder(ensure_ascii=False)


def encode_object(item: Mapping[str, Any]) -> bytes:
    """The object on one line, in UTF-8, its keys in the order they have."""
    return for_json(_ENCODER.encode(item)).encode()


def iter_members(items: Iterable[Mapping[str, Any]]) -> Iterator[bytes]:
    """The objects as members of a JSON array, each on a line of its own, with commas between them."""
    separator = b"\n"
    for item in items:
        yield separator + encode_object(item)
        separator = b",\n"
