"""What of a record becomes which node and which edge."""

from __future__ import annotations

from collections.abc import Iterable

import networkx as nx

from quotetrack.graph.carriers import article_carriers
from quotetrack.graph.gathering import CARRIER_KINDS, Gathering, day_of
from quotetrack.graph.identity import (
    affiliation,
    content_text,
    organization_key,
    shorten,
    speaker_key,
    speaker_label,
)
from quotetrack.graph.kinds import EdgeKind, NodeKind
from quotetrack.graph.same import MaybeSame, SameStatement
from quotetrack.lexicon.known_carriers import find_known_carrier
from quotetrack.records import (
    ARTICLE_BASES,
    Article,
    Attribution,
    Carrier,
    CarrierBasis,
    Organization,
    OrganizationBasis,
    Speaker,
)

__all__ = ["Builder"]

LABEL_LENGTH = 60
"""Characters of what was said that stand in a statement's label; the whole is its `content`."""

_BASES = tuple(OrganizationBasis)
_EDGE_OF = {CarrierBasis.TOLD: EdgeKind.TOLD}
_SUPPLIES = frozenset({CarrierBasis.CREDIT, CarrierBasis.DATELINE})
"""Where only an agency is named; a byline names anybody."""

# Smaller than every id: whatever the articles say of themselves counts before what attributions know of them.
_ARTICLE = ""
_LATER = "~"


class Builder:
    """A graph in the making: articles first, then attributions, each looked at once and not kept."""

    def __init__(self, statements: Iterable[SameStatement]) -> None:
        self._gathering = Gathering()
        self._days: dict[str, str | None] = {}
        self._seen: set[str] = set()
        self._speakers: dict[str, set[str]] = {}
        self._statement_of: dict[str, SameStatement] = {}
        self._rendered: dict[str, str] = {}
        self._renderings: list[tuple[str, str, str, str | None]] = []
        for statement in statements:
            self._statement_of.update(dict.fromkeys(statement.members, statement))
            self._rendered.update(dict.fromkeys(statement.renderings, statement.id))

    def add_article(self, article: Article) -> None:
        """Take in an article: its publisher, and whose copy it is made of."""
        day = self._days[article.id] = day_of(article.published)
        # Of two records of one id, the same one describes it whatever their order.
        by = f"{_ARTICLE}{article.name}\0{article.title}\0{article.text_sha256}"
        node = self._gathering.add_node(
            NodeKind.ARTICLE,
            article.id,
            by=by,
            day=day,
            label=article.title or article.name,
            input=article.name,
            title=article.title,
            url=article.url,
            published=article.published,
            outlet=article.outlet,
        )
        if article.outlet:
            outlet = self._gathering.add_carrier(article.outlet, by=by, day=day, clue="publishes")
            self._gathering.add_edge(outlet, node, EdgeKind.PUBLISHED, by=by, day=day, counted=False)
        for carrier in article_carriers(article):
            self._add_credit(node, carrier, by, day)

    def add_attribution(self, attribution: Attribution) -> None:
        """Take in an attribution, unless one of its id is there."""
        if attribution.id in self._seen:
            return
        self._seen.add(attribution.id)
        by, day = _LATER + attribution.id, self._days.get(attribution.article_id)
        article = self._gathering.add_node(
            NodeKind.ARTICLE,
            attribution.article_id,
            by=by,
            day=day,
            label=attribution.article,
            input=attribution.article,
        )
        statement = self._add_statement(attribution, by, day)
        speakers = [
            self._add_speaker(attribution, index, speaker, statement, by, day)
            for index, speaker in enumerate(attribution.speakers)
        ]
        self._gathering.add_edge(
            statement,
            article,
            EdgeKind.APPEARS_IN,
            of=attribution.id,
            by=by,
            day=day,
            attribution=attribution.id,
            content=content_text(attribution),
            wording=attribution.kind,
            cue=attribution.cue.text if attribution.cue else None,
            source_words=attribution.source.text if attribution.source else None,
            medium=attribution.medium,
            text_start=attribution.content[0].start if attribution.content else None,
            text_end=attribution.content[-1].end if attribution.content else None,
            speaker=speakers[0] if speakers else None,
        )
        self._add_hands(attribution, statement, article, by, day)

    def add_maybe_same(self, candidates: Iterable[MaybeSame]) -> None:
        """Link speakers that are there and may be the same."""
        for pair in candidates:
            for one in sorted(self._speakers.get(pair.one, ())):
                for other in sorted(self._speakers.get(pair.other, ())):
                    self._gathering.add_edge(
                        one, other, EdgeKind.SAME_AS, by=_ARTICLE, day=None, basis="candidate", because=pair.because
                    )

    def graph(self) -> nx.MultiDiGraph[str]:
        """All of it; the builder is empty afterwards."""
        for node, quoted, by, day in self._renderings:
            if self._gathering.has_node(quoted):
                self._gathering.add_edge(node, quoted, EdgeKind.SAME_AS, by=by, day=day, basis="rendering")
        return self._gathering.graph()

    def _add_statement(self, attribution: Attribution, by: str, day: str | None) -> str:
        content = content_text(attribution)
        same = self._statement_of.get(attribution.id) or SameStatement(attribution.id, content, ())
        node = self._gathering.add_node(
            NodeKind.STATEMENT,
            same.id,
            by=by,
            day=day,
            label=shorten(same.content, LABEL_LENGTH),
            content=same.content,
            category=attribution.category,
        )
        if quoted := self._rendered.get(attribution.id):
            self._renderings.append((node, f"{NodeKind.STATEMENT}:{quoted}", by, day))
        return node

    def _add_speaker(
        self, attribution: Attribution, index: int, speaker: Speaker, statement: str, by: str, day: str | None
    ) -> str:
        node = self._gathering.add_node(
            NodeKind.SPEAKER,
            speaker_key(speaker, attribution),
            by=by,
            day=day,
            label=speaker_label(speaker, attribution.source.text if attribution.source else None),
            told=affiliation(attribution, index),
            name=speaker.name,
            type=speaker.type,
            named=speaker.name is not None,
            anonymous=speaker.anonymous,
            anonymity=speaker.anonymity.kind if speaker.anonymity else None,
            reason=speaker.anonymity.reason if speaker.anonymity else None,
        )
        self._speakers.setdefault(speaker.id, set()).add(node)
        self._gathering.count(node, "statements")
        self._gathering.add_edge(
            node,
            statement,
            EdgeKind.SAID,
            by=by if speaker.role else _LATER + by,
            day=day,
            evidence=attribution.id,
            role=speaker.role,
            resolved_by=speaker.resolved_by,
        )
        for organization in attribution.organizations:
            if index in organization.of:
                self._gathering.add_edge(
                    node,
                    self._add_organization(organization, attribution, by, day),
                    EdgeKind.SPEAKS_FOR,
                    of=speaker.role or "",
                    by=f"{_BASES.index(organization.basis)}{by}",
                    day=day,
                    evidence=attribution.id,
                    role=speaker.role,
                    basis=organization.basis,
                )
        return node

    def _add_organization(self, organization: Organization, attribution: Attribution, by: str, day: str | None) -> str:
        if organization.type in CARRIER_KINDS or find_known_carrier(organization.name, weak=False):
            return self._gathering.add_carrier(organization.name, by=by, day=day, clue=organization.type)
        return self._gathering.add_node(
            NodeKind.ORGANIZATION,
            organization_key(organization, attribution.article_id),
            by=by,
            day=day,
            label=organization.name,
            type=organization.type,
        )

    def _add_hands(self, attribution: Attribution, statement: str, article: str, by: str, day: str | None) -> None:
        for carrier in attribution.carriers:
            if carrier.basis in ARTICLE_BASES:
                self._add_credit(article, carrier, by, day)
                continue
            self._gathering.add_edge(
                statement,
                self._gathering.add_carrier(carrier.name, by=by, day=day),
                _EDGE_OF.get(carrier.basis, EdgeKind.RELAYED),
                of=f"{attribution.id}:{carrier.step or 1}",
                by=by,
                day=day,
                basis=carrier.basis,
                step=carrier.step,
                attribution=attribution.id,
                article=article,
            )
        for hand in attribution.probable_carriers:
            self._gathering.add_edge(
                statement,
                self._gathering.add_carrier(hand.name, by=by, day=day),
                EdgeKind.INFERRED,
                of=attribution.id,
                by=by,
                day=day,
                chance=round(hand.confidence, 2),
                because=hand.because,
                attribution=attribution.id,
                article=article,
            )

    def _add_credit(self, article: str, carrier: Carrier, by: str, day: str | None) -> None:
        clue = "supplies" if carrier.basis in _SUPPLIES else ""
        node = self._gathering.add_carrier(carrier.name, by=by, day=day, clue=clue)
        self._gathering.add_edge(
            article, node, EdgeKind.CREDITED, of=carrier.basis, by=by, day=day, counted=False, basis=carrier.basis
        )
