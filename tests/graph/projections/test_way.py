"""One statement's way from mouth to page, for every page that has it."""

from __future__ import annotations

from dataclasses import replace

import networkx as nx
import pytest
from hypothesis import given
from support.graphs import collections

from quotetrack.graph import SameStatement, build_graph
from quotetrack.graph.projections import find_statement_nodes, project_way
from quotetrack.graph.ways import read_ways
from quotetrack.records import Carrier, CarrierBasis, ProbableCarrier


def follow(projected, attribution):
    """The labels that the edges of one attribution lead through, in the order of their steps."""
    labels = projected.nodes(data="label")
    return [
        (labels[source], data["kind"], labels[target])
        for source, target, data in sorted(
            (edge for edge in projected.edges(data=True) if edge[2]["attribution"] == attribution.id),
            key=lambda edge: (edge[2]["step"], edge[0], edge[1]),
        )
    ]


def make_way(said, pages):
    """The way of all attributions as one statement."""
    same = SameStatement("aaaa1111", "We stay here", tuple(each.id for each in said))
    return project_way(build_graph(said, pages, statements=[same]), "statement:aaaa1111")


def tell(*names):
    """Hands, one after the other."""
    return tuple(Carrier(name, CarrierBasis.TOLD, step=step) for step, name in enumerate(names, 1))


def test_each_page_has_its_own_way(make_article, make_attribution):
    """Two hands and a credit; one inferred hand; none at all; a page without a publisher: all in one picture."""
    credits = (Carrier("AFP", CarrierBasis.CREDIT),)
    pages = [
        make_article("a.txt", outlet="Alder Post", credits=credits),
        make_article("b.txt", outlet="Birch Post", credits=credits),
        make_article("c.txt", outlet="Cedar Post"),
        make_article("d.txt", outlet=None, title="Untitled"),
    ]
    hands = (Carrier("SANA", CarrierBasis.TOLD, step=1), Carrier("Reuters", CarrierBasis.RELAY, step=2))
    said = [
        replace(make_attribution("We stay here", "a.txt"), carriers=hands),
        make_attribution("We stay", "b.txt", probable_carriers=(ProbableCarrier("AFP", 0.8, "credited alone"),)),
        make_attribution("We stay", "c.txt"),
        make_attribution("We stay", "d.txt"),
    ]
    projected = make_way(said, pages)

    mouth = ("Mara Quill", "said", "We stay here")
    assert follow(projected, said[0]) == [
        mouth,
        ("We stay here", "told", "SANA"),
        ("SANA", "relayed", "Reuters"),
        ("Reuters", "credited", "AFP"),
        ("AFP", "passed_on", "Alder Post"),
        ("Alder Post", "published", "About a.txt"),
    ]
    assert follow(projected, said[1]) == [
        mouth,
        ("We stay here", "inferred", "AFP"),
        ("AFP", "passed_on", "Birch Post"),
        ("Birch Post", "published", "About b.txt"),
    ]
    assert follow(projected, said[2]) == [
        mouth,
        ("We stay here", "passed_on", "Cedar Post"),
        ("Cedar Post", "published", "About c.txt"),
    ]
    assert follow(projected, said[3]) == [mouth, ("We stay here", "passed_on", "Untitled")]


def test_hands_in_opposite_order_make_no_circle(make_article, make_attribution):
    """One page has it from AP by way of AFP, the other the other way round: AFP and AP of the second stay apart."""
    pages = [make_article("a.txt"), make_article("b.txt")]
    said = [
        replace(make_attribution("We stay", "a.txt"), carriers=tell("AP", "AFP")),
        replace(make_attribution("We stay", "b.txt"), carriers=tell("AFP", "AP")),
    ]

    projected = make_way(said, pages)

    assert nx.is_directed_acyclic_graph(projected)
    ways = [follow(projected, each) for each in said]
    assert [[target for _, _, target in way[1:3]] for way in ways] == [["AP", "AFP"], ["AFP", "AP"]]


def test_a_statement_that_is_not_there_has_no_way(make_article, make_attribution):
    """A filter may have taken it out of the graph."""
    assert not project_way(build_graph([make_attribution()], [make_article()]), "statement:aaaa1111")


@given(collections())
def test_every_attribution_reaches_its_page(collection):
    """From each speaker there is a way of this attribution's edges alone to its article; and there are no circles."""
    graph = build_graph(*collection[:2], statements=collection[2])

    for statement in [node for node in graph if node.startswith("statement:")]:
        projected = project_way(graph, statement)
        assert nx.is_directed_acyclic_graph(projected)
        for way in (way for way in read_ways(graph) if way.statement == statement):
            own = projected.edge_subgraph(
                edge for edge in projected.edges(keys=True) if projected.edges[edge]["attribution"] == way.id
            )
            for start in (*way.speakers, statement):
                assert nx.has_path(own, start, way.article)


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("aaaa1111", ["statement:aaaa1111"]),
        ("AAAA", ["statement:aaaa1111", "statement:aaaa2222"]),
        ("aaaa2", ["statement:aaaa2222"]),
        ("bbbb0001", ["statement:aaaa1111"]),
        ("bbbb", ["statement:aaaa1111", "statement:aaaa2222"]),
        ("aaa", []),
        ("cccc", []),
    ],
)
def test_finding_a_statement(asked, found, make_article, make_attribution):
    """By its id, an attribution's, or the first four digits or more of either."""
    said = [
        make_attribution("We stay", id="bbbb0001"),
        make_attribution("We go", id="bbbb0002", start=50),
    ]
    same = [SameStatement("aaaa1111", "We stay", ("bbbb0001",)), SameStatement("aaaa2222", "We go", ("bbbb0002",))]

    assert find_statement_nodes(build_graph(said, [make_article()], statements=same), asked) == found
