"""Finding known phrases in words: longest first, blind to case and accents where that is safe."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
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
    value: V
    acronym: bool  # short and in capitals: matches only capitals
    exact: str  # short with a capital inside (`MoD`): matches only as it is written; else empty
    capitals: tuple[int, ...]  # which of its words must be capitals
    owners: tuple[bool, ...]  # which but the last are possessive: `UN children's agency`


class PhraseTable(Generic[V]):
    """Phrases by their words: finding one takes as many look-ups as its first word begins lengths of phrases.

    Args:
        phrases: Pairs of a phrase as it is written and what it stands for; of two equal phrases the first counts.
        names: The phrases are names: words that are capitals in the phrase match only capitals (a leading `The` any).
        lost_apostrophes: The last word may carry a possessive s without its sign ("Hezbollahs television"), as in
            corpora that dropped signs.

    `first_words` holds the keys that begin a phrase: where none of them stands, nothing is found.
    """

    def __init__(
        self, phrases: Iterable[tuple[str, V]], *, names: bool = False, lost_apostrophes: bool = False
    ) -> None:
        self._lost_apostrophes = lost_apostrophes
        self._entries: dict[tuple[str, ...], list[_Entry[V]]] = {}
        lengths: dict[str, set[int]] = {}
        for phrase, value in phrases:
            words = tuple(iter_words(phrase))
            bare = phrase.replace(".", "")
            acronym = bare.isupper() and len(bare) <= _LONGEST_ACRONYM
            capitals = tuple(k for k, word in enumerate(words) if names and word.is_capital and word.key != "the")
            keys = tuple(word.key for word in words)
            if keys:
                owners = tuple(word.possessive for word in words[:-1])
                exact = bare if names and len(words) == 1 and _is_mixed(bare) else ""
                self._entries.setdefault(keys, []).append(_Entry(value, acronym, exact, capitals, owners))
                lengths.setdefault(keys[0], set()).add(len(keys))
        if lost_apostrophes:
            for first in [first for first, found in lengths.items() if 1 in found]:
                lengths.setdefault(f"{first}s", set()).add(1)
        self._lengths = {first: tuple(sorted(found, reverse=True)) for first, found in lengths.items()}
        self.first_words = self._lengths.keys()

    def find(self, words: Sequence[Word], start: int, end: int | None = None) -> PhraseMatch[V] | None:
        """The longest phrase that begins at `words[start]` and ends before `end`, or None."""
        lengths = self._lengths.get(words[start].key)
        if lengths is None:  # so for nearly all words: they are asked a dozen times each
            return None
        room = (len(words) if end is None else end) - start
        for length in lengths:
            if length > room:
                continue
            found = words[start : start + length]
            keys = (words[start].key,) if length == 1 else tuple(word.key for word in found)
            entry = self._match(keys, found)
            if entry is not None:
                return PhraseMatch(length, entry.value, found[-1].possessive)
            # "PLOS" is no lost apostrophe: the s would be small.
            if self._lost_apostrophes and found[-1].text[-1:] == "s" and found[-1].is_capital:
                entry = self._match((*keys[:-1], keys[-1][:-1]), found)
                if entry is not None:
                    return PhraseMatch(length, entry.value, True)
        return None

    def _match(self, keys: tuple[str, ...], found: Sequence[Word]) -> _Entry[V] | None:
        for entry in self._entries.get(keys, ()):
            if any(word.possessive is not owner for word, owner in zip(found, entry.owners, strict=False)):
                continue
            if entry.acronym and not _in_capitals(found[0].text):
                continue
            if entry.exact and found[0].text.replace(".", "").removesuffix("s") != entry.exact.removesuffix("s"):
                continue
            if all(found[k].is_capital for k in entry.capitals):
                return entry
        return None


def _is_mixed(text: str) -> bool:
    """Whether it is short and small letters stand between capitals: `MoD`, `AfD`."""
    short = len(text) <= _LONGEST_ACRONYM and text.isalpha()
    return short and text[0].isupper() and not text[1:].islower() and not text.isupper()


def _in_capitals(text: str) -> bool:
    bare = text.replace(".", "")
    return bare.isupper() or (len(bare) > 2 and bare.endswith("s") and bare[:-1].isupper())


@lru_cache(maxsize=65536)
def fold_phrase(phrase: str) -> str:
    """What two names are compared by: folded words, articles and signs left out.

    >>> fold_phrase("The Syrian Observatory, for Human Rights")
    'syrian observatory for human rights'
    """
    words = (word.key for word in iter_words(phrase) if not word.is_sign)
    return " ".join(key for key in words if key not in {"the", "a", "an"})
