"""What a new quotation has to be compared with: the wordings that share rare grams with it.

A *wording* is a quotation's words, whoever prints them; however many pages carry the same words, they are one wording,
so that a statement which everybody copies does not make its own grams common. An index holds wordings by number, with
their grams and with the quotations that have them.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence
from datetime import date
from typing import Protocol

from rapidfuzz.distance import LCSseq

from quotetrack.statements.alignment import align, may_join
from quotetrack.statements.grams import GRAM_WORDS, hash_grams, hash_wording
from quotetrack.statements.judgement import may_resemble
from quotetrack.statements.letters import write_letters
from quotetrack.statements.links import Link, are_related, link_aligned
from quotetrack.statements.quotation import Quotation

__all__ = [
    "COMMON_GRAM",
    "GramIndex",
    "MemoryIndex",
    "age_key",
    "find_candidates",
    "find_links",
    "index_grams",
    "needed_grams",
]

COMMON_GRAM = 32
"""A gram that stands in more wordings than this is a turn of phrase ("one of the") and finds nothing."""

MOST_MEMBERS = 32
"""Of a wording that more pages carry than this, the oldest so many are compared with all others; the rest with them."""

_SHARE_OF_GRAMS = 0.15
"""Two wordings are compared when they share this much of the shorter one's grams: a word in three changed leaves a
third of them; of strangers who are long-winded one or two are the same."""

_SHARE_OF_FRAGMENT = 0.3
"""The same where one is more than twice as long: the shorter one can only be a part of it then, and nearly whole."""


class GramIndex(Protocol):
    """Wordings by their grams, and the quotations that have each wording."""

    def wordings_with(self, grams: Collection[int], *, limit: int) -> Mapping[int, Sequence[int]]:
        """For each gram the wordings that have it, at most `limit`; grams that none has may be missing."""
        ...

    def find_wording(self, number: int) -> int | None:
        """The wording of that `hash_wording`, or None."""
        ...

    def lengths(self, wordings: Collection[int]) -> Mapping[int, int]:
        """For each wording how many words it has."""
        ...

    def members(self, wordings: Collection[int], *, limit: int) -> Mapping[int, Sequence[Quotation]]:
        """For each wording the quotations that have it, in order of their adding, at most `limit`."""
        ...


def age_key(quotation: Quotation) -> tuple[date, str]:
    """The order in which copies of a wording count: by day of publication, those without one last, then by id."""
    return quotation.day or date.max, str(quotation.id)


def index_grams(keys: Sequence[str]) -> frozenset[int]:
    """The grams that a wording is indexed by: none for one too short, which is found as a whole only."""
    return frozenset(hash_grams(keys)) if len(keys) >= GRAM_WORDS else frozenset()


def needed_grams(shorter: int, longer: int) -> int:
    """How many grams two wordings must share to be compared, by how many words they have."""
    share = _SHARE_OF_FRAGMENT if longer > 2 * shorter else _SHARE_OF_GRAMS
    return max(1, math.ceil(share * (shorter - GRAM_WORDS + 1)))


def find_candidates(keys: Sequence[str], index: GramIndex) -> Counter[int]:
    """Wordings of the index that may be the same statement as some words, with how many rare grams they share."""
    grams = index_grams(keys)
    found = index.wordings_with(grams, limit=COMMON_GRAM + 1)
    return Counter(wording for wordings in found.values() if len(wordings) <= COMMON_GRAM for wording in wordings)


def find_links(new: Quotation, index: GramIndex) -> list[Link]:
    """The links of a new quotation with those of an index, which does not hold it yet.

    Looks up as many grams as the quotation has words, and aligns it with what shares rare ones.
    """
    shared = find_candidates(new.keys, index)
    own = index.find_wording(hash_wording(new.keys))
    if own is not None:
        shared[own] = len(new.keys)
    lengths = index.lengths(shared)
    close = [key for key, n in lengths.items() if shared[key] >= needed_grams(*sorted((n, len(new.keys))))]
    links = []
    for quotations in index.members(close, limit=MOST_MEMBERS).values():
        keys = quotations[0].keys
        letters = write_letters(keys, new.keys)
        counts = (LCSseq.similarity(*letters), *sorted((len(keys), len(new.keys))))
        if not may_resemble(*counts, is_related=True):
            continue
        is_close = may_resemble(*counts, is_related=False) or any(are_related(old, new) for old in quotations)
        if is_close or may_join(keys, new.keys):
            alignment = align(keys, new.keys, letters)
            links += [link for old in quotations if (link := link_aligned(old, new, alignment)) is not None]
    return links


class MemoryIndex:
    """A `GramIndex` without a database: for tests, and for collections that are matched and forgotten."""

    def __init__(self) -> None:
        self._wordings: dict[int, int] = {}  # hash of a wording to its number
        self._members: list[list[Quotation]] = []
        self._by_gram: defaultdict[int, list[int]] = defaultdict(list)

    def add(self, quotation: Quotation) -> None:
        """Add a quotation; one that is added twice is there twice."""
        wording = self._wordings.setdefault(hash_wording(quotation.keys), len(self._members))
        if wording < len(self._members):
            self._members[wording].append(quotation)
            return
        self._members.append([quotation])
        for gram in index_grams(quotation.keys):
            self._by_gram[gram].append(wording)

    def wordings_with(self, grams: Collection[int], *, limit: int) -> dict[int, list[int]]:
        """As `GramIndex` has it."""
        return {gram: self._by_gram[gram][:limit] for gram in grams if gram in self._by_gram}

    def find_wording(self, number: int) -> int | None:
        """As `GramIndex` has it."""
        return self._wordings.get(number)

    def lengths(self, wordings: Collection[int]) -> dict[int, int]:
        """As `GramIndex` has it."""
        return {wording: len(self._members[wording][0].keys) for wording in wordings}

    def members(self, wordings: Collection[int], *, limit: int) -> dict[int, list[Quotation]]:
        """As `GramIndex` has it."""
        return {wording: self._members[wording][:limit] for wording in sorted(wordings)}
