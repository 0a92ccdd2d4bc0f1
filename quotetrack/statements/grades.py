"""How much two wordings differ, as a ladder."""

from __future__ import annotations

from enum import StrEnum

__all__ = ["Grade"]


class Grade(StrEnum):
    """How much two wordings, or one change between them, differ: from nothing to other words."""

    IDENTICAL = "identical"
    PUNCTUATION = "punctuation"  # marks, capitals
    SPELLING = "spelling"  # "air strikes" and "airstrikes", "five" and "5", a name written down by ear
    BRACKETED = "bracketed"  # words added in brackets
    ELLIPSIS = "ellipsis"  # words left out where … says so
    TRUNCATION = "truncation"  # words left out at the beginning or end
    SUBSTANTIVE = "substantive"

    @property
    def rank(self) -> int:
        """0 for identical, rising."""
        return _RANKS[self]


_RANKS = {grade: rank for rank, grade in enumerate(Grade)}
