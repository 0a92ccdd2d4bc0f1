"""A graph taken apart again into attributions: who said it, for whom, through whose hands, on which page.

What filters and projections are made from: one attribution is one `appears_in` edge and what hangs on it.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from quotetrack.graph.evidence import read_evidence
from quotetrack.graph.kinds import EdgeKind

if TYPE_CHECKING:
    import networkx as nx

__all__ = ["Hand", "Way", "read_ways"]


@dataclass(frozen=True, slots=True)
class Hand:
    """An agency or outlet that a statement went through.

    Attributes:
        node: Its id.
        how: `told`, `relayed`: the words about the statement say so; `credited`: the article credits it;
            `inferred`: it probably did.
        step: Counted from the mouth; None where no words about the statement say so.
        chance: Of an inferred one, 0..1.
    """

    node: str
    how: EdgeKind
    step: int | None = None
    chance: float | None = None


@dataclass(frozen=True, slots=True)
class Way:
    """The way of one attribution from mouth to page; everything but its own id is a node id.

    Attributes:
        id: Of the attribution.
        statement, article: What was said, and where it stands.
        speakers: Who said it; none where nobody can be told.
        bodies: For whom, and who of the speakers: (speaker, organization, agency or outlet).
        hands: Through whose hands by words about the statement, nearest to the mouth first.
        credited: Those that the article as a whole credits.
        inferred: Those that it probably came through.
        publishers: Who published the article; none or one.
    """

    id: str
    statement: str
    article: str
    speakers: tuple[str, ...]
    bodies: tuple[tuple[str, str], ...]
    hands: tuple[Hand, ...]
    credited: tuple[Hand, ...]
    inferred: tuple[Hand, ...]
    publishers: tuple[str, ...]

    @property
    def carriers(self) -> tuple[Hand, ...]:
        """The hands that any words name: those about the statement, then those about the article."""
        return self.hands + self.credited

    @property
    def nodes(self) -> frozenset[str]:
        """Everybody who has a part in it: speakers, bodies, hands, publisher."""
        hands = (hand.node for hand in (*self.hands, *self.credited, *self.inferred))
        return frozenset((*self.speakers, *(body for _, body in self.bodies), *hands, *self.publishers))

    def levels(self) -> list[tuple[Hand, ...]]:
        """Its hands step by step, before the publisher: those of one step had it side by side.

        After the hands that words about the statement name come the agencies that the article credits, unless one of
        those hands is among them: then the article had the words from that one, and its other credits tell nothing of
        this statement. Where no words about the statement name a hand, the credited ones are inferred, with a chance.
        The publisher is no hand before itself.
        """
        first: dict[str, Hand] = {}
        for hand in self.hands:
            first.setdefault(hand.node, hand)
        by_step: defaultdict[int, dict[str, Hand]] = defaultdict(dict)
        for node, hand in first.items():
            by_step[hand.step or 1][node] = hand
        levels = [by_step[step] for step in sorted(by_step)]
        if first.keys().isdisjoint(hand.node for hand in self.credited):
            last = self.inferred if self.inferred and not first else self.credited
            levels.append({hand.node: hand for hand in last})
        kept = [tuple(hand for node, hand in sorted(level.items()) if node not in self.publishers) for level in levels]
        return [level for level in kept if level]


def read_ways(graph: nx.MultiDiGraph[str]) -> list[Way]:
    """The ways of all attributions of a graph that `build_graph` made, sorted by attribution."""
    places: dict[str, tuple[str, str]] = {}
    speakers: defaultdict[str, list[str]] = defaultdict(list)
    bodies: defaultdict[str, list[tuple[str, str]]] = defaultdict(list)
    hands: defaultdict[str, list[Hand]] = defaultdict(list)
    inferred: defaultdict[str, list[Hand]] = defaultdict(list)
    credited: defaultdict[str, dict[str, Hand]] = defaultdict(dict)
    publishers: defaultdict[str, list[str]] = defaultdict(list)
    for source, target, data in sorted(graph.edges(data=True), key=lambda edge: edge[:2]):
        kind = data["kind"]
        if kind == EdgeKind.APPEARS_IN:
            places[data["attribution"]] = (source, target)
        elif kind == EdgeKind.SAID:
            for id_ in read_evidence(data):
                speakers[id_].append(source)
        elif kind == EdgeKind.SPEAKS_FOR:
            for id_ in read_evidence(data):
                bodies[id_].append((source, target))
        elif kind in {EdgeKind.TOLD, EdgeKind.RELAYED}:
            hands[data["attribution"]].append(Hand(target, EdgeKind(kind), data.get("step")))
        elif kind == EdgeKind.INFERRED:
            inferred[data["attribution"]].append(Hand(target, EdgeKind.INFERRED, chance=data.get("chance")))
        elif kind == EdgeKind.CREDITED:
            credited[source][target] = Hand(target, EdgeKind.CREDITED)
        elif kind == EdgeKind.PUBLISHED:
            publishers[target].append(source)
    return [
        Way(
            id_,
            statement,
            article,
            tuple(speakers[id_]),
            tuple(dict.fromkeys(bodies[id_])),
            tuple(sorted(hands[id_], key=lambda hand: (hand.step or 1, hand.node, hand.how))),
            tuple(credited[article].values()),
            tuple(inferred[id_]),
            tuple(publishers[article]),
        )
        for id_, (statement, article) in sorted(places.items())
    ]
