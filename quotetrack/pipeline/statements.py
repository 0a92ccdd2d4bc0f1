"""Readings to statements: all of a collection at once, or the one of a database that somebody asks for."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping

from quotetrack.errors import StoreError
from quotetrack.pipeline.matching import StoreIndex, to_quotation
from quotetrack.pipeline.runs import ReadResult
from quotetrack.records import AttributionClass
from quotetrack.statements import (
    Appearance,
    Decision,
    Link,
    Origins,
    Quotation,
    Statement,
    Verdict,
    build_statement,
    cluster_quotations,
    find_links,
    find_neighbourhood,
    find_origins,
    make_appearance,
    read_quotation,
)
from quotetrack.statements.candidates import MOST_MEMBERS, age_key
from quotetrack.store import Store

__all__ = [
    "FoundStatement",
    "collect_statements",
    "find_statement",
    "find_statements",
    "iter_appearances",
    "iter_readings",
    "read_decisions",
    "read_reading",
]

FoundStatement = tuple[Statement, Origins]
Id = int | str

_ID_RE = re.compile(r"[0-9a-f]{4,16}")
_ID_DIGITS = 16
_LARGEST = (1 << 63) - 1
_SEEDS = 256
"""Attributions that the beginning of an id is looked up for at most; each leads to all others of its statement."""


def iter_readings(store: Store) -> Iterator[ReadResult]:
    """The articles of a database in their current versions, in order of input name, with what is said in each."""
    for article_id in store.article_ids():
        yield read_reading(store, article_id)


def iter_appearances(readings: Iterable[ReadResult]) -> Iterator[Appearance]:
    """What statements need of the attributions of some articles; beliefs and the rest are not statements."""
    for reading in readings:
        for attribution in reading.attributions:
            if attribution.category is AttributionClass.STATEMENT:
                yield make_appearance(attribution, reading.article)


def collect_statements(
    appearances: Iterable[Appearance],
    decisions: Iterable[Decision] = (),
    *,
    min_outlets: int = 1,
    wanted: Collection[str] | None = None,
) -> list[FoundStatement]:
    """The statements of some appearances with their origins, those that stand in most outlets first.

    Args:
        appearances: All that are compared with each other.
        decisions: Of people.
        min_outlets: Only statements that stand in at least so many outlets (`Statement.places`).
        wanted: Only statements of which one of these attributions is an appearance or a rendering; all if None.

    Raises:
        DecisionError: The decisions contradict each other.
    """
    from quotetrack.statements.batch import match_all  # numpy: not for those who ask for one statement

    by_id: dict[Id, Appearance] = {each.attribution_id: each for each in appearances}
    quotations = [read_quotation(each) for each in by_id.values()]
    found = []
    for cluster in cluster_quotations(quotations, match_all(quotations), decisions, hands=_find_hands(by_id)):
        if wanted is not None and not any(each in wanted for each in (*cluster.members, *cluster.renderings)):
            continue
        if len(cluster.members) < min_outlets:
            continue
        statement = build_statement(cluster, by_id)
        if statement.places >= min_outlets:
            found.append((statement, find_origins(statement)))
    return sorted(found, key=_rank)


def find_statements(
    store: Store, *, min_outlets: int = 1, wanted: Collection[str] | None = None
) -> list[FoundStatement]:
    """The statements of a database, as `collect_statements` has them, by the people's decisions that it holds."""
    appearances = iter_appearances(iter_readings(store))
    return collect_statements(appearances, read_decisions(store), min_outlets=min_outlets, wanted=wanted)


def read_decisions(store: Store) -> list[Decision]:
    """What people have decided about the statements of a database, quotation by quotation.

    Whoever decided saw each side as one statement, so those of a side belong together too. Two sides that a new reading
    has found to be one quotation cannot be kept apart: that decision counts for nothing until they are two again.
    """
    decisions: list[Decision] = []
    for decided, left, right in store.decided_statements():
        verdict = Verdict(decided)
        if verdict is Verdict.DIFFERENT and not set(left).isdisjoint(right):
            continue
        for side in (left, right):
            decisions += [Decision(side[0], other, Verdict.SAME) for other in side[1:]]
        if left and right:
            decisions.append(Decision(left[0], right[0], verdict))
    return decisions


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


def _find_around(store: Store, seeds: Mapping[Id, Quotation]) -> list[FoundStatement]:
    """The statements of some quotations of a database."""
    around = _Around(store, seeds)
    ids = find_neighbourhood(seeds, around.neighbours)
    readings = [
        read_reading(store, article_id) for article_id in sorted({around.quotations[id_].article or "" for id_ in ids})
    ]
    by_id: dict[Id, Appearance] = {
        each.attribution_id: each for each in iter_appearances(readings) if each.attribution_id in ids
    }
    quotations = [read_quotation(each) for each in by_id.values()]
    clusters = cluster_quotations(quotations, around.links.values(), around.decisions, hands=_find_hands(by_id))
    meant = [cluster for cluster in clusters if not seeds.keys().isdisjoint((*cluster.members, *cluster.renderings))]
    statements = [build_statement(cluster, by_id) for cluster in meant]
    return sorted(((statement, find_origins(statement)) for statement in statements), key=_rank)


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


def read_reading(store: Store, article_id: str) -> ReadResult:
    """An article of a database in its current version, with what is said in it.

    Raises:
        StoreError: It was deleted meanwhile.
    """
    found = store.read_article(article_id)
    if found is None:
        raise StoreError(f"{store.path}: article {article_id} was deleted meanwhile; run the same command again")
    return ReadResult(found[0], tuple(found[1]))


def _find_hands(appearances: Mapping[Id, Appearance]) -> dict[Id, frozenset[str]]:
    return {id_: frozenset((*each.said_hands, *each.credited_hands)) for id_, each in appearances.items()}


def _everywhere(statement: Statement) -> tuple[Appearance, ...]:
    return *statement.appearances, *statement.renderings


def _rank(found: FoundStatement) -> tuple[int, bool, int, str, str]:
    """Those in most outlets first, of equal ones quotations before renderings."""
    statement = found[0]
    pages, day = len(statement.appearances), statement.first_seen.day or "9999"
    return -statement.places, not statement.is_quoted, -pages, day, statement.id
