"""When a page was first published: JSON-LD, then meta elements, then what readers see."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any

import htmldate
from lxml.html import HtmlElement

from quotetrack.text.dates import DATE_PATTERN, parse_date

__all__ = ["read_date"]

MAX_LINE = 120
"""Characters; dates for readers stand in shorter pieces of text than that."""

_HALF_HOUR = timedelta(minutes=30)
_DATE_RE = re.compile(rf"{DATE_PATTERN}|\b\d{{1,2}}/\d{{1,2}}/(?:19|20)\d\d\b", re.IGNORECASE)
_CLOCK_RE = re.compile(r"\b(1[0-2]|0?[1-9])[:.]([0-5]\d)[ ]?([ap])\.?m\b", re.IGNORECASE)

_DATE_NAMES = (
    "article:published_time",
    "og:article:published_time",
    "og:published_time",
    "datepublished",
    "date.published",
    "publish-date",
    "publish_date",
    "publication_date",
    "pubdate",
    "parsely-pub-date",
    "sailthru.date",
    "dc.date.issued",
    "dc.date",
    "dcterms.created",
    "cxenseparse:recs:publishtime",
    "article.published",
    "article_date_original",
    "originalpublicationdate",
    "ptime",
    "date",
)


def read_date(
    tree: HtmlElement,
    names: dict[str, list[str]],
    articles: list[dict[str, Any]],
    *,
    url: str | None,
    is_huge: bool = False,
) -> str | None:
    """When a page was first published, in ISO 8601.

    Machines are told the time in Greenwich and readers the day where the newsroom is: a story of 8:59 in the evening in
    Minnesota is dated the next day in its JSON-LD. Where the page shows readers the day before or after and not the
    stated one, readers are right, and the time is put into the newsroom's zone, or left out where no clock tells it.

    Args:
        names: Contents of meta elements by name.
        articles: JSON-LD objects that are articles.
        is_huge: Whether the page is too large to search its visible text.
    """
    stated = _read_stated_date(tree, names, articles, url=url, is_huge=is_huge)
    if stated is None or is_huge or len(stated) <= len("2016-12-12"):
        return stated
    moment = datetime.fromisoformat(stated)
    if moment.utcoffset():
        return stated
    moment = moment.replace(tzinfo=UTC)
    lines = list(_iter_short_lines(tree))
    days = {day for line in lines for day in _find_days(line)}
    if moment.date() in days:
        return stated
    for day in (moment.date() - timedelta(days=1), moment.date() + timedelta(days=1)):
        if day in days:
            return _move_to(day, moment, lines)
    return stated


def _iter_short_lines(tree: HtmlElement) -> Iterator[str]:
    """The short pieces of text on a page, where dates and times stand."""
    for element in tree.iter():
        if element.tag in {"script", "style", "option", "noscript"}:
            continue
        for piece in (element.text, element.tail):
            if piece is not None and 5 <= len(piece) <= MAX_LINE and piece.strip():
                yield " ".join(piece.split())


def _find_days(line: str) -> Iterator[date]:
    for match in _DATE_RE.finditer(line):
        day = parse_date(match[0])
        if day is not None:
            yield date.fromisoformat(day)


def _move_to(day: date, moment: datetime, lines: list[str]) -> str:
    """The moment in the zone where it falls on that day, if a clock on the page tells which; else the day alone."""
    for line in lines:
        for match in _CLOCK_RE.finditer(line):
            hour = int(match[1]) % 12 + (12 if match[3].lower() == "p" else 0)
            local = datetime(day.year, day.month, day.day, hour, int(match[2]), tzinfo=UTC)
            # Zones lie half an hour apart; the clock leaves out the seconds and may be a little late.
            steps = round((local - moment) / _HALF_HOUR)
            off = local - moment - steps * _HALF_HOUR
            if abs(steps) <= 28 and abs(off) <= timedelta(minutes=3):
                moved = moment.astimezone(timezone(steps * _HALF_HOUR))
                if moved.date() == day:
                    return moved.isoformat()
    return day.isoformat()


def _read_stated_date(
    tree: HtmlElement,
    names: dict[str, list[str]],
    articles: list[dict[str, Any]],
    *,
    url: str | None,
    is_huge: bool = False,
) -> str | None:
    """When the page was first published."""
    for item in articles:
        for key in ("datePublished", "dateCreated"):
            value = item.get(key)
            found = parse_date(value) if isinstance(value, str) else None
            if found is not None:
                return found
    for name in _DATE_NAMES:
        for value in names.get(name, ()):
            found = parse_date(value)
            if found is not None:
                return found
    for element in tree.iterfind(".//*[@itemprop='datePublished']"):
        found = parse_date(element.get("datetime") or element.get("content") or "".join(element.itertext()))
        if found is not None:
            return found
    if is_huge:
        return None
    try:
        guess = htmldate.find_date(tree, original_date=True, extensive_search=True, outputformat="%Y-%m-%d", url=url)
    except (ValueError, TypeError, AttributeError, OverflowError, RecursionError):
        return None
    return str(guess) if guess else None
