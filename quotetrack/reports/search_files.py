"""The hits of a search as JSON or CSV: nothing shortened. docs/reports.md promises the fields."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TextIO

from quotetrack.output.files import LIST_SEPARATOR, encode_json, write_csv
from quotetrack.records import SCHEMA
from quotetrack.reports.hits import Hit, hit_to_json
from quotetrack.statements import mark_changes

__all__ = ["CSV_COLUMNS", "write_hits_csv", "write_hits_json", "write_hits_jsonl"]

CSV_COLUMNS = (
    "found_by", "typed_words", "agreeing_words", "grade", "meaning_at_risk", "speaker", "affiliation", "kind",
    "outlet", "published", "carriers", "also_in", "articles", "outlets", "article", "article_id", "id", "content",
    "difference",
)  # fmt: skip


def write_hits_json(typed: str, hits: Sequence[Hit], stream: TextIO) -> None:
    """Write one JSON object: what was typed, and the hits, best first."""
    value = {"schema": SCHEMA, "typed": typed, "hits": [hit_to_json(hit) for hit in hits]}
    stream.write(encode_json(value, stream, indent=2) + "\n")


def write_hits_jsonl(hits: Sequence[Hit], stream: TextIO) -> None:
    """Write one JSON object a line, one line a hit."""
    for hit in hits:
        stream.write(encode_json({"schema": SCHEMA, **hit_to_json(hit)}, stream) + "\n")


def write_hits_csv(hits: Sequence[Hit], stream: TextIO, *, raw: bool = False) -> None:
    """Write one line a hit under a line of column names.

    Args:
        hits: What to write.
        stream: Opened with `newline=""`, or stdout.
        raw: Leave cells as they are that a spreadsheet would take for formulas.
    """
    write_csv(CSV_COLUMNS, map(_hit_to_cells, hits), stream, raw=raw)


def _hit_to_cells(hit: Hit) -> list[str | float | None]:
    place, difference = hit.attribution, hit.difference
    return [
        hit.found_by.value, hit.typed, hit.agreeing, difference.grade.value if difference else "",
        int(hit.is_at_risk), hit.speaker, hit.affiliation, place.kind.value, hit.article.outlet,
        hit.article.published, LIST_SEPARATOR.join(f"{name} ({basis})" for name, basis in hit.carriers),
        LIST_SEPARATOR.join(hit.also_in), len(hit.places), len(hit.outlets), place.article, place.article_id,
        place.id, hit.wording, mark_changes(difference) if difference else "",
    ]  # fmt: skip
