"""The words of a quotation as they are compared with those of another one: blind to case, accents and apostrophes.

Unlike `quotetrack.text.words`, which reads names, hyphens part words here ("cease-fire" and "cease fire" agree) and
apostrophes vanish ("don't", "don’t" and "dont", as dumps that lost their signs have it). What editors put into a
quotation is marked on the words: brackets round them, an ellipsis beside them.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import lru_cache
from operator import attrgetter
from typing import NamedTuple

from quotetrack.text.normalize import normalize
from quotetrack.text.words import fold

__all__ = ["QuotedWord", "read_keys", "read_words"]


class QuotedWord(NamedTuple):  # a frozen dataclass takes three times as long to make
    """One word of a quotation.

    Attributes:
        start, end: Half-open code points of the text it was read from.
        text: The word as it stands there.
        key: What it is compared by: no case, accents, apostrophes, thousands separators or brackets; never empty.
        bracket: `[` or `(` when it, or part of it ("[W]e"), stands in such brackets; else empty.
        ellipsis_before, ellipsis_after: Whether words were left out there: `…`, `...`, `[...]`.
    """

    start: int
    end: int
    text: str
    key: str
    bracket: str = ""
    ellipsis_before: bool = False
    ellipsis_after: bool = False


# Dotted capitals; numbers with their separators; words with apostrophes; signs that are read aloud. Hyphens, dashes
# and slashes part words.
_WORD = r"(?:[A-Za-z]\.){2,}|\d+(?:[.,:]\d+)+\w*|\w+(?:['’‘]\w+)*|[%$€£]"
_WORD_RE = re.compile(_WORD)
# Where there are square brackets at all, also words of which an editor put some letters in them ("[W]e", "kill[ed]").
_EDITED_WORD_RE = re.compile(rf"\[\w+\]\w+|\w+\[\w+\]\w*|{_WORD}")
_ELLIPSIS_RE = re.compile(r"…|\.\s?\.\s?\.")
# Innermost brackets that close: a word in an inner pair stands in the outer one too.
_BRACKETS_RE = re.compile(r"\[[^\[\]()]*\]|\([^\[\]()]*\)")
# What `normalize` would leave alone, or change without moving a word; any other text is read in its view.
_PLAIN_RE = re.compile(r"[\x00-\x7eÀ-ÿ“”‘’–—…€£«»]*")
_THOUSANDS_RE = re.compile(r"(?<=\d),(?=\d{3}(?!\d))")
_UNSPOKEN = str.maketrans("", "", "'‘[]_")
_READ_ALOUD = {"%": "percent"}


def read_words(text: str) -> tuple[QuotedWord, ...]:
    """The words of a quotation in order, signs left out.

    >>> [word.key for word in read_words("“Don’t pay [the] 1,500 … air-strike victims’ U.S. kin.”")]
    ['dont', 'pay', 'the', '1500', 'air', 'strike', 'victims', 'us', 'kin']
    >>> [word.text for word in read_words("[W]e (all) know") if word.bracket]
    ['[W]e', 'all']
    """
    if _PLAIN_RE.fullmatch(text) is not None:
        return tuple(_mark_words(text))
    view = normalize(text)
    words: list[QuotedWord] = []
    for word in _mark_words(view.text):
        start, end = view.to_original(word.start, word.end)
        words.append(word._replace(start=start, end=end, text=text[start:end]))
    return tuple(words)


def read_keys(text: str) -> tuple[str, ...]:
    """The keys of `read_words(text)` alone, in a third of the time.

    >>> read_keys("Not one cease-fire, says the U.N.")
    ('not', 'one', 'cease', 'fire', 'says', 'the', 'un')
    """
    if _PLAIN_RE.fullmatch(text) is None:
        text = normalize(text).text
    return tuple(filter(None, map(_read_key, _word_re(text).findall(text))))


def _word_re(text: str) -> re.Pattern[str]:
    return _EDITED_WORD_RE if "[" in text else _WORD_RE


def _mark_words(text: str) -> list[QuotedWord]:
    """The words of a text with their marks; offsets count in this text."""
    found = [(*match.span(), match.group()) for match in _word_re(text).finditer(text)]
    words = [QuotedWord(start, end, word, key) for start, end, word in found if (key := _read_key(word))]
    for edge in _BRACKETS_RE.finditer(text):
        _mark_bracket(words, *edge.span(), edge.group()[0])
    for gap in _ELLIPSIS_RE.finditer(text):
        _mark_ellipsis(words, gap.start())
    return words


def _mark_bracket(words: list[QuotedWord], start: int, end: int, bracket: str) -> None:
    for k in range(_first_at(words, start), len(words)):
        if words[k].start >= end:
            break
        words[k] = words[k]._replace(bracket=bracket)


def _mark_ellipsis(words: list[QuotedWord], place: int) -> None:
    after = _first_at(words, place)
    if after > 0:
        words[after - 1] = words[after - 1]._replace(ellipsis_after=True)
    if after < len(words):
        words[after] = words[after]._replace(ellipsis_before=True)


def _first_at(words: list[QuotedWord], place: int) -> int:
    """Index of the first word that ends after a place."""
    return bisect_right(words, place, key=attrgetter("end"))


@lru_cache(maxsize=1 << 18)
def _read_key(word: str) -> str:
    """What a word is compared by; empty for one without a letter, digit or sign that is read aloud."""
    if word[0].isdigit():  # the points in numbers count, those in abbreviations do not
        return _THOUSANDS_RE.sub("", word).casefold().translate(_UNSPOKEN)
    return _READ_ALOUD.get(word) or fold(word).translate(_UNSPOKEN)
