"""A Doc's words as the encoder wants them: word pieces, case shapes, quote states, paragraphs, windows.

Training and inference both go through this file, so that the model sees the same thing in both.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
from spacy.tokens import Doc

from quotetrack.text import pair_quotes, quote_states

MAX_PIECES = 254
"""Word pieces in one window, [CLS] and [SEP] left out. Windows longer than those of training cost accuracy."""

CLS, SEP = 101, 102
_SENTENCE_END = frozenset({".", "!", "?", "…", ".”", "?”", "!”"})
_CLOSING = frozenset({'"', "”", "’", "'", "''", ")", "»", "]"})
# A word of more pieces than this is no word (a link, a hash); its first pieces say as much.
_MAX_WORD_PIECES = 8
_CACHE_LIMIT = 100_000

Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float32]


class PieceTable:
    """Word pieces of single words, remembered: news repeats its words."""

    def __init__(self, tokenizer: Any) -> None:
        self._tokenizer = tokenizer
        self._pieces: dict[str, list[int]] = {}

    def pieces(self, words: list[str]) -> list[list[int]]:
        """Ids of each word's pieces, at least one a word."""
        known = self._pieces
        fresh = list({word for word in words if word not in known})
        if fresh:
            if len(known) + len(fresh) > _CACHE_LIMIT:
                known.clear()
                fresh = list(set(words))
            for word, encoding in zip(
                fresh, self._tokenizer.encode_batch(fresh, add_special_tokens=False), strict=True
            ):
                known[word] = encoding.ids[:_MAX_WORD_PIECES] or [100]
        return [known[word] for word in words]


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one Doc (white space left out), as parallel sequences of equal length.

    Attributes:
        tokens: Index of each word in the Doc.
        pieces: Its word pieces.
        shape, quote: Index in `labels.SHAPES` and `labels.QUOTE_STATES`.
        paragraph: Number of its paragraph, from 0, rising.
        breaks: Whether a window may end after the word (a sentence seems to end there, outside quotation marks).
    """

    tokens: Ints
    pieces: list[list[int]]
    shape: Ints
    quote: Ints
    paragraph: Ints
    breaks: list[bool]

    def __len__(self) -> int:
        return len(self.pieces)


def word_shape(word: str) -> int:
    """Index in `labels.SHAPES` of the word's case."""
    if word.islower():
        return 0
    if word.isalpha() or any(c.isalpha() for c in word):
        if word.isupper():
            return 4 if len(word) == 1 else 2
        return 1 if word.istitle() else 3
    return 5 if any(c.isdigit() for c in word) else 6


def make_words(doc: Doc, table: PieceTable) -> Words:
    """Prepare a tokenised Doc; paragraphs are its non-blank lines."""
    text = doc.text
    states = quote_states(text, pair_quotes(text))
    tokens, texts, quote, paragraph = [], [], [], []
    number, fresh = -1, True
    for token in doc:
        word = token.text
        if word.isspace():
            fresh = fresh or "\n" in word
            continue
        if fresh:
            number, fresh = number + 1, False
        # A line break swallowed into a word's neighbour cannot happen: spaCy never joins white space to words.
        tokens.append(token.i)
        texts.append(word)
        quote.append(states[token.idx])
        paragraph.append(number)
    shapes = {word: word_shape(word) for word in set(texts)}
    breaks = []
    for i, word in enumerate(texts):
        ends = word in _SENTENCE_END or (word in _CLOSING and i > 0 and texts[i - 1] in _SENTENCE_END)
        last = i + 1 == len(texts) or paragraph[i + 1] != paragraph[i]
        breaks.append(last or (ends and quote[i] != 1 and texts[i + 1] not in _CLOSING))
    return Words(
        tokens=np.asarray(tokens, dtype=np.int64),
        pieces=table.pieces(texts),
        shape=np.asarray([shapes[word] for word in texts], dtype=np.int64),
        quote=np.asarray(quote, dtype=np.int64),
        paragraph=np.asarray(paragraph, dtype=np.int64),
        breaks=breaks,
    )


def iter_windows(words: Words, limit: int = MAX_PIECES) -> Iterator[tuple[int, int]]:
    """Cut the words into windows of at most `limit` pieces: half-open word indices, none overlapping.

    Whole paragraphs go together as long as they fit; a paragraph that is too long is cut after a sentence,
    outside quotation marks where it can be, and hard where there is no such place.
    """
    count = len(words)
    lengths = [len(pieces) for pieces in words.pieces]
    paragraph = words.paragraph.tolist()
    low = 0
    while low < count:
        size, high, last_paragraph, last_break = 0, low, low, low
        while high < count and size + lengths[high] <= limit:
            size += lengths[high]
            high += 1
            if high == count or paragraph[high] != paragraph[high - 1]:
                last_paragraph = high
            if words.breaks[high - 1]:
                last_break = high
        if high < count:
            if last_paragraph > low:
                high = last_paragraph
            elif last_break > low:
                high = last_break
        yield low, high
        low = high


def window_inputs(words: Words, low: int, high: int) -> dict[str, Ints]:
    """One window as the encoder's inputs, a batch of one.

    Returns:
        `ids`, `shape`, `quote`, `begins` int64 (1, pieces + 2); `first` int64 (1, words): position of each word's
        first piece; `word_shape`, `word_quote` int64 (1, words).
    """
    pieces = words.pieces[low:high]
    lengths = np.fromiter((len(p) for p in pieces), dtype=np.int64, count=high - low)
    total = int(lengths.sum())
    ids = np.empty(total + 2, dtype=np.int64)
    ids[0], ids[-1] = CLS, SEP
    ids[1:-1] = [i for p in pieces for i in p]
    first = np.cumsum(lengths) - lengths + 1
    paragraph = words.paragraph[low:high]
    starts = np.ones(high - low, dtype=np.int64)
    starts[1:] = paragraph[1:] != paragraph[:-1]
    inputs = {"ids": ids, "first": first}
    for name, values in (("shape", words.shape[low:high] + 1), ("quote", words.quote[low:high] + 1)):
        spread = np.zeros(total + 2, dtype=np.int64)
        spread[1:-1] = np.repeat(values, lengths)
        inputs[name] = spread
        inputs[f"word_{name}"] = values
    begins = np.zeros(total + 2, dtype=np.int64)
    begins[first] = starts
    inputs["begins"] = begins
    return {name: values[None] for name, values in inputs.items()}


CONTEXT = 24
"""Words before and after a cue's paragraph that the pair head sees too: `he added` often looks back."""

REACH = 160
"""Words on either side of the cue beyond which the pair head never looks."""


def surroundings(paragraph: Ints, cue: int) -> tuple[int, int]:
    """The half-open words that the pair head reads for a cue: its paragraph and a little context.

    Args:
        paragraph: Paragraph number a word of the window, rising.
        cue: Index of the cue's first word in the window.
    """
    low = int(np.searchsorted(paragraph, paragraph[cue], side="left")) - CONTEXT
    high = int(np.searchsorted(paragraph, paragraph[cue], side="right")) + CONTEXT
    return max(low, cue - REACH, 0), min(high, cue + REACH, len(paragraph))
