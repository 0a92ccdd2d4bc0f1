"""When a statement was first published, as far as the pages' dates go, and what speaks against it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from quotetrack.statements.appearance import Appearance

__all__ = ["FirstSeen", "find_first"]

_SAME_DAYS = 1
"""Days between two dates that are one: newsrooms and servers live in different time zones."""


@dataclass(frozen=True, slots=True)
class FirstSeen:
    """The first day of publication, ISO 8601; None where no article has one. `conflicts` are plain sentences."""

    day: str | None
    conflicts: tuple[str, ...] = ()


def find_first(appearances: Sequence[Appearance]) -> FirstSeen:
    """The first day of publication of some appearances, the earliest of them first, with what the pages say against it.

    A page that gives another day in its own text is told of; so is one that has none. The days of publication are
    counted as given: which of two is right nobody can tell from here.
    """
    conflicts: list[str] = []
    seen: set[str] = set()
    for each in appearances:
        if each.article_id in seen:
            continue
        seen.add(each.article_id)
        name = each.outlet or each.title or each.article_id
        if each.day is None:
            conflicts.append(f"{name} gives no day of publication")
            continue
        others = [day for day in each.stated_days if abs((date.fromisoformat(day) - each.day).days) > _SAME_DAYS]
        if others:
            conflicts.append(f"{name} is dated {each.day.isoformat()}, and its own text says {', '.join(others)}")
    days = [each.day for each in appearances if each.day is not None]
    return FirstSeen(min(days).isoformat() if days else None, tuple(conflicts))
