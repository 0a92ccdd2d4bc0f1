"""What all projections have in common, and what each makes of a small graph."""

from __future__ import annotations

import io
import json
from itertools import pairwise

import networkx as nx
import pytest
from hypothesis import given
from support.graphs import collections

from quotetrack.graph import GraphFilter, build_graph, filter_graph, write_graph
from quotetrack.graph.kinds import EdgeKind
from quotetrack.graph.projections import PROJECTIONS
from quotetrack.graph.projections.kinds import ProjectedKind
from quotetrack.graph.projections.links import HOW
from quotetrack.graph.ways import read_ways
from quotetrack.records import (
    Carrier,
    CarrierBasis,
    Organization,
    OrganizationBasis,
    ProbableCarrier,
)


def edges(graph, *attributes):
    """(label, label, attributes) of every edge, sorted."""
    labels = graph.nodes(data="label")
    return sorted(
        (labels[source], labels[target], *(data.get(name) for name in attributes))
        for source, target, data in graph.edges(data=True)
    )


@given(collections())
@pytest.mark.parametrize("name", PROJECTIONS)
def test_a_projection_is_a_graph_of_the_same_nodes(name, collection):
    """Ids, kinds and labels are the graph's, edges of promised kinds, one a pair; nodes are sorted."""
    graph = build_graph(*collection[:2], statements=collection[2])
    before = nx.node_link_data(graph, edges="edges")

    projected = PROJECTIONS[name](graph)

    kinds = {*map(str, EdgeKind), *map(str, ProjectedKind)}
    assert list(projected) == sorted(projected)
    for node, data in projected.nodes(data=True):
        assert graph.nodes[node].items() <= data.items()
    for source, target, key, data in projected.edges(keys=True, data=True):
        assert (data["kind"], key) == (key, key) and key in kinds and data["weight"] >= 1
        assert projected.number_of_edges(source, target) == 1 and source != target
    assert nx.node_link_data(graph, edges="edges") == before
    # What a filter asks of weights and kinds it may ask of a projection.
    assert filter_graph(projected, GraphFilter(min_weight=10_000)).number_of_edges() == 0


@given(collections())
def test_weights_sum_to_what_the_graph_has(collection):
    """Nothing is lost and nothing counted twice: pairs in the projection are pairs in the ways of the attributions."""
    graph = build_graph(*collection[:2], statements=collection[2])
    ways = read_ways(graph)

    def weigh(name):
        projected = PROJECTIONS[name](graph)
        for _, _, data in projected.edges(data=True):
            assert "told" not in data or sum(data[how] for how in HOW) == data["weight"]
        return sum(data["weight"] for _, _, data in projected.edges(data=True))

    assert weigh("speakers-organizations") == sum(len(way.bodies) for way in ways)
    assert weigh("organizations-carriers") == sum(
        len(
            {
                (body, hand.node)
                for _, body in way.bodies
                for level in way.levels()
                for hand in level
                if body != hand.node
            }
        )
        for way in ways
    )
    passed = sum(data["weight"] for _, target, data in PROJECTIONS["relays"](graph).edges(data=True))
    expected = 0
    for way in ways:
        levels = [[hand.node for hand in level] for level in way.levels()]
        levels += [list(way.publishers)] if levels else []
        expected += sum(len(near) * len(far) for near, far in pairwise(levels))
    assert passed == expected


def test_every_kind_is_made():
    """The kinds that only projections have are those that projections make; none is one of the whole graph's."""
    assert not set(map(str, ProjectedKind)) & set(map(str, EdgeKind))


@pytest.fixture
def graph(make_article, make_attribution):
    """Three outlets: two quote the board's chair, one of them through SANA and AFP; one quotes the board as itself."""
    afp = (Carrier("AFP", CarrierBasis.CREDIT),)
    pages = [
        make_article("a.txt", outlet="Alder Post", credits=afp),
        make_article("b.txt", outlet="Birch Post", published="2024-03-09"),
        make_article("c.txt", outlet="Cedar Post", published=None, credits=afp),
    ]
    board = Organization("org-harbour board", "Harbour Board", "company", OrganizationBasis.IS)
    said = [
        make_attribution("We stay", "a.txt", role="chair", organization="Harbour Board", carriers=[("SANA", "relay")]),
        make_attribution("We go", "b.txt", role="founder", organization="Harbour Board", carriers=[("SANA", "told")]),
        make_attribution("We go soon", "b.txt", role="chair", organization="Harbour Board", start=50),
        make_attribution(
            "Nothing is decided",
            "c.txt",
            speaker="Harbour Board",
            organizations=(board,),
            probable_carriers=(ProbableCarrier("AFP", 0.8, "credited alone"),),
        ),
        make_attribution("I saw it", "c.txt", speaker=None, described="a sailor", start=60),
    ]
    return build_graph(said, pages)


def test_who_speaks_for_whom(graph):
    """One edge with all roles and days; the body as itself is a number on its node."""
    projected = PROJECTIONS["speakers-organizations"](graph)

    assert edges(projected, "weight", "roles", "since", "until") == [
        ("Mara Quill", "Harbour Board", 3, "chair; founder", "2024-03-05", "2024-03-09")
    ]
    assert projected.nodes["organization:org-harbour board"]["as_itself"] == 1


def test_through_whose_hands_the_words_of_a_body_come(graph):
    """Hands by how they are known: what the article credits stands behind the hand that the words name."""
    projected = PROJECTIONS["organizations-carriers"](graph)

    assert edges(projected, "weight", "told", "relayed", "credited", "inferred", "articles") == [
        ("Harbour Board", "AFP", 2, 0, 0, 1, 1, 2),
        ("Harbour Board", "SANA", 2, 1, 1, 0, 0, 2),
    ]


def test_who_has_it_from_whom(graph):
    """From the hand nearest to the mouth to the publisher; what is only inferred counts apart."""
    projected = PROJECTIONS["relays"](graph)

    assert edges(projected, "weight", "told", "relayed", "credited", "inferred", "example") == [
        ("AFP", "Alder Post", 1, 0, 0, 1, 0, "We stay"),
        ("AFP", "Cedar Post", 2, 0, 0, 1, 1, "I saw it"),
        ("SANA", "AFP", 1, 0, 0, 1, 0, "We stay"),
        ("SANA", "Birch Post", 1, 1, 0, 0, 0, "We go"),
    ]


def test_which_outlets_draw_on_the_same_sources(graph):
    """The chair and the board in two outlets, the board as itself in the third; unnamed sailors are nobody's source."""
    projected = PROJECTIONS["outlets"](graph)

    assert {data["label"]: data["sources"] for _, data in projected.nodes(data=True)} == {
        "Alder Post": 2, "Birch Post": 2, "Cedar Post": 1,
    }  # fmt: skip
    assert edges(projected, "weight", "jaccard", "cosine", "strength", "example") == [
        ("Alder Post", "Birch Post", 2, 1.0, 1.0, 1.5, "Harbour Board; Mara Quill"),
        ("Alder Post", "Cedar Post", 1, 0.5, 0.7071, 0.5, "Harbour Board"),
        ("Birch Post", "Cedar Post", 1, 0.5, 0.7071, 0.5, "Harbour Board"),
    ]


@pytest.mark.parametrize("name", PROJECTIONS)
def test_a_projection_can_be_written(name, graph):
    """Every attribute has one type, and the file reads back as the same nodes and edges."""
    stream = io.BytesIO()
    projected = PROJECTIONS[name](graph)

    write_graph(projected, stream, format="json")

    read = nx.node_link_graph(json.loads(stream.getvalue()), edges="edges")
    assert (sorted(read), len(read.edges)) == (list(projected), len(projected.edges))
