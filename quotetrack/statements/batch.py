"""All quotations of a collection matched at once: the links that adding them one after the other would find.

What two wordings share is found by `pairs`; of those that share enough rare grams and enough words in order, each pair
is aligned. Words are letters of one alphabet for all of them, so that most pairs are dismissed without looking at them
one by one.
"""

from __future__ import annotations

import gc
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import chain, combinations, product, starmap

import numpy as np
import numpy.typing as npt
from rapidfuzz.distance import LCSseq
from rapidfuzz.process import cpdist

from quotetrack.statements.alignment import Alignment, align, may_join
from quotetrack.statements.candidates import MOST_MEMBERS, age_key
from quotetrack.statements.joints import find_joints
from quotetrack.statements.judgement import may_resemble
from quotetrack.statements.letters import write_letters
from quotetrack.statements.links import Link, are_related, link_aligned
from quotetrack.statements.pairs import find_pairs
from quotetrack.statements.quotation import Quotation

__all__ = ["match_all"]

_Signed = npt.NDArray[np.int64]
_AT_ONCE = 1 << 13
"""Pairs whose words are cut out of the whole at once."""

_FIRST_SURROGATE, _SURROGATES = 0xD800, 0x800  # code points that are no letters


def match_all(quotations: Sequence[Quotation]) -> list[Link]:
    """The links between some quotations, each once, the earlier of the two first.

    Takes time in proportion to the quotations and to the pairs that share rare grams; turns of phrase, however many
    quotations have them, make no pairs.
    """
    with _without_collector():
        numbers: dict[tuple[str, ...], int] = {}
        wording_of = np.fromiter((numbers.setdefault(each.keys, len(numbers)) for each in quotations), np.int32)
        wordings = list(numbers)
        del numbers
        return list(_iter_links(wordings, _Groups(quotations, wording_of, len(wordings))))


class _Groups:
    """The quotations that have each wording, in order, by the number of the wording; of many the oldest first."""

    def __init__(self, quotations: Sequence[Quotation], wording_of: npt.NDArray[np.int32], n_wordings: int) -> None:
        self._quotations = quotations
        self._sizes = np.bincount(wording_of, minlength=n_wordings)
        # Their items are plain numbers, which come several times faster than those of arrays.
        self._order = np.argsort(wording_of, kind="stable").astype(np.int32).data
        self._ends = np.append(0, self._sizes.cumsum()).astype(np.int32).data

    def __getitem__(self, wording: int) -> list[Quotation]:
        start, end = self._ends[wording], self._ends[wording + 1]
        if end - start == 1:
            return [self._quotations[self._order[start]]]
        found = [self._quotations[place] for place in self._order[start:end]]
        return found if len(found) <= MOST_MEMBERS else sorted(found, key=age_key)

    def iter_large(self) -> Iterator[tuple[int, list[Quotation]]]:
        """The wordings that several quotations have, with these."""
        for wording in np.flatnonzero(self._sizes > 1).tolist():
            yield wording, self[wording]


def _iter_links(wordings: Sequence[tuple[str, ...]], groups: _Groups) -> Iterator[Link]:
    for wording, group in groups.iter_large():
        first, rest = group[:MOST_MEMBERS], group[MOST_MEMBERS:]
        alignment = align(wordings[wording], wordings[wording])
        yield from _link(alignment, chain(combinations(first, 2), product(first, rest)))
    for one, other, letters, is_close, has_joint in _iter_pairs(wordings):
        ones, others = groups[one], groups[other]
        pairs = [*product(ones[:MOST_MEMBERS], others), *product(ones[MOST_MEMBERS:], others[:MOST_MEMBERS])]
        may_be_joined = has_joint and not is_close and may_join(wordings[one], wordings[other])
        if is_close or may_be_joined or any(starmap(are_related, pairs)):
            yield from _link(align(wordings[one], wordings[other], letters), pairs)


def _link(alignment: Alignment, pairs: Iterable[tuple[Quotation, Quotation]]) -> Iterator[Link]:
    """The links of pairs of quotations; `alignment` is that of the wordings of each pair, in its order."""
    for one, other in pairs:
        link = link_aligned(one, other, alignment)
        if link is not None:
            yield link


def _iter_pairs(wordings: Sequence[tuple[str, ...]]) -> Iterator[tuple[int, int, tuple[str, str], bool, bool]]:
    """Numbers of wordings that may resemble each other, and their letters.

    With whether they may as strangers, too, and whether one has words that may be written as one in the other.
    """
    lengths = np.fromiter(map(len, wordings), np.int64, len(wordings))
    words, vocabulary = _number_words(wordings, int(lengths.sum()))
    ones, others = find_pairs(words, lengths, vocabulary)
    text = _pack_letters(words)
    has_joint = find_joints(words, lengths, vocabulary)
    ends = lengths.cumsum()
    for k in range(0, len(ones), _AT_ONCE):
        some, opposite = ones[k : k + _AT_ONCE], others[k : k + _AT_ONCE]
        if text is None:
            letters = [write_letters(wordings[one], wordings[other]) for one, other in zip(some, opposite, strict=True)]
        else:
            letters = list(zip(*(_cut(text, ends[at] - lengths[at], ends[at]) for at in (some, opposite)), strict=True))
        texts, other_texts = zip(*letters, strict=True)
        agreeing = cpdist(texts, other_texts, scorer=LCSseq.similarity, dtype=np.int32)
        counts = (agreeing, np.minimum(lengths[some], lengths[opposite]), np.maximum(lengths[some], lengths[opposite]))
        is_close = may_resemble(*counts, is_related=False)
        is_jointed = has_joint[some] | has_joint[opposite]
        for place in np.flatnonzero(is_close | may_resemble(*counts, is_related=True)).tolist():
            yield int(some[place]), int(opposite[place]), letters[place], bool(is_close[place]), bool(is_jointed[place])


def _cut(text: str, starts: _Signed, ends: _Signed) -> list[str]:
    return [text[start:end] for start, end in zip(starts.tolist(), ends.tolist(), strict=True)]


def _pack_letters(words: npt.NDArray[np.int32]) -> str | None:
    """Numbers of words as letters of one alphabet; None where there are not letters enough."""
    if len(words) and words.max() + _SURROGATES > sys.maxunicode:
        return None
    letters = words + np.int32(_SURROGATES) * (words >= _FIRST_SURROGATE)
    return letters.astype("<u4", copy=False).tobytes().decode("utf-32-le")


def _number_words(wordings: Iterable[Sequence[str]], n_words: int) -> tuple[npt.NDArray[np.int32], list[str]]:
    """All words of some wordings in order as numbers, and the words of these numbers."""
    numbers: defaultdict[str, int] = defaultdict()
    numbers.default_factory = numbers.__len__
    words = np.fromiter(map(numbers.__getitem__, chain.from_iterable(wordings)), np.int32, n_words)
    return words, list(numbers)


@contextmanager
def _without_collector() -> Iterator[None]:
    """Nothing here refers to itself in a circle: looking for circles would take a quarter of the time."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()
