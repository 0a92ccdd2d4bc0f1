"""Runs of capitals: where one ends, how it goes on with `of ...`; and the places before a body's noun."""

from __future__ import annotations

from dataclasses import dataclass

from quotetrack.speakers.tables import (
    ADJECTIVE_OF,
    COUNTRIES,
    DEMONYMS,
    FUNCTION_WORDS,
    NAME_WORDS,
    ROLES,
    TITLES,
)
from quotetrack.text.page import Page

_JOINTS = frozenset({"of", "for", "on", "against"})


@dataclass(frozen=True, slots=True)
class BodyName:
    """A body's name that ends before word `last`: canonical where a list knows it, else as it stands."""

    last: int
    name: str
    type: str
    possessive: bool = False
    listed: bool = False


Place = tuple[int, str, bool]
"""A place before a body's noun: words taken, the adjective for names of bodies, whether it is possessive."""


def find_place(page: Page, index: int, last: int) -> Place | None:
    """A country or demonym at `index`."""
    key = page.words[index].key
    for table in (DEMONYMS, COUNTRIES):
        match = table.find(page.words, index, last) if key in table.first_words else None
        if match is not None:
            return match.length, ADJECTIVE_OF[match.value], match.possessive
    return None


def end_of_run(page: Page, index: int, last: int, *, inner: bool = False) -> int:
    """The end of the run of capitals that begins at `index`: titles, roles and persons end it.

    In the `inner` part of a name, after "of", a role is part of it unless a name follows: `Office of the President`.
    """
    end = index
    while end < last and page.words[end].is_capital and page.words[end].key not in FUNCTION_WORDS:
        if end > index and page.labels[end] == "PERSON" and page.labels[end - 1] != "PERSON":
            break
        if _is_role_here(page, end, last) and not (inner and _ends_name(page, end, last)):
            break
        end += 1
        if page.words[end - 1].possessive:
            break
    return end


def _ends_name(page: Page, index: int, last: int) -> bool:
    """Whether no capital follows the role at `index`, so that it belongs to the body's name and not to a person."""
    role = ROLES.find(page.words, index, last) or TITLES.find(page.words, index, last)
    after = index + (role.length if role is not None else 1)
    return not (after < last and page.words[after].is_capital)


def _is_role_here(page: Page, index: int, last: int) -> bool:
    """Whether a role or title stands at `index`; `Justice` in `Justice Department` is none."""
    role = ROLES.find(page.words, index, last) or TITLES.find(page.words, index, last)
    if role is None:
        return False
    after = index + role.length
    return not (after < last and page.words[after].is_capital and page.words[after].key in NAME_WORDS)


def extend(page: Page, end: int, last: int) -> int:
    """Where the name goes on after `end` with `of ...`, `for ...`, `and ...`; `end` where it does not."""
    if end + 1 >= last or page.words[end - 1].possessive:
        return end
    joint = page.words[end].key
    start = end + 1
    if joint in _JOINTS:
        start += page.words[start].key in ("the", "a", "an") and start + 1 < last
    elif joint not in ("and", "&") or not any(page.words[k].key in _JOINTS for k in range(max(end - 4, 0), end)):
        return end
    run = end_of_run(page, start, last, inner=True)
    return run if run > start and page.labels[start] != "PERSON" else end
