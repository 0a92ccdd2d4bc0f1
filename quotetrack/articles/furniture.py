"""Lines of a page that are not the article's own words: navigation, pictures, trailers.

The patterns stand in lexicon/furniture.yaml. Each test takes one line with plain blanks and none at its edges. They err
on the side of the article.
"""

from __future__ import annotations

import re
from functools import cache

from quotetrack.lexicon import load_lexicon

__all__ = ["is_navigation", "is_picture_credit", "is_trailer", "opens_trailer"]

_MAX_NAVIGATION_WORDS = 14
_MAX_PICTURE_WORDS = 20
_MAX_TRAILER_WORDS = 30
_MAX_CAPTION = 420
_CAPTION_END = 140
"""Characters at the end of a line in which its credit may stand."""


def is_navigation(line: str) -> bool:
    """Whether a line is a page's machinery: menus, sharing, sign-ups, cookies."""
    return '"' not in line and _matches(line, "navigation", _MAX_NAVIGATION_WORDS)


def is_picture_credit(line: str) -> bool:
    """Whether a line credits a picture, or is a caption that ends in its credit."""
    if _matches(line, "picture", _MAX_PICTURE_WORDS):
        return True
    if len(line) > _MAX_CAPTION:
        return False
    return _compile("caption_end").search(line, max(0, len(line) - _CAPTION_END)) is not None


def is_trailer(line: str) -> bool:
    """Whether a line points to another article."""
    return _matches(line, "trailer", _MAX_TRAILER_WORDS)


def opens_trailer(line: str) -> bool:
    """Whether a line heads a list of other articles: everything below it may be trailer."""
    return _matches(line, "opens_trailer", _MAX_NAVIGATION_WORDS)


def _matches(line: str, kind: str, max_words: int) -> bool:
    """Whether a line of at most so many words matches a kind's patterns from end to end."""
    return len(line) <= _MAX_CAPTION and len(line.split()) <= max_words and _compile(kind).fullmatch(line) is not None


@cache
def _compile(kind: str) -> re.Pattern[str]:
    """The patterns of one kind as one."""
    lexicon = load_lexicon("furniture")
    parts = {name: value for name, value in lexicon.items() if isinstance(value, str)}
    alternatives = "|".join(f"(?:{pattern})" for pattern in lexicon[kind])
    for name, part in parts.items():
        alternatives = alternatives.replace(f"{{{name}}}", part)
    if kind == "caption_end":
        return re.compile(rf"(?:{alternatives})\.?\Z")
    return re.compile(rf"(?:{alternatives})[ ]?[.:!»›>…]*[)]?", re.IGNORECASE)
