"""Which wordings of a collection share rare grams: all of them at once.

The grams of all wordings are sorted together, so that equal ones lie side by side, and each pair of wordings that share
a rare gram is counted. Grams and owners are packed into one 64-bit number each, which sorts several times faster than
an index into two arrays; so only the upper bits of a gram are compared here, and the few pairs that meet by that chance
are aligned and dropped.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from quotetrack.statements.candidates import COMMON_GRAM, needed_grams
from quotetrack.statements.grams import GRAM_WORDS, MULTIPLIERS, hash_word

__all__ = ["find_pairs"]

_Unsigned = npt.NDArray[np.uint64]
_Signed = npt.NDArray[np.int64]

_AT_ONCE = 1 << 18
"""Numbers that one step of the arithmetic is done for: its intermediate results stay in the processor's cache."""


def find_pairs(words: npt.NDArray[np.int32], lengths: _Signed, vocabulary: Sequence[str]) -> tuple[_Signed, _Signed]:
    """Places of wordings that share as many rare grams as two of their lengths must, each pair once, in order.

    Args:
        words: The words of all wordings, one wording after the other, as places in the vocabulary.
        lengths: How many of them each wording has.
        vocabulary: All words, each once.
    """
    bits = max(len(lengths).bit_length(), 1)
    codes = _pair_owners(_keep_shared(_sort_grams(words, lengths, vocabulary, bits), bits), bits)
    codes.sort()
    starts = np.flatnonzero(_begins(codes, 0))
    counts = np.diff(starts, append=len(codes))
    found = [
        _keep_close(codes[starts[k : k + _AT_ONCE]], counts[k : k + _AT_ONCE], lengths, bits)
        for k in range(0, len(starts), _AT_ONCE)
    ]
    pairs = np.concatenate([np.empty(0, np.int64), *found])
    return pairs >> bits, pairs & ((1 << bits) - 1)


def _keep_close(pairs: _Signed, counts: _Signed, lengths: _Signed, bits: int) -> _Signed:
    """Of pairs, by the code of their owners and how many rare grams these share, those that share enough."""
    ones, others = lengths[pairs >> bits], lengths[pairs & ((1 << bits) - 1)]
    shorter, longer = np.minimum(ones, others), np.maximum(ones, others)
    most = int(shorter.max()) + 1
    whole, part = (np.array([needed_grams(words, times * words) for words in range(most)]) for times in (1, 3))
    close: _Signed = pairs[counts >= np.where(longer > 2 * shorter, part[shorter], whole[shorter])]
    return close


def _sort_grams(words: npt.NDArray[np.int32], lengths: _Signed, vocabulary: Sequence[str], bits: int) -> _Unsigned:
    """The grams of all wordings with their owners in the lowest `bits`, sorted."""
    hashes = np.fromiter(map(hash_word, vocabulary), np.uint64, len(vocabulary))
    parts = [hashes * np.uint64(multiplier) for multiplier in MULTIPLIERS]
    owners = np.repeat(np.arange(len(lengths), dtype=np.uint32), lengths)
    grams = np.empty(int(np.maximum(lengths - GRAM_WORDS + 1, 0).sum()), np.uint64)
    n_done = 0
    for start in range(0, len(words) - GRAM_WORDS + 1, _AT_ONCE):
        end = min(start + _AT_ONCE, len(words) - GRAM_WORDS + 1)
        some = np.zeros(end - start, np.uint64)
        for place, part in enumerate(parts):
            some += part[words[start + place : end + place]]
        first, last = owners[start:end], owners[start + GRAM_WORDS - 1 : end + GRAM_WORDS - 1]
        is_whole = first == last  # not the end of one and the beginning of the next
        some = some[is_whole] >> np.uint64(bits) << np.uint64(bits) | first[is_whole]
        grams[n_done : n_done + len(some)] = some
        n_done += len(some)
    grams.sort()
    return grams


def _keep_shared(grams: _Unsigned, bits: int) -> _Unsigned:
    """Of sorted grams those that several wordings have, each once for an owner."""
    is_first = _begins(grams, bits)
    shared = grams[~(is_first & np.append(is_first[1:], True))]
    unique: _Unsigned = shared[_begins(shared, 0)]
    return unique


def _begins(numbers: npt.NDArray[np.uint64] | _Signed, bits: int) -> npt.NDArray[np.bool_]:
    """Where in sorted numbers, their lowest `bits` aside, another one begins."""
    is_first: npt.NDArray[np.bool_] = np.ones(len(numbers), np.bool_)
    least = numbers.dtype.type(1 << bits)
    for start in range(1, len(numbers), _AT_ONCE):
        some = numbers[start - 1 : start + _AT_ONCE]
        is_first[start : start + _AT_ONCE] = some[1:] ^ some[:-1] >= least
    return is_first


def _pair_owners(grams: _Unsigned, bits: int) -> _Signed:
    """A code for each two owners of each rare gram: the earlier one above the lowest `bits`, the later one in them."""
    starts = np.flatnonzero(_begins(grams, bits))
    sizes = np.diff(starts, append=len(grams))
    owners = (grams & np.uint64((1 << bits) - 1)).astype(np.int64)
    codes = []
    for size in range(2, COMMON_GRAM + 1):
        runs = owners[starts[sizes == size][:, None] + np.arange(size)]  # owners are in order within a gram
        ones, others = np.triu_indices(size, 1)
        codes.append((runs[:, ones] << bits | runs[:, others]).ravel())
    return np.concatenate(codes)
