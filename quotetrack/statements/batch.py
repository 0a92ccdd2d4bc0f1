"""All quotations of a collection matched at once: the links that adding them one after the other would find.

The grams of all wordings are sorted together, so that equal ones lie side by side; each pair of wordings that share a
rare gram is counted, and what shares enough is aligned. Grams and owners are packed into one 64-bit number each, which
sorts several times faster than an index into two arrays; so only the upper bits of a gram are compared here, and the
few pairs that meet by that chance are aligned and dropped.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, combinations, product

import numpy as np
import numpy.typing as npt

from quotetrack.statements.alignment import Alignment, align, may_resemble
from quotetrack.statements.candidates import COMMON_GRAM, MOST_MEMBERS, needed_grams
from quotetrack.statements.grams import GRAM_WORDS, MULTIPLIERS, hash_word
from quotetrack.statements.links import Link, link_aligned
from quotetrack.statements.quotation import Quotation

__all__ = ["match_all"]

_Unsigned = npt.NDArray[np.uint64]
_Signed = npt.NDArray[np.int64]


def match_all(quotations: Sequence[Quotation]) -> list[Link]:
    """The links between some quotations, each once, the earlier of the two first.

    Takes time in proportion to the quotations and to the pairs that share rare grams; turns of phrase, however many
    quotations have them, make no pairs.
    """
    members: dict[tuple[str, ...], list[int]] = {}
    for place, quotation in enumerate(quotations):
        members.setdefault(quotation.keys, []).append(place)
    wordings, groups = list(members), list(members.values())
    links: list[Link] = []
    for keys, group in members.items():
        if len(group) > 1:
            first, rest = group[:MOST_MEMBERS], group[MOST_MEMBERS:]
            links += _link(quotations, align(keys, keys), chain(combinations(first, 2), product(first, rest)))
    for one, other in _iter_pairs(wordings):
        if not may_resemble(wordings[one], wordings[other]):
            continue
        alignment = align(wordings[one], wordings[other])
        pairs = product(groups[one][:MOST_MEMBERS], groups[other][:MOST_MEMBERS])
        links += _link(quotations, alignment, pairs)
    return links


def _link(quotations: Sequence[Quotation], alignment: Alignment, pairs: Iterable[tuple[int, int]]) -> Iterator[Link]:
    """The links of pairs of places; `alignment` is that of the wordings of each pair, in its order."""
    for one, other in pairs:
        link = link_aligned(quotations[one], quotations[other], alignment)
        if link is not None:
            yield link


def _iter_pairs(wordings: Sequence[tuple[str, ...]]) -> Iterator[tuple[int, int]]:
    """Places of wordings that share as many rare grams as two of their lengths must, each pair once, in order."""
    lengths = np.fromiter(map(len, wordings), np.int64, len(wordings))
    bits = max(len(wordings).bit_length(), 1)
    codes = _pair_owners(_sort_grams(wordings, lengths, bits), bits)
    if not len(codes):
        return
    pairs, counts = np.unique(codes, return_counts=True)
    ones, others = pairs >> bits, pairs & ((1 << bits) - 1)
    shorter, longer = np.minimum(lengths[ones], lengths[others]), np.maximum(lengths[ones], lengths[others])
    most = int(shorter.max()) + 1
    whole, part = (np.array([needed_grams(words, times * words) for words in range(most)]) for times in (1, 3))
    is_enough = counts >= np.where(longer > 2 * shorter, part[shorter], whole[shorter])
    yield from zip(ones[is_enough].tolist(), others[is_enough].tolist(), strict=True)


def _sort_grams(wordings: Sequence[tuple[str, ...]], lengths: _Signed, bits: int) -> _Unsigned:
    """The grams of all wordings with their owners in the lowest `bits`, sorted, each once for an owner."""
    vocabulary = {key: number for number, key in enumerate(dict.fromkeys(chain.from_iterable(wordings)))}
    every_word = chain.from_iterable(wordings)
    words = np.fromiter(map(vocabulary.__getitem__, every_word), np.int32, int(lengths.sum()))
    hashes = np.fromiter(map(hash_word, vocabulary), np.uint64, len(vocabulary))
    n_places = max(len(words) - GRAM_WORDS + 1, 0)
    grams = np.zeros(n_places, np.uint64)
    for place, multiplier in enumerate(MULTIPLIERS):
        grams += (hashes * np.uint64(multiplier))[words[place : place + n_places]]
    owners = np.repeat(np.arange(len(wordings), dtype=np.uint64), lengths)
    is_whole = owners[:n_places] == owners[GRAM_WORDS - 1 :]  # not the end of one and the beginning of the next
    grams = grams[is_whole] >> np.uint64(bits) << np.uint64(bits) | owners[:n_places][is_whole]
    grams.sort()
    is_first: npt.NDArray[np.bool_] = np.ones(len(grams), np.bool_)
    is_first[1:] = grams[1:] != grams[:-1]
    unique: _Unsigned = grams[is_first]
    return unique


def _pair_owners(grams: _Unsigned, bits: int) -> _Signed:
    """A code for each two owners of each rare gram: the earlier one above the lowest `bits`, the later one in them."""
    numbers = grams >> np.uint64(bits)
    starts = np.flatnonzero(np.concatenate(([True], numbers[1:] != numbers[:-1])))
    sizes = np.diff(np.append(starts, len(grams)))
    owners = (grams & np.uint64((1 << bits) - 1)).astype(np.int64)
    codes = []
    for size in range(2, COMMON_GRAM + 1):
        runs = owners[starts[sizes == size][:, None] + np.arange(size)]  # owners are in order within a gram
        ones, others = np.triu_indices(size, 1)
        codes.append((runs[:, ones] << bits | runs[:, others]).ravel())
    return np.concatenate(codes)
