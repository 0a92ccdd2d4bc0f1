"""Paragraphs of the story that the extraction left behind.

Layouts that break a story into several boxes (an advertisement between each two) make an extractor keep one box. What
stands in a box of the same name, in the same article element, in the same kind of paragraph, is the same story.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from lxml.html import HtmlElement

__all__ = ["Paragraph", "list_paragraphs", "recover_paragraphs"]

MIN_WORDS = 6
"""A shorter line in a box beside the story is more often a button than a sentence."""

MIN_KNOWN = 3
"""So many paragraphs of a box's kind must have been extracted before another box of that kind is trusted."""

MAX_LINK_SHARE = 0.5
MAX_LINES_COMPARED = 2000
_SPACE_RE = re.compile(r"\s+")
_OUTSIDE = frozenset({"aside", "footer", "header", "nav", "figure", "figcaption", "form", "table"})


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph element of a page before the extraction takes it apart.

    Attributes:
        text: Its words, white space folded.
        kind: What it looks like to a style sheet, and which article element it stands in.
        is_story: Whether it may be the story's: long enough, not mostly links, not in a side box.
    """

    text: str
    kind: tuple[str, str, str, int]
    is_story: bool


def list_paragraphs(tree: HtmlElement) -> list[Paragraph]:
    """Every paragraph element of a page, in order."""
    # Numbered, because lxml makes a new object for an element whenever nobody holds the old one.
    homes = {element: number for number, element in enumerate(tree.iter("article", "main"))}
    return [_describe(element, homes) for element in tree.iter("p")]


def recover_paragraphs(paragraphs: list[Paragraph], lines: list[str]) -> list[str]:
    """The extracted lines with the paragraphs that belong between and behind them, in the order of the page.

    Args:
        paragraphs: The page's, listed before the extraction.
        lines: What was extracted, a paragraph each.
    """
    known = {line: index for index, line in enumerate(lines)}
    kinds = Counter(paragraph.kind for paragraph in paragraphs if paragraph.text in known)
    if not kinds:
        return lines
    kind, count = kinds.most_common(1)[0]
    if count < MIN_KNOWN:
        return lines
    # A paragraph may also be known as a part of a line: where line breaks were read otherwise.
    whole = " ".join(lines) if len(lines) <= MAX_LINES_COMPARED else ""
    behind: dict[int, list[str]] = {}
    place: int | None = None
    for paragraph in paragraphs:
        if paragraph.text in known:
            place = known[paragraph.text]
        elif place is not None and paragraph.is_story and paragraph.kind == kind and paragraph.text not in whole:
            behind.setdefault(place, []).append(paragraph.text)
    return [each for index, line in enumerate(lines) for each in (line, *behind.get(index, ()))]


def _describe(element: HtmlElement, homes: dict[HtmlElement, int]) -> Paragraph:
    text = _fold("".join(element.itertext()))
    box = element.getparent()
    box_tag, box_class = ("", "") if box is None else (str(box.tag), box.get("class") or "")
    home = next(element.iterancestors("article", "main"), None)
    is_story = len(text.split()) >= MIN_WORDS and not any(above.tag in _OUTSIDE for above in element.iterancestors())
    if is_story:
        linked = sum(len(piece) for link in element.iter("a") for piece in link.itertext())
        is_story = linked <= MAX_LINK_SHARE * len(text)
    return Paragraph(
        text, (element.get("class") or "", box_tag, box_class, homes[home] if home is not None else -1), is_story
    )


def _fold(text: str) -> str:
    return _SPACE_RE.sub(" ", text).strip()
