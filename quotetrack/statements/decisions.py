"""What people have decided about pairs of quotations, and that it can be kept."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import NamedTuple

from quotetrack.errors import DecisionError

__all__ = ["Decision", "Verdict", "group_same"]

Id = int | str


class Verdict(StrEnum):
    """Whether two quotations are one statement, by somebody who read both."""

    SAME = "same"
    DIFFERENT = "different"


class Decision(NamedTuple):
    """Somebody's word on two quotations, by the ids of their attributions. It binds: no likeness overrules it."""

    one: Id
    other: Id
    verdict: Verdict


def group_same(ids: Iterable[Id], decisions: Iterable[Decision]) -> dict[Id, Id]:
    """For each quotation a representative of those that people say are the same as it, itself included.

    Decisions about quotations that are not among `ids` are kept from nothing and count for nothing.

    Raises:
        DecisionError: Two quotations are said to be different, and by way of others to be the same.
    """
    known = sorted(set(ids), key=id_key)
    present = frozenset(known)
    decisions = [decision for decision in decisions if decision.one in present and decision.other in present]
    same: defaultdict[Id, list[Id]] = defaultdict(list)
    for one, other, verdict in decisions:
        if verdict is Verdict.SAME:
            same[one].append(other)
            same[other].append(one)
    group: dict[Id, Id] = {}
    for start in known:
        if start in group:
            continue
        group[start] = start
        waiting = [start]
        while waiting:
            for other in same[waiting.pop()]:
                if other not in group:
                    group[other] = start
                    waiting.append(other)
    for one, other, verdict in decisions:
        if verdict is Verdict.DIFFERENT and group[one] == group[other]:
            chain = " = ".join(str(each) for each in _find_chain(one, other, same))
            raise DecisionError(
                f"decision: {one} and {other} are said to be different, but also to be the same ({chain}); "
                "withdraw one of these decisions"
            )
    return group


def id_key(quotation: Id) -> tuple[bool, int, str]:
    """The order of ids: numbers, then names."""
    return (False, quotation, "") if isinstance(quotation, int) else (True, 0, quotation)


def _find_chain(one: Id, other: Id, same: Mapping[Id, list[Id]]) -> list[Id]:
    """The shortest way from one quotation to another over decisions that they are the same."""
    came_from: dict[Id, Id] = {one: one}
    waiting = deque([one])
    while waiting and other not in came_from:
        here = waiting.popleft()
        for each in sorted(same.get(here, ()), key=id_key):
            if each not in came_from:
                came_from[each] = here
                waiting.append(each)
    chain = [other]
    while chain[-1] != one:
        chain.append(came_from[chain[-1]])
    return chain[::-1]
