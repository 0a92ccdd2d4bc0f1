"""Whether a change of words may change what was said: negations, numbers, modals, names and their like.

    for concern in find_concerns(compare(longest, variant)):
        print(concern.told)  # "negation: `will not` here, `will` there"

No likeness is asked for: two sentences that differ in one "not" are alike by any score, and say opposite things. What
only says that a person should look is *information* (a tense), and does not put the meaning at risk.

Source: the sourcing checks "flipped meaning" and "altered quotation"; word lists in lexicon/meaning.yaml and
lexicon/numerals.yaml.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from quotetrack.lexicon import load_lexicon
from quotetrack.statements.difference import Change, Difference
from quotetrack.statements.grades import Grade
from quotetrack.statements.passage import Passage, cut_passage
from quotetrack.statements.spelling import expand, spelling_key
from quotetrack.statements.words import QuotedWord, read_words
from quotetrack.text.numerals import iter_numbers

__all__ = ["Concern", "Touch", "find_concerns", "is_meaning_at_risk"]


class Touch(StrEnum):
    """What a change touches."""

    NEGATION = "negation"
    NUMBER = "number"
    MODAL = "modal"
    NAME = "name"
    DATE = "date"
    QUANTIFIER = "quantifier"
    COMPARATIVE = "comparative"
    TENSE = "tense"


INFORMATION = frozenset({Touch.TENSE})
"""What is told, and puts no meaning at risk."""

_GOVERNING = frozenset({Touch.NEGATION, Touch.NUMBER, Touch.MODAL, Touch.QUANTIFIER, Touch.COMPARATIVE})
"""What hangs on the words after it: left out just before words that stay, it is missed there."""

_IN_BRACKETS = frozenset({Touch.NEGATION, Touch.MODAL})
"""What must not be added to somebody's words even in brackets."""

_GOVERNED = 2
"""How many words before words that stay may govern these."""

_GOVERNING_BACK = 3
"""How many words behind words that stay a negation may still be theirs: "we agree to nothing"."""

_SHORTEST_OPPOSITE = 4
_NO_NUMBER = frozenset({"one", "first", "second"})
"""Numbers only beside another one: "one of them", "we first saw"."""


@dataclass(frozen=True, slots=True)
class Concern:
    """One thing that a change touches.

    Attributes:
        touch: What it is.
        old, new: The words with their neighbours, as they stand in each wording.
        told: All of it in one plain phrase.
        change: The change it is about.
    """

    touch: Touch
    old: str
    new: str
    change: Change

    @property
    def is_information(self) -> bool:
        """Whether it puts no meaning at risk."""
        return self.touch in INFORMATION

    @property
    def told(self) -> str:
        """For example "negation: `will not` here, `will` there": here is the old wording, there the new."""
        here = f"`{self.old}` here" if self.old else "nothing here"
        there = f"`{self.new}` there" if self.new else "nothing there"
        return f"{self.touch.value}: {here}, {there}"


@cache
def _load() -> dict[str, frozenset[str]]:
    return {name: frozenset(words) for name, words in load_lexicon("meaning").items()}


def is_meaning_at_risk(concerns: Sequence[Concern]) -> bool:
    """Whether any of the concerns is more than information."""
    return any(not concern.is_information for concern in concerns)


def find_concerns(difference: Difference) -> tuple[Concern, ...]:
    """What the changes of a difference touch, in the order of the wording.

    Marks and spelling touch nothing. Words in brackets are said to be somebody else's: only a negation or a modal
    among them counts, unless they stand for words left out. Words left out at an end, or where an ellipsis says so,
    count where those that stay hang on them: a negation of the same sentence, a number or modal just before them.
    """
    old_words, new_words = read_words(difference.old), read_words(difference.new)
    concerns: list[Concern] = []
    for change in difference.changes:
        if change.grade in (Grade.PUNCTUATION, Grade.SPELLING):
            continue
        old = cut_passage(difference.old, old_words, change.old_start, change.old_end)
        new = cut_passage(difference.new, new_words, change.new_start, change.new_end)
        is_one_sided = not (old.words and new.words)
        for touch in Touch:
            if _touches(touch, change, old, new):
                here = old.show(_mark(touch, old), with_neighbour=is_one_sided)
                there = new.show(_mark(touch, new), with_neighbour=is_one_sided)
                concerns.append(Concern(touch, here, there, change))
    return tuple(concerns)


def _touches(touch: Touch, change: Change, old: Passage, new: Passage) -> bool:
    if old.words and new.words:
        if change.grade is Grade.BRACKETED and touch in (Touch.NAME, Touch.TENSE):
            return False  # "[Ann Reyes]" for "she"
        if touch is Touch.NEGATION and _has_opposite(old.words, new.words):
            return True
        was, now = _find(touch, old, old.first, old.last), _find(touch, new, new.first, new.last)
        if not was or not now:
            return not (was | now).keys() <= _NO_NUMBER
        return was != now
    return _touches_alone(touch, change.grade, old if old.words else new)


def _touches_alone(touch: Touch, grade: Grade, passage: Passage) -> bool:
    """Whether words that only one wording has touch something."""
    first, last = passage.first, passage.last
    if grade is Grade.BRACKETED:
        return touch in _IN_BRACKETS and bool(_find(touch, passage, first, last))
    if passage.is_sentence:
        return False
    if grade is Grade.SUBSTANTIVE:
        return not _find(touch, passage, first, last).keys() <= _NO_NUMBER
    n_head, n_tail = len(passage.head), len(passage.tail)
    if touch is Touch.NEGATION:
        n_head = min(n_head, _GOVERNING_BACK)
        return bool(_find(touch, passage, first, first + n_head) or _find(touch, passage, last - n_tail, last))
    return touch in _GOVERNING and not _find(touch, passage, last - min(n_tail, _GOVERNED), last).keys() <= _NO_NUMBER


def _find(touch: Touch, passage: Passage, first: int, last: int) -> Counter[str]:
    """What of a kind stands among the words `first` to before `last`."""
    return Counter(value for _, value in _iter_found(touch, passage, first, last))


def _mark(touch: Touch, passage: Passage) -> set[int]:
    return {index for index, _ in _iter_found(touch, passage, passage.first, passage.last)}


def _iter_found(touch: Touch, passage: Passage, first: int, last: int) -> Iterator[tuple[int, str]]:
    """Where something of a kind stands, and what it is compared by."""
    words = passage.all_words
    if touch is Touch.NUMBER:
        for at, _, value in iter_numbers([word.key for word in words[first:last]]):
            yield first + at, value
    elif touch is Touch.NAME:
        for index in range(first, last):
            if _is_name(passage, index):
                yield index, spelling_key(words[index].key)
    else:
        listed = _load()[touch.value]
        for index in range(first, last):
            if touch is Touch.DATE or not _is_name(passage, index):
                yield from ((index, key) for key in expand((words[index].key,)) if key in listed)


def _is_name(passage: Passage, index: int) -> bool:
    """Whether a word is written as names are, and not for the beginning of a sentence."""
    words, lists = passage.all_words, _load()
    word = words[index]
    if not word.text[:1].isupper() or word.key in lists["not_names"] | lists["date"]:
        return False
    if not passage.begins_sentence(index):
        return True
    follows = index + 1 < len(words) and words[index + 1].text[:1].isupper() and not passage.begins_sentence(index + 1)
    return follows or (len(word.text) > 1 and word.text.isupper())


def _has_opposite(old: Sequence[QuotedWord], new: Sequence[QuotedWord]) -> bool:
    """Whether a word stands on one side and its opposite on the other: able, unable."""
    lists = _load()
    ours, theirs = {word.key for word in old}, {word.key for word in new}
    plain = lists["not_opposites"]

    def has(words: set[str], others: set[str]) -> bool:
        return any(
            prefix + word in others
            for word in words - others
            if len(word) >= _SHORTEST_OPPOSITE and word not in plain
            for prefix in lists["opposite_prefixes"]
        )

    return has(ours, theirs) or has(theirs, ours)
