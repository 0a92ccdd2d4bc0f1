"""Web pages: the article's paragraphs by trafilatura, and what the page states about itself.

No network is touched. trafilatura does the extraction; around it we mend what lxml would drop without a word (control
characters, deep nesting, huge text nodes), keep embedded quotations, and fall back to reading all paragraphs in order
where nothing is found.
"""

from __future__ import annotations

import logging
import re
from dataclasses import dataclass

import trafilatura
from lxml import etree
from lxml.html import HtmlElement

from quotetrack.articles.html_credits import PageHead, read_hands_below, read_page_head
from quotetrack.articles.html_metadata import Metadata, read_metadata
from quotetrack.articles.html_recovery import list_paragraphs, recover_paragraphs
from quotetrack.articles.html_tree import (
    collect_all_paragraphs,
    mend_source,
    parse_tree,
    prune_tree,
    read_picture_credits,
)

__all__ = ["Page", "read_page"]

# Everything trafilatura reports is in what it returns; its log would only repeat it on stderr.
logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
logging.getLogger("htmldate").setLevel(logging.CRITICAL)

MIN_SHARE_KEPT = 0.2
"""Below this share of the characters in the page's paragraphs, the extraction is tried again less carefully."""

HUGE = 5_000_000
"""Characters of source above which no date is searched for in the visible page."""

MAX_PARAGRAPHS = 10_000
"""On longer pages trafilatura's time grows with the square of their length, and they are no articles but dumps."""

_BLOCK_NAMES = "p head quote item row code fw ab list table div main body"
_BLOCK_TAGS = frozenset(_BLOCK_NAMES.split())
_WORD_RE = re.compile(r"\w+")


NO_HEAD = PageHead()


@dataclass(frozen=True, slots=True)
class Page:
    """One web page, read.

    Attributes:
        text: Headline and body paragraphs, one line each, a blank line between them.
        title, published, url, site_name, publisher, authors: As the page states them; None or empty where it does not.
        head: What readers see between headline and story.
        hands_below: Agencies and outlets credited below the story and not in its paragraphs; canonical names.
        picture_credits: Whose pictures, and captions that end in a credit.
        warnings: What was mended or lost.
    """

    text: str
    title: str | None
    published: str | None
    url: str | None
    site_name: str | None
    publisher: str | None
    authors: tuple[str, ...]
    head: PageHead
    hands_below: tuple[str, ...]
    picture_credits: tuple[str, ...]
    warnings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Around:
    """What stands around the story: see `Page`."""

    head: PageHead = NO_HEAD
    hands_below: tuple[str, ...] = ()
    picture_credits: tuple[str, ...] = ()


def read_page(source: str, *, url: str | None = None) -> Page:
    """Read the HTML source of a page.

    Args:
        url: Its address, where known; the page's own canonical address is used otherwise.
    """
    source, warnings = mend_source(source)
    tree, is_whole = parse_tree(source)
    if tree is None:
        paragraphs = collect_all_paragraphs(source)
        return _make_page(paragraphs, Metadata(), _Around(), (*warnings, "no HTML elements found; read as they stand"))
    if not is_whole:
        warnings = (
            *warnings,
            "nested too deep to be read as a tree; all paragraphs kept in order, furniture among them",
        )
    metadata = read_metadata(tree, url=url, is_huge=len(source) > HUGE)
    pictures = read_picture_credits(tree)
    head = read_page_head(tree, metadata.title)
    is_too_long = sum(1 for _ in tree.iter("p")) > MAX_PARAGRAPHS
    if is_too_long:
        warnings = (*warnings, f"more than {MAX_PARAGRAPHS} paragraphs; all kept in order, furniture among them")
    is_extractable = is_whole and not is_too_long
    paragraphs = _extract_paragraphs(tree, source, url) if is_extractable else collect_all_paragraphs(source)
    if not paragraphs:
        paragraphs = collect_all_paragraphs(source)
        if paragraphs:
            warnings = (*warnings, "no article found on the page; all its paragraphs kept in order")
    below = read_hands_below(tree, paragraphs) if is_extractable else ()
    return _make_page(paragraphs, metadata, _Around(head, below, (*head.pictures, *pictures)), warnings)


def _make_page(paragraphs: list[str], metadata: Metadata, around: _Around, warnings: tuple[str, ...]) -> Page:
    title = metadata.title
    if title is not None and not (paragraphs and _same_words(paragraphs[0], title)):
        # A page repeats its headline between menu and story; it leads, and is said once.
        paragraphs = [title, *(line for line in paragraphs if not _same_words(line, title))]
    return Page(
        text="\n\n".join(paragraphs),
        title=title,
        published=metadata.published,
        url=metadata.url,
        site_name=metadata.site_name,
        authors=metadata.authors,
        publisher=metadata.publisher,
        head=around.head,
        hands_below=around.hands_below,
        picture_credits=around.picture_credits,
        warnings=warnings,
    )


def _same_words(line: str, other: str) -> bool:
    # A line of another length is another line; a page may be one paragraph of twelve megabytes.
    if not len(other) // 2 <= len(line) <= 2 * len(other) + 20:
        return False
    return _WORD_RE.findall(line.casefold()) == _WORD_RE.findall(other.casefold())


def _extract_paragraphs(tree: HtmlElement, source: str, url: str | None) -> list[str]:
    """The article's paragraphs: carefully first, then with everything that may belong to it.

    Mean page F1 by benchmarks/html_articles.py: trafilatura's own settings .951, favor_precision .968 with the same
    quotations kept, with our pruning .974, with recovered paragraphs .979, and .981 once furniture is told from body.
    """
    prune_tree(tree)
    paragraphs = list_paragraphs(tree)
    careful = _run_trafilatura(tree, url, precise=True)
    available = sum(len(paragraph.text) for paragraph in paragraphs)
    kept = sum(map(len, careful))
    if kept >= MIN_SHARE_KEPT * available:
        return recover_paragraphs(paragraphs, careful)
    again, _ = parse_tree(source)
    if again is None:
        return careful
    prune_tree(again)
    broad = _run_trafilatura(again, url, precise=False)
    return broad if sum(map(len, broad)) > sum(map(len, careful)) else careful


def _run_trafilatura(tree: HtmlElement, url: str | None, *, precise: bool) -> list[str]:
    """The paragraphs that trafilatura takes for the article; empty where it finds none."""
    try:
        document = trafilatura.bare_extraction(
            tree,
            url=url,
            favor_precision=precise,
            include_comments=False,
            include_tables=True,
            with_metadata=False,
        )
    except (AttributeError, IndexError, RecursionError, TypeError, ValueError, etree.LxmlError):
        # Odd trees make it stumble in odd places; the caller then keeps all paragraphs, with a warning.
        return []
    body = getattr(document, "body", None)
    if body is None:
        return []
    lines: list[str] = []
    pieces: list[str] = []
    _walk(body, lines, pieces)
    _flush(lines, pieces)
    return lines


def _walk(element: etree._Element, lines: list[str], pieces: list[str]) -> None:
    """Collect the lines of an extracted body: block elements and line breaks part them."""
    is_block = element.tag in _BLOCK_TAGS
    if is_block:
        _flush(lines, pieces)
    if element.tag == "lb":
        _flush(lines, pieces)
    elif element.text:
        pieces.append(element.text)
    for child in element:
        _walk(child, lines, pieces)
        if child.tail:
            pieces.append(child.tail)
    if element.tag == "cell":
        pieces.append(" ")
    if is_block:
        _flush(lines, pieces)


def _flush(lines: list[str], pieces: list[str]) -> None:
    """End a line: white space folded, as a browser does; no-break spaces stay."""
    for line in "".join(pieces).split("\n"):
        folded = re.sub(r"[ \t\r\f\v]+", " ", line).strip()
        if folded:
            lines.append(folded)
    pieces.clear()
