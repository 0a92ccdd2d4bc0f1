"""Which words of an attribution are its speaker's own, and compared as such."""

from __future__ import annotations

from quotetrack.records import Kind
from quotetrack.statements.words import read_keys
from quotetrack.text import pair_quotes

__all__ = ["GAP", "find_quoted_words"]

GAP = " … "
"""Between parts of a quotation with other words between them: what the page left out there, if anything, is open."""

_LEAST_WORDS = 5
"""Words between quotation marks in a mixed attribution, from which on they are a wording and no turn of phrase."""


def find_quoted_words(text: str, kind: Kind) -> tuple[str, bool]:
    """The words of an attribution that are compared, and whether they are the speaker's own.

    All of a direct one; of a mixed one what stands between quotation marks, where that is more than a phrase; else the
    whole, which is a rendering.

    >>> find_quoted_words("it was “far too late for any of that”, and cold", Kind.MIXED)
    ('far too late for any of that', True)
    >>> find_quoted_words("it was “late” and cold", Kind.MIXED)
    ('it was “late” and cold', False)
    """
    if kind is not Kind.MIXED:
        return text, kind is Kind.DIRECT
    inner = [
        text[each.inner_start : each.inner_end].strip() for each in pair_quotes(text) if not each.depth and each.closed
    ]
    long = [words for words in inner if len(read_keys(words)) >= _LEAST_WORDS]
    return (GAP.join(long), True) if long else (text, False)
