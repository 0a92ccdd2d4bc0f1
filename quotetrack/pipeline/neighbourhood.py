"""The statement of a database that somebody asks for, and what a draft is compared with: only what links lead to."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping

from quotetrack.pipeline.matching import StoreIndex, to_quotation
from quotetrack.pipeline.runs import ReadResult
from quotetrack.pipeline.statements import (
    FoundStatement,
    find_hands,
    iter_appearances,
    rank_statement,
    read_decisions,
    read_reading,
)
from quotetrack.statements import (
    Appearance,
    Link,
    Quotation,
    Statement,
    build_statement,
    cluster_quotations,
    find_links,
    find_neighbourhood,
    find_origins,
    read_quotation,
)
from quotetrack.statements.candidates import MOST_MEMBERS, age_key
from quotetrack.store import Store

__all__ = ["find_statement", "read_around"]

Id = int | str

_ID_RE = re.compile(r"[0-9a-f]{4,16}")
_ID_DIGITS = 16
_LARGEST = (1 << 63) - 1
_SEEDS = 256
"""Attributions that the beginning of an id is looked up for at most; each leads to all others of its statement."""


def find_statement(store: Store, id_: str) -> list[FoundStatement]:
    """The statement of an id, or of the beginning of one: several where the beginning is of several, or none.

    Args:
        store: Whose quotations are indexed (`index_missing`).
        id_: Of a statement, also one that it had before a longer wording was found, or of any attribution of it; at
            least four of the 16 digits.

    Returns:
        With their origins. Only what links lead to from there is compared, and the result is that of
        `find_statements`.
    """
    id_ = id_.lower()
    if not _ID_RE.fullmatch(id_):
        return []
    low, high = (min(int(id_.ljust(_ID_DIGITS, digit), 16), _LARGEST) for digit in "0f")
    seeds = store.quotations.numbered(low, high, limit=_SEEDS) + store.quotations.named(id_, limit=_SEEDS)
    found = _find_around(store, {seed.id: to_quotation(seed) for seed in seeds})
    for is_meant in (
        lambda each: each[0].id == id_,
        lambda each: any(place.attribution_id == id_ for place in _everywhere(each[0])),
        lambda each: each[0].id.startswith(id_),
    ):
        if meant := [each for each in found if is_meant(each)]:
            return meant
    return found


def read_around(store: Store, quotations: Iterable[Quotation]) -> list[ReadResult]:
    """What a database links to some quotations that are not in it, however distantly.

    Args:
        store: Whose quotations are indexed (`index_missing`).
        quotations: What to look around.

    Returns:
        The articles, whole.
    """
    index = StoreIndex(store)
    linked = {
        str(link.other if link.one == each.id else link.one) for each in quotations for link in find_links(each, index)
    }
    stored = [one for id_ in sorted(linked) for one in store.quotations.named(id_, limit=1)]
    around = _Around(store, {each.id: to_quotation(each) for each in stored})
    ids = find_neighbourhood(list(around.quotations), around.neighbours)
    return [read_reading(store, article_id) for article_id in _articles_of(around, ids)]


def _find_around(store: Store, seeds: Mapping[Id, Quotation]) -> list[FoundStatement]:
    """The statements of some quotations of a database."""
    around = _Around(store, seeds)
    ids = find_neighbourhood(seeds, around.neighbours)
    readings = [read_reading(store, article_id) for article_id in _articles_of(around, ids)]
    by_id: dict[Id, Appearance] = {
        each.attribution_id: each for each in iter_appearances(readings) if each.attribution_id in ids
    }
    quotations = [read_quotation(each) for each in by_id.values()]
    clusters = cluster_quotations(quotations, around.links.values(), around.decisions, hands=find_hands(by_id))
    meant = [cluster for cluster in clusters if not seeds.keys().isdisjoint((*cluster.members, *cluster.renderings))]
    statements = [build_statement(cluster, by_id) for cluster in meant]
    return sorted(((statement, find_origins(statement)) for statement in statements), key=rank_statement)


def _articles_of(around: _Around, ids: Iterable[Id]) -> list[str]:
    return sorted({around.quotations[id_].article or "" for id_ in ids})


class _Around(StoreIndex):
    """What a database links to some quotations, however distantly: the links that matching everything would find."""

    def __init__(self, store: Store, seeds: Mapping[Id, Quotation]) -> None:
        super().__init__(store)
        self.quotations: dict[Id, Quotation] = dict(seeds)
        self.links: dict[frozenset[Id], Link] = {}
        self.decisions = read_decisions(store)
        self._decided: defaultdict[Id, set[Id]] = defaultdict(set)
        for one, other, _ in self.decisions:
            self._decided[one].add(other)
            self._decided[other].add(one)
        self._store = store
        self._places: dict[Id, int] = {}

    def members(self, wordings: Collection[int], *, limit: int) -> dict[int, list[Quotation]]:
        """As `GramIndex` has it, but all of them: whoever asks may be beyond the limit."""
        found = super().members(wordings, limit=-1)
        for quotations in found.values():
            for place, quotation in enumerate(sorted(quotations, key=age_key)):
                self.quotations.setdefault(quotation.id, quotation)
                self._places[quotation.id] = place
        return found

    def neighbours(self, id_: Id) -> list[Id]:
        """What links and decisions lead to from a quotation."""
        links = [link for link in find_links(self.quotations[id_], self) if self._is_among_first(link)]
        self.links.update((frozenset((link.one, link.other)), link) for link in links)
        decided = sorted(map(str, self._decided[id_]))
        for other in decided:
            stored = [] if other in self.quotations else self._store.quotations.named(other, limit=1)
            self.quotations.update((each.id, to_quotation(each)) for each in stored)
        linked = [link.one if link.other == id_ else link.other for link in links]
        return linked + [other for other in decided if other in self.quotations]

    def _is_among_first(self, link: Link) -> bool:
        """Whether matching compares the two: of a wording that many pages carry, the oldest with all others."""
        return min(self._places[link.one], self._places[link.other]) < MOST_MEMBERS


def _everywhere(statement: Statement) -> tuple[Appearance, ...]:
    return *statement.appearances, *statement.renderings
