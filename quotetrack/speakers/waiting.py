"""Pairs that look alike and wait for somebody to decide: those worth a person's time, likeliest first."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from itertools import combinations

from quotetrack.speakers.identity import Profile
from quotetrack.speakers.likeness import Evidence, Likeness, Sureness, compare_profiles, look_of, spelling_key
from quotetrack.text.matching import fold_phrase
from quotetrack.text.scripts import find_letter_tricks

__all__ = ["compare_bodies", "find_bodies_alike", "find_persons_alike"]

LARGEST_BLOCK = 300
"""Names that share a surname; above this (a database of millions) only full names are compared."""

Pairs = list[tuple[str, str, Likeness]]


def find_persons_alike(profiles: Mapping[str, Profile]) -> Pairs:
    """Pairs of persons, by id, that may be one and are not, the highest score first."""
    blocks: defaultdict[str, set[str]] = defaultdict(set)
    for id_, profile in profiles.items():
        for block in _iter_blocks(profile):
            blocks[block].add(id_)
    likely: dict[tuple[str, str], Likeness] = {}
    for name, ids in blocks.items():
        if name.startswith("last ") and len(ids) > LARGEST_BLOCK:
            continue
        for one, other in combinations(sorted(ids), 2):
            if (one, other) not in likely:
                likely[one, other] = compare_profiles(profiles[one], profiles[other])
    return _sorted((*pair, likeness) for pair, likeness in likely.items())


def find_bodies_alike(names: Mapping[str, str]) -> Pairs:
    """Pairs of organisations, by id, whose names may be one body's, the highest score first."""
    blocks: defaultdict[str, set[str]] = defaultdict(set)
    for id_, name in names.items():
        words = _words(name)
        for block in (_acronym(name), " ".join(sorted(words)), *(word for word in words if len(words) > 1)):
            blocks[block].add(id_)
        blocks[fold_phrase(look_of(name))].add(id_)
    likely: dict[tuple[str, str], Likeness] = {}
    for ids in blocks.values():
        if len(ids) <= LARGEST_BLOCK:
            for one, other in combinations(sorted(ids), 2):
                if (one, other) not in likely:
                    likely[one, other] = compare_bodies(names[one], names[other])
    return _sorted((*pair, likeness) for pair, likeness in likely.items())


def compare_bodies(one: str, other: str) -> Likeness:
    """Whether two names can be one body's: never surely, for equal names have one id already."""
    words, others = _words(one), _words(other)
    tricks = [*find_letter_tricks(one), *find_letter_tricks(other)]
    if tricks and fold_phrase(look_of(one)) == fold_phrase(look_of(other)):
        return _unsure(5, f"the names look alike, but a {tricks[0]}")
    if not words or not others:
        return _different(one, other)
    if sorted(words) == sorted(others):
        return _unsure(7, "the same words in another order or spelling")
    short, long = sorted((one, other), key=len)
    if short.isupper() and len(short) > 1 and short.replace(".", "").casefold() == _acronym(long):
        return _unsure(5, f"“{short}” are the first letters of the other")
    fewer, more = sorted((words, others), key=len)
    if len(fewer) > 1 and set(fewer) < set(more):
        return _unsure(4, f"“{short}” may be short for the other")
    return _different(one, other)


_LINKS = frozenset({"of", "for", "and", "on", "in", "the", "to"})
_SPELLINGS = ((re.compile(r"isation"), "ization"), (re.compile(r"defence"), "defense"), (re.compile(r"mme\b"), "m"))


def _words(name: str) -> list[str]:
    key = fold_phrase(name)
    for pattern, spelling in _SPELLINGS:
        key = pattern.sub(spelling, key)
    return [word for word in key.split() if word not in _LINKS]


def _acronym(name: str) -> str:
    words = _words(name)
    return "".join(word[0] for word in words) if len(words) > 1 else "".join(words)


def _iter_blocks(profile: Profile) -> Iterator[str]:
    parts = profile.key.split()
    if parts:
        yield f"last {parts[-1]}"
        yield f"sound {spelling_key(profile.key)}"
    yield f"look {look_of(profile.name)}"


def _unsure(weight: int, reason: str) -> Likeness:
    return Likeness(Sureness.UNSURE, (Evidence(weight, reason),))


def _different(one: str, other: str) -> Likeness:
    return Likeness(Sureness.DIFFERENT, (Evidence(-8, f"“{one}” and “{other}” are different names"),))


def _sorted(pairs: Iterator[tuple[str, str, Likeness]]) -> Pairs:
    alike = [pair for pair in pairs if pair[2].sureness is not Sureness.DIFFERENT]
    return sorted(alike, key=lambda pair: (-pair[2].score, pair[0], pair[1]))
