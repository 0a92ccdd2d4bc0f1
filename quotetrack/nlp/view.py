"""The article as the model reads it: character for character as long as the text, so that offsets need no map.

What is not the article's own words (navigation, credits, captions) becomes blanks; a hard line break inside a
paragraph becomes a space; odd white space becomes a plain one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from quotetrack.records import READ_KINDS, Article

SECTION = 20_000
"""Code points in one Doc, about: paragraphs are kept whole, memory stays flat for a book."""

_ODD_SPACE_RE = re.compile(r"[^\S\n ]|[\u200b\u2060\ufeff]")
# spaCy's tokenizer takes quadratic time for runs of punctuation: 5.5 s for 8,000 quotation marks in a row.
_LONG_RUN_RE = re.compile(r"([^\w\s])[^\w\s]{29,}")
_SENTENCE_RE = re.compile(r"[.!?…][\"”’']?\s")


def readable_view(article: Article) -> str:
    """The text with everything but the readable blocks blanked; same length, paragraphs on lines of their own."""
    text = article.text
    parts: list[str] = []
    at = 0
    for block in article.blocks:
        if block.kind not in READ_KINDS:
            continue
        parts += ["\n" * (block.start - at), text[block.start : block.end].replace("\n", " ").replace("\r", " ")]
        at = block.end
    parts.append("\n" * (len(text) - at))
    view = _ODD_SPACE_RE.sub(" ", "".join(parts))
    return _LONG_RUN_RE.sub(lambda match: match[1] + " " * (len(match[0]) - 1), view)


def iter_sections(view: str, limit: int = SECTION) -> Iterator[tuple[int, str]]:
    """Cut the view at line breaks into pieces of about `limit` code points: (offset, piece), blank pieces left out.

    A line longer than twice the limit is cut after a sentence, or hard if there is none.
    """
    at = 0
    while at < len(view):
        end = _cut(view, at, limit)
        piece = view[at:end]
        if not piece.isspace():
            yield at, piece
        at = end


def _cut(view: str, at: int, limit: int) -> int:
    if len(view) - at <= limit:
        return len(view)
    line = view.rfind("\n", at + 1, at + limit)
    if line > at and view[at:line].strip():
        return line
    line = view.find("\n", at + limit, at + 2 * limit)
    if line >= 0:
        return line
    if len(view) - at <= 2 * limit:
        return len(view)
    last = None
    for last in _SENTENCE_RE.finditer(view, at + limit // 2, at + 2 * limit):
        if last.end() > at + limit:
            break
    if last is not None:
        return last.end()
    space = view.rfind(" ", at + 1, at + limit)
    return space if space > at else at + limit
