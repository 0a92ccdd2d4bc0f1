"""How wide a line of text is, without asking a font."""

from __future__ import annotations

import unicodedata

__all__ = ["text_width"]

# Widths of the printable ASCII characters from the space on, in thousandths of the size. Source: Adobe's metrics of
# Helvetica; Arial and Liberation Sans have the same on purpose.
HELVETICA = (
    *(278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278),
    *(556, 556, 556, 556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556),
    *(1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833, 722, 778),
    *(667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556),
    *(333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556),
    *(556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584),
)
PUNCTUATION = {"–": 556, "—": 1000, "‘": 222, "’": 222, "“": 333, "”": 333, "…": 1000}
WIDE, OTHER = 1000, 667
"""Of East Asian characters and emoji, and of every other letter."""


def text_width(text: str, size: float) -> float:
    """The width of a line in Helvetica of that size, in the unit of the size; of other scripts a fair guess.

    >>> round(text_width("Harbour Board", 10), 1)
    65.6
    """
    return sum(map(_character_width, unicodedata.normalize("NFD", text))) * size / 1000


def _character_width(character: str) -> int:
    if " " <= character <= "~":
        return HELVETICA[ord(character) - ord(" ")]
    if character in PUNCTUATION:
        return PUNCTUATION[character]
    if unicodedata.combining(character) or unicodedata.category(character) in {"Mn", "Me", "Cf"}:
        return 0
    return WIDE if unicodedata.east_asian_width(character) in "WF" else OTHER
