"""Who said how much, for whom and through whom: what a report shows, as data."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from quotetrack.graph.identity import content_text
from quotetrack.records import Attribution, Kind
from quotetrack.reports.groups import ArticleFacts, Group, Grouping, find_groups
from quotetrack.reports.sourcing import Sourcing

if TYPE_CHECKING:
    from quotetrack.reports.sourcing_tally import SourcingTallies

__all__ = ["Report", "Summary", "summarize"]

ISO_DAY_LENGTH = len("2024-03-05")
UNDATED = "9999"
"""Sorts behind every date."""

_KIND_RANK = {Kind.DIRECT: 0, Kind.MIXED: 1, Kind.INDIRECT: 2}


@dataclass(frozen=True, slots=True)
class Summary:
    """One row of a report.

    Attributes:
        by: By what it was grouped.
        key, name: Identity and name of the speaker, organisation, ...; name is None in the row of those that have none.
        detail: More about it, as most of its attributions say (role and organisation, type, outlet).
        bases: How many attributions rest on which words (`told`, `credit`; `role`), most first.
        statements: Attributions counted; direct + mixed + indirect.
        anonymous: Those of unnamed speakers.
        articles: Articles they stand in.
        first, last: First and last day of those articles, ISO 8601; None where none has a date.
        example: What was said in one of them: a direct quotation where there is one, then the earliest.
        example_kind: How the example stands on the page.
        sourcing: What an outlet's statements rest on; None in other rows, and where nobody asked.
    """

    by: Grouping
    key: str
    name: str | None
    detail: str | None
    bases: tuple[tuple[str, int], ...]
    statements: int
    direct: int
    mixed: int
    indirect: int
    anonymous: int
    articles: int
    first: str | None
    last: str | None
    example: str
    example_kind: Kind
    sourcing: Sourcing | None = None


@dataclass(frozen=True, slots=True)
class Report:
    """What was counted in all, and the rows of each grouping.

    Attributes:
        statements: Attributions counted, each once.
        anonymous: Those of unnamed speakers.
        articles: Articles they stand in.
        first, last: First and last day of those articles, ISO 8601; None where none has a date.
        sections: Rows by grouping, those with most statements first, then by name; the row of those that have no
            speaker, organisation, carrier or outlet comes last.
    """

    statements: int
    anonymous: int
    articles: int
    first: str | None
    last: str | None
    sections: dict[Grouping, tuple[Summary, ...]]


def summarize(
    attributions: Iterable[Attribution],
    articles: Mapping[str, ArticleFacts],
    groupings: Iterable[Grouping],
    *,
    with_sourcing: bool = False,
) -> Report:
    """Count the attributions by each of the groupings, in one pass.

    Args:
        attributions: In any order; all of them are counted, so select before.
        articles: Facts by article id; an article that is not among them is known by its input's name alone.
        groupings: By what to count; the sections come in this order.
        with_sourcing: Whether to say of outlets what their statements rest on; only where all statements of an article
            are among the attributions, for those left out are what else it rests on.

    Returns:
        The counts; an attribution with two speakers, organisations or carriers counts in two rows, so rows need not add
        up. The order of the attributions does not matter.
    """
    total = _Tally()
    tallies: dict[Grouping, dict[str, _Tally]] = {Grouping(by): {} for by in groupings}
    sourcing = _start_sourcing() if with_sourcing and Grouping.OUTLET in tallies else None
    for attribution in attributions:
        facts = articles.get(attribution.article_id) or ArticleFacts(attribution.article)
        total.count(attribution, facts, [])
        if sourcing is not None:
            sourcing.add(attribution, facts)
        for by, rows in tallies.items():
            for key, groups in _by_key(find_groups(attribution, facts, by)).items():
                rows.setdefault(key, _Tally()).count(attribution, facts, groups)
    return Report(
        statements=total.kinds.total(),
        anonymous=total.anonymous,
        articles=len(total.articles),
        first=total.first,
        last=total.last,
        sections={
            by: tuple(sorted((tally.summary(by, key, sourcing) for key, tally in rows.items()), key=_order))
            for by, rows in tallies.items()
        },
    )


def _start_sourcing() -> SourcingTallies:
    # The measures take 15 ms to import: only the report by outlet pays for them.
    from quotetrack.reports.sourcing_tally import SourcingTallies

    return SourcingTallies()


@dataclass(slots=True)
class _Tally:
    """A row while it is counted."""

    names: Counter[str] = field(default_factory=Counter)
    details: Counter[str] = field(default_factory=Counter)
    bases: Counter[str] = field(default_factory=Counter)
    kinds: Counter[Kind] = field(default_factory=Counter)
    anonymous: int = 0
    articles: set[str] = field(default_factory=set)
    first: str | None = None
    last: str | None = None
    example: tuple[int, str, str, str, Attribution] | None = None

    def count(self, attribution: Attribution, facts: ArticleFacts, groups: list[Group]) -> None:
        self.names.update(group.name for group in groups if group.name is not None)
        self.details.update(group.detail for group in groups if group.detail)
        self.bases.update(group.basis for group in groups if group.basis)
        self.kinds[attribution.kind] += 1
        told = [group.anonymous for group in groups if group.anonymous is not None]
        self.anonymous += any(told or (speaker.anonymous for speaker in attribution.speakers))
        self.articles.add(attribution.article_id)
        day = facts.published[:ISO_DAY_LENGTH] if facts.published else None
        if day:
            self.first = min(self.first or day, day)
            self.last = max(self.last or day, day)
        start = attribution.content[0].start if attribution.content else 0
        example = (_KIND_RANK[attribution.kind], day or UNDATED, attribution.article, f"{start:012}{attribution.id}")
        if self.example is None or example < self.example[:4]:
            self.example = (*example, attribution)

    def summary(self, by: Grouping, key: str, sourcing: SourcingTallies | None) -> Summary:
        if self.example is None:
            raise RuntimeError("a report row without an attribution: this is a bug of quotetrack")
        example = self.example[4]
        return Summary(
            by=by,
            key=key,
            name=_most_common(self.names),
            detail=_most_common(self.details),
            bases=tuple(sorted(self.bases.items(), key=lambda item: (-item[1], item[0]))),
            statements=self.kinds.total(),
            direct=self.kinds[Kind.DIRECT],
            mixed=self.kinds[Kind.MIXED],
            indirect=self.kinds[Kind.INDIRECT],
            anonymous=self.anonymous,
            articles=len(self.articles),
            first=self.first,
            last=self.last,
            example=content_text(example),
            example_kind=example.kind,
            sourcing=sourcing.find(key) if by is Grouping.OUTLET and sourcing is not None else None,
        )


def _by_key(groups: list[Group]) -> dict[str, list[Group]]:
    """The groups by row, so that "told Reuters (credit: Reuters)" is one statement of Reuters on two bases."""
    rows: dict[str, list[Group]] = {}
    for group in groups:
        rows.setdefault(group.key, []).append(group)
    return rows


def _most_common(counter: Counter[str]) -> str | None:
    return min(counter, key=lambda item: (-counter[item], item)) if counter else None


def _order(summary: Summary) -> tuple[bool, int, str, str]:
    return (summary.name is None, -summary.statements, (summary.name or "").casefold(), summary.key)
