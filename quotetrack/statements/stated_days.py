"""Days of publication that an article's own text gives."""

from __future__ import annotations

from collections.abc import Iterator

from quotetrack.records import Article, BlockKind
from quotetrack.text.dates import find_leading_date, parse_date

__all__ = ["find_stated_days"]

_HEAD = 200
"""Characters of the text within which a date in front of it begins and ends."""


def find_stated_days(article: Article) -> Iterator[tuple[str, int, int]]:
    """Days other than `Article.published` that stand in front of the text, in a date block or in the dateline.

    Yields:
        The day, ISO 8601, and the half-open code points of the words that give it (of the whole dateline).
    """
    published = (article.published or "")[:10]
    for day, start, end in _iter_days(article):
        if day is not None and day[:10] != published:
            yield day[:10], start, end


def _iter_days(article: Article) -> Iterator[tuple[str | None, int, int]]:
    head = article.text[:_HEAD]
    blank = len(head) - len(head.lstrip())
    leading = find_leading_date(head.lstrip())
    if leading is not None:
        yield leading[0], blank, blank + leading[1]
    for block in article.blocks:
        if block.kind is BlockKind.DATE:
            yield parse_date(article.text[block.start : block.end]), block.start, block.end
    if article.dateline is not None and article.dateline.date is not None:
        yield parse_date(article.dateline.date), article.dateline.start, article.dateline.end
