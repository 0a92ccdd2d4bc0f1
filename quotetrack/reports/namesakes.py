"""Rows of one name that stand for several: nobody has decided yet whether they are one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from quotetrack.reports.summaries import Summary

__all__ = ["count_namesakes", "qualify_names"]


def qualify_names(rows: Iterable[Summary]) -> dict[str, str]:
    """What to put behind the names of rows that share one, by the rows' keys: what is told of them, else a number.

    >>> qualify_names([])
    {}
    """
    qualifiers: dict[str, str] = {}
    for namesakes in _group(rows):
        details = [row.detail for row in namesakes]
        for number, row in enumerate(namesakes, 1):
            is_telling = row.detail is not None and details.count(row.detail) == 1
            qualifiers[row.key] = str(row.detail if is_telling else number)
    return qualifiers


def count_namesakes(rows: Iterable[Summary]) -> int:
    """How many names stand in more than one row."""
    return len(_group(rows))


def _group(rows: Iterable[Summary]) -> list[list[Summary]]:
    by_name: defaultdict[str, list[Summary]] = defaultdict(list)
    for row in rows:
        # What is unnamed or has no name of its own ("officials", "the ministry") is another one in every article.
        if row.name is not None and "@" not in row.key:
            by_name[row.name].append(row)
    return [found for found in by_name.values() if len(found) > 1]
