"""When a page was first published: JSON-LD, then meta elements, then what readers see."""

from __future__ import annotations

from typing import Any

import htmldate
from lxml.html import HtmlElement

from quotetrack.text.dates import parse_date

__all__ = ["read_date"]

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
    tree: HtmlElement, names: dict[str, list[str]], articles: list[dict[str, Any]], *, url: str | None
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
    try:
        guess = htmldate.find_date(tree, original_date=True, extensive_search=True, outputformat="%Y-%m-%d", url=url)
    except (ValueError, TypeError, AttributeError, OverflowError, RecursionError):
        return None
    return str(guess) if guess else None
