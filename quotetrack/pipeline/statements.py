"""Readings to statements: all of a collection at once, or the one of a database that somebody asks for."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping

from quotetrack.errors import StoreError
from quotetrack.pipeline.runs import ReadResult
from quotetrack.records import AttributionClass
from quotetrack.statements import (
    Appearance,
    Decision,
    Origins,
    Statement,
    Verdict,
    build_statement,
    cluster_quotations,
    find_origins,
    make_appearance,
    read_quotation,
)
from quotetrack.store import Store

__all__ = [
    "FoundStatement",
    "collect_statements",
    "find_hands",
    "find_statements",
    "iter_appearances",
    "iter_readings",
    "rank_statement",
    "read_decisions",
    "read_reading",
]

FoundStatement = tuple[Statement, Origins]
Id = int | str


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
    min_places: int = 1,
    wanted: Collection[str] | None = None,
) -> list[FoundStatement]:
    """The statements of some appearances with their origins, those that stand in most outlets first.

    Args:
        appearances: All that are compared with each other.
        decisions: Of people.
        min_outlets: Only statements that stand in at least so many outlets (`Statement.places`).
        min_places: Only statements that stand so often, renderings counted, in one outlet or several: what nobody
            asks of the rest need not be built.
        wanted: Only statements of which one of these attributions is an appearance or a rendering; all if None.

    Raises:
        DecisionError: The decisions contradict each other.
    """
    from quotetrack.statements.batch import match_all  # numpy: not for those who ask for one statement

    by_id: dict[Id, Appearance] = {each.attribution_id: each for each in appearances}
    quotations = [read_quotation(each) for each in by_id.values()]
    found = []
    for cluster in cluster_quotations(quotations, match_all(quotations), decisions, hands=find_hands(by_id)):
        if wanted is not None and not any(each in wanted for each in (*cluster.members, *cluster.renderings)):
            continue
        if len(cluster.members) < min_outlets or len(cluster.members) + len(cluster.renderings) < min_places:
            continue
        statement = build_statement(cluster, by_id)
        if statement.places >= min_outlets:
            found.append((statement, find_origins(statement)))
    return sorted(found, key=rank_statement)


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


def read_reading(store: Store, article_id: str) -> ReadResult:
    """An article of a database in its current version, with what is said in it.

    Raises:
        StoreError: It was deleted meanwhile.
    """
    found = store.read_article(article_id)
    if found is None:
        raise StoreError(f"{store.path}: article {article_id} was deleted meanwhile; run the same command again")
    return ReadResult(found[0], tuple(found[1]))


def find_hands(appearances: Mapping[Id, Appearance]) -> dict[Id, frozenset[str]]:
    """For each appearance the hands that its page names, for telling apart what is worded alike."""
    return {id_: frozenset((*each.said_hands, *each.credited_hands)) for id_, each in appearances.items()}


def rank_statement(found: FoundStatement) -> tuple[int, bool, int, str, str]:
    """Those in most outlets first, of equal ones quotations before renderings."""
    statement = found[0]
    pages, day = len(statement.appearances), statement.first_seen.day or "9999"
    return -statement.places, not statement.is_quoted, -pages, day, statement.id
