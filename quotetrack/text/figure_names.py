"""Numbers that are no amounts: days, years, ages, names with a number, addresses, scores, the numbers of lists."""

from __future__ import annotations

from collections.abc import Sequence

from quotetrack.text.figure_events import find_event_after, find_event_before
from quotetrack.text.figure_nouns import is_people, read_counted
from quotetrack.text.figure_numbers import HYPHENS, Amount, Bound
from quotetrack.text.figure_words import Token, TokenKind, load_words

__all__ = ["is_no_amount"]

_YEARS = range(1500, 2100)
_LAST_DAY = 31
_AROUND = 12  # tokens on each side that tell a headline in capitals


def is_no_amount(tokens: Sequence[Token], amount: Amount) -> bool:
    """Whether a number counts nothing, by the words around it; money, percentages and measures are not asked about."""
    before = tokens[amount.first - 1] if amount.first else None
    after = tokens[amount.last] if amount.last < len(tokens) else None
    is_bound = amount.first < amount.begin or amount.bound is not Bound.EXACTLY
    return (
        _is_day(tokens, amount, after)
        or _is_compound(tokens, amount)
        or (not is_bound and _is_year(tokens, amount, before, after))
        or _is_age(tokens, amount, before, after)
        or _is_name(tokens, amount, before, after)
        or _is_address(tokens, amount)
        or _is_list_number(tokens, amount, after)
        or _is_picked(after, amount)
    )


def _is_day(tokens: Sequence[Token], amount: Amount, after: Token | None) -> bool:
    """ "June 17", "17 June", "Jan. 5", "May 2013"; not "in May more than 60 people"."""
    months = load_words("months")

    def is_month(token: Token) -> bool:
        return token.key in months and token.text[0].isupper()

    if amount.in_words or amount.low is None or (_LAST_DAY < amount.low < 100_000 and amount.low not in _YEARS):
        return False
    before = [token for token in tokens[max(amount.begin - 2, 0) : amount.begin] if token.text != "."]
    return any(map(is_month, before[-1:])) or (after is not None and is_month(after))


def _is_compound(tokens: Sequence[Token], amount: Amount) -> bool:
    """ "47-year-old", "3-2", "mid-30": something hangs on the number with a hyphen, or it hangs on something."""
    begin = tokens[amount.begin]
    if begin.glued and amount.begin and tokens[amount.begin - 1].text in (*HYPHENS, "/", ".", ":", "'", "’", "@", "_"):
        return True
    last = amount.last
    return (
        last + 1 < len(tokens)
        and tokens[last].text in (*HYPHENS, "/", ":")
        and tokens[last].glued
        and (tokens[last + 1].glued and tokens[last + 1].key != "strong")
    )


def _is_year(tokens: Sequence[Token], amount: Amount, before: Token | None, after: Token | None) -> bool:
    token = tokens[amount.begin]
    if amount.last - amount.begin != 1 or token.kind is not TokenKind.NUMBER or "," in token.text or "." in token.text:
        return False
    if not token.key.isdigit() or int(token.key) not in _YEARS or len(token.key) != 4:
        return False
    counts = after is not None and is_people(after.key)
    if int(token.key) % 100 == 0 and counts:
        return False
    if counts and before is not None and before.key not in load_words("before_years"):
        return int(token.key) >= 1900
    return True


def _is_age(tokens: Sequence[Token], amount: Amount, before: Token | None, after: Token | None) -> bool:
    """ "Larkin, 47,", "aged 9", "children under 12", "at 86 she"."""
    if amount.low is not None and amount.high is not None and amount.low != amount.high:
        return False
    value = amount.low if amount.low is not None else amount.high
    if value is None or value > 120:
        return False
    at = amount.first
    if before is not None and before.text == "," and at > 1 and tokens[at - 2].kind is TokenKind.WORD:
        is_name = tokens[at - 2].text[0].isupper() and amount.begin == at
        if is_name and (after is None or after.text in ",.;)"):
            return True
    if before is not None and before.text == "(" and after is not None and after.text == ")":
        return True
    bounds = {token.key for token in tokens[at : amount.begin]}
    if bounds & {"under", "over", "above", "below"} and before is not None and is_people(before.key):
        return after is None or after.kind is not TokenKind.WORD or after.key in load_words("stops")
    return before is not None and before.key == "at" and after is not None and after.key in ("he", "she", "who", ",")


def _is_name(tokens: Sequence[Token], amount: Amount, before: Token | None, after: Token | None) -> bool:
    """ "Channel 4", "page 3", "Boeing 737"; "Big Three", "Three Mile Island"."""
    begin = tokens[amount.begin]
    if (
        before is not None
        and before.text in (".", ":")
        and amount.first > 1
        and tokens[amount.first - 2].key in ("no", "nos", "art", "sec")
    ):
        return True
    if amount.first == amount.begin and before is not None and before.kind is TokenKind.WORD:
        is_plural = after is not None and _counts(tokens, amount)
        is_common = is_plural and before.text[0].islower()  # "in that district 40 people"
        if before.key in load_words("always_numbered" if is_common else "numbered"):
            return True
        is_capital = before.text[0].isupper() and before.key not in load_words("stops")
        is_verb = find_event_before(tokens, amount.first, amount.first - 1) is not None  # "Bombs Kill 50"
        if is_capital and amount.first > 1 and not is_plural and not is_verb and begin.kind is TokenKind.NUMBER:
            return True
    if amount.in_words and begin.text[0].isupper() and amount.begin > 0:
        is_title = after is not None and after.kind is TokenKind.WORD and after.text[0].isupper()
        around = tokens[max(amount.begin - _AROUND, 0) : amount.last + _AROUND]
        in_headline = sum(token.text[0].isupper() for token in around if token.kind is TokenKind.WORD) * 2 > len(around)
        starts = before is not None and before.text in "“\"‘'.:;-–—("
        is_bare = is_title or after is None or after.kind is not TokenKind.WORD
        if not in_headline and not starts and is_bare and not _counts(tokens, amount):
            return True
    return False


def _counts(tokens: Sequence[Token], amount: Amount) -> bool:
    """Whether what follows the number is counted by it, or done to those it counts."""
    return (
        read_counted(tokens, amount.last) is not None
        or find_event_after(tokens, amount.last, amount.last + 3) is not None
    )


def _is_address(tokens: Sequence[Token], amount: Amount) -> bool:
    """ "10 Fenwick Street"."""
    following = tokens[amount.last : amount.last + 4]
    if amount.in_words or not following or not following[0].text[0].isupper():
        return False
    for token in following:
        if token.kind is not TokenKind.WORD or not token.text[0].isupper():
            return False
        if token.key in load_words("streets"):
            return True
    return False


def _is_list_number(tokens: Sequence[Token], amount: Amount, after: Token | None) -> bool:
    """ "1. The dam", "2) The bridge" at the beginning of a sentence."""
    return amount.first == 0 and after is not None and after.text in ".):" and after.glued


def _is_picked(after: Token | None, amount: Amount) -> bool:
    """ "One of the men", and "two hours ago" said without the noun."""
    return after is not None and amount.low == 1 and after.key in ("of", "another", "day", "by")
