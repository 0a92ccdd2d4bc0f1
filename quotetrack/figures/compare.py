"""Whether two figures count the same, and whether both can be right."""

from __future__ import annotations

from quotetrack.text.figure_nouns import singular
from quotetrack.text.figures import Bound, Figure

__all__ = ["can_agree", "counts_the_same"]

_ABOUT = 0.1
"""How far "about" and "nearly" reach, as a share of the number."""

_ANYBODY = frozenset({"people", "person", "persons", "others", "victims", "lives", "individuals", "souls"})


def counts_the_same(one: Figure, other: Figure) -> bool:
    """Whether two figures are numbers of the same kind of thing: "26 killed", "at least 30 people died".

    Kind, unit and event must be the same, and the noun, too, where both have one; "people" may be any people. Whether
    the same occasion is meant the figures alone do not say: ask that of their articles, days and places.
    """
    if (one.kind, one.unit, one.event) != (other.kind, other.unit, other.event):
        return False
    nouns = {singular(noun) for noun in (one.noun, other.noun) if noun is not None and noun not in _ANYBODY}
    if one.event is None and (one.noun is None or other.noun is None):
        return one.noun == other.noun and one.unit is not None
    return len(nouns) < 2


def can_agree(one: Figure, other: Figure) -> bool:
    """Whether some number fits both: "at least 20" and "26" agree, "20" and "26" do not; "about" reaches 10 percent."""
    low_one, high_one = _reach(one)
    low_other, high_other = _reach(other)
    return low_one <= high_other and low_other <= high_one


def _reach(figure: Figure) -> tuple[float, float]:
    slack = _ABOUT if figure.bound is Bound.ABOUT else 0.0
    low = float("-inf") if figure.low is None else figure.low * (1 - slack)
    high = float("inf") if figure.high is None else figure.high * (1 + slack)
    return low, high
