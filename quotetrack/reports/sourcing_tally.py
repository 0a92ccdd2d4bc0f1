"""What an outlet's statements rest on, counted as they come."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from quotetrack.graph.kinds import NodeKind
from quotetrack.graph.measures import Dominance, SourceCounts, Way, WayNoter, measure_concentration
from quotetrack.lexicon.known_carriers import canonical_carrier, carrier_key
from quotetrack.records import Attribution
from quotetrack.reports.groups import ArticleFacts
from quotetrack.reports.sourcing import Rest, Sourcing

__all__ = ["SourcingTallies"]

LEAST_ARTICLES = 2
"""Articles that have to rest on somebody before a report says so: one article is no habit."""

_AGENCY = f"{NodeKind.AGENCY}:"
_CARRIERS = (_AGENCY, f"{NodeKind.OUTLET}:")


class SourcingTallies:
    """The statements of outlets, added one by one; those of no known outlet are left out."""

    def __init__(self) -> None:
        self._noter = WayNoter()
        self._outlets: dict[str, _Tally] = {}

    def add(self, attribution: Attribution, facts: ArticleFacts) -> None:
        """Count one attribution."""
        if facts.outlet:
            way = self._noter.note(attribution, facts.carriers, outlet=facts.outlet)
            self._outlets.setdefault(carrier_key(canonical_carrier(facts.outlet)), _Tally()).add(way)

    def find(self, outlet: str) -> Sourcing | None:
        """What was counted for the outlet of this key, if anything was."""
        return self._outlets[outlet].sourcing(self._noter) if outlet in self._outlets else None


@dataclass(slots=True)
class _Tally:
    counts: SourceCounts = field(default_factory=SourceCounts)
    dominance: Dominance = field(default_factory=Dominance)
    agency: int = 0
    bodies: dict[str, set[str]] = field(default_factory=dict)

    def add(self, way: Way) -> None:
        self.counts.add(way)
        self.dominance.add(way)
        self.agency += any(hand.startswith(_AGENCY) for step in way.hands for hand in step)
        for voice in way.voices:
            if voice.bodies:
                self.bodies.setdefault(voice.id, set()).update(voice.bodies)

    def sourcing(self, noter: WayNoter) -> Sourcing:
        found = measure_concentration(self.counts)
        return Sourcing(
            sources=found.sources,
            effective=found.effective,
            at_least=found.at_least,
            at_most=found.at_most,
            herfindahl=found.herfindahl,
            unknown=found.unknown,
            top=noter.name(found.top) if found.top is not None else None,
            top_statements=found.top_statements,
            top_share=found.top_share,
            agency=self.agency,
            agency_share=self.agency / found.statements,
            rests=tuple(self._iter_rests(noter)),
        )

    def _iter_rests(self, noter: WayNoter) -> Iterator[Rest]:
        habits = [one for one in self.dominance.dominators() if len(one.articles) >= LEAST_ARTICLES]
        pages = {one.id: {*one.articles} for one in habits}
        for one in habits:
            # A person adds nothing where the same articles rest on the body that the person speaks for.
            if not any(pages[one.id] <= pages.get(body, set()) for body in self.bodies.get(one.id, ())):
                is_carrier = one.id.startswith(_CARRIERS)
                yield Rest(noter.name(one.id), is_carrier, len(one.articles), one.single, len(one.perhaps))
