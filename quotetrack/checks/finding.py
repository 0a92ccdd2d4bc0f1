"""What a check reports: where, what was found, what to look at, and on what it rests."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from hashlib import sha256
from typing import Any

from quotetrack.checks.location import Location

__all__ = ["Evidence", "Finding", "Severity"]


class Severity(StrEnum):
    """How much a finding asks of an editor, least first. None of them says that a rule was broken."""

    INFO = "info"  # good to know
    CHECK = "check"  # look at it
    WARN = "warn"  # look at it before publication

    @property
    def rank(self) -> int:
        """0 for the least."""
        return list(Severity).index(self)


@dataclass(frozen=True, slots=True)
class Evidence:
    """What a finding rests on.

    Attributes:
        what: What it is, in a few words: `the same quotation`, `credited to`.
        words: The words, as they stand there.
        marked: The words with what differs from the finding's marked (`[-yours-]{+theirs+}`); empty where nothing is.
        article, article_id: Where they stand: the input as given, and the article's identity; empty where nowhere.
        outlet, published, url: Of that article, as its record has them.
    """

    what: str
    words: str = ""
    marked: str = ""
    article: str = ""
    article_id: str = ""
    outlet: str | None = None
    published: str | None = None
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """Something to check in one article.

    Attributes:
        code: Of the check: `QT101`.
        article, article_id: The input as given, and the article's identity.
        start, end: Half-open code points of `Article.text`; 0 and 0 where the finding is about the whole article.
        words: `text[start:end]`.
        message: What was found, one line.
        advice: What to check, one line.
        severity: That of the check, unless the user set another.
        evidence: What it rests on.
        attributions: Ids of the attributions it is about.
        location: Where the words stand, by line and column of `Article.text`; None where it is about all of it.
        outlet, published, url: Of the article, as its record has them.
    """

    code: str
    article: str
    article_id: str
    start: int
    end: int
    words: str
    message: str
    advice: str
    severity: Severity
    evidence: tuple[Evidence, ...] = ()
    attributions: tuple[str, ...] = ()
    location: Location | None = None
    outlet: str | None = None
    published: str | None = None
    url: str | None = None

    @property
    def order(self) -> tuple[Any, ...]:
        """What findings are sorted by: article, then reading order; no two different ones are alike."""
        return self.article, self.article_id, self.start, self.end, self.code, self.message, self.attributions

    @property
    def id(self) -> str:
        """16 hex digits that stay the same while code, article and words do, wherever in the text they stand."""
        identity = "\0".join((self.code, self.article_id, " ".join(self.words.split())))
        return sha256(identity.encode("utf-8", "surrogatepass")).hexdigest()[:16]
