"""The registry's bodies in an article's words; where several go by a name, the one that the article is about."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cache, lru_cache

from quotetrack.lexicon import load_lexicon
from quotetrack.lexicon.entries import OrganizationEntry, alias_key
from quotetrack.lexicon.registry import Claim, Registry, organization_registry
from quotetrack.text.matching import PhraseMatch, PhraseTable, fold_phrase
from quotetrack.text.words import Word, iter_words

__all__ = ["ArticleBodies"]

_LONGEST_NAME = 9  # words before a bracketed acronym that can be its name
_NAMED_IN_FULL = 100  # a body whose full name stands in the article beats any number of words about another
_ARTICLES = frozenset({"the", "a", "an"})
_ALIKE = 0.85  # "Medicins Sans Frontieres (MSF)" is a slip, not another body


@dataclass(frozen=True, slots=True)
class _Listing:
    """A name of the registry: who goes by it, and the one if nothing has to be weighed."""

    key: str
    claims: tuple[Claim, ...]
    only: OrganizationEntry | None


class ArticleBodies:
    """Finds the bodies of the registry in the words of one article.

    Args:
        words: All words of the article.

    A name that several bodies go by, or that means other things too, is the body's of which the article has most: its
    full name, the words of its `context`, its country. Where nothing decides it is nobody's. What the article itself
    introduces in brackets (`Harbour Masters' Union (SDF)`) is never a listed body of that acronym.

    `first_words` holds the words that begin a listed body's name.
    """

    def __init__(self, words: Sequence[Word]) -> None:
        self._words = words
        self._registry = organization_registry()
        self._table = _make_table(self._registry)
        self.first_words = self._table.first_words
        self._chosen: dict[str, OrganizationEntry | None] = {}
        self._introduced = _find_introduced(words)
        self._folded: str | None = None

    def find(self, words: Sequence[Word], start: int, end: int | None = None) -> PhraseMatch[OrganizationEntry] | None:
        """The longest listed body that begins at `words[start]` and ends before `end`, or None."""
        match = self._table.find(words, start, end)
        while match is not None:
            entry = self._choose(match.value)
            if entry is not None:
                return PhraseMatch(match.length, entry, match.possessive)
            match = self._table.find(words, start, start + match.length - 1) if match.length > 1 else None
        return None

    def called(self, name: str) -> OrganizationEntry | None:
        """The body of a name that the article's words only add up to: `Russia's defence ministry`.

        None where no body has it for certain, or where it has it but for capitals: then the article's words stay.
        """
        entry = self._registry.find(name)
        return None if entry is None or fold_phrase(entry.name) == fold_phrase(name) else entry

    def _choose(self, listing: _Listing) -> OrganizationEntry | None:
        if listing.only is not None and not self._introduced:
            return listing.only
        if listing.key not in self._chosen:
            self._chosen[listing.key] = self._weigh(listing)
        return self._chosen[listing.key]

    def _weigh(self, listing: _Listing) -> OrganizationEntry | None:
        name = self._introduced.get(listing.key)
        if name is not None:
            called = [claim.entry for claim in listing.claims if _is_called(claim.entry, name)]
            return called[0] if called else None
        if listing.only is not None:
            return listing.only
        scores = [(self._score(claim.entry, listing.key), claim) for claim in listing.claims]
        best = max(score for score, _ in scores)
        first = [claim for score, claim in scores if score == best]
        strong = [claim for claim in first if not claim.weak]
        if strong:
            return strong[0].entry
        return first[0].entry if len(first) == 1 and best > 0 else None

    def _score(self, entry: OrganizationEntry, key: str) -> int:
        """How much of a body the article has: its other names, and words of its context and country."""
        if self._folded is None:
            self._folded = f" {_fold_words(self._words)} "
        named = (_fold_name(name) for name in entry.names if alias_key(name) != key)
        full = any(" " in name and f" {name} " in self._folded for name in named)
        return _NAMED_IN_FULL * full + sum(f" {phrase} " in self._folded for phrase in _context_of(entry))


def _fold_words(words: Iterable[Word]) -> str:
    return " ".join(word.key.replace("-", " ") for word in words if not word.is_sign and word.key not in _ARTICLES)


@lru_cache(maxsize=4096)
def _fold_name(name: str) -> str:
    return _fold_words(iter_words(name))


@lru_cache(maxsize=4096)
def _context_of(entry: OrganizationEntry) -> tuple[str, ...]:
    """The folded words and phrases of which an article about the body has some."""
    phrases = list(entry.context)
    # A paper's country stands in half of what it prints: it says nothing.
    if entry.type not in ("agency", "outlet"):
        phrases += _country_words().get(entry.country or "", ())
    return tuple(map(_fold_name, phrases))


@cache
def _country_words() -> dict[str, tuple[str, ...]]:
    """What an article about a country calls it, its people and its capital, by the country's code."""
    return {
        entry["code"]: (
            entry["name"],
            *(form for adjective in entry.get("adjectives", ()) for form in (adjective, f"{adjective}s")),
            *((entry["capital"],) if "capital" in entry else ()),
        )
        for entry in load_lexicon("countries")
        if "code" in entry
    }


@lru_cache(maxsize=4)
def _make_table(registry: Registry) -> PhraseTable[_Listing]:
    listings = {key: _Listing(key, claims, _only(claims)) for key, claims in registry.claims.items()}
    spellings = ((name, listings[key]) for name, key in registry.spellings.items())
    return PhraseTable(spellings, names=True, lost_apostrophes=True)


def _only(claims: tuple[Claim, ...]) -> OrganizationEntry | None:
    return claims[0].entry if len(claims) == 1 and not claims[0].weak else None


def _find_introduced(words: Sequence[Word]) -> dict[str, str]:
    """Acronyms in brackets that the words before them spell, with those words: `Harbour Masters' Union (HMU)`."""
    introduced: dict[str, str] = {}
    for index in range(2, len(words) - 2):
        if words[index].text != "(" or words[index + 2].text != ")":
            continue
        acronym = words[index + 1].text.replace(".", "")
        first = _begin_of_name(words, index, acronym) if len(acronym) > 1 and acronym.isupper() else None
        if first is not None:
            name = " ".join(word.text for word in words[first:index])
            introduced.setdefault(alias_key(acronym), name)
    return introduced


def _begin_of_name(words: Sequence[Word], end: int, acronym: str) -> int | None:
    """Where the name begins whose capitals, read backwards from `end`, spell the acronym; None where none does."""
    wanted = [letter.casefold() for letter in acronym]
    for index in range(end - 1, max(end - 1 - _LONGEST_NAME, -1), -1):
        word = words[index]
        if word.is_sign and word.text not in "'’":
            return None
        if word.is_capital and word.key[0] == wanted[-1]:
            wanted.pop()
            if not wanted:
                return index
        elif word.is_capital:
            return None
    return None


def _is_called(entry: OrganizationEntry, name: str) -> bool:
    folded = fold_phrase(name)
    return any(
        SequenceMatcher(None, folded, fold_phrase(known)).ratio() >= _ALIKE for known in entry.names if " " in known
    )
