"""The words of one change within their wording: which belong to the sentence that stays, and how to show them."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Collection
from dataclasses import dataclass

from quotetrack.statements.words import QuotedWord

__all__ = ["Passage", "cut_passage"]

_SENTENCE_END_RE = re.compile(r"[.!?…][\"'”’)\]]*\s|\n")
_FEW = 6
"""Words that are shown whole."""


@dataclass(frozen=True, slots=True)
class Passage:
    """Words `first` to before `last` of a wording.

    `text` is the wording, `all_words` are all of its words.
    """

    text: str
    all_words: tuple[QuotedWord, ...]
    first: int
    last: int

    @property
    def words(self) -> tuple[QuotedWord, ...]:
        """The words of the change."""
        return self.all_words[self.first : self.last]

    def begins_sentence(self, index: int) -> bool:
        """Whether a word of the wording is the first of a sentence; so is the one behind the last."""
        if index in (0, len(self.all_words)):
            return True
        between = self.text[self.all_words[index - 1].end : self.all_words[index].start]
        return _SENTENCE_END_RE.search(between) is not None

    @property
    def is_sentence(self) -> bool:
        """Whether the words are whole sentences, as far as the marks tell: others do not hang on them."""
        return self.begins_sentence(self.first) and self.begins_sentence(self.last)

    @property
    def head(self) -> tuple[QuotedWord, ...]:
        """Of the words, those in the sentence of the words before them; none where nothing stands before."""
        if self.first == 0 or self.begins_sentence(self.first):
            return ()
        end = next((k for k in range(self.first + 1, self.last) if self.begins_sentence(k)), self.last)
        return self.all_words[self.first : end]

    @property
    def tail(self) -> tuple[QuotedWord, ...]:
        """Of the words, those in the sentence of the words after them; none where nothing stands after."""
        if self.last == len(self.all_words) or self.begins_sentence(self.last):
            return ()
        start = next((k for k in range(self.last - 1, self.first, -1) if self.begins_sentence(k)), self.first)
        return self.all_words[start : self.last]

    def show(self, marked: Collection[int], *, with_neighbour: bool) -> str:
        """The words as they stand, on one line; of many, those of the `marked` indices with their neighbours.

        Args:
            marked: Indices into `all_words`.
            with_neighbour: Whether the word before is shown too, or that behind where none is before.
        """
        first, last = self.first, self.last
        if with_neighbour and first > 0:
            first -= 1
        elif with_neighbour and last < len(self.all_words):
            last += 1
        if first == last:
            return ""
        if last - first <= _FEW:
            return self._slice(first, last)
        if not marked:
            return f"{self._slice(first, first + 2)} … {self._slice(last - 2, last)}"
        shown = sorted({k for index in marked for k in (index - 1, index, index + 1) if first <= k < last})
        runs: list[list[int]] = []
        for k in shown:
            if runs and runs[-1][1] == k:
                runs[-1][1] = k + 1
            else:
                runs.append([k, k + 1])
        return " … ".join(self._slice(start, end) for start, end in runs)

    def _slice(self, first: int, last: int) -> str:
        return " ".join(self.text[self.all_words[first].start : self.all_words[last - 1].end].split())


def cut_passage(text: str, words: tuple[QuotedWord, ...], start: int, end: int) -> Passage:
    """The passage of the words that begin within half-open code points of a wording."""
    starts = [word.start for word in words]
    return Passage(text, words, bisect_left(starts, start), bisect_left(starts, end))
