"""Words of a text as names are read in them: hyphens kept, possessives taken off, with their offsets."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

# Dotted capitals (U.S.), the abbreviations that stand before names, initials, numbers, words with hyphens and
# apostrophes in them, and every other sign by itself. A full stop inside a word is never kept: corpora that lost their
# line breaks write "the airport.Reuters said".
_ABBREVIATIONS = (
    "Mr|Mrs|Ms|Dr|Sens?|Reps?|Gov|Gen|Lt|Col|Sgt|Capt|Maj|Adm|Prof|Rev|St|Jr|Sr|Hon|Brig|Cmdr|Cpl|Cpt|Pvt|Pres|Supt"
    "|Insp|Det|Amb|No"
)
WORD_RE = re.compile(
    r"[a-z]+(?=[\s,])|"  # most words: nothing of what follows has to be tried for them
    rf"(?:[A-Za-z]\.){{2,}}|\b(?:{_ABBREVIATIONS})\.|\b[A-Z]\.(?=\s)|\d+(?:[.,:]\d+)*(?:[-–]\w+)?"
    r"|\w+(?:[’'ʼ\-‐‑&]\w+)*(?<=[sS])[’'](?=\s[a-z])|\w+(?:[’'ʼ\-‐‑&]\w+)*|[^\w\s]"
)
_APOSTROPHES = "'’ʼ"
_POSSESSIVE_RE = re.compile(r"(?:[’'ʼ][sS]|(?<=[sS])[’'ʼ])$")


class Word(NamedTuple):  # a frozen dataclass takes three times as long to make, and a page has thousands
    """One word or sign.

    Attributes:
        start, end: Half-open code points of the text it was found in, the possessive ending left out.
        text: The word as it stands, without a possessive ending.
        key: What it is compared by: see `fold`.
        possessive: Whether `'s` or a final apostrophe was taken off.
        is_capital: Whether it is written as names are: `Homs`, `al-Tarik`, `UN`; not `iPhone`, not `UK-based`.
        is_sign: Whether it is punctuation and not a word.
    """

    start: int
    end: int
    text: str
    key: str
    possessive: bool = False
    is_capital: bool = False
    is_sign: bool = False


def _is_capital(text: str, key: str) -> bool:
    if not text[0].isalpha() or key.endswith(_DESCRIBING_ENDINGS):
        return False
    if text[0].isupper():
        return True
    first, hyphen, rest = text.partition("-")
    return bool(hyphen) and first in _LOWER_PREFIXES and rest[:1].isupper()


# "UK-based", "US-backed" describe a name and are none.
_DESCRIBING_ENDINGS = (
    *("-based", "-backed", "-led", "-held", "-controlled", "-run", "-linked", "-affiliated", "-aligned", "-born"),
    *("-owned", "-funded", "-trained", "-occupied"),
)
_LOWER_PREFIXES = frozenset({"al", "el", "an", "as", "ad", "ar", "at", "ash", "az", "abu", "bin", "ul", "ur", "d", "e"})


@lru_cache(maxsize=65536)
def fold(word: str) -> str:
    """What a word is compared by: no case, no accents, no full stops, one kind of apostrophe and hyphen.

    >>> fold("U.S."), fold("Élysée"), fold("Côte d’Ivoire")
    ('us', 'elysee', "cote d'ivoire")
    """
    decomposed = unicodedata.normalize("NFKD", word).casefold()
    kept = "".join(c for c in decomposed if not unicodedata.combining(c) and c != ".")
    return kept.replace("’", "'").replace("ʼ", "'").replace("‐", "-").replace("‑", "-")


_new_word = tuple.__new__  # what `Word(...)` and `Word._make` come to, in a third of the time


def iter_words(text: str, start: int = 0, end: int | None = None) -> Iterator[Word]:
    """The words and signs of `text[start:end]`, with offsets in `text`."""
    for match in WORD_RE.finditer(text, start, len(text) if end is None else end):
        form = _read_form(match.group())
        start = match.start()
        yield _new_word(Word, (start, start + len(form[0]), *form))


@lru_cache(maxsize=65536)
def _read_form(word: str) -> tuple[str, str, bool, bool, bool]:
    """What a word says of itself wherever it stands: `Word`'s attributes from `text` on."""
    ends = len(word) > 2 and (word[-2] in _APOSTROPHES or word[-1] in _APOSTROPHES)
    bare = _POSSESSIVE_RE.sub("", word) if ends else word
    key = fold(bare)
    return bare, key, len(bare) < len(word), _is_capital(bare, key), not bare[0].isalnum()
