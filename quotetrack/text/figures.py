"""Figures in news text: numbers of people, money, percentages, measures and other counts, with what they count.

    for figure in find_figures(text):
        print(figure.text, figure.low, figure.event, figure.counted)

A figure is a number that a fact-checker could check. No figures are dates, years, times, ages, durations, telephone
numbers, addresses, names with numbers in them, ranks, scores, and "the two men". One sentence is read at a time, by
rules; docs/figures.md says how well. Word lists: lexicon/figures.yaml, figure_events.yaml, people.yaml, numerals.yaml.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum

from quotetrack.text.figure_amounts import find_amounts
from quotetrack.text.figure_events import find_event_after, find_event_before, find_toll, noun_event
from quotetrack.text.figure_names import is_no_amount
from quotetrack.text.figure_nouns import Counted, is_people, read_counted, read_them
from quotetrack.text.figure_numbers import Amount, Bound, number_words
from quotetrack.text.figure_units import Measured, read_measured
from quotetrack.text.figure_words import Token, load_words, read_tokens
from quotetrack.text.sentences import split_sentences

__all__ = ["Bound", "Figure", "FigureKind", "find_figures"]


class FigureKind(StrEnum):
    """What a figure is a number of."""

    PEOPLE = "people"
    MONEY = "money"
    PERCENT = "percent"  # shares in words, too: "a third of"
    MEASURE = "measure"  # kilometres, tonnes, degrees, magnitudes
    COUNT = "count"  # other things: "six air raids"


@dataclass(frozen=True, slots=True)
class Figure:
    """A number in a text with what it counts.

    Attributes:
        start, end: Half-open code points of the number with the words that bound it and the noun it counts.
        text: These words.
        kind: What it is a number of.
        low, high: The values it allows, both included; None where it has no bound on that side. Equal where one
            number is given, with or without "about". Of percentages percent: a third is 33.3333.
        bound: How the words take it: `at least`, `about`, ...
        unit: The currency ("dollars"), "percent", "percentage points" or the unit of measure; None of other figures.
        counted: What is counted, in the text's words; None where they do not say.
        noun: The noun of `counted` in small letters; for comparing.
        event: What happened to the people counted: one of `figure_events.EVENTS`; None where nothing is said.
        sentence: Half-open code points of the sentence it stands in.
    """

    start: int
    end: int
    text: str
    kind: FigureKind
    low: float | None
    high: float | None
    bound: Bound
    unit: str | None = None
    counted: str | None = None
    noun: str | None = None
    event: str | None = None
    sentence: tuple[int, int] = (0, 0)


@dataclass(frozen=True, slots=True)
class _Draft:
    """A figure in tokens: `first` and `last` half-open, `counted` where its noun stands."""

    amount: Amount
    kind: FigureKind
    last: int
    unit: str | None = None
    counted: Counted | None = None
    event: str | None = None


_WORD_RE = re.compile(r"[a-z]+")
_FEW = 3
_SMALL = 12
"""Counts up to this behind "the" or "these" are those that the text has told before: "the two men"."""


def find_figures(text: str, sentences: Sequence[tuple[int, int]] | None = None) -> list[Figure]:
    """The figures of a text, in order.

    Args:
        text: The text.
        sentences: Half-open code points of the sentences to read; those of the text, as one block, where None.

    >>> [(f.text, f.kind.value, f.low, f.event) for f in find_figures("At least 400 civilians have been killed.")]
    [('At least 400 civilians', 'people', 400, 'killed')]
    """
    found: list[Figure] = []
    for start, end in split_sentences(text) if sentences is None else sentences:
        if not any(char.isdigit() for char in text[start:end]) and not _has_number_word(text[start:end]):
            continue
        tokens = read_tokens(text, start, end)
        found += [_finish(text, tokens, draft, (start, end)) for draft in _draft_sentence(tokens)]
    return found


def _has_number_word(sentence: str) -> bool:
    return any(word in number_words() for word in _WORD_RE.findall(sentence.lower()))


def _draft_sentence(tokens: Sequence[Token]) -> list[_Draft]:
    amounts = find_amounts(tokens)
    drafts: list[_Draft] = []
    for number, amount in enumerate(amounts):
        floor = drafts[-1].last if drafts else 0
        stop = amounts[number + 1].first if number + 1 < len(amounts) else len(tokens)
        draft = _draft(tokens, amount, floor, stop, drafts)
        if draft is not None:
            drafts.append(draft)
    return _share_events(tokens, drafts)


def _draft(tokens: Sequence[Token], amount: Amount, floor: int, stop: int, before: Sequence[_Draft]) -> _Draft | None:
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
    return _Draft(amount, kind, last, None, counted, event if people else None)


def _draft_measured(
    tokens: Sequence[Token], amount: Amount, measured: Measured, before: Sequence[_Draft]
) -> _Draft | None:
    kind = FigureKind(measured.kind)
    event = None
    if kind is FigureKind.PERCENT and measured.counted is not None:
        event = (
            find_event_after(tokens, measured.counted.last, len(tokens)) if is_people(measured.counted.noun) else None
        )
    if (
        kind is FigureKind.MEASURE
        and before
        and before[-1].kind is kind
        and _is_in_brackets(tokens, amount, before[-1])
    ):
        return None  # "73 km (45 miles)"
    return _Draft(amount, kind, measured.last, measured.unit, measured.counted, event)


def _is_in_brackets(tokens: Sequence[Token], amount: Amount, before: _Draft) -> bool:
    return amount.first > 0 and tokens[amount.first - 1].text == "(" and before.last >= amount.first - 3


def _draft_bare(
    tokens: Sequence[Token], amount: Amount, event: str | None, floor: int, before: Sequence[_Draft]
) -> _Draft | None:
    """A number with no noun behind it: a toll, people of whom only the event is told, or more of what was counted."""
    if amount.low == 1 or (amount.high is not None and amount.high < 2):
        return None
    if event is not None:
        return _Draft(amount, FigureKind.PEOPLE, amount.last, event=event)
    toll = find_toll(tokens, amount.first, floor)
    if toll is not None and _is_given_behind(tokens, amount.first):
        return _Draft(amount, FigureKind.PEOPLE, amount.last, event=toll)
    counted = read_them(tokens, amount.last)
    if counted is not None and amount.low is not None and amount.low > _SMALL:
        return _Draft(amount, FigureKind.COUNT, counted.last, counted=counted)
    if before and before[-1].counted is not None and _goes_on(tokens, amount, before[-1]):
        return replace(before[-1], amount=amount, last=amount.last)
    return None


def _is_given_behind(tokens: Sequence[Token], at: int) -> bool:
    """Whether a number without a noun is what something is put at: "rose to 32", "of 40", "toll at 9"."""
    return at > 0 and (tokens[at - 1].key in load_words("changing") or tokens[at - 1].key in ("to", "at", "of", "as"))


def _goes_on(tokens: Sequence[Token], amount: Amount, before: _Draft) -> bool:
    """Whether it counts what the figure before it counted: "13 raids on the city and 11 on the town"."""
    if amount.last >= len(tokens) or tokens[amount.last].key not in _BEFORE_PLACES:
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


def _share_events(tokens: Sequence[Token], drafts: list[_Draft]) -> list[_Draft]:
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


_BEFORE_PLACES = frozenset({"in", "from", "at", "near", "on"})


def _is_second_place(tokens: Sequence[Token], one: _Draft, other: _Draft) -> bool:
    """Whether only a place stands between two numbers of people: "killing two men in Tarn and three in Orla"."""
    between = tokens[one.last : other.amount.first]
    if not 2 < len(between) < 10 or between[-1].key != "and" or between[0].key not in _BEFORE_PLACES:
        return False
    return all(token.text[0].isupper() or token.key in load_words("of_a_place") for token in between[1:-1])


_OF_THE_LIVING = frozenset({"displaced", "trapped", "protesting"})
"""What people were doing when something else happened to them: "killed 14, including three children fleeing"."""


def _finish(text: str, tokens: Sequence[Token], draft: _Draft, sentence: tuple[int, int]) -> Figure:
    amount = draft.amount
    start = tokens[amount.first].start
    end = tokens[draft.last - 1].end
    counted = draft.counted
    words = None if counted is None else text[tokens[counted.first].start : tokens[counted.last - 1].end]
    return Figure(
        start, end, text[start:end], draft.kind, _value(amount.low), _value(amount.high), amount.bound, draft.unit,
        words, None if counted is None else counted.noun, draft.event, sentence,
    )  # fmt: skip


def _value(number: Decimal | None) -> float | None:
    if number is None:
        return None
    return int(number) if number == number.to_integral_value() else round(float(number), 4)
