"""Ways: from a graph, from records, and what they cannot have missed."""

from __future__ import annotations

import random
from dataclasses import replace

import networkx as nx
import pytest

from quotetrack.graph import SameStatement, build_graph
from quotetrack.graph.carriers import article_carriers
from quotetrack.graph.measures import Voice, Way, WayNoter, find_ways, group_ways
from quotetrack.records import Carrier, CarrierBasis

MARA = Voice("speaker:mara", ("organization:board",))


def told(name, step, basis=CarrierBasis.TOLD):
    """A hand that the statement's words name."""
    return Carrier(name, basis, step=step)


@pytest.fixture
def records(make_article, make_attribution):
    """An article credited to two agencies with hands in two steps, one of unnamed and joint voices, one of nobody."""
    articles = [
        make_article("a.txt", credits=(Carrier("dpa", CarrierBasis.CREDIT), Carrier("AFP", CarrierBasis.CREDIT))),
        make_article("b.txt", outlet="Reuters", published="2024-03-09"),
        make_article("c.txt", outlet=None, published=None),
    ]
    relayed = make_attribution("One", "a.txt", organization="Harbour Board")
    joint = make_attribution("Four", "b.txt", speaker="Tomas Reed", organization="Dockers' Union")
    attributions = [
        replace(relayed, carriers=(told("RIA Novosti", 1), told("Reuters", 2, CarrierBasis.RELAY))),
        make_attribution("Two", "a.txt", start=50, carriers=[("AFP", "told")]),
        make_attribution("Three", "b.txt", speaker=None, described="officials", carriers=[("AP", "told")]),
        # The publisher's own name, which is no hand of its page.
        make_attribution("Six", "b.txt", start=90, carriers=[("Reuters", "credit"), ("Reuters", "told")]),
        replace(joint, co_speakers=(make_attribution(speaker=None, described="two aides").speaker,)),
        replace(make_attribution("Five", "c.txt"), speaker=None, carriers=(told("Gull Wire", 1),)),
    ]
    return attributions, articles


def test_the_way_of_a_record(records):
    """Hands by step, those credited last; the outlet, the day, and for whom the voice speaks."""
    attributions, articles = records
    noter = WayNoter()

    way = noter.note(attributions[0], article_carriers(articles[0]), outlet=articles[0].outlet, day="2024-03-05")

    assert way.hands == (("agency:ria novosti",), ("agency:reuters",), ("agency:afp", "agency:dpa"))
    assert (way.outlet, way.day, way.article) == ("outlet:saltmarsh courier", "2024-03-05", "article:id-a.txt")
    assert way.voices == (Voice("speaker:speaker-mara quill", ("organization:org-harbour board",)),)
    assert [noter.name(id_) for id_ in (*way.sources, "agency:afp")] == ["Harbour Board", "AFP"]


def test_a_graph_has_the_ways_of_its_records(records):
    """Read from the graph or noted from the records one by one, the ways are the same."""
    attributions, articles = records
    noter = WayNoter()
    by_id = {article.id: article for article in articles}

    noted = [
        replace(
            noter.note(
                attribution,
                article_carriers(by_id[attribution.article_id]),
                outlet=by_id[attribution.article_id].outlet,
                day=by_id[attribution.article_id].published,
            ),
            statement=f"statement:{attribution.id}",
        )
        for attribution in attributions
    ]
    # For whom somebody speaks is told on one page and holds, in a graph, on all.
    mara = replace(noted[1].voices[0], bodies=("organization:org-harbour board",))
    noted[1], noted[3] = replace(noted[1], voices=(mara,)), replace(noted[3], voices=(mara,))

    assert find_ways(build_graph(attributions, articles)) == sorted(noted, key=lambda way: way.attribution)
    assert [voice.bodies for voice in noted[4].voices] == [("organization:org-dockers' union",), ()]
    assert noted[3].hands == ()


def test_order_does_not_matter(records):
    """A graph whose nodes and edges come in another order has the same ways."""
    graph = build_graph(*records)
    edges = list(graph.edges(keys=True, data=True))
    random.Random(5).shuffle(edges)
    other = nx.MultiDiGraph()
    other.add_nodes_from(reversed(list(graph.nodes(data=True))))
    other.add_edges_from(edges)

    assert find_ways(other) == find_ways(graph)


def test_a_statement_of_two_pages_has_two_ways(make_article, make_attribution):
    """Each page keeps its own speaker and its own hands; who is first nowhere speaks on all."""
    one = make_attribution("One", "a.txt", carriers=[("AFP", "told")])
    two = make_attribution("One", "b.txt", speaker="Tomas Reed", carriers=[("Reuters", "told")])
    one = replace(one, co_speakers=(make_attribution(speaker="Ann Reyes").speaker,))
    same = SameStatement("s", "One", (one.id, two.id))

    ways = group_ways(find_ways(build_graph([one, two], statements=[same])), "article")

    assert [[way.statement for way in own] for own in ways.values()] == [["statement:s"], ["statement:s"]]
    assert [[voice.id for voice in own[0].voices] for own in ways.values()] == [
        ["speaker:speaker-ann reyes", "speaker:speaker-mara quill"],
        ["speaker:speaker-ann reyes", "speaker:speaker-tomas reed"],
    ]
    assert [own[0].hands for own in ways.values()] == [(("agency:afp",),), (("agency:reuters",),)]


@pytest.mark.parametrize(
    ("said", "credited", "hands"),
    [
        ((), (), ()),
        ((), ("agency:afp",), (("agency:afp",),)),
        ((("agency:reuters",),), ("agency:afp",), (("agency:reuters",), ("agency:afp",))),
        ((("agency:afp",),), ("agency:afp", "agency:dpa"), (("agency:afp",),)),
    ],
)
def test_credits_are_the_last_step(said, credited, hands):
    """What the article credits comes behind what the words name, unless the words name one of those."""
    assert Way("1", "article:a", said=said, credited=credited).hands == hands


@pytest.mark.parametrize(
    ("voices", "said", "passed"),
    [
        ((), (), set()),
        ((MARA,), (), {"speaker:mara", "organization:board"}),
        ((MARA, Voice("speaker:tomas")), (("agency:afp",),), {"agency:afp"}),
        ((MARA, Voice("speaker:ann", ("organization:board", "organization:b"))), (), {"organization:board"}),
        ((MARA,), (("agency:afp", "agency:ap"), ("agency:dpa",)), {"speaker:mara", "organization:board", "agency:dpa"}),
    ],
)
def test_what_words_cannot_have_missed(voices, said, passed):
    """A hand alone at its step, and what all voices share; of two side by side neither was needed."""
    assert Way("1", "article:a", voices=voices, said=said).passes == passed


def test_a_publisher_is_nobody_its_own_pages_pass():
    """An agency that says something on its own page has its speaker pass it, not itself."""
    spokesman = Voice("speaker:spokesman", ("agency:ria",))

    assert Way("1", "article:a", (spokesman,), outlet="agency:ria").passes == {"speaker:spokesman"}


@pytest.mark.parametrize(
    ("voice", "sources"),
    [
        (MARA, ("organization:board",)),
        (Voice("speaker:mara"), ("speaker:mara",)),
        (Voice("speaker:x@a", ("organization:board",), anonymous=True), ("organization:board",)),
        (Voice("speaker:x@a", anonymous=True), ()),
        (Voice("speaker:x@a", is_anybody=False), ()),
    ],
)
def test_sources(voice, sources):
    """A body where one is spoken for, else whoever has a name, else nobody known."""
    assert voice.sources == sources
