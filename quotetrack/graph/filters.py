"""Part of a graph: what somebody asks for, and nothing that hangs on nothing."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from quotetrack.graph.asked import is_body_called, is_carrier_called, is_in_time
from quotetrack.graph.identity import UNNAMED
from quotetrack.graph.kinds import NodeKind
from quotetrack.graph.rarity import WayTest, drop_rare
from quotetrack.graph.recount import keep_ways
from quotetrack.graph.ways import read_ways

if TYPE_CHECKING:
    import networkx as nx

__all__ = ["GraphFilter", "count_left", "filter_graph"]

NO_ALIASES: Mapping[str, frozenset[str]] = {}


@dataclass(frozen=True, slots=True)
class GraphFilter:
    """What is wanted of a graph; a field left as it is asks for nothing. Names match as in `quotetrack report`.

    The first seven choose attributions: one stays if it fits each of them. With an attribution go its place on the
    page, its hands, its part in what others counted; articles and statements go with their last one.

    Attributes:
        speakers: Words of a name of one of those who said it; an unnamed one's description counts as a name.
        organizations: Words of a name of a body for which one of them speaks.
        carriers: An agency or outlet through whose hands it came, by words about the statement or about its article:
            any name of it that we know, else words of its name.
        outlets: Who published the article, by the same rule. Of several names in these four, one has to fit.
        anonymous: True: one of the speakers is unnamed; False: none is.
        since, until: Day, month or year (`2024-03-05`, `2024-03`, `2024`) of publication, both included. Articles
            without a date are left out where either is given.
        min_count: Nobody who has a part in fewer attributions of what is left. An attribution goes where nobody who
            says it, or not the outlet that published it, has so many; bodies and hands with fewer go alone: through
            them, a statement of somebody often heard is not rare. That is asked again until nothing more goes.
        min_weight: Of the finished graph, no edge of less weight; what then hangs on nothing goes.
        kinds, edge_kinds: Of the finished graph, nodes and edges of these kinds only; what then hangs on nothing goes.
    """

    speakers: Collection[str] = ()
    organizations: Collection[str] = ()
    carriers: Collection[str] = ()
    outlets: Collection[str] = ()
    anonymous: bool | None = None
    since: str | None = None
    until: str | None = None
    min_count: int = 1
    min_weight: int = 1
    kinds: Collection[str] | None = None
    edge_kinds: Collection[str] | None = None


def filter_graph(
    graph: nx.MultiDiGraph[str], wanted: GraphFilter, *, aliases: Mapping[str, frozenset[str]] = NO_ALIASES
) -> nx.MultiDiGraph[str]:
    """The part of a graph that is wanted, as a graph of its own, counted anew.

    Args:
        graph: From `build_graph`, or a projection of one where only `min_weight`, `kinds` and `edge_kinds` are given;
            it is left untouched.
        wanted: Where it asks for nothing the graph comes back as it is, with the articles in which nobody speaks; else
            those go.
        aliases: Other names of speakers and organisations by the id that their records carry (`Store.aliases`).
    """
    tests = dict(_iter_tests(graph, wanted, aliases))
    if tests or wanted.min_count > 1:
        ways = [way for way in read_ways(graph) if all(test(way) for test in tests.values())]
        ways, rare = drop_rare(ways, wanted.min_count, tests.values())
        graph = keep_ways(graph, ways, without=rare)
    if wanted.min_weight > 1 or wanted.kinds is not None or wanted.edge_kinds is not None:
        return _keep_kinds(graph, wanted)
    return graph.copy()


def count_left(
    graph: nx.MultiDiGraph[str], wanted: GraphFilter, *, aliases: Mapping[str, frozenset[str]] = NO_ALIASES
) -> dict[str, int]:
    """How many attributions are left after each field that asks for something: time and anonymity first."""
    ways = read_ways(graph)
    tests = dict(_iter_tests(graph, wanted, aliases))
    left = {}
    for field, test in tests.items():
        ways = [way for way in ways if test(way)]
        left[field] = len(ways)
    if wanted.min_count > 1:
        left["min_count"] = len(drop_rare(ways, wanted.min_count, tests.values())[0])
    return left


def _iter_tests(
    graph: nx.MultiDiGraph[str], wanted: GraphFilter, aliases: Mapping[str, frozenset[str]]
) -> Iterator[tuple[str, WayTest]]:
    """For each field that asks for something of an attribution, its name and whether one has it."""
    nodes = graph.nodes
    if wanted.since is not None:
        yield "since", lambda way: is_in_time(nodes[way.article].get("published"), wanted.since, None)
    if wanted.until is not None:
        yield "until", lambda way: is_in_time(nodes[way.article].get("published"), None, wanted.until)
    if wanted.anonymous is not None:
        yield "anonymous", lambda way: any(nodes[one]["anonymous"] for one in way.speakers) == wanted.anonymous
    if wanted.speakers:
        speakers = _find_called(graph, wanted.speakers, aliases, {NodeKind.SPEAKER})
        yield "speakers", lambda way: not speakers.isdisjoint(way.speakers)
    if wanted.organizations:
        bodies = _find_called(
            graph, wanted.organizations, aliases, {NodeKind.ORGANIZATION, NodeKind.AGENCY, NodeKind.OUTLET}
        )
        yield "organizations", lambda way: any(body in bodies for _, body in way.bodies)
    if wanted.carriers:
        carriers = _find_carriers(graph, wanted.carriers)
        yield "carriers", lambda way: any(hand.node in carriers for hand in way.carriers)
    if wanted.outlets:
        outlets = _find_carriers(graph, wanted.outlets)
        yield "outlets", lambda way: not outlets.isdisjoint(way.publishers)


def _find_called(
    graph: nx.MultiDiGraph[str],
    wanted: Collection[str],
    aliases: Mapping[str, frozenset[str]],
    kinds: Collection[NodeKind],
) -> frozenset[str]:
    """The speakers or bodies that go by one of the names."""
    found = set()
    for node, data in graph.nodes(data=True):
        if data["kind"] in kinds:
            name = data.get("name") or data["label"].removeprefix(f"{UNNAMED}: ")
            others = aliases.get(node.partition(":")[2].rpartition("@")[0] or node.partition(":")[2], ())
            if any(is_body_called(each, name, others) for each in wanted):
                found.add(node)
    return frozenset(found)


def _find_carriers(graph: nx.MultiDiGraph[str], wanted: Collection[str]) -> frozenset[str]:
    """The agencies and outlets that go by one of the names."""
    return frozenset(
        node
        for node, data in graph.nodes(data=True)
        if data["kind"] in {NodeKind.AGENCY, NodeKind.OUTLET}
        and any(is_carrier_called(each, [data["label"]]) for each in wanted)
    )


def _keep_kinds(graph: nx.MultiDiGraph[str], wanted: GraphFilter) -> nx.MultiDiGraph[str]:
    """Nodes and edges of some kinds and weight; a node goes that has lost its last edge, or a kind not asked for."""
    kept = graph.copy()
    if wanted.kinds is not None:
        kept.remove_nodes_from([node for node, data in graph.nodes(data=True) if data["kind"] not in wanted.kinds])
    for source, target, key, data in list(kept.edges(keys=True, data=True)):
        is_wanted = wanted.edge_kinds is None or data["kind"] in wanted.edge_kinds
        if not is_wanted or data["weight"] < wanted.min_weight:
            kept.remove_edge(source, target, key)
    kept.remove_nodes_from([node for node in list(kept) if not kept.degree(node) and graph.degree(node)])
    return kept
