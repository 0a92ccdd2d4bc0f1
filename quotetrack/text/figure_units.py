"""Numbers with a unit: money, percentages, parts, distances, weights and their like, and what they are of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from quotetrack.lexicon import load_lexicon
from quotetrack.text.figure_nouns import Counted, read_counted, read_phrase, read_phrase_before
from quotetrack.text.figure_numbers import Amount, Bound
from quotetrack.text.figure_words import Token, TokenKind, load_words

__all__ = ["Measured", "read_measured"]

MONEY, PERCENT, MEASURE = "money", "percent", "measure"


@dataclass(frozen=True, slots=True)
class Measured:
    """What kind of figure it is, its unit, the token after its last one, and what it is of."""

    kind: str
    unit: str
    last: int
    counted: Counted | None = None


@cache
def _table(name: str) -> dict[str, str]:
    table: dict[str, str] = load_lexicon("figures")[name]
    return table


def read_measured(tokens: Sequence[Token], amount: Amount, floor: int) -> Measured | None:
    """The unit of an amount and what it measures, or None where it is a plain number.

    Args:
        tokens: Of the sentence.
        amount: One of them.
        floor: The first token before it that may be looked at.
    """
    at = amount.last
    if amount.bound is Bound.VAGUE and _key(tokens, at) == "of":
        at += 1  # "millions of tons"
    if at < len(tokens) and tokens[at].text in "-‐‑" and tokens[at].glued and at + 1 < len(tokens):
        at += 1  # "3-percent", "40-mile"
    if amount.share:
        of = at + 1 if _key(tokens, at) == "of" else at
        counted = read_phrase(tokens, of) if of > at or _key(tokens, at - 1) == "half" else read_counted(tokens, at)
        if counted is not None and counted.noun in load_words("not_shared"):
            return None
        return Measured(PERCENT, "percent", amount.last, counted)
    return (
        _read_money(tokens, amount, at, floor)
        or _read_percent(tokens, at, floor, amount)
        or _read_unit(tokens, at, amount)
    )


def _key(tokens: Sequence[Token], at: int) -> str:
    return tokens[at].key if 0 <= at < len(tokens) else ""


def _read_money(tokens: Sequence[Token], amount: Amount, at: int, floor: int) -> Measured | None:
    if amount.currency is not None:
        return Measured(
            MONEY, _table("currency_signs")[amount.currency], amount.last, _of_money(tokens, amount.last, amount, floor)
        )
    code = _key(tokens, amount.first - 1)
    if code in _table("currency_codes") and tokens[amount.first - 1].text[0].isupper():
        return Measured(
            MONEY, _table("currency_codes")[code], amount.last, _of_money(tokens, amount.last, amount, floor)
        )
    unit = at
    while _key(tokens, unit) in load_words("currency_adjectives") and unit < at + 2:
        unit += 1
    name = _table("currency_words").get(_key(tokens, unit)) or _table("currency_codes").get(_key(tokens, unit))
    if name is None and _key(tokens, unit) == "pounds" and (unit > at or _key(tokens, unit + 1) == "sterling"):
        name, unit = "pounds sterling", unit + (_key(tokens, unit + 1) == "sterling")
    if name is None or (name == "cents" and _key(tokens, unit + 1) == "a"):
        return None
    if unit > at and _key(tokens, at) not in ("us", "u.s", "american"):
        name = f"{tokens[at].text} {name}" if not name.startswith(tokens[at].text) else name
    return Measured(MONEY, name, unit + 1, _of_money(tokens, unit + 1, amount, floor))


def _without_verb(tokens: Sequence[Token], counted: Counted | None) -> Counted | None:
    """A noun phrase without the participle behind it: "a $100 million penalty imposed by"."""
    while counted is not None and counted.noun.endswith(("ed", "ing")):
        last = counted.last - 1
        counted = Counted(counted.first, last, tokens[last - 1].key) if last > counted.first else None
    return counted


def _is_rate(tokens: Sequence[Token], at: int) -> bool:
    """ "$50 a ton", "5 percent per year"."""
    return tokens[at].key in ("a", "an", "per", "each", "every")


def _of_money(tokens: Sequence[Token], at: int, amount: Amount, floor: int) -> Counted | None:
    """What the money is: "in aid", "worth of weapons", "a $40 fine", "a debt of $3"."""
    if _key(tokens, at) == "worth" and _key(tokens, at + 1) == "of":
        return read_phrase(tokens, at + 2, 4)
    if _key(tokens, at) in ("in", "of"):
        counted = read_phrase(tokens, at + 1, 4)
        if counted is None or tokens[counted.first].text[0].isupper() or tokens[counted.first].kind is TokenKind.NUMBER:
            return None
        return None if counted.noun in load_words("durations") else counted  # "in a single year"
    if _key(tokens, amount.first - 1) == "of" and amount.first - 1 > floor:
        return read_phrase_before(tokens, amount.first - 1, 2)
    if (
        at < len(tokens)
        and tokens[at].kind is TokenKind.WORD
        and tokens[at].text[0].islower()
        and not _is_rate(tokens, at)
    ):
        return _without_verb(tokens, read_phrase(tokens, at, 3))
    return None


def _read_percent(tokens: Sequence[Token], at: int, floor: int, amount: Amount) -> Measured | None:
    one, two = _key(tokens, at), f"{_key(tokens, at)} {_key(tokens, at + 1)}"
    points = load_words("percent_points")
    if two in points or one in points:
        last = at + (2 if two in points else 1)
        return Measured(PERCENT, "percentage points", last, _of_percent(tokens, last, floor, amount))
    if one in ("point", "points") and _speaks_of_polls(tokens, at):
        return Measured(PERCENT, "percentage points", at + 1, _of_percent(tokens, at + 1, floor, amount))
    names = load_words("percent")
    if one in names or two in names:
        last = at + (1 if one in names else 2)
        if amount.low in (100, 110, 1000) and _key(tokens, last) in load_words("emphatic"):
            return None
        return Measured(PERCENT, "percent", last, _of_percent(tokens, last, floor, amount))
    if _is_before_percent(tokens, amount):
        return Measured(PERCENT, "percent", amount.last, _of_percent(tokens, amount.last, floor, amount))
    return None


def _speaks_of_polls(tokens: Sequence[Token], at: int) -> bool:
    return any(token.key in load_words("polls") for token in tokens[max(at - 40, 0) : at + 40])


def _is_before_percent(tokens: Sequence[Token], amount: Amount) -> bool:
    """ "44 to 42 percent", "45 and 43 percent": the unit stands at the second number only."""
    if _key(tokens, amount.last) not in ("to", "and", "or") or amount.last + 2 >= len(tokens):
        return False
    is_number = tokens[amount.last + 1].kind is TokenKind.NUMBER
    return is_number and _key(tokens, amount.last + 2) in load_words("percent") and not amount.in_words


def _of_percent(tokens: Sequence[Token], at: int, floor: int, amount: Amount) -> Counted | None:
    """What the percentage is of, or what changes by it or stands at it."""
    if _key(tokens, at) in ("of", "among"):
        return read_phrase(tokens, at + 1)
    if at < len(tokens) and tokens[at].kind is TokenKind.WORD and not tokens[at].glued and not _is_rate(tokens, at):
        return _without_verb(tokens, read_phrase(tokens, at, 3))
    if amount.first == 0:
        return None
    index = amount.first
    while index > floor and _key(tokens, index - 1) in load_words("changing"):
        index -= 1
    counted = read_phrase_before(tokens, index) if floor < index < amount.first else None
    return None if counted is None or counted.noun in load_words("polls") else counted


def _read_unit(tokens: Sequence[Token], at: int, amount: Amount) -> Measured | None:
    if _key(tokens, amount.first - 1) == "magnitude" or (
        _key(tokens, amount.first - 2) == "magnitude" and _key(tokens, amount.first - 1) in ("of", "was", "is", "at")
    ):
        return Measured(MEASURE, "magnitude", amount.last)
    prefix = ""
    unit = at
    if _key(tokens, at) in load_words("square"):
        prefix, unit = "cubic " if _key(tokens, at) == "cubic" else "square ", at + 1
    name = _table("units").get(_key(tokens, unit))
    if name is None or (tokens[unit].text[0].isupper() and tokens[unit].text not in ("MW", "KM", "Richter")):
        return None
    last = unit + 1
    is_adjective = at == amount.last and not prefix and not _key(tokens, unit).endswith("s") and name.endswith("s")
    if is_adjective and last < len(tokens) and read_counted(tokens, last) is not None and amount.low != 1:
        return None  # "six barrel bombs"
    counted = read_phrase(tokens, last + 1, 4) if _key(tokens, last) == "of" else None
    return Measured(MEASURE, prefix + name, last, counted)
