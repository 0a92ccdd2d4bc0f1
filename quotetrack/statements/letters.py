"""Quotations as strings of one letter a word: what is compared by the words' order is then compared by letters.

Looking for agreeing letters takes a fifth of the time of looking for agreeing words. Which letter a word has means
nothing, only that equal words of one alphabet have the same.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain, count

__all__ = ["write_letters"]


def write_letters(keys: Sequence[str], other: Sequence[str]) -> tuple[str, str]:
    """The words of two quotations as letters of an alphabet of their own.

    >>> write_letters(["no", "deal", "is", "no", "loss"], ["no", "loss"])
    ('\\x00\\x01\\x02\\x00\\x03', '\\x00\\x03')
    """
    letter_of = dict(zip(dict.fromkeys(chain(keys, other)), map(chr, count()), strict=False)).__getitem__
    return "".join(map(letter_of, keys)), "".join(map(letter_of, other))
