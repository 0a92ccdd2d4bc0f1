"""A figure in the making, and what happened to several groups of people at once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from quotetrack.text.figure_nouns import Counted
from quotetrack.text.figure_numbers import Amount
from quotetrack.text.figure_words import Token, load_words

__all__ = ["BEFORE_PLACES", "Draft", "FigureKind", "share_events"]


class FigureKind(StrEnum):
    """What a figure is a number of."""

    PEOPLE = "people"
    MONEY = "money"
    PERCENT = "percent"  # shares in words, too: "a third of"
    MEASURE = "measure"  # kilometres, tonnes, degrees, magnitudes
    COUNT = "count"  # other things: "six air raids"


@dataclass(frozen=True, slots=True)
class Draft:
    """A figure in tokens: `first` and `last` half-open, `counted` where its noun stands."""

    amount: Amount
    kind: FigureKind
    last: int
    unit: str | None = None
    counted: Counted | None = None
    event: str | None = None


BEFORE_PLACES = frozenset({"in", "from", "at", "near", "on"})
_OF_THE_LIVING = frozenset({"displaced", "trapped", "protesting"})
"""What people were doing when something else happened to them: "killed 14, including three children fleeing"."""


def share_events(tokens: Sequence[Token], drafts: list[Draft]) -> list[Draft]:
    """Give people joined to other people what happened to these: "three children and two teachers were killed"."""
    shared = list(drafts)
    for index in range(len(shared) - 2, -1, -1):
        one, other = shared[index], shared[index + 1]
        if one.kind is FigureKind.PEOPLE is other.kind and one.event is None and other.event is not None:
            between = " ".join(token.key for token in tokens[one.last : other.amount.first])
            if between in load_words("joined_before"):
                shared[index] = replace(one, event=other.event)
    for index in range(1, len(shared)):
        one, other = shared[index - 1], shared[index]
        if one.kind is FigureKind.PEOPLE is other.kind and one.event is not None:
            joint = {token.key for token in tokens[one.last : other.amount.first]}
            if other.event is not None and not ("including" in joint and other.event in _OF_THE_LIVING):
                continue
            follows = tokens[other.last].key if other.last < len(tokens) else ""
            joins = joint & load_words("joints") and joint <= load_words("joints") | load_words("linking")
            if joins or follows == "among" or _is_second_place(tokens, one, other):
                shared[index] = replace(other, event=one.event)
    return shared


def _is_second_place(tokens: Sequence[Token], one: Draft, other: Draft) -> bool:
    """Whether only a place stands between two numbers of people: "killing two men in Tarn and three in Orla"."""
    between = tokens[one.last : other.amount.first]
    if not 2 < len(between) < 10 or between[-1].key != "and" or between[0].key not in BEFORE_PLACES:
        return False
    return all(token.text[0].isupper() or token.key in load_words("of_a_place") for token in between[1:-1])
