"""Finding known phrases in words: longest first, blind to case and accents where that is safe."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from quotetrack.text.words import Word, iter_words

V = TypeVar("V")
# An alias in capitals no longer than this could be an everyday word (WHO, IS, AU, US): it matches only capitals.
_LONGEST_ACRONYM = 5


@dataclass(frozen=True, slots=True)
class PhraseMatch(Generic[V]):
    """A known phrase found: how many words it takes, what it stands for, whether it is possessive."""

    length: int
    value: V
    possessive: bool


@dataclass(frozen=True, slots=True)
class _Entry(Generic[V]):
    keys: tuple[str, ...]
    value: V
    capitals: bool
    names: tuple[bool, ...]


class PhraseTable(Generic[V]):
    """Phrases by their first word.

    Args:
        phrases: Pairs of a phrase as it is written and what it stands for; of two equal phrases the first counts.
        names: The phrases are names: words that are capitals in the phrase match only capitals (a leading `The` any).
        lost_apostrophes: The last word may carry a possessive s without its sign ("Hezbollahs television"), as in
            corpora that dropped signs.
    """

    def __init__(
        self, phrases: Iterable[tuple[str, V]], *, names: bool = False, lost_apostrophes: bool = False
    ) -> None:
        self._lost_apostrophes = lost_apostrophes
        self._entries: dict[str, list[_Entry[V]]] = {}
        seen: set[tuple[tuple[str, ...], bool]] = set()
        for phrase, value in phrases:
            words = tuple(iter_words(phrase))
            keys = tuple(word.key for word in words)
            flags = tuple(names and word.is_capital and word.key != "the" for word in words)
            bare = phrase.replace(".", "")
            capitals = bare.isupper() and len(bare) <= _LONGEST_ACRONYM
            if keys and (keys, capitals) not in seen:
                seen.add((keys, capitals))
                self._entries.setdefault(keys[0], []).append(_Entry(keys, value, capitals, flags))
        for entries in self._entries.values():
            entries.sort(key=lambda entry: -len(entry.keys))

    def find(self, words: Sequence[Word], start: int, end: int | None = None) -> PhraseMatch[V] | None:
        """The longest phrase that begins at `words[start]` and ends before `end`, or None."""
        end = len(words) if end is None else end
        first = words[start]
        for key in _spellings(first) if self._lost_apostrophes else (first.key,):
            for entry in self._entries.get(key, ()):
                length = len(entry.keys)
                if start + length > end or (entry.capitals and not _in_capitals(first.text)):
                    continue
                inner = words[start : start + length - 1]
                if any(w.possessive or w.key != k for w, k in zip(inner, entry.keys, strict=False)):
                    continue
                last = words[start + length - 1]
                if any(flag and not w.is_capital for flag, w in zip(entry.names, words[start:end], strict=False)):
                    continue
                if last.key == entry.keys[-1]:
                    return PhraseMatch(length, entry.value, last.possessive)
                if self._lost_apostrophes and last.key == entry.keys[-1] + "s" and last.is_capital:
                    return PhraseMatch(length, entry.value, True)
        return None


def _in_capitals(text: str) -> bool:
    bare = text.replace(".", "")
    return bare.isupper() or (bare.endswith("s") and bare[:-1].isupper())


def _spellings(word: Word) -> tuple[str, ...]:
    if word.key.endswith("s") and len(word.key) > 2:
        return (word.key, word.key[:-1])
    return (word.key,)


def fold_phrase(phrase: str) -> str:
    """What two names are compared by: folded words, articles and signs left out.

    >>> fold_phrase("The Syrian Observatory, for Human Rights")
    'syrian observatory for human rights'
    """
    words = (word.key for word in iter_words(phrase) if not word.is_sign)
    return " ".join(key for key in words if key not in {"the", "a", "an"})
