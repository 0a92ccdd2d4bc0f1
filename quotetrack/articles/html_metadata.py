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

import htmldate
from lxml.html import HtmlElement

from quotetrack.text.dates import parse_date

__all__ = ["Metadata", "read_metadata"]

MAX_JSON_LD = 2_000_000
"""Characters of JSON-LD read in one element."""

_ARTICLE_TYPES = frozenset({"Article", "BlogPosting", "LiveBlogPosting", "TechArticle", "WebPage"})
"""Types of schema.org whose dates and authors are the article's; every type that ends in NewsArticle is one too."""

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
_TITLE_NAMES = ("og:title", "twitter:title", "dc.title", "sailthru.title", "parsely-title")
_SITE_NAMES = ("og:site_name", "application-name", "twitter:site", "dc.publisher", "publisher")
# What follows the headline in a page's title is the site: `Ferry sinks off the coast | Fenwick Courier`.
_SITE_SUFFIX_RE = re.compile(r"[ \u00a0]+(?:[|»·•—–:-]|::|//)[ \u00a0]+[^|»·•—–]{2,60}$")
_WORD_RE = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Metadata:
    """Statements of a page about itself; None or empty where it makes none. `published` is ISO 8601."""

    title: str | None = None
    published: str | None = None
    url: str | None = None
    site_name: str | None = None
    authors: tuple[str, ...] = ()


def read_metadata(tree: HtmlElement, source: str, *, url: str | None = None) -> Metadata:
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
        title=_read_title(tree, names, articles, site),
        published=_read_date(tree, names, articles, source, address),
        url=address,
        site_name=re.split(r" [|»–—] ", site.lstrip("@"))[0].strip() or None if site else None,
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


def _read_title(
    tree: HtmlElement, names: dict[str, list[str]], articles: list[dict[str, Any]], site: str | None
) -> str | None:
    """The headline: the page's main heading where the stated title repeats it, else the stated title."""
    headlines = [item["headline"] for item in articles if isinstance(item.get("headline"), str)]
    title_element = tree.find(".//title")
    page_title = _fold("".join(title_element.itertext())) if title_element is not None else ""
    stated = _fold(_first_of(names, _TITLE_NAMES) or (headlines[0] if headlines else "")) or page_title
    headings = [_fold("".join(heading.itertext())) for heading in tree.iter("h1")]
    headings = [heading for heading in headings if _words(heading) != _words(site or "")]
    for heading in headings:
        if len(heading) <= 300 and (_is_same_title(heading, page_title, site) or _is_same_title(heading, stated, site)):
            return heading
    short = _SITE_SUFFIX_RE.sub("", stated)
    if stated and short != stated and (stated == page_title or _ends_in_site(stated, short, site)):
        stated = short
    return stated or next((heading for heading in headings if heading), None)


def _is_same_title(heading: str, stated: str, site: str | None) -> bool:
    """Whether a heading says what the page's title says, shorter, longer or a little differently."""
    own = set(_words(site or "").split())
    heading_words, stated_words = set(_words(heading).split()) - own, set(_words(stated).split()) - own
    fewer = min(len(heading_words), len(stated_words))
    return fewer > 0 and len(heading_words & stated_words) >= max(0.5 * fewer, min(2, fewer))


def _ends_in_site(stated: str, short: str, site: str | None) -> bool:
    rest = _words(stated[len(short) :])
    return bool(site) and (rest in _words(site or "") or _words(site or "") in rest)


def _words(text: str) -> str:
    """The words of a title in small letters, for comparing; a space at each end so that whole words are compared."""
    return f" {' '.join(_WORD_RE.findall(text.casefold()))} "


def _fold(text: Any) -> str:
    return " ".join(text.split()) if isinstance(text, str) else ""


def _read_date(
    tree: HtmlElement, names: dict[str, list[str]], articles: list[dict[str, Any]], source: str, url: str | None
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
