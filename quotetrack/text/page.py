"""A reading seen as words: which sentence, which name, which attribution's content each word belongs to."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from quotetrack.records import READ_KINDS, Attribution, Kind, Reading
from quotetrack.text.listed_bodies import ArticleBodies
from quotetrack.text.words import Word, iter_words

_LONGEST_SENTENCE = 90  # words before or after one
_SUBJECTS = frozenset({"nsubj", "nsubj:pass", "nsubjpass", "csubj"})


@dataclass(frozen=True, slots=True)
class Page:
    """The words of an article's read blocks, in order, with what the reading says of each.

    All lists run parallel to `words`.

    Attributes:
        words: Words and signs.
        starts: Where each begins, in code points, for searching.
        sentences: Number of the sentence it stands in.
        labels: Label of the name it is part of (`PERSON`, `ORG`, `LOC`, `NORP`), or "".
        mentions: Index in `reading.mentions` of that name, or -1.
        tags: Penn Treebank tag of the token that it begins with, or "".
        subjects: Whether a token in it is a subject.
        said: Whether it lies in the content of some attribution.
        quoted: Whether it lies in the content of one with quotation marks.

    And of the article as a whole:
        listed: Finds the bodies of the registry in it.
    """

    reading: Reading
    words: tuple[Word, ...]
    starts: tuple[int, ...]
    sentences: tuple[int, ...]
    labels: tuple[str, ...]
    mentions: tuple[int, ...]
    tags: tuple[str, ...]
    subjects: tuple[bool, ...]
    said: tuple[bool, ...]
    quoted: tuple[bool, ...]
    listed: ArticleBodies

    def between(self, start: int, end: int) -> tuple[int, int]:
        """The half-open word indices of the words that begin in the code points `start` to `end`."""
        return bisect_left(self.starts, start), bisect_left(self.starts, end)

    def text(self, first: int, last: int) -> str:
        """The article's own characters from word `first` to before word `last`."""
        if first >= last:
            return ""
        return self.reading.article.text[self.words[first].start : self.words[last - 1].end]

    def says_again(self, first: int, last: int) -> bool:
        """Whether the words `first` to before `last` stand together elsewhere in the article, too."""
        text, words = self.reading.article.text, self.text(first, last)
        return text.find(words, self.words[last - 1].end) >= 0 or text.rfind(words, 0, self.words[first].start) >= 0

    def sentence_bounds(self, index: int) -> tuple[int, int]:
        """The half-open word indices of the sentence that word `index` stands in.

        Of a sentence longer than any is (a text without stops) the words around `index`, so that whoever reads
        sentences stays linear.
        """
        number = self.sentences[index]
        first, last = max(index - _LONGEST_SENTENCE, 0), min(index + _LONGEST_SENTENCE, len(self.words))
        return bisect_left(self.sentences, number, first, index), bisect_right(self.sentences, number, index, last)


def make_page(reading: Reading, attributions: Sequence[Attribution]) -> Page:
    """See the reading as words. Linear in the length of the text."""
    words = _read_words(reading)
    starts = tuple(word.start for word in words)
    sentences = _number_sentences(reading, words)
    mentions = [-1] * len(words)
    for number, mention in enumerate(reading.mentions):
        first = bisect_left(starts, mention.start)
        for index in range(first, bisect_left(starts, mention.end)):
            if sentences[index] != sentences[first]:
                break  # a name that runs into the next line is the model's slip
            mentions[index] = number
    tags, subjects = [""] * len(words), [False] * len(words)
    for token in reading.tokens:
        index = bisect_right(starts, token.start) - 1
        if index >= 0 and token.start < words[index].end:
            tags[index] = tags[index] or token.tag
            subjects[index] = subjects[index] or token.dep in _SUBJECTS
    said, quoted = [False] * len(words), [False] * len(words)
    for attribution in attributions:
        for span in attribution.content:
            for index in range(bisect_left(starts, span.start), bisect_left(starts, span.end)):
                said[index] = True
                quoted[index] = quoted[index] or attribution.kind is not Kind.INDIRECT
    labels = tuple(reading.mentions[number].label if number >= 0 else "" for number in mentions)
    return Page(
        reading,
        words,
        starts,
        tuple(sentences),
        labels,
        tuple(mentions),
        tuple(tags),
        tuple(subjects),
        tuple(said),
        tuple(quoted),
        ArticleBodies(words),
    )


def _read_words(reading: Reading) -> tuple[Word, ...]:
    article = reading.article
    stretches = tuple((block.start, block.end) for block in article.blocks if block.kind in READ_KINDS)
    return _split_words(article.text, stretches if article.blocks else ((0, len(article.text)),))


@lru_cache(maxsize=1)  # speakers and carriers each make a page of the same article, one after the other
def _split_words(text: str, stretches: tuple[tuple[int, int], ...]) -> tuple[Word, ...]:
    return tuple(word for start, end in stretches for word in iter_words(text, start, end))


def _number_sentences(reading: Reading, words: Sequence[Word]) -> list[int]:
    """The number of each word's sentence: the model's breaks, where a stop or a line's end bears them out.

    A small model breaks sentences before a capital here and there ("told | Reuters that").
    """
    begins = {reading.tokens[first].start for first, last in reading.sentences if first < last}
    text = reading.article.text
    numbers: list[int] = []
    number = 0
    for index, word in enumerate(words):
        if index and (word.start in begins or "\n" in text[words[index - 1].end : word.start]):
            number += _may_end(text, words, index)
        numbers.append(number)
    return numbers


def _may_end(text: str, words: Sequence[Word], index: int) -> bool:
    """Whether a sentence can end before word `index`: a stop, closing signs after it or not, or a new line."""
    if "\n" in text[words[index - 1].end : words[index].start]:
        return True
    last = index - 1
    while last >= max(index - 3, 0) and words[last].text in _CLOSING:
        last -= 1
    return last >= 0 and words[last].text[-1] in _STOPS


_CLOSING = frozenset("\"”’')]»")
_STOPS = frozenset(".!?…")
