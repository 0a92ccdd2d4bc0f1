"""Records to a graph.

The same records give the same graph in whatever order they come: records are sorted by identity first, nodes and edges
last, and nothing looks at the clock. Numbers that differ in the last digits from machine to machine (`confidence`)
stay out, so that two machines' graphs are the same bytes.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from typing import Any, TypeVar

import networkx as nx

from quotetrack.graph.carriers import article_carriers, guess_carrier_kind
from quotetrack.graph.identity import content_text, organization_key, shorten, speaker_key, speaker_label
from quotetrack.graph.kinds import EdgeKind, NodeKind
from quotetrack.lexicon.known_carriers import carrier_key, find_known_carrier
from quotetrack.records import ARTICLE_BASES, Article, Attribution, AttributionClass, CarrierBasis, Speaker

__all__ = ["build_graph"]

LABEL_LENGTH = 60
"""Characters of what was said that stand in an attribution's label; the whole is its `content`."""

CARRIER_KINDS = frozenset({NodeKind.AGENCY, NodeKind.OUTLET})
AGENCY_BASES = frozenset({CarrierBasis.CREDIT, CarrierBasis.DATELINE})
"""Where only an agency is named; a byline names anybody."""

_Record = TypeVar("_Record", Article, Attribution)
_Attributes = dict[str, str | int | bool]


def build_graph(
    attributions: Iterable[Attribution],
    articles: Iterable[Article] = (),
    *,
    categories: Collection[AttributionClass] = (AttributionClass.STATEMENT,),
) -> nx.MultiDiGraph[str]:
    """The graph of who said what, for whom, and through whose hands it reached which page.

    Args:
        attributions: Records with their speaker, organisations and carriers, in any order; twice the same is once.
        articles: The articles they stand in, in any order. An attribution whose article is not among them still gets
            an article node, which then knows only its input's name. Articles nobody speaks in are nodes too.
        categories: Which classes of attribution are taken in; only statements unless told otherwise.

    Returns:
        A directed multigraph. Node ids are `KIND:identity`; every node has `kind` and `label`, every edge `kind` and
        `weight` (how many records say so), and its key is its kind, with the basis where it has one. Attributes are
        text, whole numbers or booleans; one that is not known is absent. Kinds: see kinds.py.
    """
    builder = _Builder()
    articles = _distinct(articles, lambda article: article.id)
    attributions = [
        attribution
        for attribution in _distinct(attributions, lambda attribution: attribution.id)
        if attribution.category in categories
    ]
    builder.learn_carriers(articles, attributions)
    for article in articles:
        builder.add_article(article)
    for attribution in attributions:
        builder.add_attribution(attribution)
    return builder.graph()


class _Builder:
    """Nodes and edges as they are gathered; the first record to name a node describes it."""

    def __init__(self) -> None:
        self._nodes: dict[str, _Attributes] = {}
        self._edges: dict[tuple[str, str, str], _Attributes] = {}
        self._carrier_kinds: dict[str, NodeKind] = {}

    def learn_carriers(self, articles: list[Article], attributions: list[Attribution]) -> None:
        """Decide for every carrier outside the lexicon whether it is an agency or an outlet, once for the whole graph.

        What is called "… News Agency" is an agency (see `guess_carrier_kind`); who publishes an article is an outlet;
        what stands in a credit line or dateline is an agency; what the records call one or the other is that; anybody
        else is an outlet.
        """
        self._carrier_kinds = {
            carrier_key(body.name): NodeKind(body.type)
            for attribution in attributions
            for body in sorted(attribution.organizations, key=lambda body: body.type, reverse=True)
            if body.type in CARRIER_KINDS
        }
        everywhere = [carrier for article in articles for carrier in article_carriers(article)]
        everywhere += [carrier for attribution in attributions for carrier in attribution.carriers]
        self._carrier_kinds |= {
            carrier_key(carrier.name): NodeKind.AGENCY for carrier in everywhere if carrier.basis in AGENCY_BASES
        }
        self._carrier_kinds |= {
            carrier_key(article.outlet): NodeKind.OUTLET for article in articles if article.outlet is not None
        }

    def add_article(self, article: Article) -> None:
        node = self._add_node(
            NodeKind.ARTICLE,
            article.id,
            label=article.title or article.name,
            input=article.name,
            title=article.title,
            url=article.url,
            published=article.published,
        )
        if article.outlet:
            self._add_edge(node, self._add_carrier(article.outlet), EdgeKind.PUBLISHED_BY)
        for carrier in article_carriers(article):
            self._add_edge(node, self._add_carrier(carrier.name), EdgeKind.CREDITS, basis=carrier.basis, counted=False)

    def add_attribution(self, attribution: Attribution) -> None:
        content = content_text(attribution)
        node = self._add_node(
            NodeKind.ATTRIBUTION,
            attribution.id,
            label=shorten(content, LABEL_LENGTH),
            content=content,
            wording=attribution.kind,
            category=attribution.category,
            medium=attribution.medium,
            cue=attribution.cue.text if attribution.cue else None,
            source=attribution.source.text if attribution.source else None,
            text_start=attribution.content[0].start if attribution.content else None,
            text_end=attribution.content[-1].end if attribution.content else None,
        )
        article = self._add_node(
            NodeKind.ARTICLE, attribution.article_id, label=attribution.article, input=attribution.article
        )
        self._add_edge(node, article, EdgeKind.APPEARS_IN)
        for carrier in attribution.carriers:
            target, basis = self._add_carrier(carrier.name), carrier.basis
            if basis in ARTICLE_BASES:
                self._add_edge(article, target, EdgeKind.CREDITS, basis=basis, counted=False)
            else:
                self._add_edge(node, target, EdgeKind.CARRIED_BY, basis=basis, step=carrier.step, counted=False)
        for index, speaker in enumerate(attribution.speakers):
            self._add_speaker(attribution, index, speaker, node)

    def _add_speaker(self, attribution: Attribution, index: int, speaker: Speaker, said: str) -> None:
        node = self._add_node(
            NodeKind.SPEAKER,
            speaker_key(speaker, attribution),
            label=speaker_label(speaker, attribution.source.text if attribution.source else None),
            type=speaker.type,
            named=speaker.name is not None,
            anonymous=speaker.anonymous,
            anonymity=speaker.anonymity.kind if speaker.anonymity else None,
            reason=speaker.anonymity.reason if speaker.anonymity else None,
        )
        self._add_edge(node, said, EdgeKind.SAID, role=speaker.role, resolved_by=speaker.resolved_by)
        own = {organization for organization in attribution.organizations if index in organization.of}
        for organization in sorted(own, key=lambda organization: organization.id):
            is_carrier = organization.type in CARRIER_KINDS
            if is_carrier or find_known_carrier(organization.name, weak=False):
                target = self._add_carrier(organization.name)
            else:
                target = self._add_node(
                    NodeKind.ORGANIZATION,
                    organization_key(organization, attribution.article_id),
                    label=organization.name,
                    type=organization.type,
                )
            self._add_edge(node, target, EdgeKind.SPEAKS_FOR, basis=organization.basis)

    def _add_carrier(self, name: str) -> str:
        if known := find_known_carrier(name):
            return self._add_node(
                NodeKind(known.kind),
                carrier_key(known.name),
                label=known.name,
                country=known.country,
                state_run=known.state_run,
            )
        kind = guess_carrier_kind(name) or self._carrier_kinds.get(carrier_key(name), NodeKind.OUTLET)
        return self._add_node(kind, carrier_key(name), label=" ".join(name.split()))

    def _add_node(self, kind: NodeKind, identity: str, **attributes: Any) -> str:
        node = f"{kind}:{identity}"
        if node not in self._nodes:
            self._nodes[node] = {"kind": str(kind), **_known(attributes)}
        return node

    def _add_edge(self, source: str, target: str, kind: EdgeKind, *, counted: bool = True, **attributes: Any) -> None:
        basis = attributes.get("basis")
        edge = (source, target, f"{kind}:{basis}" if basis else str(kind))
        if edge not in self._edges:
            self._edges[edge] = {"kind": str(kind), **_known(attributes), "weight": 1}
        elif counted:
            self._edges[edge]["weight"] = int(self._edges[edge]["weight"]) + 1

    def graph(self) -> nx.MultiDiGraph[str]:
        graph: nx.MultiDiGraph[str] = nx.MultiDiGraph(name="quotetrack")
        for node, attributes in sorted(self._nodes.items(), key=lambda item: item[0]):
            graph.add_node(node, **attributes)
        for (source, target, key), attributes in sorted(self._edges.items(), key=lambda item: item[0]):
            graph.add_edge(source, target, key, **attributes)
        return graph


def _distinct(records: Iterable[_Record], identity: Callable[[_Record], str]) -> list[_Record]:
    """One record for each identity, sorted by it. Of two that differ, the same one is taken whatever their order."""
    chosen: dict[str, _Record] = {}
    for record in records:
        other = chosen.setdefault(identity(record), record)
        if other is not record and other != record and repr(record) < repr(other):
            chosen[identity(record)] = record
    return [record for _, record in sorted(chosen.items(), key=lambda item: item[0])]


def _known(attributes: dict[str, Any]) -> _Attributes:
    """Only what is known, enums as their words: `None` and empty text say nothing."""
    return {
        name: value if isinstance(value, bool | int) else str(value)
        for name, value in attributes.items()
        if value is not None and value != ""
    }
