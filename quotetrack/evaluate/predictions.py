"""The records to be scored, article by article of the gold: those just read, or those in somebody's file."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from quotetrack.errors import InputError, RecordError
from quotetrack.evaluate.files import iter_json_lines, read_bytes, to_text
from quotetrack.records import SCHEMA, Attribution
from quotetrack.records_json import attribution_from_json

__all__ = ["Predictions", "find_key", "read_predictions"]

ADVICE = "give records as `quotetrack extract --format jsonl` prints them"

_DEFAULTS: dict[str, Any] = {
    "schema": SCHEMA, "id": "", "article_id": "", "text_sha256": "", "cue": None, "source": None, "speaker": None,
    "organizations": [], "carriers": [], "medium": None, "class": "statement", "confidence": 1.0, "notes": [],
}  # fmt: skip
"""What a record of another tool may leave out; `article`, `kind` and `content` it must have."""


@dataclass(frozen=True, slots=True)
class Predictions:
    """Records by the gold's article.

    Attributes:
        by_article: For each article with records, its key and its records, in the order they came.
        strangers: How many records are of articles that the gold does not have.
        has_confidence: Whether every record says how sure it is.
    """

    by_article: dict[str, list[Attribution]]
    strangers: int = 0
    has_confidence: bool = True

    @classmethod
    def collect(
        cls, attributions: Iterable[Attribution], keys: Collection[str], *, has_confidence: bool = True
    ) -> Predictions:
        """Sort records by the gold's articles.

        A record that comes again counts once: PolNeAR's files hold an article as often as it has annotators, and what
        reads the file reads it as often.
        """
        by_article: dict[str, list[Attribution]] = {}
        strangers = 0
        seen: set[tuple[str, str]] = set()
        for attribution in attributions:
            if attribution.id and (attribution.article, attribution.id) in seen:
                continue
            seen.add((attribution.article, attribution.id))
            key = find_key(attribution.article, keys)
            if key is None:
                strangers += 1
            else:
                by_article.setdefault(key, []).append(attribution)
        return cls(by_article, strangers, has_confidence)


def find_key(name: str, keys: Collection[str]) -> str | None:
    """Which of the gold's articles a record's `article` names: `FILE#key`, the key itself, or a file `key.txt`.

    >>> find_key("dump.jsonl#a7", {"a7", "b8"}), find_key("texts/b8.txt", {"a7", "b8"}), find_key("c9", {"a7"})
    ('a7', 'b8', None)
    """
    for candidate in (name, name.partition("#")[2], name.rpartition("#")[2], Path(name).stem):
        if candidate in keys:
            return candidate
    return None


def read_predictions(path: Path, keys: Collection[str]) -> Predictions:
    """The records of a JSON lines file in the wire format of docs/records.md; lines that are articles are passed over.

    Raises:
        MissingInputError: There is no such file.
        InputError: It cannot be read, a line is no record, or none of them is of an article of the gold.
    """
    name = str(path)
    missing: list[bool] = []

    def iter_attributions() -> Iterator[Attribution]:
        for place, row in iter_json_lines(to_text(read_bytes(path), name), name, ADVICE):
            if "text" in row and "content" not in row:
                continue  # an article, as `extract --articles` prints it
            missing.append("confidence" not in row)
            try:
                yield attribution_from_json(_DEFAULTS | row)
            except RecordError as error:
                raise InputError(place, f"is no record ({error})", ADVICE) from error

    found = Predictions.collect(iter_attributions(), keys)
    if missing and not found.by_article:
        raise InputError(
            name,
            f"has {len(missing)} records, none of them of an article of the gold",
            f"name articles as the gold does, like {min(keys)!r}",
        )
    return Predictions(found.by_article, found.strangers, has_confidence=bool(missing) and not any(missing))
