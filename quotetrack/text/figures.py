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
from dataclasses import dataclass
from decimal import Decimal

from quotetrack.text.figure_drafts import draft_sentence
from quotetrack.text.figure_numbers import Bound, number_words
from quotetrack.text.figure_shared import Draft, FigureKind
from quotetrack.text.figure_words import Token, read_tokens
from quotetrack.text.sentences import split_sentences

__all__ = ["Bound", "Figure", "FigureKind", "find_figures"]


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


_WORD_RE = re.compile(r"[a-z]+")


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
        found += [_finish(text, tokens, draft, (start, end)) for draft in draft_sentence(tokens)]
    return found


def _has_number_word(sentence: str) -> bool:
    return not number_words().isdisjoint(_WORD_RE.findall(sentence.lower()))


def _finish(text: str, tokens: Sequence[Token], draft: Draft, sentence: tuple[int, int]) -> Figure:
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
