"""Three words in a row as one number: what quotations are found by.

Three words, not four: where 30 % of the words differ, a run of three unchanged words is left one time and a half as
often as a run of four, and a fragment of four words is still found by either of two.

A number is the same on every machine and in every run, because it is kept in databases: 63 bits, since SQLite's
integers are signed. Two different runs of words share a number about once in 10^18; what is found by a gram is aligned
word by word afterwards, so that costs time and never a wrong link.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from functools import lru_cache

__all__ = ["GRAM_WORDS", "hash_grams", "hash_word", "hash_wording"]

GRAM_WORDS = 3
"""How many words in a row make a gram. A quotation with fewer is one gram by itself, found by its equals alone."""

MULTIPLIERS = (0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9)
"""One odd factor for each place in a gram: "dog bites man" is not "man bites dog"."""

_MASK = (1 << 64) - 1


def hash_grams(keys: Sequence[str]) -> list[int]:
    """The grams of a quotation in order, each 0 to 2^63 - 1; a gram that comes twice is there twice.

    Args:
        keys: The words as `read_keys` reads them.

    >>> len(hash_grams(["not", "one", "cease", "fire"])), len(hash_grams(["cease", "fire"])), hash_grams([])
    (2, 1, [])
    """
    if len(keys) < GRAM_WORDS:
        return [hash_wording(keys)] if keys else []
    first, second, third = (list(each) for each in zip(*map(_spread, keys), strict=True))
    places = zip(first, second[1:], third[2:], strict=False)
    return [(one + two + three & _MASK) >> 1 for one, two, three in places]


def hash_wording(keys: Sequence[str]) -> int:
    """A number for a whole quotation, 0 to 2^63 - 1: the same where every word is.

    >>> hash_wording(["no", "deal"]) == hash_wording(("no", "deal")) != hash_wording(["deal", "no"])
    True
    """
    digest = hashlib.blake2b(" ".join(keys).encode("utf-8", "surrogatepass"), digest_size=8).digest()
    return int.from_bytes(digest, "little") >> 1


@lru_cache(maxsize=1 << 18)
def hash_word(key: str) -> int:
    """A number for one word, 0 to 2^64 - 1."""
    digest = hashlib.blake2b(key.encode("utf-8", "surrogatepass"), digest_size=8).digest()
    return int.from_bytes(digest, "little")


@lru_cache(maxsize=1 << 18)
def _spread(key: str) -> tuple[int, int, int]:
    """A word's part in a gram at each of the three places."""
    number = hash_word(key)
    one, two, three = MULTIPLIERS
    return number * one & _MASK, number * two & _MASK, number * three & _MASK
