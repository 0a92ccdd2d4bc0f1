"""Numbers in words and figures."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal, InvalidOperation
from functools import cache, lru_cache
from typing import Any

from quotetrack.lexicon import load_lexicon

__all__ = ["iter_numbers", "numeral_figures", "read_number"]

_MOST_DIGITS = 30  # longer runs of figures count nothing


@cache
def _load() -> dict[str, Any]:
    return dict(load_lexicon("numerals"))


def read_number(keys: Sequence[str]) -> Decimal | None:
    """The number that all the words together say, or None where they do not.

    >>> read_number(("two", "hundred", "and", "five")), read_number(("1.5", "million")), read_number(("twenty", "men"))
    (Decimal('205'), Decimal('1500000'), None)
    """
    data = _load()
    total, part, has_part = Decimal(0), Decimal(0), False
    can_add = Decimal("Infinity")  # "twenty five" is 25, "five twenty" two numbers
    for position, key in enumerate(keys):
        if key in ("and", "a") and len(keys) > 1 and (position == 0) == (key == "a") and position < len(keys) - 1:
            continue
        if key in data["scales"]:
            scale = Decimal(data["scales"][key])
            part = (part if has_part else Decimal(1)) * scale
            if scale >= 1000:
                total, part = total + part, Decimal(0)
            has_part, can_add = scale < 1000, scale
            continue
        value = _read_word(key)
        if value is None or value >= can_add:
            return None
        part, has_part = part + value, True
        can_add = Decimal(10) if key in data["tens"] else Decimal(0)
    return _tidy(total + part) if keys else None


def numeral_figures(key: str) -> str | None:
    """A word that is a number by itself, in figures; None for others, and for `hundred`, which needs its neighbours.

    >>> numeral_figures("five"), numeral_figures("1.50"), numeral_figures("dozen")
    ('5', '1.5', None)
    """
    value = _read_word(key)
    return None if value is None else f"{_tidy(value):f}"


@lru_cache(maxsize=4096)
def _read_word(key: str) -> Decimal | None:
    data = _load()
    if key in data["units"]:
        return Decimal(data["units"][key])
    if key in data["tens"]:
        return Decimal(data["tens"][key])
    if not key[:1].isdigit() or len(key) > _MOST_DIGITS:
        return None
    figures = key.rstrip("abcdefghijklmnopqrstuvwxyz")
    ending = key[len(figures) :]
    if ending and ending not in data["suffixes"]:
        return None
    try:
        value = Decimal(figures)
    except InvalidOperation:  # "12:30", "1.2.3"
        return None
    return value * int(data["suffixes"].get(ending, 1))


def _tidy(value: Decimal) -> Decimal:
    """The same value without zeros behind the point, and written out: 1500000.0 and 1.5E+6 are 1500000."""
    whole = value.to_integral_value()
    return whole if whole == value else value.normalize()


def iter_numbers(keys: Sequence[str]) -> Iterator[tuple[int, int, str]]:
    """Each number among the words: first word, last word + 1, and its value as text; vague amounts as their word."""
    vague = _load()["vague"]
    first = 0
    while first < len(keys):
        last = first
        number = None
        for end in range(first + 1, min(first + 8, len(keys)) + 1):
            value = read_number(keys[first:end])
            if value is not None and keys[end - 1] not in ("and", "a"):
                last, number = end, value
        if number is not None:
            # "one of them" is often no number at all: left as the word it is for the caller to judge.
            yield first, last, "one" if tuple(keys[first:last]) == ("one",) else f"{number:f}"
            first = last
            continue
        if keys[first] in vague or keys[first][0].isdigit():
            yield first, first + 1, keys[first]
        first += 1
