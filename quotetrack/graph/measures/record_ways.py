"""The ways that records hold, one attribution at a time: for reports of an archive, without a graph of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from quotetrack.graph.carriers import guess_carrier_kind
from quotetrack.graph.identity import is_anybody, organization_key, speaker_key, speaker_label
from quotetrack.graph.kinds import NodeKind
from quotetrack.graph.measures.ways import Voice, Way, is_of_one_article
from quotetrack.lexicon.known_carriers import canonical_carrier, carrier_key, find_known_carrier, is_same_carrier
from quotetrack.records import ARTICLE_BASES, Attribution, Carrier, Organization, Speaker

__all__ = ["WayNoter"]

CARRIER_KINDS = frozenset({NodeKind.AGENCY, NodeKind.OUTLET})


class WayNoter:
    """Makes ways of records, and remembers how whom they pass is called.

    Ids are those of the graph, but that whether a carrier is an agency or an outlet is decided by its name alone: a
    graph also looks at who publishes and who stands in credit lines.
    """

    def __init__(self) -> None:
        self._names: dict[str, Counter[str]] = {}
        self._carriers: dict[str, str] = {}

    def note(
        self,
        attribution: Attribution,
        carriers: Iterable[Carrier] = (),
        *,
        outlet: str | None = None,
        day: str | None = None,
    ) -> Way:
        """The way of one attribution.

        Args:
            attribution: With its speakers, organisations and carriers.
            carriers: Whose copy the article as a whole is made of, its publisher left out (`article_carriers`).
            outlet: Who published it.
            day: When, `YYYY-MM-DD`.

        Returns:
            The way, with no statement: a single record does not know where else it was said.
        """
        steps: dict[int, set[str]] = {}
        credited = {self._carrier(carrier.name) for carrier in carriers}
        for carrier in attribution.carriers:
            if outlet is not None and is_same_carrier(carrier.name, outlet):
                continue
            if carrier.basis in ARTICLE_BASES:
                credited.add(self._carrier(carrier.name))
            else:
                steps.setdefault(carrier.step or 0, set()).add(self._carrier(carrier.name))
        voices = {self._voice(attribution, index, speaker) for index, speaker in enumerate(attribution.speakers)}
        return Way(
            attribution=attribution.id,
            article=f"{NodeKind.ARTICLE}:{attribution.article_id}",
            voices=tuple(sorted(voices, key=lambda voice: voice.id)),
            said=tuple(tuple(sorted(steps[step])) for step in sorted(steps)),
            credited=tuple(sorted(credited)),
            outlet=self._carrier(outlet) if outlet else None,
            day=day,
        )

    def name(self, id_: str) -> str:
        """What most records call somebody whom some way passed, by node id; not those known in one article alone."""
        names = self._names[id_]
        return min(names, key=lambda name: (-names[name], name))

    def _voice(self, attribution: Attribution, index: int, speaker: Speaker) -> Voice:
        label = speaker_label(speaker, attribution.source.text if attribution.source else None)
        bodies = {self._body(body, attribution) for body in attribution.organizations if index in body.of}
        return Voice(
            id=self._remember(f"{NodeKind.SPEAKER}:{speaker_key(speaker, attribution)}", label),
            bodies=tuple(sorted(bodies)),
            anonymous=speaker.anonymous,
            rung=speaker.anonymity.kind.value if speaker.anonymity is not None else None,
            is_reasoned=speaker.anonymity is not None and speaker.anonymity.reason is not None,
            is_anybody=is_anybody(speaker),
        )

    def _body(self, body: Organization, attribution: Attribution) -> str:
        if body.type in CARRIER_KINDS or find_known_carrier(body.name, weak=False):
            return self._carrier(body.name)
        return self._remember(f"{NodeKind.ORGANIZATION}:{organization_key(body, attribution.article_id)}", body.name)

    def _carrier(self, name: str) -> str:
        if name not in self._carriers:
            known = find_known_carrier(name)
            kind = NodeKind(known.kind) if known else guess_carrier_kind(name) or NodeKind.OUTLET
            called = canonical_carrier(name)
            self._carriers[name] = self._remember(f"{kind}:{carrier_key(called)}", called)
        return self._carriers[name]

    def _remember(self, id_: str, name: str) -> str:
        if not is_of_one_article(id_):
            if id_ not in self._names:
                self._names[id_] = Counter()
            self._names[id_][name] += 1
        return id_
