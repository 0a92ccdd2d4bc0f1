"""What is the same, or may be, as somebody else has found: statements across articles, and speakers."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["MaybeSame", "SameStatement"]


@dataclass(frozen=True, slots=True)
class SameStatement:
    """Attributions that are the same statement.

    Attributes:
        id: Of the statement; `quotetrack show` knows it.
        content: Its longest wording.
        members: Ids of attributions.
        renderings: Ids of others that give it in the writers' own words: statements of their own, perhaps the same.
    """

    id: str
    content: str
    members: tuple[str, ...]
    renderings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class MaybeSame:
    """Two speakers, by id, who may be one person: nobody has decided. `because` says what speaks for it."""

    one: str
    other: str
    because: str = ""
