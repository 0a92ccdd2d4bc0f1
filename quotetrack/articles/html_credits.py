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
from quotetrack.articles.furniture import is_picture_credit
from quotetrack.lexicon.known_carriers import canonical_carrier, find_known_carrier

__all__ = ["PageHead", "read_hands_below", "read_page_head"]

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
_NOT_BYLINE_RE = re.compile(r"related|recommend|quote|comment|more|share|bio|date|time", re.IGNORECASE)
_BUTTON_RE = re.compile(r"(?:view|more|read|see|follow|show|about)\b", re.IGNORECASE)
_NAME_RE = re.compile(
    r"(?!(?:Published|Posted|Updated|First)\b)[A-ZÀ-ÖØ-Þ][\w.&'’-]*(?:[ ](?:of|the|and|&|[A-ZÀ-ÖØ-Þ][\w.&'’-]*)){0,5}"
)


@dataclass(frozen=True, slots=True)
class PageHead:
    """What stands between headline and story, each once and in order.

    Attributes:
        names: People of the byline.
        hands: Agencies or outlets of the byline, by their canonical names.
        pictures: Alternative texts of pictures that hold a credit; some pages write caption and credit nowhere else.
    """

    names: tuple[str, ...] = ()
    hands: tuple[str, ...] = ()
    pictures: tuple[str, ...] = ()


def read_page_head(tree: HtmlElement, title: str | None) -> PageHead:
    """What stands between the headline and the first paragraph: elements that are named bylines, and pictures.

    Args:
        tree: The page, with the classes of its elements.
        title: The headline, where known.
    """
    names: dict[str, None] = {}
    hands: dict[str, None] = {}
    pictures: dict[str, None] = {}
    for element in _iter_head(tree, title):
        if element.tag == "img":
            caption = " ".join((element.get("alt") or "").split())
            if caption and is_picture_credit(caption):
                pictures.setdefault(caption, None)
        elif _is_byline(element):
            line = _join(element)
            if _PUBLICATION_RE.search(element.get("class") or ""):
                # Behind an author any name is the author's paper, one that we do not know too.
                if _NAME_RE.fullmatch(line) and (names or find_known_carrier(line) is not None):
                    hands.setdefault(canonical_carrier(line), None)
                continue
            byline = parse_byline(line, 0, len(line), needs_by=False)
            if byline is not None:
                names.update((name, None) for name in byline.names if not _BUTTON_RE.match(name))
                hands.update((hand.name, None) for hand in byline.hands)
    people = tuple(name for name in names if canonical_carrier(name) not in hands)
    return PageHead(people, tuple(hands), tuple(pictures))


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


def _iter_head(tree: HtmlElement, title: str | None) -> Iterator[HtmlElement]:
    """The elements behind the headline, up to the first paragraph of the story; side boxes are left out."""
    headings = [(_join(heading), heading) for heading in tree.iter("h1")]
    # A site's name may be a heading of the first order too.
    ranked = sorted(headings, key=lambda pair: (pair[0] != title, not pair[0]))
    if not ranked:
        return
    for element in _FOLLOWING_XPATH(ranked[0][1]):
        if element.tag == "p" and len(_join(element, limit=2 * MAX_LINE).split()) >= STORY_WORDS:
            return
        if element.tag not in _OUTSIDE and not any(above.tag in _ASIDE for above in element.iterancestors()):
            yield element


def _is_byline(element: HtmlElement) -> bool:
    """Whether an element is named a byline, a publication or the like."""
    name = f"{element.get('class') or ''} {element.get('itemprop') or ''}"
    return _BYLINE_RE.search(name) is not None and _NOT_BYLINE_RE.search(name) is None


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
