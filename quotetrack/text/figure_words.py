"""Words, numbers and signs of a sentence as figures are read in them, and the word lists of figures."""

from __future__ import annotations

import re
from enum import Enum, auto
from functools import cache
from typing import Any, NamedTuple

from quotetrack.lexicon import load_lexicon

__all__ = ["Token", "TokenKind", "load_phrases", "load_words", "read_tokens"]


class TokenKind(Enum):
    """What a token is to a reader of figures."""

    NUMBER = auto()  # digits that may be an amount: "400", "1,200", "3.5", "40m", "20+"
    WORD = auto()
    CURRENCY = auto()  # "$", "US$", "£"
    OPAQUE = auto()  # digits that are no amount: times, days, ordinals, telephone numbers, "F-16"
    SIGN = auto()


class Token(NamedTuple):  # as text/words.py has it: a frozen dataclass takes three times as long to make
    """One word, number or sign: half-open code points of the text, the characters, and in small letters without commas.

    `glued` says that nothing stands between it and the token before it.
    """

    start: int
    end: int
    text: str
    key: str
    kind: TokenKind
    glued: bool = False


_UNITS = "km|kms|kg|cm|mm|ft|mph|kph|lbs?|ha|mw"
_TOKEN_RE = re.compile(
    r"(?P<currency>(?:US|AU?|CA?|NZ|HK|SG?|R)?\$|[£€¥₹₺₽₪₦₩])"
    r"|(?P<opaque>\d{1,2}[:.]\d\d(?:[:.]\d\d)?\s?[ap]\.?m\b\.?|\d{1,2}:\d\d(?::\d\d)?|\d{1,4}/\d{1,4}(?:/\d{1,4})?"
    r"|\d{4}-\d\d-\d\d|\+?\(?\d{2,4}\)?[ -]\d{3,4}[ -]\d{3,4}\b|\d{1,4}(?:\.\d{1,4}){2,6}|\d+(?:st|nd|rd|th|s)\b"
    r"|[‘'’]\d\d(?:s\b|(?![\w,]))|#\s?\d+)"
    # "200 000" only where no other number can be meant
    r"|(?P<number>(?:\d{1,3}(?:,\d{3})+|\d{1,3}(?:[ \u00a0]000)+(?!\d)|\d{1,3}(?:[\u00a0\u202f\u2009]\d{3})+(?!\d)"
    r"|\d+)(?:\.\d+)?|\.\d+)(?P<suffix>(?:[kKmMbB]|mn|[bB]n|[tT]r?n)\b)?(?P<plus>\+)?"
    r"|(?P<word>(?:[A-Za-z]\.){2,}|[^\W\d_]\w*(?:[-‐‑'’.&]\w+){0,8})"
    r"|(?P<sign>[^\w\s]|_)"
)
_GLUED_UNIT_RE = re.compile(rf"(?:{_UNITS})\b", re.IGNORECASE)
_BETWEEN_DIGITS_RE = re.compile(r"[,\s]")
_MOST_DIGITS = 18


@cache
def load_words(name: str) -> frozenset[str]:
    """One list of lexicon/figures.yaml as a set."""
    return frozenset(load_lexicon("figures")[name])


@cache
def load_phrases(name: str, *, by_last: bool = True) -> dict[str, tuple[tuple[tuple[str, ...], str], ...]]:
    """One table of phrases of lexicon/figures.yaml, by their last word or their first: words and what they mean.

    The longest phrases stand first.
    """
    table: dict[str, list[str]] = load_lexicon("figures")[name]
    phrases = [(tuple(phrase.split()), meaning) for meaning, listed in table.items() for phrase in listed]
    phrases.sort(key=lambda phrase: -len(phrase[0]))
    place = -1 if by_last else 0
    keys = {words[place] for words, _ in phrases}
    return {key: tuple(phrase for phrase in phrases if phrase[0][place] == key) for key in keys}


@cache
def _numerals() -> frozenset[str]:
    data: dict[str, Any] = load_lexicon("numerals")
    return frozenset(data["units"]) | frozenset(data["tens"]) | frozenset(data["scales"])


def read_tokens(text: str, start: int, end: int) -> list[Token]:
    """The tokens of `text[start:end]`, with offsets in `text`; "twenty-five" and "two-thirds" are three each."""
    tokens: list[Token] = []
    at = -1
    for match in _TOKEN_RE.finditer(text, start, end):
        low, high = match.span()
        glued = low == at
        at = high
        word = match["word"]
        if word is not None:
            tokens += _split_word(low, word, glued)
        elif match["number"] is not None:
            tokens.append(_number(text, match, end, glued))
        else:
            kind = TokenKind[(match.lastgroup or "sign").upper()]
            tokens.append(Token(low, high, match.group(), match.group().lower(), kind, glued))
    return tokens


def _number(text: str, match: re.Match[str], end: int, glued: bool) -> Token:
    low, high = match.span()
    key = _BETWEEN_DIGITS_RE.sub("", match["number"]) + (match["suffix"] or "").lower()
    after = text[high : high + 1]
    is_glued_on = high < end and (after.isalpha() or after == "_") and not _GLUED_UNIT_RE.match(text, high, end)
    is_long = len(key) > _MOST_DIGITS or (key[0] == "0" and key[1:2].isdigit())
    kind = TokenKind.OPAQUE if is_glued_on or is_long else TokenKind.NUMBER
    return Token(low, high, match.group(), f"0{key}" if key[0] == "." else key, kind, glued)


def _split_word(low: int, word: str, glued: bool) -> list[Token]:
    tokens: list[Token] = []
    while True:
        first, hyphen, rest = word.partition("-")
        if not hyphen or not rest or first.lower() not in _numerals():
            tokens.append(Token(low, low + len(word), word, word.lower().replace("’", "'"), TokenKind.WORD, glued))
            return tokens
        middle = low + len(first)
        tokens.append(Token(low, middle, first, first.lower(), TokenKind.WORD, glued))
        tokens.append(Token(middle, middle + 1, "-", "-", TokenKind.SIGN, True))
        low, word, glued = middle + 1, rest, True
