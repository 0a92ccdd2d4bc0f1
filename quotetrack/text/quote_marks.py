"""Which characters are quotation marks here, and which are apostrophes, inch marks or elisions.

A mark's role is read from the glyph and from its surroundings: `"` after a space and before a word opens, after a
word and before a space closes. Where the two disagree, or neither speaks, the role stays open and `quotes` decides by
what is open already. One pass, no backtracking: every step looks at a bounded number of characters.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import IntEnum
from typing import NamedTuple

__all__ = ["Group", "Mark", "Role", "iter_marks"]


class Group(IntEnum):
    """Marks that can pair with each other."""

    DOUBLE = 0  # " “ ” „ ‟ `` ''
    SINGLE = 1  # ' ‘ ’ ‚ ‛ ` ´
    GUILLEMET = 2  # « »
    ANGLE = 3  # ‹ ›


class Role(IntEnum):
    """What a mark does."""

    OPEN = 0
    CLOSE = 1
    EITHER = 2  # closes what is open, opens where nothing is


class Mark(NamedTuple):
    """One quotation mark: half-open code points, with its role.

    `sure` is False where the mark may be no quotation mark at all, or one in the wrong direction: an opening mark that
    is not sure counts only if it is closed, a closing mark that is not sure (a plural possessive, inches) only if no
    surer one follows. `directed` tells curly marks from straight ones, `low` the marks „ and ‚.
    """

    start: int
    end: int
    group: Group
    role: Role
    sure: bool
    directed: bool
    low: bool


# A run of single marks is matched whole: '' is how some agencies and older archives print a double mark, and ’’ what
# becomes of it on the way through a word processor.
_MARK_RE = re.compile(r"``|'+|‘+|’+|[\"＂“”„‟‚‛`´«»‹›]")

_GROUPS = {
    **dict.fromkeys(['"', "＂", "“", "”", "„", "‟", "``", "''", "‘‘", "’’"], Group.DOUBLE),
    **dict.fromkeys(["'", "‘", "’", "‚", "‛", "`", "´"], Group.SINGLE),
    **dict.fromkeys("«»", Group.GUILLEMET),
    **dict.fromkeys("‹›", Group.ANGLE),
}
_OPENING_GLYPHS = frozenset(["“", "„", "‟", "``", "‘‘", "‘", "‚", "‛", "`", "«", "‹"])
_CLOSING_GLYPHS = frozenset(["”", "’’", "’", "´", "»", "›"])
_DIRECTED_GLYPHS = _OPENING_GLYPHS | _CLOSING_GLYPHS
_LOW_GLYPHS = frozenset("„‚")

# Left of an opening mark: nothing, white space, an opening bracket, a dash. The hyphen is there for `--"Well`.
_BEFORE_OPENING = frozenset("([{<-–—―/|=*•·_:¿¡")
# Right of a closing mark: nothing, white space, punctuation.
_AFTER_CLOSING = frozenset(",.;:!?)]}>-–—―/|…*_")
# Set between a nested mark and the mark around it: ’ ”.
_THIN_SPACES = "\u2009\u200a\u202f"
# Pasted from social media and from pages set right to left.
_INVISIBLE = frozenset("\u200b\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069\ufeff")
# Words that begin with an apostrophe: 'twas, rock 'n' roll. Years ('90s) are told by their digits.
_ELISIONS = frozenset(
    ("bout", "cause", "cept", "cos", "cuz", "em", "er", "fraid", "n", "neath", "nother", "nuff", "scuse", "til", "till")
).union(("tis", "twas", "twere", "twill", "twould", "tween"))
_ELISION_RE = re.compile(r"\d\ds?\b|[^\W\d_]+")
# Words that end with one: an', o', the dropped g of goin'.
_CLIPPED_RE = re.compile(r"(?:[^\W\d_]in|\b(?:an|o|th|wi|ol|lil|mo|po|fo))\Z", re.IGNORECASE)
_CLIPPED_REACH = 4


def iter_marks(text: str, start: int, end: int) -> Iterator[Mark]:
    """Quotation marks of one paragraph in order, apostrophes left out.

    Args:
        text: The whole text.
        start, end: The paragraph, half-open code points; nothing outside it is looked at.
    """
    cluster: list[tuple[int, int, str]] = []
    for match in _MARK_RE.finditer(text, start, end):
        if cluster and text[cluster[-1][1] : match.start()].strip(_THIN_SPACES):
            yield from _read_cluster(text, start, end, cluster)
            cluster = []
        glyph = match.group()
        if len(glyph) > 1 and glyph != "``":
            cluster.extend(_split_run(text, start, match.start(), match.end()))
        else:
            cluster.append((match.start(), match.end(), glyph))
    if cluster:
        yield from _read_cluster(text, start, end, cluster)


def _split_run(text: str, paragraph_start: int, start: int, end: int) -> Iterator[tuple[int, int, str]]:
    """The marks in a run of single ones of one kind: `''` is one double mark."""
    glyph = text[start]
    # An odd run has a single mark on its inner side: '''No,' he said,'' and ''He said 'No.'''
    opens = start == paragraph_start or text[start - 1].isspace() or text[start - 1] in _BEFORE_OPENING
    if (end - start) % 2 and not opens:
        yield start, start + 1, glyph
        start += 1
    while end - start >= 2:
        yield start, start + 2, glyph * 2
        start += 2
    if start < end:
        yield start, end, glyph


def _read_cluster(text: str, start: int, end: int, cluster: list[tuple[int, int, str]]) -> Iterator[Mark]:
    """Give each mark of an unbroken run its role; what stands around the run counts for all of them."""
    first, last = cluster[0][0], cluster[-1][1]
    left = _seen(text[first - 1]) if first > start else " "
    right = _seen(text[last]) if last < end else " "
    around = _role_around(left, right)
    in_word = left.isalnum() and right.isalnum()
    doubles: dict[str, tuple[Role, bool]] = {}  # all of a glyph in a run are alike, and runs may be long
    for begin, stop, glyph in cluster:
        group = _GROUPS[glyph]
        if group is not Group.SINGLE:
            if glyph not in doubles:
                doubles[glyph] = _role_of_double(glyph, around, left)
            role, sure = doubles[glyph]
        elif (in_word and len(cluster) == 1) or (around is Role.OPEN and _is_elision(text, stop, end)):
            continue
        elif len(cluster) == 1 and around is Role.EITHER and glyph in "'´":
            continue  # `' word '`, or a mark between signs: nothing says what it is
        else:
            role, sure = _role_of_single(text, glyph, around, begin, last, start, end)
        yield Mark(begin, stop, group, role, sure, glyph in _DIRECTED_GLYPHS, glyph in _LOW_GLYPHS)


def _seen(character: str) -> str:
    """The character as a reader sees it: invisible ones (direction marks, zero-width spaces) are like a space."""
    return " " if character in _INVISIBLE else character


def _role_around(left: str, right: str) -> Role:
    """What the characters on both sides say: a space before opens, a space after closes."""
    if left.isspace():
        return Role.EITHER if right.isspace() or right in ",;)" else Role.OPEN
    if right.isspace():
        return Role.CLOSE
    if left in _BEFORE_OPENING:
        return Role.EITHER if right in _AFTER_CLOSING else Role.OPEN
    return Role.CLOSE if right in _AFTER_CLOSING else Role.EITHER


def _role_of_double(glyph: str, around: Role, left: str) -> tuple[Role, bool]:
    if left.isdigit() and glyph in {'"', "''", "’’", "”", "＂"}:
        return Role.CLOSE, False  # perhaps inches: 12" pipe, 6'2"
    if glyph in _OPENING_GLYPHS:
        return (Role.EITHER, False) if around is Role.CLOSE else (Role.OPEN, True)
    if glyph in _CLOSING_GLYPHS:
        return (Role.EITHER, False) if around is Role.OPEN else (Role.CLOSE, True)
    return around, around is not Role.EITHER


def _role_of_single(
    text: str, glyph: str, around: Role, begin: int, last: int, start: int, end: int
) -> tuple[Role, bool]:
    if around is Role.OPEN:
        return Role.OPEN, glyph in _OPENING_GLYPHS
    if around is Role.EITHER:
        return (Role.OPEN, True) if glyph in _OPENING_GLYPHS else (Role.CLOSE, True)
    before = text[begin - 1] if begin > start else " "
    followed_by_word = last + 1 < end and text[last].isspace() and text[last + 1].isalpha()
    if before.isdigit():
        return Role.CLOSE, False  # feet: 6' tall
    possessive = before in "sxzSXZ" and followed_by_word  # the workers' pay
    clipped = _CLIPPED_RE.search(text[max(start, begin - _CLIPPED_REACH) : begin]) is not None and followed_by_word
    return Role.CLOSE, not (possessive or clipped)


def _is_elision(text: str, position: int, end: int) -> bool:
    """True where the word after the mark has lost its beginning: '90s, 'em."""
    match = _ELISION_RE.match(text, position, min(end, position + 8))
    if match is None:
        return False
    word = match.group()
    if word != "n" and match.end() < end and text[match.end()] in "'’":
        return False  # the 'cause' of it
    return word[0].isdigit() or (word.islower() and word in _ELISIONS)
