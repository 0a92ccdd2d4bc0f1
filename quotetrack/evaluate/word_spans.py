"""A text as the span measure sees it: words and signs, which of them are quoted, and which words speak of speech."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable

from quotetrack.evaluate.gold import Range
from quotetrack.records import Kind

__all__ = ["WordSet", "WordedText", "is_speech_word"]

WordSet = frozenset[int]
"""Words of a text by their numbers, counted from 0."""

# Words keep inner apostrophes, full stops, commas and hyphens ("U.S", "1,200", "so-called"); other signs stand alone.
_WORD_RE = re.compile(r"\w+(?:[’'.,-]\w+)*|[^\w\s]")
_LETTER_RE = re.compile(r"\w")
_OPENING, _CLOSING, _EITHER = "“„«", "”»", '"'

# Part of the measure: the list decides which attributions count as speech and writing, so a change here makes figures
# incomparable with all earlier ones. What quotetrack itself takes for speech is lexicon/cues.yaml.
_SPEECH_VERBS = """
accord accuse acknowledge add admit advise allege announce argue ask assert blast boast brag call caution cite claim
comment complain concede conclude condemn confirm contend counter criticize declare decry demand denounce deny describe
dispute emphasize estimate explain express hail inform indicate insist joke lament mention mock note object observe
outline pledge point post praise predict proclaim promise propose question quote read recall recount refer reiterate
remark repeat reply report respond retort reveal say scoff shout sign slam speak spell state stress suggest talk tell
testify text thank threaten tout tweet underscore urge voice vow warn write
"""
_SPEECH = frozenset(_SPEECH_VERBS.split())
_IRREGULAR = frozenset({"said", "told", "wrote", "written", "according", "spoke", "spoken", "saying", "says"})
_ENDINGS = (("ied", "y"), ("ies", "y"), ("ing", ""), ("ed", ""), ("es", ""), ("s", ""))


def is_speech_word(word: str) -> bool:
    """Whether a word is a form of a verb of speech or writing, by its endings alone.

    >>> [is_speech_word(word) for word in ("Said", "denies", "urging", "admitted", "believes")]
    [True, True, True, True, False]
    """
    word = word.casefold()
    stems = {word}
    for ending, instead in _ENDINGS:
        if word.endswith(ending):
            stem = word[: -len(ending)]
            stems |= {stem + instead, stem + instead + "e"}
            if len(stem) > 2:
                stems.add(stem[:-1])  # a doubled consonant: "admitted"
    return word in _IRREGULAR or not stems.isdisjoint(_SPEECH)


class WordedText:
    """The words and signs of a text, by number.

    Attributes:
        text: The text.
        solid: The words that have a letter or digit: punctuation and quotation marks aside.
        quoted: The words between quotation marks. A mark that is not closed ends with its paragraph.
        speech: The forms of verbs of speech and writing.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        ranges = [match.span() for match in _WORD_RE.finditer(text)]
        self._starts = [start for start, _ in ranges]
        self._ends = [end for _, end in ranges]
        words = [text[start:end] for start, end in ranges]
        self.solid: WordSet = frozenset(i for i, word in enumerate(words) if _LETTER_RE.search(word))
        self.speech: WordSet = frozenset(i for i, word in enumerate(words) if is_speech_word(word))
        self.quoted: WordSet = frozenset(self._find_quoted(words))

    def within(self, ranges: Iterable[Range]) -> WordSet:
        """The words that any of some ranges touches."""
        found: set[int] = set()
        for start, end in ranges:
            found.update(range(bisect_right(self._ends, start), bisect_left(self._starts, end)))
        return frozenset(found)

    def kind_of(self, content: WordSet) -> Kind:
        """Direct where all words of a content are quoted, mixed where some are."""
        solid = content & self.solid
        quoted = solid & self.quoted
        if not quoted:
            return Kind.INDIRECT
        return Kind.DIRECT if quoted == solid else Kind.MIXED

    def _find_quoted(self, words: list[str]) -> Iterable[int]:
        is_open = False
        last_end = 0
        for number, word in enumerate(words):
            if "\n" in self.text[last_end : self._starts[number]]:
                is_open = False
            last_end = self._ends[number]
            if word in _OPENING:
                is_open = True
            elif word in _CLOSING:
                is_open = False
            elif word in _EITHER:
                is_open = not is_open
            elif is_open:
                yield number
