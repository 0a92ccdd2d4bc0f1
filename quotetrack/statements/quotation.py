"""What is compared with what: the words of one attribution, who is said to have said them, and when it was printed."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

__all__ = ["Quotation"]


class Quotation(NamedTuple):  # a frozen dataclass takes three times as long to make
    """The content of one attribution as it is matched.

    Attributes:
        id: The attribution's number or name; no two quotations of a collection share one.
        keys: Its words as `read_keys` reads them.
        speaker: Who is said to have said it: equal for one speaker, None where nobody is nameable.
        article: Which article it stands in; two quotations of one article are never linked. None is no article.
        day: When it was published, None where that is not known.
        is_quoted: Whether all of it is one speaker's own words; else a rendering of them (`find_quoted_words`).
    """

    id: int | str
    keys: tuple[str, ...]
    speaker: str | None = None
    article: str | None = None
    day: date | None = None
    is_quoted: bool = True
