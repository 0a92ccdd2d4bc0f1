"""Which of those who share a name are one person: what ties them, and what people have decided."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping
from typing import Generic, TypeVar

from quotetrack.speakers.identity import OFFICE, Link

__all__ = ["join_members"]

M = TypeVar("M", bound=Hashable)


def join_members(
    links: Mapping[M, Iterable[Link]], *, same: Iterable[tuple[M, M]] = (), different: Iterable[tuple[M, M]] = ()
) -> list[list[M]]:
    """Put together those who are one.

    Args:
        links: Members with what ties them to others.
        same: Pairs that people have decided to be one person.
        different: Pairs that people have decided not to be. A member whom links tie to both sides of such a pair could
            be either: it stays apart until somebody decides.

    Returns:
        The groups. The order of members decides nothing but the order of groups, and of members within them.
    """
    decided = _Union(links)
    for pair in same:
        decided.join(*pair)
    joined = decided.copy()
    _tie(joined, links)
    apart = [(one, other) for one, other in different if decided.find(one) != decided.find(other)]
    torn = {joined.find(one) for one, other in apart if joined.find(one) == joined.find(other)}
    if not torn:
        return joined.groups()
    inside = {member: frozenset(tied) for member, tied in links.items() if joined.find(member) in torn}
    outside = {member: tied for member, tied in links.items() if member not in inside}
    sides = {decided.find(member) for pair in apart for member in pair}
    free = {member: tied for member, tied in inside.items() if decided.find(member) not in sides}
    joined = decided.copy()
    _tie(joined, outside)
    _tie(joined, free)
    for part in joined.groups(free):
        tied = frozenset().union(*(free[member] for member in part))
        near = {decided.find(m) for m in inside if m not in free and not tied.isdisjoint(inside[m])}
        if len(near) == 1:
            joined.join(part[0], near.pop())
    return joined.groups()


def _tie(union: _Union[M], links: Mapping[M, Iterable[Link]]) -> None:
    placed: defaultdict[Link, list[M]] = defaultdict(list)
    placeless: defaultdict[tuple[str, str], list[M]] = defaultdict(list)
    for member, tied in links.items():
        for link in tied:
            if link.kind == OFFICE and not link.place:
                placeless[link.key, link.what].append(member)
            else:
                placed[link].append(member)
    holders: defaultdict[tuple[str, str], list[M]] = defaultdict(list)
    for link, found in placed.items():
        union.join(*found)
        if link.kind == OFFICE:
            holders[link.key, link.what] += found
    # The mayor of a town that is not told is the one mayor of the name that there is; of two, nobody knows which.
    sure = [office for office in placeless if len({union.find(member) for member in holders[office]}) <= 1]
    for office in sure:
        union.join(*placeless[office], *holders[office])


class _Union(Generic[M]):
    """Sets of members, joined one pair at a time."""

    def __init__(self, members: Iterable[M]) -> None:
        self._parents = {member: member for member in members}

    def copy(self) -> _Union[M]:
        copied = _Union[M]([])
        copied._parents = dict(self._parents)
        return copied

    def find(self, member: M) -> M:
        while (parent := self._parents[member]) != member:
            self._parents[member] = member = self._parents[parent]
        return member

    def join(self, first: M, *others: M) -> None:
        for other in others:
            self._parents[self.find(other)] = self.find(first)

    def groups(self, members: Iterable[M] | None = None) -> list[list[M]]:
        found: defaultdict[M, list[M]] = defaultdict(list)
        for member in self._parents if members is None else members:
            found[self.find(member)].append(member)
        return list(found.values())
