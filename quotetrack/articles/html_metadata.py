"""What a page states about itself: JSON-LD first, then meta elements, then the visible page.

JSON-LD is written for search engines and is right more often than anything else; it also says which date is the first
publication and which the last change.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from lxml.html import HtmlElement

from quotetrack.articles.html_date import read_date
from quotetrack.articles.html_title import read_title

__all__ = ["Metadata", "read_metadata"]

MAX_JSON_LD = 2_000_000
"""Characters of JSON-LD read in one element."""

_ARTICLE_TYPES = frozenset({"Article", "BlogPosting", "LiveBlogPosting", "TechArticle", "WebPage"})
"""Types of schema.org whose dates and authors are the article's; every type that ends in NewsArticle is one too."""

_AUTHOR_NAMES = (
    "author",
    "byl",
    "article:author",
    "parsely-author",
    "sailthru.author",
    "dc.creator",
    "dcterms.creator",
    "byline",
)
_SITE_NAMES = ("og:site_name", "application-name", "twitter:site", "dc.publisher", "publisher")


@dataclass(frozen=True, slots=True)
class Metadata:
    """Statements of a page about itself; None or empty where it makes none. `published` is ISO 8601.

    `publisher` is JSON-LD's, who may be the agency that a paper has the story from; `site_name` is the site's.
    """

    title: str | None = None
    published: str | None = None
    url: str | None = None
    site_name: str | None = None
    publisher: str | None = None
    authors: tuple[str, ...] = ()


def read_metadata(tree: HtmlElement, *, url: str | None = None, is_huge: bool = False) -> Metadata:
    """Read title, first publication, address, site and authors of a parsed page."""
    names = _read_meta_elements(tree)
    articles = [item for item in _iter_json_ld(tree) if _is_article(item)]
    # A WebPage's date may be the site's; a NewsArticle beside it knows better.
    articles.sort(key=lambda item: "WebPage" in _types(item))
    address = url or _read_url(tree, names)
    site = _first_of(names, _SITE_NAMES) or _publisher(articles)
    if site is not None and ("/" in site.strip("@")[:8] or "//" in site):  # an address, or the path of an account
        site = _publisher(articles)
    return Metadata(
        title=read_title(tree, names, articles, site=site, url=address),
        published=read_date(tree, names, articles, url=address, is_huge=is_huge),
        url=address,
        site_name=re.split(r" [|»–—] ", site.lstrip("@"))[0].strip() or None if site else None,
        publisher=_publisher(articles),
        authors=_read_authors(tree, names, articles),
    )


def _read_meta_elements(tree: HtmlElement) -> dict[str, list[str]]:
    """The contents of meta elements by lower-case name, property or itemprop, in order."""
    names: dict[str, list[str]] = {}
    for meta in tree.iter("meta"):
        name = meta.get("property") or meta.get("name") or meta.get("itemprop")
        content = (meta.get("content") or "").strip()
        if name and content and len(content) <= 1000:
            names.setdefault(name.strip().lower(), []).append(content)
    return names


def _first_of(names: dict[str, list[str]], wanted: tuple[str, ...]) -> str | None:
    return next((names[name][0] for name in wanted if name in names), None)


def _iter_json_ld(tree: HtmlElement) -> Iterator[dict[str, Any]]:
    """Every object of the page's JSON-LD, graphs unfolded; what is not JSON is passed over."""
    for script in tree.iter("script"):
        if (script.get("type") or "").strip().lower() != "application/ld+json":
            continue
        content = "".join(script.itertext()).strip().strip(";")
        if not content or len(content) > MAX_JSON_LD:
            continue
        try:
            # Many pages break strings over lines, which strict JSON forbids.
            data = json.loads(content, strict=False)
        except (ValueError, RecursionError):
            continue
        waiting = [data]
        while waiting:
            item = waiting.pop(0)
            if isinstance(item, list):
                waiting.extend(item[:100])
            elif isinstance(item, dict):
                yield item
                waiting.extend(item[key] for key in ("@graph", "mainEntity", "mainEntityOfPage") if key in item)


def _types(item: dict[str, Any]) -> set[str]:
    kind = item.get("@type")
    kinds = kind if isinstance(kind, list) else [kind]
    return {str(name).rsplit("/", 1)[-1] for name in kinds if name}


def _is_article(item: dict[str, Any]) -> bool:
    return any(name in _ARTICLE_TYPES or name.endswith("NewsArticle") for name in _types(item))


def _read_url(tree: HtmlElement, names: dict[str, list[str]]) -> str | None:
    """The page's own address: the canonical link, else Open Graph's."""
    canonical = [link.get("href") or "" for link in tree.iter("link") if (link.get("rel") or "").lower() == "canonical"]
    addresses: list[str] = [*canonical, *names.get("og:url", ())]
    for address in addresses:
        try:
            parts = urlsplit(address.strip())
        except ValueError:
            continue
        if parts.scheme in {"http", "https"} and parts.netloc:
            return address.strip()
    return None


def _publisher(articles: list[dict[str, Any]]) -> str | None:
    for item in articles:
        publisher = item.get("publisher")
        for one in publisher if isinstance(publisher, list) else [publisher]:
            if isinstance(one, dict) and isinstance(one.get("name"), str) and one["name"].strip():
                return _fold(one["name"])
    return None


def _read_authors(tree: HtmlElement, names: dict[str, list[str]], articles: list[dict[str, Any]]) -> tuple[str, ...]:
    """Authors as stated, publisher among them if the page says so; `clean_authors` parts them."""
    found: dict[str, None] = {}
    for item in articles:
        author = item.get("author") or item.get("creator")
        for one in author if isinstance(author, list) else [author]:
            name = one.get("name") if isinstance(one, dict) else one
            for each in name if isinstance(name, list) else [name]:
                if _fold(each) and not _fold(each).startswith("http"):
                    found.setdefault(_fold(each), None)
    for name in _AUTHOR_NAMES if not found else ():
        for value in names.get(name, ()):
            if not value.startswith("http"):
                found.setdefault(_fold(value), None)
    if not found:
        for element in tree.xpath("//*[@rel='author' or @itemprop='author']")[:6]:
            line = _fold("".join(element.itertext()))
            if 2 < len(line) <= 80:
                found.setdefault(line, None)
    return tuple(found)


def _fold(text: Any) -> str:
    """A stated value on one line; empty where it is no text."""
    return " ".join(text.split()) if isinstance(text, str) else ""
