"""On whom pages rest: who stands on every way to a page."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from quotetrack.graph.measures.ways import Way

__all__ = ["Dominance", "Dominator", "find_dominators"]


@dataclass(frozen=True, slots=True)
class Dominator:
    """A speaker, body or hand without whom some pages would have nothing to report.

    Attributes:
        id: Its node id.
        articles: Pages to which every way passes it, sorted.
        perhaps: Further pages to which every way passes it but those whose voice nobody could tell, sorted.
        single: How many of `articles` have one statement only, and so rest on somebody in any case.
    """

    id: str
    articles: tuple[str, ...]
    perhaps: tuple[str, ...] = ()
    single: int = 0


@dataclass(slots=True)
class Dominance:
    """Who dominates each of the pages whose ways are added, one after the other."""

    _all: dict[str, frozenset[str]] = field(default_factory=dict)
    _told: dict[str, frozenset[str]] = field(default_factory=dict)
    _statements: Counter[str] = field(default_factory=Counter)

    def add(self, way: Way) -> None:
        """Take one attribution into account."""
        passes = way.passes
        self._statements[way.article] += 1
        self._all[way.article] = self._all.get(way.article, passes) & passes
        if way.is_of_anybody:
            self._told[way.article] = self._told.get(way.article, passes) & passes

    @property
    def articles(self) -> int:
        """How many pages there are."""
        return len(self._all)

    def dominators(self) -> list[Dominator]:
        """Whoever dominates a page or perhaps does, those of most pages first, then by id."""
        certain, told = _by_dominator(self._all), _by_dominator(self._told)
        found = []
        for id_ in certain.keys() | told.keys():
            pages = certain.get(id_, [])
            perhaps = sorted(set(told.get(id_, ())).difference(pages))
            single = sum(self._statements[page] == 1 for page in pages)
            found.append(Dominator(id_, tuple(pages), tuple(perhaps), single))
        return sorted(found, key=lambda one: (-len(one.articles), -len(one.perhaps), one.id))


def find_dominators(ways: Iterable[Way]) -> list[Dominator]:
    """Who stands on every way to a page, for each page of a set: all of an outlet, all with a statement, a selection.

    A node dominates a page if no way leads from a mouth to it that misses the node. A way is one attribution's, so a
    page of a single statement is dominated by whoever said it: `single` says how many these are. Of hands at one step
    ("told AFP and Reuters") neither dominates, nor of several agencies that one line credits, nor of two who said it
    together, unless they share a body.

    Args:
        ways: All of the pages', in any order; those left out cannot speak against a dominator.

    Returns:
        Those of most pages first. A publisher does not dominate its own pages.

    Source: Lengauer & Tarjan 1979, Cooper, Harvey & Kennedy 2001 (dominators of a flow graph). Here the ways are known
    one by one, so the dominators of a page are what its ways have in common, and no way has to be made by joining.
    """
    dominance = Dominance()
    for way in ways:
        dominance.add(way)
    return dominance.dominators()


def _by_dominator(pages: dict[str, frozenset[str]]) -> dict[str, list[str]]:
    """The pages of each dominator, sorted."""
    found: dict[str, list[str]] = {}
    for page in sorted(pages):
        for id_ in pages[page]:
            found.setdefault(id_, []).append(page)
    return found
