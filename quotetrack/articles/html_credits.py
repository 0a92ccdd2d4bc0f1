"""Credits that a page shows outside its story's paragraphs: the lines below its headline and below its last words.

An extractor keeps neither `<span class="publication">Associated Press</span>` nor the `Provided by ...` of a syndicated
page. Only these two places are read, so that bylines of related stories and the small print of the site stay out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree
from lxml.html import HtmlElement

from quotetrack.articles.byline import parse_byline
from quotetrack.articles.credit_phrases import find_phrase_hands, has_phrase_shape
from quotetrack.lexicon.known_carriers import canonical_carrier

__all__ = ["VisibleByline", "read_hands_below", "read_visible_byline"]

MAX_LINE = 200
"""Characters; a longer element is no credit."""

MAX_BELOW = 60
"""Elements below the story's last paragraph that are looked at."""

STORY_WORDS = 20
_ASIDE = frozenset({"aside", "footer", "nav", "form"})
_OUTSIDE = _ASIDE | {"figure", "figcaption", "script", "style", "noscript"}
_FOLLOWING_XPATH = etree.XPath("following::*[position() <= 300]")
_BELOW_XPATH = etree.XPath(f"following::*[position() <= {MAX_BELOW}]")
_BLOCKS = frozenset({"p", "div", "li", "section", "em", "span", "small", "address"})
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5"})
_BYLINE_RE = re.compile(r"byline|author|attribution|publication|(?:article|story|news)[-_ ]?source|wire", re.IGNORECASE)
_PUBLICATION_RE = re.compile(r"(?:^|[ _-])publication(?:$|[ _-](?:name|title))", re.IGNORECASE)
_NOT_BYLINE_RE = re.compile(r"related|recommend|comment|more|share|bio|date|time", re.IGNORECASE)
_NAME_RE = re.compile(r"(?:[A-ZÀ-ÖØ-Þ][\w.&'’-]*)(?:[ ](?:of|the|and|&|[A-ZÀ-ÖØ-Þ0-9][\w.&'’-]*)){0,5}")


@dataclass(frozen=True, slots=True)
class VisibleByline:
    """People, and agencies or outlets by their canonical names, each once and in order."""

    names: tuple[str, ...] = ()
    hands: tuple[str, ...] = ()


def read_visible_byline(tree: HtmlElement, title: str | None) -> VisibleByline:
    """What stands between the headline and the first paragraph in elements that are named bylines.

    Args:
        tree: The page, with the classes of its elements.
        title: The headline, where known.
    """
    names: dict[str, None] = {}
    hands: dict[str, None] = {}
    for element in _iter_byline_elements(tree, title):
        line = _join(element)
        if _PUBLICATION_RE.search(element.get("class") or ""):
            # Here any name is a publication's, one that we do not know too.
            if _NAME_RE.fullmatch(line):
                hands.setdefault(canonical_carrier(line), None)
            continue
        byline = parse_byline(line, 0, len(line), needs_by=False)
        if byline is not None:
            names.update(dict.fromkeys(byline.names))
            hands.update((hand.name, None) for hand in byline.hands)
    return VisibleByline(tuple(name for name in names if canonical_carrier(name) not in hands), tuple(hands))


def read_hands_below(tree: HtmlElement, paragraphs: list[str]) -> tuple[str, ...]:
    """The hands credited below the story's last paragraph, outside of it, by their canonical names.

    Args:
        paragraphs: The story's, as extracted.
    """
    hands: dict[str, None] = {}
    for line in _iter_lines_below(tree, paragraphs):
        if has_phrase_shape(line):
            hands.update((hand.name, None) for hand in find_phrase_hands(line, 0, len(line)))
    return tuple(hands)


def _iter_byline_elements(tree: HtmlElement, title: str | None) -> Iterator[HtmlElement]:
    headings = list(tree.iter("h1"))
    # A site's name may be a heading of the first order too.
    heading = next((each for each in headings if title and _join(each) == title), headings[0] if headings else None)
    if heading is None:
        return
    for element in _FOLLOWING_XPATH(heading):
        if element.tag == "p" and len(_join(element, limit=2 * MAX_LINE).split()) >= STORY_WORDS:
            return
        name = f"{element.get('class') or ''} {element.get('itemprop') or ''}"
        if (
            element.tag not in _OUTSIDE
            and _BYLINE_RE.search(name)
            and not _NOT_BYLINE_RE.search(name)
            and not any(above.tag in _ASIDE for above in element.iterancestors())
        ):
            yield element


def _iter_lines_below(tree: HtmlElement, paragraphs: list[str]) -> Iterator[str]:
    known = set(paragraphs)
    last = next(
        (
            element
            for element in reversed(list(tree.iter("p")))
            if " ".join("".join(element.itertext()).split()) in known
        ),
        None,
    )
    if last is None:
        return
    for element in _BELOW_XPATH(last):
        if element.tag in _HEADINGS or element.tag in _ASIDE:
            return
        if element.tag in _BLOCKS and not any(above.tag in _OUTSIDE for above in element.iterancestors()):
            line = _join(element, separator="")
            if line and line not in known:
                yield line


def _join(element: HtmlElement, *, limit: int = MAX_LINE, separator: str = " | ") -> str:
    """The words of an element, its pieces parted; empty where they are more than `limit` characters."""
    pieces: list[str] = []
    length = 0
    for piece in element.itertext():
        length += len(piece.strip())
        if length > limit:
            return ""
        if piece.strip() or not separator:
            pieces.append(piece)
    return " ".join(separator.join(pieces).split())
