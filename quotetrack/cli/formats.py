"""Prints readings on stdout in the formats of `quotetrack extract`, each article as soon as it has been read."""

from __future__ import annotations

import csv
import sys
from collections.abc import Iterable, Iterator

from quotetrack.graph.identity import speaker_label
from quotetrack.output.console import make_console
from quotetrack.pipeline import ReadResult
from quotetrack.records import Article, Attribution
from quotetrack.records_json import JsonObject, article_to_json, attribution_to_json, to_line
from quotetrack.reports.terminal import print_attributions
from quotetrack.text.sanitize import for_csv_cell, for_json, for_terminal

__all__ = ["write_results"]

ATTRIBUTION_COLUMNS = (
    "id", "article", "article_id", "kind", "class", "speaker", "speaker_type", "role", "anonymous", "organizations",
    "carriers", "source", "cue", "content", "start", "end", "medium", "confidence", "notes",
    "co_speakers",
)  # fmt: skip
ARTICLE_COLUMNS = (
    "article", "article_id", "text_sha256", "outlet", "url", "title", "published", "bylines", "dateline", "credits",
    "picture_credits", "text",
)  # fmt: skip
LIST_SEPARATOR = "; "


def write_results(readings: Iterable[ReadResult], format_: str, *, with_articles: bool, raw_csv: bool) -> int:
    """Print readings on stdout as `table`, `json`, `jsonl` or `csv`.

    Args:
        readings: One an article, in the order to print.
        format_: One of the four.
        with_articles: Print the article's record before its attributions; in csv, instead of them.
        raw_csv: Leave csv cells that a spreadsheet would run as they are.

    Returns:
        How many records were printed (in `table`, how many attributions).
    """
    if format_ == "table":
        return _print_table(readings)
    if format_ == "csv":
        return _write_csv(readings, of_articles=with_articles, raw=raw_csv)
    return _write_json(_iter_records(readings, with_articles), as_array=format_ == "json")


def _print_table(readings: Iterable[ReadResult]) -> int:
    console = make_console()
    n_attributions = 0
    for reading in readings:
        print_attributions(console, reading.article, reading.attributions)
        sys.stdout.flush()
        n_attributions += len(reading.attributions)
    return n_attributions


def _iter_records(readings: Iterable[ReadResult], with_articles: bool) -> Iterator[JsonObject]:
    for reading in readings:
        if with_articles:
            yield article_to_json(reading.article)
        yield from map(attribution_to_json, reading.attributions)


def _write_json(records: Iterable[JsonObject], *, as_array: bool) -> int:
    # JSON is UTF-8; where the terminal or pipe has another encoding, escapes say the same in ASCII.
    ascii_only = (sys.stdout.encoding or "").lower().replace("-", "") != "utf8"
    n_records = 0
    for record in records:
        line = to_line(record, ascii_only=ascii_only)
        if sys.stdout.isatty():
            line = for_json(line)
        if as_array:
            line = f"[\n{line}" if n_records == 0 else f",\n{line}"
        print(line, end="" if as_array else "\n", flush=not as_array)
        n_records += 1
    if as_array:
        print("\n]" if n_records else "[]")
    return n_records


def _write_csv(readings: Iterable[ReadResult], *, of_articles: bool, raw: bool) -> int:
    writer = csv.writer(sys.stdout)
    writer.writerow(ARTICLE_COLUMNS if of_articles else ATTRIBUTION_COLUMNS)
    n_rows = 0
    for reading in readings:
        rows = [_article_cells(reading.article)] if of_articles else map(_attribution_cells, reading.attributions)
        for cells in rows:
            shown = cells if raw else [for_csv_cell(cell) for cell in cells]
            writer.writerow(map(for_terminal, shown) if sys.stdout.isatty() else shown)
            n_rows += 1
        sys.stdout.flush()
    return n_rows


def _attribution_cells(attribution: Attribution) -> list[str]:
    speaker = attribution.speaker
    return [
        attribution.id,
        attribution.article,
        attribution.article_id,
        attribution.kind.value,
        attribution.category.value,
        "" if speaker is None else speaker.name or "",
        "" if speaker is None else speaker.type.value,
        "" if speaker is None else speaker.role or "",
        "" if speaker is None else str(int(speaker.anonymous)),
        LIST_SEPARATOR.join(organization.name for organization in attribution.organizations),
        LIST_SEPARATOR.join(f"{carrier.name} ({carrier.basis.value})" for carrier in attribution.carriers),
        "" if attribution.source is None else attribution.source.text,
        "" if attribution.cue is None else attribution.cue.text,
        " ".join(span.text for span in attribution.content),
        str(attribution.content[0].start),
        str(attribution.content[-1].end),
        attribution.medium or "",
        str(attribution.confidence),
        LIST_SEPARATOR.join(attribution.notes),
        LIST_SEPARATOR.join(speaker_label(speaker) for speaker in attribution.co_speakers),
    ]


def _article_cells(article: Article) -> list[str]:
    dateline = article.dateline
    return [
        article.name,
        article.id,
        article.text_sha256,
        article.outlet or "",
        article.url or "",
        article.title or "",
        article.published or "",
        LIST_SEPARATOR.join(article.bylines),
        "" if dateline is None else article.text[dateline.start : dateline.end],
        LIST_SEPARATOR.join(f"{credit.name} ({credit.basis.value})" for credit in article.credits),
        LIST_SEPARATOR.join(article.picture_credits),
        article.text,
    ]
