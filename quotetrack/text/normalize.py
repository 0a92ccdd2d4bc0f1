"""Normalised views of a text that can always say where their characters came from.

`Article.text` is never rewritten. What wants to be blind to no-break spaces, soft hyphens, zero-width characters,
ligatures, composed and decomposed letters, or the shape of quotation marks reads a normalised view instead and maps
what it finds back with `Normalized.to_original`.
"""

from __future__ import annotations

import re
import unicodedata
from array import array
from collections.abc import Iterator
from dataclasses import dataclass

__all__ = ["Normalized", "normalize"]

# Written on the page for the line breaker or the bidirectional algorithm, never read aloud.
_INVISIBLE = frozenset("\u00ad\u034f\u061c\u180e\u200b\u200c\u200d\u200e\u200f\u2060\u2061\u2062\u2063\u2064\ufeff") | {
    chr(code) for code in (*range(0x202A, 0x202F), *range(0x2066, 0x2070))
}
_STRAIGHT = {
    **dict.fromkeys("“”„‟″«»＂", '"'),
    **dict.fromkeys("‘’‚‛′‹›＇", "'"),
    # Hyphens that NFKC would leave curly or turn into one another; en and em dashes keep their meaning.
    **dict.fromkeys("\u2010\u2011", "-"),
    "\u2028": "\n",
    "\u2029": "\n",
}
_ASCII_RE = re.compile(r"[\x00-\x7f]+")
# Vowels and finals of Hangul syllables compose with what stands before them though their combining class is 0.
_JAMO_VOWELS_AND_FINALS = range(0x1160, 0x1200)


@dataclass(frozen=True, slots=True)
class Normalized:
    """A normalised view of a text.

    Attributes:
        text: The normalised characters.
        offsets: For each character of `text`, where the original character (or cluster) it came from starts and ends:
            two arrays of half-open code points, as long as `text`.
    """

    text: str
    offsets: tuple[array[int], array[int]]

    def to_original(self, start: int, end: int) -> tuple[int, int]:
        """Map half-open code points of the view to half-open code points of the original text.

        A character that stands for several originals (`ﬁ` gives `fi`) maps to all of them, whichever half is asked for.
        Dropped characters at either edge are left out. An empty stretch maps to an empty stretch.

        >>> view = normalize("a soft\\u00adened ‘claim’")
        >>> view.text
        "a softened 'claim'"
        >>> view.to_original(2, 10)
        (2, 11)

        Raises:
            ValueError: The stretch is not inside the view.
        """
        starts, ends = self.offsets
        if not 0 <= start <= end <= len(self.text):
            raise ValueError(f"stretch {start}:{end} is outside the view of {len(self.text)} characters")
        if start < end:
            return starts[start], ends[end - 1]
        if start < len(starts):
            return starts[start], starts[start]
        last = ends[-1] if ends else 0
        return last, last


def normalize(text: str) -> Normalized:
    """A view with compatibility forms folded (NFKC), straight quotation marks, plain spaces, nothing invisible.

    Case, line breaks and runs of spaces stay as they are.

    >>> normalize("“no\\u00a0ﬁrm  ﬁgure”…").text
    '"no firm  figure"...'
    """
    pieces: list[str] = []
    starts = array("L")
    ends = array("L")
    position = 0
    for start, end in _iter_clusters(text):
        if start < position:  # pragma: no cover
            raise RuntimeError("clusters overlap; this is a bug in quotetrack")
        position = end
        if end - start > 1 and text[start:end].isascii():
            pieces.append(text[start:end])
            starts.extend(range(start, end))
            ends.extend(range(start + 1, end + 1))
            continue
        folded = _fold(text[start:end])
        pieces.append(folded)
        starts.extend([start] * len(folded))
        ends.extend([end] * len(folded))
    return Normalized("".join(pieces), (starts, ends))


def _fold(cluster: str) -> str:
    """The normalised characters of one cluster: none, one or several."""
    visible = "".join(char for char in cluster if char not in _INVISIBLE)
    straight = "".join(_STRAIGHT.get(char, char) for char in visible)
    folded = "".join(_STRAIGHT.get(char, char) for char in unicodedata.normalize("NFKC", straight))
    return "".join(" " if unicodedata.category(char) == "Zs" else char for char in folded if char not in _INVISIBLE)


def _iter_clusters(text: str) -> Iterator[tuple[int, int]]:
    """Cut a text where normalisation cannot reach across: runs of ASCII, and a character with its combining marks."""
    position = 0
    length = len(text)
    while position < length:
        run = _ASCII_RE.match(text, position)
        if run is not None:
            end = run.end()
            if end < length and _joins_previous(text[end]):
                end -= 1  # the last letter belongs to the mark behind it
            if end > position:
                yield position, end
                position = end
                continue
        end = position + 1
        while end < length and _joins_previous(text[end]):
            end += 1
        yield position, end
        position = end


def _joins_previous(char: str) -> bool:
    """Whether a character may compose with the one before it."""
    return unicodedata.combining(char) != 0 or ord(char) in _JAMO_VOWELS_AND_FINALS
