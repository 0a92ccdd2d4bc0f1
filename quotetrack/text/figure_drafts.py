"""Which numbers of a sentence are figures: each with what it counts and what happened to it, as tokens."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from quotetrack.text.figure_amounts import find_amounts
from quotetrack.text.figure_events import find_event_after, find_event_before, find_toll, noun_event
from quotetrack.text.figure_names import is_no_amount
from quotetrack.text.figure_nouns import Counted, is_people, read_counted, read_them
from quotetrack.text.figure_numbers import Amount, Bound
from quotetrack.text.figure_shared import BEFORE_PLACES, Draft, FigureKind, share_events
from quotetrack.text.figure_units import Measured, read_measured
from quotetrack.text.figure_words import Token, load_words

__all__ = ["draft_sentence"]

_FEW = 3
_SMALL = 12
"""Counts up to this behind "the" or "these" are those that the text has told before: "the two men"."""


def draft_sentence(tokens: Sequence[Token]) -> list[Draft]:
    """The figures among the tokens of one sentence, in order."""
    amounts = find_amounts(tokens)
    drafts: list[Draft] = []
    for number, amount in enumerate(amounts):
        floor = drafts[-1].last if drafts else 0
        stop = amounts[number + 1].first if number + 1 < len(amounts) else len(tokens)
        draft = _draft(tokens, amount, floor, stop, drafts)
        if draft is not None:
            drafts.append(draft)
    return share_events(tokens, drafts)


def _draft(tokens: Sequence[Token], amount: Amount, floor: int, stop: int, before: Sequence[Draft]) -> Draft | None:
    measured = read_measured(tokens, amount, floor)
    if measured is not None:
        return _draft_measured(tokens, amount, measured, before)
    if amount.share or is_no_amount(tokens, amount):
        return None
    is_one = amount.low == 1 and amount.high == 1
    counted = read_counted(tokens, amount.last, one=is_one)
    last = amount.last if counted is None else counted.last
    event = _find_event(tokens, amount, last, floor, stop, counted)
    if counted is None:
        return _draft_bare(tokens, amount, event, floor, before)
    noun = counted.noun
    people = is_people(noun) or (event is not None and noun_event(noun) is not None)
    if noun in load_words("durations") or (noun in load_words("vague_nouns") and event is None and _is_loose(amount)):
        return None
    if is_one and (not people or event is None):
        return None
    if _is_told_before(tokens, amount) and not (people and event is not None):
        return None
    kind = FigureKind.PEOPLE if people else FigureKind.COUNT
    return Draft(amount, kind, last, None, counted, event if people else None)


def _draft_measured(
    tokens: Sequence[Token], amount: Amount, measured: Measured, before: Sequence[Draft]
) -> Draft | None:
    kind = FigureKind(measured.kind)
    counted = measured.counted
    event = None
    if kind is FigureKind.PERCENT and counted is not None and is_people(counted.noun):
        event = find_event_after(tokens, counted.last, len(tokens))
    if kind is FigureKind.MEASURE and before and _is_converted(tokens, amount, before[-1]):
        return None
    return Draft(amount, kind, measured.last, measured.unit, counted, event)


def _is_converted(tokens: Sequence[Token], amount: Amount, before: Draft) -> bool:
    """Whether it is the measure before it in another unit: "73 km (45 miles)"."""
    is_in_brackets = amount.first > 0 and tokens[amount.first - 1].text == "(" and before.last >= amount.first - 3
    return is_in_brackets and before.kind is FigureKind.MEASURE


def _draft_bare(
    tokens: Sequence[Token], amount: Amount, event: str | None, floor: int, before: Sequence[Draft]
) -> Draft | None:
    """A number with no noun behind it: a toll, people of whom only the event is told, or more of what was counted."""
    if amount.low == 1 or (amount.high is not None and amount.high < 2):
        return None
    if event is not None:
        return Draft(amount, FigureKind.PEOPLE, amount.last, event=event)
    toll = find_toll(tokens, amount.first, floor)
    if toll is not None and _is_given_behind(tokens, amount.first):
        return Draft(amount, FigureKind.PEOPLE, amount.last, event=toll)
    counted = read_them(tokens, amount.last)
    if counted is not None and amount.low is not None and amount.low > _SMALL:
        return Draft(amount, FigureKind.COUNT, counted.last, counted=counted)
    if before and before[-1].counted is not None and _goes_on(tokens, amount, before[-1]):
        return replace(before[-1], amount=amount, last=amount.last)
    return None


def _is_given_behind(tokens: Sequence[Token], at: int) -> bool:
    """Whether a number without a noun is what something is put at: "rose to 32", "of 40", "toll at 9"."""
    return at > 0 and (tokens[at - 1].key in load_words("changing") or tokens[at - 1].key in ("to", "at", "of", "as"))


def _goes_on(tokens: Sequence[Token], amount: Amount, before: Draft) -> bool:
    """Whether it counts what the figure before it counted: "13 raids on the city and 11 on the town"."""
    if amount.last >= len(tokens) or tokens[amount.last].key not in BEFORE_PLACES:
        return False
    joint = tokens[amount.first - 1].key if amount.first else ""
    return joint in ("and", ",", "or", "plus", "another") and before.unit is None and amount.first - before.last < 12


def _find_event(
    tokens: Sequence[Token], amount: Amount, last: int, floor: int, stop: int, counted: Counted | None
) -> str | None:
    own = None if counted is None else noun_event(counted.noun)
    if counted is not None and not is_people(counted.noun):
        return own  # "eleven deaths", and nothing for things
    bare = counted is None
    return (
        find_event_after(tokens, last, min(last + 1, stop), bare=bare)  # "26 injured", whatever stands before
        or find_event_before(tokens, amount.first, floor)
        or find_event_after(tokens, last, stop)
        or own
    )


def _is_loose(amount: Amount) -> bool:
    """Whether a number is so small or vague, and so unguarded, that with a vague noun it is a manner of speaking."""
    return amount.bound is Bound.VAGUE or (amount.bound is Bound.EXACTLY and (amount.low or 0) <= _FEW)


def _is_told_before(tokens: Sequence[Token], amount: Amount) -> bool:
    """Whether a small number is of those already told of: "the two men", "his three sons"."""
    if amount.first == 0 or amount.low is None or amount.low > _SMALL:
        return False
    before = tokens[amount.first - 1].key
    return amount.first == amount.begin and (before in load_words("definite") or before.endswith("'s"))
