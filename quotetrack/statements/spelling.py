"""When two wordings differ in spelling only: house styles, contractions, numerals, transliterated names.

Everything here is conservative: what the word lists and a few regular endings do not settle is two words. Compared are
the keys of `QuotedWord`, which have no case, accents or apostrophes.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache

from quotetrack.lexicon import load_lexicon
from quotetrack.statements.words import QuotedWord
from quotetrack.text.numerals import numeral_figures, read_number

__all__ = ["expand", "is_same_spelling", "spelling_key"]

_IZE_RE = re.compile(r"is(?=(?:e|ed|es|er|ers|ing|ation|ations)$)")
_OR_RE = re.compile(r"our(?=(?:s|ed|ing|able|ful|ite|ites|hood|hoods|ly)?$)")
_SHORTEST_REGULAR = 5
"""Letters of a word to which the rules for endings apply: shorter ones (`four`, `rise`) are other words."""

_WILL_RE = re.compile(r"\w['’]ll$", re.IGNORECASE)
_VOWELS_RE = re.compile(r"[aeiouy]+")
_LEAST_CONSONANTS = 4
_LEAST_FOLDED = 4


@cache
def _load() -> tuple[dict[str, str], dict[str, tuple[str, ...]], frozenset[str], frozenset[str]]:
    data = load_lexicon("spellings")
    same = {word: group[0] for group in data["same"] for word in group}
    contractions = {word: tuple(words.split()) for word, words in data["contractions"].items()}
    doubled = frozenset(stem + "l" + ending for stem in data["doubled_l"] for ending in ("ed", "ing", "er", "ers"))
    return same, contractions, doubled, frozenset(data["not_regular"])


@lru_cache(maxsize=65536)
def spelling_key(key: str) -> str:
    """What a word is compared by when its spelling does not count; a numeral word becomes its figures.

    >>> spelling_key("defence"), spelling_key("organised"), spelling_key("labour"), spelling_key("five")
    ('defense', 'organized', 'labor', '5')
    """
    same, _, doubled, irregular = _load()
    if key in same:
        return same[key]
    if key in doubled:
        return key.replace("ll", "l", 1) if key.count("ll") == 1 else key
    figures = numeral_figures(key)
    if figures is not None:
        return figures
    if len(key) >= _SHORTEST_REGULAR and key not in irregular:
        if key.rstrip("drs") not in irregular and (match := _IZE_RE.search(key)) and match.start() > 3:
            return key[: match.start()] + "iz" + key[match.end() :]
        return _OR_RE.sub("or", key)
    return key


def expand(keys: Sequence[str]) -> tuple[str, ...]:
    """The keys with contractions written out: `wont` is `will not`."""
    contractions = _load()[1]
    return tuple(part for key in keys for part in contractions.get(key, (key,)))


def is_same_spelling(old: Sequence[QuotedWord], new: Sequence[QuotedWord]) -> bool:
    """Whether two short runs of words are the same words in other spellings: `air strikes` and `airstrikes`."""
    old_keys, new_keys = [word.key for word in old], [word.key for word in new]
    if not old_keys or not new_keys:
        return False
    if "".join(old_keys) == "".join(new_keys):
        return True
    if [spelling_key(key) for key in _write_out(old)] == [spelling_key(key) for key in _write_out(new)]:
        return True
    number = read_number(old_keys)
    if number is not None and number == read_number(new_keys):
        return True
    return _is_name(old) and _is_name(new) and is_transliteration("".join(old_keys), "".join(new_keys))


def _write_out(words: Sequence[QuotedWord]) -> tuple[str, ...]:
    """As `expand`, also where only the apostrophe tells `we'll` from `well`."""
    return tuple(part for word in words for part in (_with_will(word) or expand((word.key,))))


def _with_will(word: QuotedWord) -> tuple[str, ...]:
    return (word.key[:-2], "will") if _WILL_RE.search(word.text) else ()


def _is_name(words: Sequence[QuotedWord]) -> bool:
    return len(words) <= 2 and words[-1].text.lstrip("[")[:1].isupper()


def is_transliteration(name: str, other: str) -> bool:
    """Whether two names may be one, written down by ear: `Salihiah` and `Salihiyeh`, not `Maria` and `Mario`.

    Consonants must agree, `q`, `k` and `c` being one, doubled ones single, a final `h` silent. Names with few
    consonants must agree in their vowels as well (`e` and `i`, `o` and `u` being one), and a different last vowel is a
    different name.

    >>> is_transliteration("salihiah", "salihiyah"), is_transliteration("lane", "lake")
    (True, False)
    """
    folded, others = _fold_name(name), _fold_name(other)
    if min(len(folded), len(others)) < _LEAST_FOLDED:
        return False
    if folded == others:
        return True
    consonants = _VOWELS_RE.sub("", folded)
    ends_alike = (folded[-1] in "aeiou", others[-1] in "aeiou")
    return (
        len(consonants) >= _LEAST_CONSONANTS
        and consonants == _VOWELS_RE.sub("", others)
        and folded[0] == others[0]
        and ends_alike[0] == ends_alike[1]
        and (not ends_alike[0] or folded[-1] == others[-1])
    )


def _fold_name(name: str) -> str:
    name = name.replace("kh", "x").replace("gh", "g").replace("dh", "d").replace("ph", "f")
    name = re.sub(r"[qc]", "k", name)
    name = re.sub(r"ou|oo|o", "u", name)
    name = re.sub(r"ee|ei|e|y", "i", name)
    name = re.sub(r"(.)\1+", r"\1", name)
    return re.sub(r"(?<=[aiu])h$", "", name)
