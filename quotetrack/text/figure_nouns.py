"""What a number counts: the words behind it up to their noun, or those before it that say so."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from quotetrack.lexicon import load_lexicon
from quotetrack.text.figure_words import Token, TokenKind, load_words

__all__ = ["Counted", "is_people", "read_counted", "read_phrase", "read_phrase_before", "read_them", "singular"]

_MOST_WORDS = 6
_PRONOUNS = frozenset({"them", "us", "these", "those", "whom"})
_OPENERS = frozenset({"the", "these", "those", "its", "their", "his", "her", "our", "all", "a", "an", "some"})


@dataclass(frozen=True, slots=True)
class Counted:
    """What is counted: its tokens, half-open, and the noun, in small letters and the plural as a rule."""

    first: int
    last: int
    noun: str


@cache
def _people() -> frozenset[str]:
    return frozenset(load_lexicon("people")["nouns"])


@cache
def _endings() -> tuple[tuple[str, ...], frozenset[str]]:
    lists = load_lexicon("people")
    return tuple(lists["endings"]), frozenset(lists["not_people"])


def is_people(noun: str) -> bool:
    """Whether a noun in small letters, as a rule in the plural, means people.

    >>> is_people("civilians"), is_people("Larkinists".lower()), is_people("hospitals")
    (True, True, False)
    """
    noun = noun.rpartition("-")[2]
    endings, others = _endings()
    return noun in _people() or (noun.endswith(endings) and noun not in others and len(noun) > 5)


def singular(noun: str) -> str:
    """A noun in the singular, roughly: enough to compare "strike" with "strikes".

    >>> singular("strikes"), singular("bodies"), singular("people")
    ('strike', 'body', 'people')
    """
    if noun.endswith("ies") and len(noun) > 4:
        return noun[:-3] + "y"
    return noun[:-1] if noun.endswith("s") and not noun.endswith("ss") and len(noun) > 3 else noun


def _is_plural(token: Token) -> bool:
    key = token.key
    if key in load_words("plurals") or key in _people():
        return True
    if (
        key in load_words("not_plurals")
        or not key.endswith("s")
        or key.endswith(("ss", "'s", "us", "is"))
        or len(key) < 4
    ):
        return False
    # "12 Texas ...": a capital word is a noun in the plural only where it means people.
    return not token.text[0].isupper() or is_people(key) or key.endswith("ans")


def read_counted(tokens: Sequence[Token], at: int, *, one: bool = False) -> Counted | None:
    """The noun that a number counts, in the words behind it; None where no plural stands there.

    Args:
        tokens: Of the sentence.
        at: The first token behind the number.
        one: The number is one, and a singular that means people will do.
    """
    first = at
    while first < len(tokens) and tokens[first].key in load_words("empty_modifiers"):
        first += 1
    head = None
    for index in range(first, min(first + _MOST_WORDS, len(tokens))):
        token = tokens[index]
        is_abbreviation = token.kind is TokenKind.SIGN and token.text == "." and token.glued
        if is_abbreviation or (token.kind is TokenKind.SIGN and token.text in "'’" and token.glued):
            continue
        # "80 [Daesh] fighters"
        if token.kind is TokenKind.SIGN and token.text in "[]":
            continue
        if head is None and index > first and token.key in ("and", "or"):
            continue  # "70 regime and rebel fighters", "8 million low- and middle-income families"
        if token.kind is TokenKind.SIGN and token.text in "-‐" and token.glued and head is None:
            continue
        if token.kind is not TokenKind.WORD or (token.key in load_words("stops") and not token.text.isupper()):
            break
        if _is_plural(token) or (one and token.key in _people()):
            head = index
        elif head is not None:
            break
    if head is None:
        return None
    return Counted(first, head + 1, tokens[head].key)


def read_them(tokens: Sequence[Token], at: int) -> Counted | None:
    """ "Of them", "of us" behind a number: what they are stands elsewhere."""
    if at + 1 >= len(tokens) or tokens[at].key != "of" or tokens[at + 1].key not in _PRONOUNS:
        return None
    return Counted(at + 1, at + 2, tokens[at + 1].key)


def read_phrase(tokens: Sequence[Token], at: int, most: int = _MOST_WORDS) -> Counted | None:
    """The words of a noun phrase from a token on, whatever their number: "eastern Aleppo", "the city's electorate"."""
    first = at
    while first < len(tokens) and tokens[first].key in _OPENERS:
        first += 1
    last = first
    while last < len(tokens) and last - first < most:
        token = tokens[last]
        is_word = token.kind is TokenKind.WORD and (token.key not in load_words("stops") or token.text.isupper())
        if not is_word or token.key.endswith("ly"):
            break
        if (
            last > first
            and _is_plural(tokens[last - 1])
            and not _is_plural(token)
            and tokens[last - 1].text[0].islower()
        ):
            break  # "voters | stayed"
        last += 1
    return Counted(first, last, tokens[last - 1].key) if last > first else None


def read_phrase_before(tokens: Sequence[Token], at: int, most: int = 3) -> Counted | None:
    """The words of a noun phrase that ends before a token: "the unemployment rate" in front of "fell"."""
    first = at
    while first > 0 and at - first < most:
        token = tokens[first - 1]
        is_word = token.kind is TokenKind.WORD and (token.key not in load_words("stops") or token.text.isupper())
        if not is_word or token.key.endswith("ly"):
            break
        first -= 1
    return Counted(first, at, tokens[at - 1].key) if first < at else None
