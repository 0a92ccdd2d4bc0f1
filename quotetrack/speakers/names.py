"""Persons' names: their parts, and whether two can be one person's."""

from __future__ import annotations

import re

from quotetrack.speakers.tables import PARTICLES, SUFFIXES
from quotetrack.text.words import fold, iter_words

_PARTS_RE = re.compile(r"[-\s]+")


def name_parts(name: str) -> tuple[str, ...]:
    """The folded parts of a name: hyphens split, articles (`al-`) and suffixes (`Jr.`) left out.

    >>> name_parts("Nasir al-Dorri"), name_parts("Ban Tae-won"), name_parts("Robert Downey, Jr.")
    (('nasir', 'dorri'), ('ban', 'tae', 'won'), ('robert', 'downey'))
    """
    parts = [
        part
        for word in iter_words(name)
        if not word.is_sign
        for part in _PARTS_RE.split(fold(word.text))
        if part and part not in _DROPPED
    ]
    return tuple(parts) or tuple(fold(word.text) for word in iter_words(name))


def joined_parts(name: str) -> tuple[str, ...]:
    """The parts of a name as they are compared within an article: `Abd` is one part with what it serves.

    >>> {joined_parts(name) for name in ("Rami Abdel Rahman", "Rami Abd al-Rahman", "Rami Abdurrahman")}
    {('rami', 'abdrahman')}
    """
    joined: list[str] = []
    for part in name_parts(name):
        if joined and joined[-1] == _SERVANT:
            joined[-1] = _SERVANT + part
        else:
            joined.append(_ABD_RE.sub(_SERVANT, part))
    return tuple(joined)


_SERVANT = "abd"
# Abdel-, Abdul-, and Abdur-Rahman, Abdus-Salam, Abdennour, where the article takes the sound of what follows.
_ABD_RE = re.compile(r"^abd(?:[aeou]l(?=$|\w{3})|[aeou]([dnrstz])(?=$|\1\w\w))?(?=$|\w{3})")
_DROPPED = (frozenset({"al", "el", "an", "ad", "ar", "as", "ash", "az"}) & PARTICLES) | SUFFIXES


def is_same_person(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether two full names can be one person's: `Barack H. Obama`, `Barack Obama`.

    The last parts agree, and the first ones do or one begins the other (`B.`, `Mitch`); what stands between may be
    missing. A surname of two parts may stand without the first name. One part may be transcribed in another way
    (`Nour Khaled`, `Nour Haled`) where another is the same letter for letter.

    >>> is_same_person(("j", "r", "tarn"), ("john", "tarn")), is_same_person(("peter", "lank"), ("peter", "blank"))
    (True, False)
    """
    shorter, longer = sorted((one, other), key=len)
    if one == other or (len(shorter) > 1 and longer[-len(shorter) :] == shorter):
        return True
    if len(one) == len(other) > 1 and any(a == b and len(a) > 2 for a, b in zip(one, other, strict=True)):
        return all(sound(a) == sound(b) for a, b in zip(one, other, strict=True)) or (
            one[-1] == other[-1] and _agree(one[0], other[0])
        )
    if not one or not other or one[-1] != other[-1]:
        return False
    return _agree(one[0], other[0]) if len(one) > 1 and len(other) > 1 else False


def sound(part: str) -> str:
    """What transcriptions of one name have in common: `Youssef` and `Yusuf`, not `Lank` and `Blank`.

    >>> sound("yousef") == sound("yusuf"), sound("khaled") == sound("haled"), sound("lank") == sound("blank")
    (True, True, False)
    """
    for pattern, plain in _SOUNDS:
        part = pattern.sub(plain, part)
    return part


_SOUNDS = tuple(
    (re.compile(pattern), plain)
    for pattern, plain in (("ou|oo", "u"), ("ee|y", "i"), ("kh", "h"), (r"(.)\1", r"\1"), (r"(?<=.)[eiou](?=.$)", "e"))
)


def _agree(one: str, other: str) -> bool:
    shorter, longer = sorted((one, other), key=len)
    return longer.startswith(shorter) and len(shorter) != 2  # an initial, or "Mitch" for "Mitchell"


def surname_rank(parts: tuple[str, ...], full: tuple[str, ...]) -> int:
    """How a short form names the person with the `full` name: 0 not at all, 1 by a first or middle name, 2 by the last.

    >>> surname_rank(("dorri",), ("nasir", "dorri")), surname_rank(("ban",), ("ban", "tae", "won"))
    (2, 1)
    """
    size = len(parts)
    if size > len(full):
        return 0
    if full[-size:] == parts or (size == 1 and full[-1] == _SERVANT + parts[0]):
        return 2
    return int(any(full[start : start + size] == parts for start in range(len(full) - size)))
