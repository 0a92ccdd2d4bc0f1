"""In what it was said: a statement, an interview, on social media."""

from __future__ import annotations

from collections.abc import Iterator

from quotetrack.lexicon import load_lexicon
from quotetrack.text.matching import PhraseTable
from quotetrack.text.page import Page


def _iter_media() -> Iterator[tuple[str, str]]:
    for medium, phrases in load_lexicon("media")["media"].items():
        yield from ((phrase, medium) for phrase in phrases)


_MEDIA: PhraseTable[str] = PhraseTable(_iter_media())
_AFTER = frozenset(load_lexicon("media")["after"])
_BEFORE_CUE = frozenset({"tweeted", "retweeted", "emailed"})  # verbs that name the medium by themselves
_FARTHEST = 6  # words between the preposition and the medium: "in a rare televised interview"


def find_medium(page: Page, index: int) -> str | None:
    """The medium named in the sentence of word `index`, outside what was said; the nearest to the word wins."""
    first, last = page.sentence_bounds(index)
    best: tuple[int, str] | None = None
    preposition = -_FARTHEST - 1
    position = first
    while position < last:
        word = page.words[position]
        if page.said[position]:
            position += 1
            continue
        if word.key in _AFTER:
            preposition = position
        elif word.is_sign:
            preposition = -_FARTHEST - 1
        match = _MEDIA.find(page.words, position, last)
        if match is not None and (position - preposition <= _FARTHEST or word.key in _BEFORE_CUE):
            candidate = (abs(position - index), match.value)
            best = min(best, candidate) if best is not None else candidate
            position += match.length
            continue
        position += 1
    return best[1] if best is not None else None
