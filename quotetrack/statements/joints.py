"""Which wordings have two words in a row that the collection has as one, too ("air strikes", "airstrikes")."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
import numpy.typing as npt

__all__ = ["find_joints"]

_LONGEST = 64
"""Letters of the longest word that is taken apart: beyond, each wording may have such words."""


def find_joints(
    words: npt.NDArray[np.int32], lengths: npt.NDArray[np.int64], vocabulary: Sequence[str]
) -> npt.NDArray[np.bool_]:
    """For each wording whether it may have two words in a row that are written as one elsewhere.

    Where it says no there are none. Pairs of wordings without any need not be looked through for them.

    Args:
        words: The words of all wordings, one wording after the other, as places in the vocabulary.
        lengths: How many of them each wording has.
        vocabulary: All words, each once.
    """
    if max(map(len, vocabulary), default=0) > _LONGEST:
        return np.ones(len(lengths), np.bool_)
    parts = np.array([*_iter_parts(vocabulary)], np.int64).reshape(-1, 2)
    is_begin, is_end = (np.zeros(len(vocabulary), np.bool_) for _ in parts.T)
    is_begin[parts[:, 0]] = is_end[parts[:, 1]] = True
    places = np.flatnonzero(is_begin[words[:-1]] & is_end[words[1:]])
    found = np.isin(words[places] * np.int64(len(vocabulary)) + words[places + 1], parts @ [len(vocabulary), 1])
    has_joint: npt.NDArray[np.bool_] = np.zeros(len(lengths), np.bool_)
    has_joint[np.searchsorted(lengths.cumsum(), places[found], side="right")] = True
    return has_joint


def _iter_parts(vocabulary: Sequence[str]) -> Iterator[tuple[int, int]]:
    """The places of each two words that are a third one when written together."""
    place_of = {word: place for place, word in enumerate(vocabulary)}
    for word in vocabulary:
        for k in range(1, len(word)):
            first = place_of.get(word[:k])
            if first is not None and (second := place_of.get(word[k:])) is not None:
                yield first, second
