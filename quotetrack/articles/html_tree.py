"""The tree of a page: mended before lxml reads it, pruned for trafilatura, and read whole where both give up."""

from __future__ import annotations

import re
from html.parser import HTMLParser

from lxml import etree
from lxml.html import HtmlElement
from lxml.html import HTMLParser as TreeParser

from quotetrack.articles.furniture import is_picture_credit

__all__ = ["collect_all_paragraphs", "mend_source", "parse_tree", "prune_tree", "read_picture_credits"]

# XML 1.0 knows none of these; one of them makes trafilatura return nothing at all.
_FORBIDDEN_RE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_REFERENCE_RE = re.compile(r"&#(?:[xX]0*(?P<hex>[0-9a-fA-F]{1,8})|0*(?P<decimal>\d{1,9}));?")
_DECLARATION_RE = re.compile(r"\A\s*<\?xml[^>]{0,200}\?>")
_DOCTYPE_RE = re.compile(r"<!DOCTYPE[^>\[]{0,400}(?:\[[^\]]{0,100000}\]\s*)?>", re.IGNORECASE)

# Attributes by the ten thousand cost libxml2 time with their square; no page has a use for so long a tag.
_LONG_TAG_RE = re.compile(r"<([A-Za-z][A-Za-z0-9]{0,20})[^<>]{65536,}>")

MAX_PICTURE_CREDITS = 40
_CREDIT_XPATH = etree.XPath(
    "//figcaption | //figure//cite"
    " | //*[contains(@class, 'caption') or contains(@class, 'credit') or contains(@class, 'copyright')]"
    "[not(descendant::p[2])]"
)
_CREDIT_CLASS_RE = re.compile(r"\b(?:image|photo|picture|img|media|caption)[-_]{1,2}credits?\b")
# Boxes that repeat a name of the story with links behind it, shown when the mouse rests on it.
_HIDDEN_CLASSES = ("popover", "rollover-people-block", "tooltip", "visually-hidden", "screen-reader", "sr-only")
_HIDDEN_XPATH = etree.XPath(
    "//*[self::span or self::div or self::aside]["
    + " or ".join(f"contains(@class, '{name}')" for name in _HIDDEN_CLASSES)
    + "] | //noscript[ancestor::p]"
)
_INLINE_XPATH = etree.XPath(
    "//*[self::span or self::a or self::em or self::strong or self::b or self::i or self::u or self::q or self::cite "
    "or self::mark or self::abbr or self::font][ancestor::p or ancestor::li or ancestor::blockquote]"
)
_BLOCK_NAMES = """
address article aside blockquote body br caption dd details div dl dt figcaption figure footer form h1 h2 h3 h4 h5 h6
header hr html legend li main nav ol p pre section summary table tbody td th thead title tr ul
"""
_BLOCK_TAGS = frozenset(_BLOCK_NAMES.split())
_SILENT_NAMES = "button head math nav noscript object script select style svg template textarea title"
_SILENT_TAGS = frozenset(_SILENT_NAMES.split())


def mend_source(source: str) -> tuple[str, tuple[str, ...]]:
    """Take out what no parser may see: control characters and half surrogates, written out or as references.

    Returns:
        The source without them, and a warning with their number where there were any.
    """
    source, plain = _FORBIDDEN_RE.subn("", source)
    count = plain

    def drop(match: re.Match[str]) -> str:
        nonlocal count
        code = int(match["hex"], 16) if match["hex"] else int(match["decimal"])
        # 128-159 are windows-1252 in disguise and every browser shows them so.
        if code <= 0x10FFFF and (128 <= code <= 159 or (code and not _FORBIDDEN_RE.match(chr(code)))):
            return match[0]
        count += 1
        return ""

    source = _REFERENCE_RE.sub(drop, source)
    # Entities that a document type declares are never expanded, so the declaration is of no use; its bombs are none.
    source = _DOCTYPE_RE.sub("", _DECLARATION_RE.sub("", source), count=1)
    source = _LONG_TAG_RE.sub(r"<\1>", source)
    return source, (f"{count} control characters dropped",) if count else ()


def parse_tree(source: str) -> tuple[HtmlElement | None, bool]:
    """The tree of a page, and whether all of it is there (libxml2 stops at a depth of 2,048)."""
    # Without huge_tree, libxml2 drops in silence what is nested deeper than 256 or longer than 10 MB.
    parser = TreeParser(
        collect_ids=False,
        default_doctype=False,
        encoding="utf-8",
        remove_comments=True,
        remove_pis=True,
        huge_tree=True,
        no_network=True,
    )
    try:
        tree = etree.fromstring(source.encode("utf-8", "replace"), parser=parser)
    except (etree.LxmlError, ValueError):
        return None, False
    if not isinstance(tree, HtmlElement):
        return None, False
    is_whole = not any("depth" in entry.message or "limit exceeded" in entry.message for entry in parser.error_log)
    return tree, is_whole


def prune_tree(tree: HtmlElement) -> None:
    """Make a tree ready for trafilatura: hidden duplicates out, quotations and linked words in. Changes the tree."""
    for hidden in _HIDDEN_XPATH(tree):
        if hidden.getparent() is not None:
            hidden.drop_tree()
    # trafilatura drops elements by the names of their classes. Inside a sentence that cuts words out of it
    # (`<span class="link">`), and around a quotation it drops the quotation (`<blockquote class="twitter-tweet">`).
    for inline in _INLINE_XPATH(tree):
        _forget_names(inline)
    for quotation in tree.iter("blockquote"):
        _forget_names(quotation)
        parent = quotation.getparent()
        if parent is not None and _is_wrapper(parent, quotation):
            _forget_names(parent)


def _forget_names(element: HtmlElement) -> None:
    for attribute in ("class", "id", "style", "role", "data-testid"):
        element.attrib.pop(attribute, None)


def _is_wrapper(parent: HtmlElement, quotation: HtmlElement) -> bool:
    """Whether an element is there for the quotation alone."""
    if parent.tag not in {"div", "figure", "section"}:
        return False
    words = sum(len(piece.strip()) for piece in quotation.itertext())
    around = sum(len(piece.strip()) for child in parent if child.tag != "script" for piece in child.itertext())
    return around + len((parent.text or "").strip()) <= words + 20


def read_picture_credits(tree: HtmlElement) -> tuple[str, ...]:
    """Credits of pictures on the page, each once, in order."""
    found: dict[str, None] = {}
    for element in _CREDIT_XPATH(tree):
        line = " ".join("".join(element.itertext()).split())
        if 2 <= len(line) <= 400 and (is_picture_credit(line) or _is_credit_element(element)):
            found.setdefault(line, None)
        if len(found) >= MAX_PICTURE_CREDITS:
            break
    # A caption holds its credit, and both have a class of their own.
    return tuple(line for line in found if not any(line != other and line in other for other in found))


def _is_credit_element(element: HtmlElement) -> bool:
    """Whether an element is named a picture's credit, or is named a credit and stands inside a figure."""
    name = element.get("class") or ""
    if _CREDIT_CLASS_RE.search(name):
        return True
    return (element.tag == "cite" or "credit" in name) and next(element.iterancestors("figure"), None) is not None


def collect_all_paragraphs(source: str) -> list[str]:
    """Every line a browser would show, menus included, in order: for pages that cannot be read as a tree."""
    collector = _Collector()
    collector.feed(source)
    collector.close()
    collector.end_line()
    return collector.lines


class _Collector(HTMLParser):
    """Lines of text between block elements; keeps no stack, so that no depth is too deep."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.lines: list[str] = []
        self._pieces: list[str] = []
        self._silent: str | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if self._silent is None and tag in _SILENT_TAGS:
            self._silent = tag
        if tag in _BLOCK_TAGS:
            self.end_line()
            if tag == "body":
                self._silent = None

    def handle_endtag(self, tag: str) -> None:
        if tag == self._silent:
            self._silent = None
        if tag in _BLOCK_TAGS:
            self.end_line()

    def handle_data(self, data: str) -> None:
        if self._silent is None:
            self._pieces.append(data)

    def end_line(self) -> None:
        line = " ".join("".join(self._pieces).split(" "))
        line = re.sub(r"[ \t\r\n\f\v]+", " ", line).strip()
        if line:
            self.lines.append(line)
        self._pieces.clear()
