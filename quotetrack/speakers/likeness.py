"""How much speaks for two names being one person's, or one body's, and how much against: with the reasons.

Each piece of evidence has a weight: how many times likelier it is found between two mentions of one person than between
two persons, as a power of two. They are added up, after Fellegi and Sunter. The weights are judgements, written down
to be read and argued with, not estimates: no collection of decided pairs of news speakers is there to count in.

Source: I. P. Fellegi and A. B. Sunter, "A Theory for Record Linkage", Journal of the American Statistical Association
64 (1969).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import product

from quotetrack.speakers.identity import Profile, is_full_name, iter_links
from quotetrack.speakers.joining import join_members
from quotetrack.text.scripts import find_letter_tricks

__all__ = ["Evidence", "Likeness", "Sureness", "compare_profiles", "look_of", "spelling_key"]

LEAST_SCORE = 4
"""Pairs below this are not worth a person's time."""
SAME_TIME = 366
"""Days within which one person hardly changes office."""


class Sureness(StrEnum):
    """What is to be made of a pair."""

    SAME = "same"
    UNSURE = "unsure"
    DIFFERENT = "different"


@dataclass(frozen=True, slots=True)
class Evidence:
    """One reason: its weight (above zero speaks for one person, below for two) and what it is, in plain words."""

    weight: int
    reason: str


@dataclass(frozen=True, slots=True)
class Likeness:
    """The verdict on a pair of profiles, with all that speaks for and against it."""

    sureness: Sureness
    evidence: tuple[Evidence, ...]

    @property
    def score(self) -> int:
        """The weights added up."""
        return sum(item.weight for item in self.evidence)


def compare_profiles(one: Profile, other: Profile) -> Likeness:
    """Whether two profiles are of the same person.

    `same` only where `joining.py` would join them; `unsure` where it is worth deciding; else `different`.
    """
    named = _compare_names(one, other)
    if named is None:
        return Likeness(Sureness.DIFFERENT, (Evidence(-8, f"“{one.name}” and “{other.name}” are different names"),))
    evidence = (named, *_compare_bodies(one, other), *_compare_offices(one, other), *_compare_rest(one, other))
    tied = len(join_members({0: list(iter_links(one)), 1: list(iter_links(other))})) == 1
    if tied:
        return Likeness(Sureness.SAME, evidence)
    score = sum(item.weight for item in evidence)
    return Likeness(Sureness.UNSURE if score >= LEAST_SCORE else Sureness.DIFFERENT, evidence)


_PATTERNS = (
    (re.compile(r"\babd(?:[aeiou][lrnsdtz])?[ ]?(?=[a-z]{3})"), "abd"),  # Abdel Rahman, Abdulrahman, Abdurrahman
    (re.compile(r"\babu "), "abu"),
    (re.compile(r"ph"), "f"),
    (re.compile(r"ck|q|kh"), "k"),
    (re.compile(r"sch|sh|ch"), "s"),
    (re.compile(r"dh|th"), "d"),
    (re.compile(r"gh|j"), "g"),
    (re.compile(r"ou|oo|w"), "u"),
    (re.compile(r"y|ee|ei|ie"), "i"),
    (re.compile(r"z|ts"), "s"),
    (re.compile(r"(.)\1+"), r"\1"),
    (re.compile(r"(?<=\w)[aeiouh]"), ""),
)


def spelling_key(key: str) -> str:
    """What spellings of one foreign name in Latin letters have in common, coarsely: consonants by their sound.

    >>> {spelling_key(key) for key in ("rami abdel rahman", "rami abdulrahman", "rami abdurrahman")}
    {'rm abdrmn'}
    """
    for pattern, sound in _PATTERNS:
        key = pattern.sub(sound, key)
    return key


def _compare_names(one: Profile, other: Profile) -> Evidence | None:
    """What the names say: None where they are two persons' names."""
    tricks = [trick for name in (one.name, other.name) for trick in find_letter_tricks(name)]
    if tricks:
        looks = {look_of(one.name), look_of(other.name)}
        return Evidence(5, f"the names look alike, but a {tricks[0]}") if len(looks) == 1 else None
    parts, others = sorted((one.key.split(), other.key.split()), key=len)
    if one.key == other.key:
        if is_full_name(one.key):
            return Evidence(8, "the same full name")
        return Evidence(2, "the same single name, which many have")
    if not parts or not others:
        return None
    if len(parts) == 1:
        return Evidence(2, f"“{parts[0]}” may be short for the other") if parts[0] == others[-1] else None
    if spelling_key(one.key) == spelling_key(other.key):
        return Evidence(6, "two spellings of one name")
    if parts[-1] == others[-1] and parts[0] == others[0]:
        return Evidence(6, "the same name, but for what stands in the middle")
    if parts[-1] == others[-1] and min(len(parts[0]), len(others[0])) == 1 and parts[0][0] == others[0][0]:
        return Evidence(4, "the same surname, and an initial that fits")
    if parts[-1] == others[-1] and parts[0][:3] == others[0][:3]:
        return Evidence(4, "the same surname, and a short form of the first name")
    return None


def look_of(name: str) -> str:
    """A name as it looks: letters borrowed from other scripts and hidden characters taken back."""
    shown = unicodedata.normalize("NFKC", name).casefold()
    return "".join(_LOOKS.get(char, char) for char in shown if unicodedata.category(char) not in ("Cf", "Cc", "Mn"))


# Small letters of Cyrillic and Greek that are drawn as Latin ones. Source: Unicode, confusables.txt.
_LOOKS = dict(
    zip(
        "\u0430\u0435\u043e\u0440\u0441\u0443\u0445\u0456\u0458\u0455\u04bb\u0501\u051b\u051d\u03bf\u03b1\u03b9\u03bd",
        "aeopcyxijshdqwoaiv",
        strict=True,
    )
)


def _compare_bodies(one: Profile, other: Profile) -> Iterable[Evidence]:
    shared = [one.bodies[id_] for id_ in sorted(one.bodies) if id_ in other.bodies]
    if own := [name for name in shared if not name.islower()]:
        yield Evidence(6, f"both speak for {own[0]}")
    elif shared:
        yield Evidence(1, f"both speak for a “{shared[0]}”, which may be two")
    elif one.bodies and other.bodies:
        here, there = min(one.bodies.values()), min(other.bodies.values())
        yield Evidence(-3 if _gap(one, other) else -4, f"one speaks for {here}, the other for {there}")


def _compare_offices(one: Profile, other: Profile) -> Iterable[Evidence]:
    if shared := sorted(one.offices & other.offices):
        if one.places and other.places and not one.places & other.places:
            yield Evidence(-4, f"each is {shared[0]} of another place: {min(one.places)}, {min(other.places)}")
        else:
            yield Evidence(4, f"both hold the office of {shared[0]}")
    elif one.offices and other.offices and not _gap(one, other):
        here, there = min(one.offices), min(other.offices)
        yield Evidence(-3, f"one is {here}, the other {there}, at about the same time")
    elif roles := sorted(one.roles & other.roles):
        yield Evidence(2, f"both are called {roles[0]}")


def _compare_rest(one: Profile, other: Profile) -> Iterable[Evidence]:
    if one.said & other.said:
        yield Evidence(8, "both say the same words")
    if gap := _gap(one, other):
        yield Evidence(-1, f"{gap // 365} years lie between them")


def _gap(one: Profile, other: Profile) -> int:
    """Days between the articles of the two nearest in time, if they are more than `SAME_TIME`; else 0."""
    days = [_to_day(*pair) for pair in product(sorted(one.days), sorted(other.days))]
    least = min((gap for gap in days if gap is not None), default=0)
    return least if least > SAME_TIME else 0


def _to_day(one: str, other: str) -> int | None:
    try:
        return abs((date.fromisoformat(one) - date.fromisoformat(other)).days)
    except ValueError:
        return None  # a year or a month alone
