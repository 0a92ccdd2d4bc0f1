"""The headline of a page: its main heading, checked against what the page calls itself."""

from __future__ import annotations

import re
from typing import Any

from lxml.html import HtmlElement

from quotetrack.lexicon.known_carriers import find_known_carrier

__all__ = ["read_title"]

_TITLE_NAMES = ("og:title", "twitter:title", "dc.title", "sailthru.title", "parsely-title")
# What follows the headline in a page's title is the site: `Ferry sinks off the coast | Fenwick Courier`.
_SITE_SUFFIX_RE = re.compile(r"[ \u00a0]+(?:[|»·•—–:-]|::|//)[ \u00a0]+[^|»·•—–]{2,60}$")
_WORD_RE = re.compile(r"\w+")


def read_title(
    tree: HtmlElement,
    names: dict[str, list[str]],
    articles: list[dict[str, Any]],
    *,
    site: str | None,
    url: str | None,
) -> str | None:
    """The headline: the page's main heading where the stated title says the same, else the stated title.

    Args:
        names: Contents of meta elements by name.
        articles: JSON-LD objects that are articles.
        site, url: The site's name and the page's address, where known: a heading that says only these is no headline.
    """
    known = find_known_carrier(url) if url else None
    own = set(f"{_words(site or '')} {_words(known.name if known is not None else '')}".split())
    own |= {"newspaper", "news", "com"}
    headlines = [item["headline"] for item in articles if isinstance(item.get("headline"), str)]
    title_element = tree.find(".//title")
    page_title = _fold("".join(title_element.itertext())) if title_element is not None else ""
    stated = _fold(next((names[name][0] for name in _TITLE_NAMES if name in names), "") or "".join(headlines[:1]))
    stated = stated or page_title
    headings = [_fold("".join(heading.itertext())) for heading in tree.iter("h1")]
    headings = [heading for heading in headings if _words(heading) != _words(site or "")]
    for heading in headings:
        if len(heading) <= 300 and (_is_same_title(heading, page_title, own) or _is_same_title(heading, stated, own)):
            return heading
    short = _SITE_SUFFIX_RE.sub("", stated)
    if stated and short != stated and (stated == page_title or _ends_in_site(stated, short, site)):
        stated = short
    return stated or next((heading for heading in headings if heading), None)


def _is_same_title(heading: str, stated: str, own: set[str]) -> bool:
    """Whether a heading says what the page's title says, shorter, longer or a little differently."""
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
