"""What a decision of people is: about whom or what, how it was decided, and what it holds on to."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

__all__ = ["Anchor", "Decision", "DecisionKind", "Node", "Verdict"]

Node = tuple[str, ...]
"""What an anchor means today: a `Member`, an organisation and its article, or the id of an attribution."""


class DecisionKind(StrEnum):
    """Whom or what a decision is about."""

    SPEAKER = "speaker"
    ORGANIZATION = "organization"
    STATEMENT = "statement"


class Verdict(StrEnum):
    """What was decided."""

    SAME = "same"
    DIFFERENT = "different"
    UNSURE = "unsure"  # somebody has looked and could not tell


@dataclass(frozen=True, slots=True)
class Anchor:
    """One name on one side of a decision, or one attribution of a statement.

    Attributes:
        id, name, type: Of the speaker or organisation, as the records had it; of a statement, the attribution's id, the
            statement's longest wording, and the attribution's kind.
        name_key: What names are compared by; of a statement, the number of the attribution's wording.
        article_id: The article in which it is meant; empty for an organisation that is meant everywhere.
        quotations: What that person says there, or where the attribution stands: hash of the text, and half-open code
            points in it.
    """

    id: str
    name: str
    name_key: str
    type: str
    article_id: str = ""
    quotations: tuple[tuple[str, int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Decision:
    """One decision.

    Attributes:
        key: Its number.
        sides: The names of each side, sorted.
        articles: The articles of each side; none where it is meant everywhere.
        decided_at, undone_at: ISO 8601, UTC; `undone_at` is None while it is in force.
    """

    key: int
    kind: DecisionKind
    verdict: Verdict
    sides: tuple[tuple[str, ...], tuple[str, ...]]
    articles: tuple[tuple[str, ...], tuple[str, ...]]
    author: str
    decided_at: str
    reason: str | None = None
    undone_by: str | None = None
    undone_at: str | None = None
