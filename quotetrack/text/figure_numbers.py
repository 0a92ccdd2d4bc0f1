"""Numbers among the words of a sentence: in digits, in words, vague ones and parts of something."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from functools import cache
from typing import Any

from quotetrack.lexicon import load_lexicon
from quotetrack.text.figure_words import Token, TokenKind, load_words
from quotetrack.text.numerals import read_number

__all__ = ["HYPHENS", "Amount", "Bound", "find_scale", "number_words", "read_plain", "read_share"]


class Bound(StrEnum):
    """How a number is meant, by the words around it."""

    EXACTLY = "exactly"  # also where nothing is said
    ABOUT = "about"
    AT_LEAST = "at least"
    MORE_THAN = "more than"
    UP_TO = "up to"
    LESS_THAN = "less than"
    VAGUE = "vague"  # "dozens", "several hundred"


@dataclass(frozen=True, slots=True)
class Amount:
    """A number among the tokens.

    Attributes:
        first, last: Its tokens, half-open, bounding words included.
        begin: Its first token without the bounding words.
        low, high: The values it allows; None where it has no bound on that side.
        bound: How it is meant.
        currency: The sign in front of it, or None.
        share: Whether it is a part of something in words ("a third of", "one in five"): low and high are percent.
        in_words: Whether it is written in words.
    """

    first: int
    last: int
    begin: int
    low: Decimal | None
    high: Decimal | None
    bound: Bound = Bound.EXACTLY
    currency: str | None = None
    share: bool = False
    in_words: bool = False


HYPHENS = frozenset("-–—‐‑")
_LONGEST = 8


@cache
def _data() -> dict[str, Any]:
    figures, numerals = load_lexicon("figures"), load_lexicon("numerals")
    return {
        "scales": frozenset(numerals["scales"]),
        "counting": frozenset(numerals["units"]) | frozenset(numerals["tens"]) | frozenset(numerals["scales"]),
        "amounts": figures["amounts"],
        "several": figures["several"],
        "fractions": figures["fractions"],
    }


@cache
def number_words() -> frozenset[str]:
    """Every word that an amount can begin with: a sentence without digits and without them has no figure."""
    data = _data()
    words: frozenset[str] = data["counting"] | frozenset((*data["amounts"], *data["several"], *data["fractions"]))
    return words


def read_plain(tokens: Sequence[Token], at: int) -> Amount | None:
    """A number in digits or words, or a vague amount, that begins at a token; a currency sign before it is its own."""
    currency = None
    begin = at
    if tokens[at].kind is TokenKind.CURRENCY and at + 1 < len(tokens):
        currency, at = tokens[at].key, at + 1
        if tokens[at].kind is not TokenKind.NUMBER:
            return None
    vague = _read_vague(tokens, at)
    if vague is not None:
        return vague
    token = tokens[at]
    is_digits = token.kind is TokenKind.NUMBER
    if not is_digits and token.key not in _data()["counting"] and token.key not in ("a", "an"):
        return None
    keys: list[str] = []
    best, value = at, None
    for index in range(at, min(at + _LONGEST, len(tokens))):
        if (
            tokens[index].text in HYPHENS
            and tokens[index].glued
            and index + 1 < len(tokens)
            and tokens[index + 1].glued
        ):
            continue  # "twenty-five", "$400-million"
        is_number = tokens[index].kind is TokenKind.NUMBER
        if not is_number and tokens[index].kind is not TokenKind.WORD:
            break
        if is_number and index > at:
            break
        keys.append("a" if tokens[index].key == "an" else tokens[index].key)
        if keys == ["a"]:
            continue
        read = read_number(keys)
        if read is not None and keys[-1] not in ("and", "a"):
            best, value = index + 1, read
        elif read is None and keys[-1] != "and":
            break
    if value is None:
        return None
    bound = Bound.AT_LEAST if is_digits and token.text.endswith("+") else Bound.EXACTLY
    high = None if bound is Bound.AT_LEAST else value
    return Amount(begin, best, begin, value, high, bound, currency, in_words=not is_digits)


def _read_vague(tokens: Sequence[Token], at: int) -> Amount | None:
    """ "Dozens", "hundreds of thousands", "several hundred", "a few thousand", "half a million"."""
    keys = [token.key for token in tokens[at : at + 5]]
    amounts, several, scales = _data()["amounts"], _data()["several"], _data()["scales"]
    skip = 1 if keys[0] in ("a", "the") and len(keys) > 1 else 0
    rest = keys[skip:]
    if rest[0] in several and len(rest) > 1:
        of = 1 if rest[1] == "of" else 0
        if rest[1 + of : 2 + of] and rest[1 + of] in scales:
            low = several[rest[0]] * (read_number([rest[1 + of]]) or Decimal(1))
            return _vague(at, at + skip + 2 + of, low)
        return None
    if keys[0] in ("half", "quarter") or (keys[0] == "a" and rest[0] == "quarter"):
        begin = skip if keys[0] == "a" else 0
        joint = begin + (2 if keys[begin + 1 : begin + 2] == ["of"] else 1)
        if keys[joint : joint + 1] == ["a"] and keys[joint + 1 : joint + 2] and keys[joint + 1] in scales:
            part = Decimal(read_number([keys[joint + 1]]) or 1) / (2 if keys[begin] == "half" else 4)
            return Amount(at, at + joint + 2, at, part, part, in_words=True)
        if keys[0] == "half" and keys[1:2] == ["dozen"]:
            return Amount(at, at + 2, at, Decimal(6), Decimal(6), in_words=True)
        return None
    if keys[0] not in amounts or (tokens[at].text[0].isupper() and at > 0 and keys[0] == "scores"):
        return None
    if keys[1:2] == ["of"] and keys[2:3] and keys[2] in amounts and keys[2] not in ("tens", "dozens", "scores"):
        scale = Decimal(amounts[keys[2]]) / 2
        return _vague(at, at + 3, Decimal(amounts[keys[0]]) * scale)
    return None if keys[0] == "tens" else _vague(at, at + 1, Decimal(amounts[keys[0]]))


def _vague(first: int, last: int, low: Decimal) -> Amount:
    return Amount(first, last, first, low, None, Bound.VAGUE, in_words=True)


def read_share(tokens: Sequence[Token], at: int) -> Amount | None:
    """Parts in words: "a third of", "two-thirds of", "half the", "one in five", "nine out of 10"."""
    keys = [token.key for token in tokens[at : at + 6]]
    fractions = _data()["fractions"]
    over = _small(keys[:1])
    if over is not None and keys[1:2] in (["in"], ["out"]):
        into = 3 if keys[1:3] == ["out", "of"] else 2
        under = _small(keys[into : into + 1])
        if under is not None and over < under <= 1000 and under > 2 and _is_part(tokens, at, at + into):
            share = over / under * 100
            return Amount(at, at + into + 1, at, share, share, share=True, in_words=True)
        return None
    joint = 1
    number = over
    if keys[0] in ("a", "an", "half"):
        number, joint = Decimal(1), 0 if keys[0] == "half" else 1
    if number is None:
        return None
    if keys[joint : joint + 1] == ["-"]:
        joint += 1
    if keys[joint : joint + 1] and keys[joint] in fractions:
        follows = keys[joint + 1 : joint + 2]
        is_half = keys[joint] == "half" and follows in (["the"], ["all"], ["its"], ["their"], ["his"], ["her"], ["our"])
        divisor = fractions[keys[joint]]
        if (follows == ["of"] or is_half) and number < divisor and not _is_named(tokens, at):
            if follows == ["of"] and keys[joint + 2 : joint + 3] in (["a"], ["an"]):
                return None  # "a quarter of a century", "half of an hour"
            share = number / divisor * 100
            return Amount(at, at + joint + 1, at, share, share, share=True, in_words=True)
    return None


def _is_part(tokens: Sequence[Token], at: int, under: int) -> bool:
    """Whether "one in five" is a share and not "one in 2016", "two in three days"."""
    follows = tokens[under + 1].key if under + 1 < len(tokens) else ""
    is_named = at > 0 and tokens[at - 1].key in ("the", "this", "no")
    return not is_named and follows not in load_words("durations")


def _is_named(tokens: Sequence[Token], at: int) -> bool:
    """ "The third of May", "the first half of 2016"."""
    return at > 0 and tokens[at - 1].key in ("the", "first", "second", "last", "other", "latter", "former", "better")


def _small(keys: Sequence[str]) -> Decimal | None:
    return read_number(keys) if keys and (keys[0].isdigit() or keys[0] in _data()["counting"]) else None


def find_scale(tokens: Sequence[Token], amount: Amount) -> Decimal | None:
    """What the last word of an amount multiplies by ("million", the "m" of "40m"); None where it is a plain number."""
    last = tokens[amount.last - 1].key
    if last in _data()["scales"]:
        return read_number([last])
    return read_number(["1" + last.lstrip("0123456789.")]) if last[0].isdigit() and last[-1].isalpha() else None
