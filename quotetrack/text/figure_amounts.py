"""Amounts in a sentence: numbers in digits and words, ranges and vague amounts, with the words that bound them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from quotetrack.text.figure_numbers import HYPHENS, Amount, Bound, find_scale, read_plain, read_share
from quotetrack.text.figure_words import Token, TokenKind, load_phrases, load_words

__all__ = ["find_amounts"]

_NOT_BEFORE_VAGUE = frozenset({("over",), ("above",), ("near",), ("just",), ("under",), ("below",)})
"""No bounds there: "handed over millions"."""


def find_amounts(tokens: Sequence[Token]) -> list[Amount]:
    """The amounts in the tokens of one sentence, in order and apart; whether they count anything is not asked."""
    found: list[Amount] = []
    at = 0
    while at < len(tokens):
        amount = read_share(tokens, at) or _read_range(tokens, at)
        if amount is None:
            at += 1
            continue
        amount = _with_bounds(tokens, amount, found[-1].last if found else 0)
        found.append(amount)
        at = amount.last
    return found


def _read_range(tokens: Sequence[Token], at: int) -> Amount | None:
    """The amount that begins at a token, both ends of a range included: "20 to 30", "between 5 and 10 million"."""
    first = read_plain(tokens, at)
    if first is None or first.bound is Bound.VAGUE or first.last >= len(tokens):
        return first
    joint = tokens[first.last]
    between = at > 0 and tokens[at - 1].key == "between"
    coming = at > 0 and tokens[at - 1].key == "from"
    is_dash = joint.text in HYPHENS and joint.glued
    if not (is_dash or joint.key in ("to", "or") or (between and joint.key == "and")) or first.last + 1 >= len(tokens):
        return first
    second = read_plain(tokens, first.last + 1)
    if second is None or second.bound is Bound.VAGUE or first.low is None or second.low is None:
        return first
    if joint.key == "or" and not (first.in_words and second.in_words):
        return first
    low = first.low
    scale = find_scale(tokens, second)
    if low < second.low and scale is not None and find_scale(tokens, first) is None:
        low *= scale  # "10 to 15 million"
    if low >= second.low or (coming and _is_change(tokens, at)):
        return first
    begin = at - 1 if between or coming else at
    currency = first.currency or second.currency
    return Amount(begin, second.last, begin, low, second.low, Bound.EXACTLY, currency, in_words=first.in_words)


def _is_change(tokens: Sequence[Token], at: int) -> bool:
    """Whether "from 5 to 10" says how something moved."""
    return any(token.key in load_words("changing") for token in tokens[max(at - 4, 0) : at - 1])


def _with_bounds(tokens: Sequence[Token], amount: Amount, floor: int) -> Amount:
    """The amount with the words before and behind it that bound it; `floor` is the first token they may have."""
    bound, first, last = amount.bound, amount.first, amount.last
    while True:
        for phrase, meaning in load_phrases("bounds").get(tokens[first - 1].key if first > floor else "", ()):
            start = first - len(phrase)
            if amount.bound is Bound.VAGUE and phrase in _NOT_BEFORE_VAGUE:
                continue
            if start >= floor and tuple(token.key for token in tokens[start:first]) == phrase:
                first = start
                bound = _join_bounds(bound, Bound[meaning.upper()])
                break
        else:
            break
    behind = load_phrases("bounds_behind", by_last=False)
    for phrase, meaning in behind.get(tokens[last].key if last < len(tokens) else "", ()):
        follows = tokens[last + len(phrase)].kind if last + len(phrase) < len(tokens) else TokenKind.SIGN
        is_next = follows in (TokenKind.NUMBER, TokenKind.CURRENCY)  # "killed 9 at least 20 others were hurt"
        if not is_next and tuple(token.key for token in tokens[last : last + len(phrase)]) == phrase:
            last += len(phrase)
            bound = _join_bounds(bound, Bound[meaning.upper()])
            break
    if bound is amount.bound:
        return replace(amount, first=first, last=last)
    low = None if bound in (Bound.UP_TO, Bound.LESS_THAN) else amount.low
    high = None if bound in (Bound.AT_LEAST, Bound.MORE_THAN, Bound.VAGUE) else amount.high
    return replace(amount, first=first, last=last, bound=bound, low=low, high=high)


def _join_bounds(inner: Bound, outer: Bound) -> Bound:
    """What stands nearest to the number says most; "exactly" adds nothing to "dozens"."""
    if inner in (Bound.EXACTLY, Bound.VAGUE) and outer is not Bound.EXACTLY:
        return outer if inner is Bound.EXACTLY or outer is not Bound.ABOUT else inner
    return inner
