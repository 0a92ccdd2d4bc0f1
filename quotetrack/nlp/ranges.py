"""Arithmetic of half-open ranges of code points."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence

from quotetrack.nlp.contents import Range
from quotetrack.records import Attribution


def make_locator(starts: Sequence[int], ends: Sequence[int]) -> Callable[[int], int | None]:
    """A function from a place to the number of the stretch it is in; stretches are in order and do not overlap."""

    def locate(place: int) -> int | None:
        number = bisect_right(starts, place) - 1
        return number if number >= 0 and place < ends[number] else None

    return locate


def touched_by(attribution: Attribution, locate: Callable[[int], int | None]) -> set[int]:
    """The stretches in which spans of the content begin or end."""
    places = (place for span in attribution.content for place in (span.start, span.end - 1))
    return {number for number in map(locate, places) if number is not None}


def ranges_of(attribution: Attribution) -> tuple[Range, ...]:
    return tuple((span.start, span.end) for span in attribution.content)


def shared(one: Iterable[Range], other: Sequence[Range]) -> int:
    """How many code points two lists of ranges share."""
    return sum(max(0, min(b, d) - max(a, c)) for a, b in one for c, d in other)
