"""Records become the graph that docs/graph.md promises."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest

from quotetrack.graph import MaybeSame, SameStatement, build_graph
from quotetrack.graph.kinds import EdgeKind, NodeKind
from quotetrack.records import AttributionClass, Carrier, CarrierBasis, Dateline, Kind, ProbableCarrier, Span


def kinds_between(graph, source_kind, target_kind):
    """(source label, edge key, target label) of every edge between two kinds of node."""
    labels = graph.nodes(data="label")
    kinds = graph.nodes(data="kind")
    return sorted(
        (labels[source], key, labels[target])
        for source, target, key in graph.edges(keys=True)
        if (kinds[source], kinds[target]) == (source_kind, target_kind)
    )


def test_one_statement_has_all_its_ends(make_article, make_attribution):
    """Speaker, organisation, article, outlet and every hand it came through hang on one statement."""
    article = make_article(
        credits=(Carrier("AP", CarrierBasis.CREDIT),), dateline=Dateline("GULLPORT", "AFP", None, 0, 9)
    )
    attribution = make_attribution(
        organization="Harbour Board", role="head", carriers=[("Reuters", "told"), ("AP", "credit")], medium="interview"
    )

    graph = build_graph([attribution], [article])

    assert kinds_between(graph, "speaker", "statement") == [("Mara Quill", "said", "The harbour is closed")]
    assert kinds_between(graph, "speaker", "organization") == [("Mara Quill", "speaks_for:head", "Harbour Board")]
    assert kinds_between(graph, "statement", "article") == [
        ("The harbour is closed", f"appears_in:{attribution.id}", "About harbour.txt")
    ]
    assert kinds_between(graph, "statement", "agency") == [
        ("The harbour is closed", f"told:{attribution.id}:1", "Reuters")
    ]
    assert kinds_between(graph, "article", "agency") == [
        ("About harbour.txt", "credited:credit", "AP"),
        ("About harbour.txt", "credited:dateline", "AFP"),
    ]
    assert kinds_between(graph, "outlet", "article") == [("The Saltmarsh Courier", "published", "About harbour.txt")]
    there = graph.edges[f"statement:{attribution.id}", f"article:{article.id}", f"appears_in:{attribution.id}"]
    assert (there["wording"], there["medium"], there["text_start"], there["text_end"]) == (
        "direct",
        "interview",
        10,
        31,
    )
    assert (there["speaker"], there["source_words"]) == ("speaker:speaker-mara quill", "Mara Quill")


def test_every_kind_is_a_promised_one(make_article, make_attribution):
    """Nodes and edges carry kinds of the two closed lists, and node ids begin with their kind."""
    graph = build_graph(
        [make_attribution(organization="Harbour Board", carriers=[("Reuters", "relay"), ("The Dune Echo", "told")])],
        [make_article(credits=(Carrier("Gull News Agency", CarrierBasis.CREDIT),))],
    )

    assert {data["kind"] for _, data in graph.nodes(data=True)} <= set(NodeKind)
    assert {data["kind"] for *_, data in graph.edges(data=True)} <= set(EdgeKind)
    assert all(node.startswith(f"{data['kind']}:") for node, data in graph.nodes(data=True))


@pytest.mark.parametrize(
    ("one", "other", "label"),
    [
        ("AP", "the Associated Press", "AP"),
        ("Reuters", "Reuters news agency", "Reuters"),
        ("Deutsche Welle", "www.dw.com", "Deutsche Welle"),
        ("The  Dune Echo", "Dune Echo", None),
    ],
)
def test_a_carrier_of_two_names_is_one_node(one, other, label, make_attribution):
    """Aliases, hosts, a leading "the" and spelling of spaces do not make another carrier."""
    graph = build_graph(
        [
            make_attribution("One thing", carriers=[(one, "told")]),
            make_attribution("Another thing", carriers=[(other, "according-to")]),
        ]
    )

    carriers = [data for _, data in graph.nodes(data=True) if data["kind"] in {"agency", "outlet"}]
    assert len(carriers) == 1
    assert label is None or carriers[0]["label"] == label


@pytest.mark.parametrize(
    ("carriers", "kind"),
    [
        ([("Gull Wire", "told")], "outlet"),
        ([("Gull Wire", "credit")], "agency"),
        ([("Gull Wire", "told"), ("Gull Wire", "dateline")], "agency"),
        ([("Gull Wire", "byline")], "outlet"),
        ([("Gull News Agency", "told")], "agency"),
        ([("The Saltmarsh Courier", "credit")], "outlet"),
    ],
)
def test_an_unknown_carrier_is_told_by_its_place(carriers, kind, make_article, make_attribution):
    """Outside the lexicon, credit and dateline mean agency, publishing an article means outlet."""
    graph = build_graph([make_attribution(carriers=carriers)], [make_article()])

    name = carriers[0][0]
    assert {data["kind"] for _, data in graph.nodes(data=True) if data["label"] == name} == {kind}


def test_a_weak_name_of_an_organisation_is_no_carrier(make_attribution):
    """A body whose short name is also an agency's stays an organisation, the agency's full name does not."""
    graph = build_graph(
        [make_attribution("A", organization="PA"), make_attribution("B", organization="Associated Press")]
    )

    assert kinds_between(graph, "speaker", "organization") == [("Mara Quill", "speaks_for", "PA")]
    assert kinds_between(graph, "speaker", "agency") == [("Mara Quill", "speaks_for", "AP")]


def test_a_speaker_for_an_unlisted_outlet_speaks_for_the_carrier(make_attribution):
    """What the records call an outlet is one node, whether words came through it or somebody speaks for it."""
    spoken = make_attribution("A", organization="Dune Echo")
    spoken = replace(spoken, organizations=(replace(spoken.organizations[0], type="outlet"),))

    graph = build_graph([spoken, make_attribution("B", carriers=[("the Dune Echo", "told")])])

    assert kinds_between(graph, "speaker", "outlet") == [("Mara Quill", "speaks_for", "Dune Echo")]
    assert [label for *_, label in kinds_between(graph, "statement", "outlet")] == ["Dune Echo"]


def test_unnamed_speakers_stay_apart(make_attribution):
    """The officials of two articles are two nodes, marked anonymous; a named speaker of both is one."""
    graph = build_graph(
        [
            make_attribution(content, article, speaker=speaker, described="officials")
            for article in ("a.txt", "b.txt")
            for content, speaker in (("First", None), ("Second", None), ("Third", "Mara Quill"))
        ]
    )

    speakers = sorted(
        (data["label"], data["named"], data["anonymous"])
        for _, data in graph.nodes(data=True)
        if data["kind"] == "speaker"
    )
    assert speakers == [
        ("Mara Quill", True, False),
        ("unnamed: officials", False, True),
        ("unnamed: officials", False, True),
    ]


def test_bodies_without_a_name_of_their_own_stay_apart(make_attribution):
    """Two articles' "ministry" may be two countries'; a body with a name, and dpa, is one everywhere."""
    graph = build_graph(
        [
            make_attribution(f"{name} speaks", article, speaker=name, organization=name)
            for article in ("a.txt", "b.txt")
            for name in ("ministry", "Harbour Board", "dpa")
        ]
    )

    nodes = [(data["kind"], data["label"]) for _, data in graph.nodes(data=True) if "speaks" not in data["label"]]
    assert sorted(node for node in nodes if node[0] != "article") == [
        ("agency", "dpa"),
        ("organization", "Harbour Board"),
        ("organization", "ministry"),
        ("organization", "ministry"),
        ("speaker", "Harbour Board"),
        ("speaker", "dpa"),
        ("speaker", "ministry"),
        ("speaker", "ministry"),
    ]


def test_unknown_speakers_stay_apart(make_attribution):
    """Two pronouns resolved to nobody are two nodes, called by their words and not marked anonymous."""
    attributions = [make_attribution(content) for content in ("First", "Second")]
    nobody = replace(attributions[0].speaker, name=None, anonymous=False, anonymity=None)

    graph = build_graph([replace(item, speaker=nobody, source=Span(0, 2, "he")) for item in attributions])

    speakers = [(data["label"], data["anonymous"]) for _, data in graph.nodes(data=True) if data["kind"] == "speaker"]
    assert speakers == [("unnamed: he", False)] * 2


def test_a_publisher_is_no_carrier_of_its_own_article(make_article, make_attribution):
    """An article of an agency that credits the agency is published by it, and credits nobody else."""
    credits = (Carrier("Associated Press", CarrierBasis.CREDIT), Carrier("AFP", CarrierBasis.CREDIT))
    graph = build_graph([make_attribution()], [make_article(outlet="apnews.com", credits=credits)])

    assert kinds_between(graph, "article", "agency") == [("About harbour.txt", "credited:credit", "AFP")]
    assert kinds_between(graph, "agency", "article") == [("AP", "published", "About harbour.txt")]


def test_only_statements_unless_told_otherwise(make_attribution):
    """Beliefs stay out by default and come in when asked for."""
    belief = make_attribution("It will rain", category=AttributionClass.BELIEF)

    assert build_graph([belief]).number_of_nodes() == 0
    assert build_graph([belief], categories=set(AttributionClass)).has_node(f"statement:{belief.id}")


def test_an_attribution_without_speaker_or_article_is_kept(make_attribution):
    """Nobody to name and no article record: the attribution still hangs on the article's name."""
    graph = build_graph([replace(make_attribution(), speaker=None)])

    assert kinds_between(graph, "statement", "article") == [
        ("The harbour is closed", f"appears_in:{make_attribution().id}", "harbour.txt")
    ]
    assert not [node for node in graph if node.startswith("speaker:")]


def test_speaking_for_is_weighed(make_attribution):
    """The edge to the organisation counts the statements that say so, twice the same record counting once."""
    attributions = [make_attribution(content, organization="Harbour Board") for content in ("A", "B", "B", "C")]

    graph = build_graph(attributions)

    assert [weight for *_, weight in graph.edges(data="weight") if weight != 1] == [3]


def test_numbers_of_the_machine_stay_out(make_attribution):
    """Confidence differs in the last digits between machines, so the graph is the same without it."""
    attribution = make_attribution()

    one, other = (build_graph([replace(attribution, confidence=value)]) for value in (0.8, 0.8000001))

    assert dict(one.nodes(data=True)) == dict(other.nodes(data=True))


def test_order_of_records_does_not_matter(make_article, make_attribution):
    """Shuffled records, two of them articles of one id, give the same nodes and edges in the same order."""
    articles = [make_article(name, credits=(Carrier("AP", CarrierBasis.CREDIT),)) for name in "abc"]
    articles.append(replace(articles[0], title="A later title"))
    attributions = [
        make_attribution(
            f"Thing {number}", article.name, organization="Harbour Board", carriers=[("Gull Wire", "told")]
        )
        for article in articles[:3]
        for number in range(4)
    ]
    shuffled_articles, shuffled = list(articles), list(attributions)
    random.Random(7).shuffle(shuffled)
    shuffled_articles.reverse()

    one, other = build_graph(attributions, articles), build_graph(shuffled, shuffled_articles)

    assert list(one.nodes(data=True)) == list(other.nodes(data=True))
    assert list(one.edges(keys=True, data=True)) == list(other.edges(keys=True, data=True))


def test_each_of_several_speakers_said_it_and_speaks_for_its_own(make_attribution):
    """Two speakers of one statement have an edge to it each, and one to the bodies that are theirs."""
    one = make_attribution("A", speaker="Mara Quill", organization="Harbour Board")
    other = make_attribution("B", speaker="Ivo Lank", organization="Harbour Union")
    theirs = replace(other.organizations[0], of=(1,))
    both = replace(one, co_speakers=(other.speaker,), organizations=(*one.organizations, theirs))

    graph = build_graph([both])

    assert kinds_between(graph, "speaker", "statement") == [("Ivo Lank", "said", "A"), ("Mara Quill", "said", "A")]
    assert kinds_between(graph, "speaker", "organization") == [
        ("Ivo Lank", "speaks_for", "Harbour Union"),
        ("Mara Quill", "speaks_for", "Harbour Board"),
    ]


def test_days_are_those_of_the_articles(make_article, make_attribution):
    """Everything is dated by the articles in which it occurs; what stands in none of a known day has no days."""
    days = {"a.txt": "2031-05-04T18:00", "b.txt": "2031-05-02", "c.txt": None, "d.txt": "05/07/2031"}
    graph = build_graph(
        [make_attribution(f"Thing {name}", name, organization="Harbour Board") for name in days],
        [make_article(name, published=day) for name, day in days.items()],
    )

    spoken = graph.nodes["speaker:speaker-mara quill"]
    assert (spoken["since"], spoken["until"], spoken["statements"]) == ("2031-05-02", "2031-05-04", 4)
    (role,) = [data for *_, data in graph.edges(data=True) if data["kind"] == "speaks_for"]
    assert (role["since"], role["until"], role["weight"]) == ("2031-05-02", "2031-05-04", 4)
    assert "since" not in graph.nodes["article:id-c.txt"]
    assert "until" not in graph.nodes["article:id-d.txt"]


def test_a_statement_of_several_articles_is_one_node(make_attribution):
    """What is the same across articles has one node and an edge to each page; a rendering is linked, not counted."""
    one, other, told, apart = (
        make_attribution(content, f"{content}.txt", kind=kind)
        for content, kind in (
            ("We will pay", Kind.DIRECT),
            ("We shall pay", Kind.DIRECT),
            ("they would pay", Kind.INDIRECT),
            ("No", Kind.INDIRECT),
        )
    )
    same = SameStatement("5a5a", "We shall pay", (one.id, other.id), (told.id,))

    graph = build_graph([one, other, told, apart], statements=[same])

    node = graph.nodes["statement:5a5a"]
    assert {name: node[name] for name in ("content", "quoted", "wordings", "articles")} == {
        "content": "We shall pay", "quoted": True, "wordings": 2, "articles": 2,
    }  # fmt: skip
    assert graph.edges["speaker:speaker-mara quill", "statement:5a5a", "said"]["weight"] == 2
    assert kinds_between(graph, "statement", "statement") == [("they would pay", "same_as", "We shall pay")]
    assert graph.nodes[f"statement:{apart.id}"]["quoted"] is False


def test_a_rendering_of_what_is_not_there_is_no_edge(make_attribution):
    """Where the quotation was left out, its rendering stands alone and no empty statement is made up."""
    told = make_attribution("they would pay")

    graph = build_graph([told], statements=[SameStatement("5a5a", "We shall pay", ("elsewhere",), (told.id,))])

    assert [node for node in graph if node.startswith("statement:")] == [f"statement:{told.id}"]


def test_speakers_who_may_be_one_are_linked(make_attribution):
    """A pair that waits for a decision is an edge between two nodes, if both are there."""
    attributions = [make_attribution("A", speaker="M. Quill"), make_attribution("B", speaker="Mara Quill")]
    pairs = [MaybeSame("speaker-m. quill", "speaker-mara quill", "the same body"), MaybeSame("speaker-x", "speaker-y")]

    graph = build_graph(attributions, candidates=pairs)

    assert kinds_between(graph, "speaker", "speaker") == [("M. Quill", "same_as", "Mara Quill")]
    assert graph.number_of_nodes() == 5


def test_namesakes_are_told_apart(make_attribution):
    """Two people of one name have their role and body in the label; somebody whose name is their own has not."""
    one = make_attribution("A", role="mayor", organization="Gullport")
    other = replace(make_attribution("B", speaker="Other", role="singer"), id="b")
    other = replace(other, speaker=replace(other.speaker, name="Mara Quill"))

    graph = build_graph([one, other, make_attribution("C", speaker="Ivo Lank", role="clerk")])

    assert sorted(data["label"] for _, data in graph.nodes(data=True) if data["kind"] == "speaker") == [
        "Ivo Lank",
        "Mara Quill (mayor, Gullport)",
        "Mara Quill (singer)",
    ]


def test_roles_are_edges_of_their_own(make_article, make_attribution):
    """Who was one thing and later another for one body speaks for it twice, each with its days."""
    attributions = [make_attribution(f"As {role}", f"{role}.txt", role=role, organization="Gull Party")
                    for role in ("deputy", "leader")]  # fmt: skip
    articles = [make_article("deputy.txt", published="2031-01-01"), make_article("leader.txt", published="2033-01-01")]

    graph = build_graph(attributions, articles)

    spoken = {data["role"]: (data["since"], data["until"]) for *_, data in graph.edges(data=True)
              if data["kind"] == "speaks_for"}  # fmt: skip
    assert spoken == {"deputy": ("2031-01-01",) * 2, "leader": ("2033-01-01",) * 2}


def test_a_hand_that_is_only_inferred_is_an_edge_of_its_own_kind(make_attribution):
    """What no words say stays apart from what they say, with its chance and reason."""
    hand = ProbableCarrier("Reuters", 0.7012345, "the only agency credited")

    graph = build_graph([make_attribution(probable_carriers=(hand,))])

    (edge,) = [data for *_, data in graph.edges(data=True) if data["kind"] == "inferred"]
    assert (edge["chance"], edge["because"]) == (0.7, "the only agency credited")


def test_edges_that_count_name_what_they_count(make_article, make_attribution):
    """Who said something on two pages, for one body, has the two attributions on both edges, and weighs two."""
    pages = [make_article(), make_article("quay.txt")]
    said = [make_attribution(article=page.name, organization="Harbour Board") for page in pages]
    twice = replace(said[0], organizations=said[0].organizations * 2)
    same = SameStatement("words", "The harbour is closed", tuple(each.id for each in said))

    graph = build_graph([twice, said[1]], pages, statements=[same])

    speaker = "speaker:speaker-mara quill"
    for edge in (
        graph.edges[speaker, "statement:words", "said"],
        graph.edges[speaker, "organization:org-harbour board", "speaks_for"],
    ):
        assert (edge["attributions"], edge["weight"]) == ("; ".join(sorted(each.id for each in said)), 2)
    assert graph.nodes[speaker]["name"] == "Mara Quill"
