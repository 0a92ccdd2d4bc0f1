"""Records become the graph that docs/graph.md promises."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest

from quotetrack.graph import build_graph
from quotetrack.graph.kinds import EdgeKind, NodeKind
from quotetrack.records import AttributionClass, Carrier, CarrierBasis, Dateline, Span


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
    """Speaker, organisation, article, outlet and every hand it came through hang on one attribution."""
    article = make_article(
        credits=(Carrier("AP", CarrierBasis.CREDIT),), dateline=Dateline("GULLPORT", "AFP", None, 0, 9)
    )
    attribution = make_attribution(
        organization="Harbour Board", role="head", carriers=[("Reuters", "told"), ("AP", "credit")], medium="interview"
    )

    graph = build_graph([attribution], [article])

    assert kinds_between(graph, "speaker", "attribution") == [("Mara Quill", "said", "The harbour is closed")]
    assert kinds_between(graph, "speaker", "organization") == [("Mara Quill", "speaks_for:role", "Harbour Board")]
    assert kinds_between(graph, "attribution", "article") == [
        ("The harbour is closed", "appears_in", "About harbour.txt")
    ]
    assert kinds_between(graph, "attribution", "agency") == [("The harbour is closed", "carried_by:told", "Reuters")]
    assert kinds_between(graph, "article", "agency") == [
        ("About harbour.txt", "credits:credit", "AP"),
        ("About harbour.txt", "credits:dateline", "AFP"),
    ]
    assert kinds_between(graph, "article", "outlet") == [("About harbour.txt", "published_by", "The Saltmarsh Courier")]
    said = graph.nodes[f"attribution:{attribution.id}"]
    assert (said["wording"], said["medium"], said["text_start"], said["text_end"]) == ("direct", "interview", 10, 31)


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

    assert kinds_between(graph, "speaker", "organization") == [("Mara Quill", "speaks_for:role", "PA")]
    assert kinds_between(graph, "speaker", "agency") == [("Mara Quill", "speaks_for:role", "AP")]


def test_a_speaker_for_an_unlisted_outlet_speaks_for_the_carrier(make_attribution):
    """What the records call an outlet is one node, whether words came through it or somebody speaks for it."""
    spoken = make_attribution("A", organization="Dune Echo")
    spoken = replace(spoken, organizations=(replace(spoken.organizations[0], type="outlet"),))

    graph = build_graph([spoken, make_attribution("B", carriers=[("the Dune Echo", "told")])])

    assert kinds_between(graph, "speaker", "outlet") == [("Mara Quill", "speaks_for:role", "Dune Echo")]
    assert [key for *_, key in kinds_between(graph, "attribution", "outlet")] == ["Dune Echo"]


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

    assert kinds_between(graph, "article", "agency") == [
        ("About harbour.txt", "credits:credit", "AFP"),
        ("About harbour.txt", "published_by", "AP"),
    ]


def test_only_statements_unless_told_otherwise(make_attribution):
    """Beliefs stay out by default and come in when asked for."""
    belief = make_attribution("It will rain", category=AttributionClass.BELIEF)

    assert build_graph([belief]).number_of_nodes() == 0
    assert build_graph([belief], categories=set(AttributionClass)).has_node(f"attribution:{belief.id}")


def test_an_attribution_without_speaker_or_article_is_kept(make_attribution):
    """Nobody to name and no article record: the attribution still hangs on the article's name."""
    graph = build_graph([replace(make_attribution(), speaker=None)])

    assert kinds_between(graph, "attribution", "article") == [("The harbour is closed", "appears_in", "harbour.txt")]
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
    """Shuffled records, two of them versions of one id, give the same nodes and edges in the same order."""
    articles = [make_article(name, credits=(Carrier("AP", CarrierBasis.CREDIT),)) for name in "abc"]
    articles.append(replace(articles[0], title="A later title"))
    attributions = [
        make_attribution(
            f"Thing {number}", article.name, organization="Harbour Board", carriers=[("Gull Wire", "told")]
        )
        for article in articles[:3]
        for number in range(4)
    ]
    attributions.append(replace(attributions[0], medium="letter"))
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

    assert kinds_between(graph, "speaker", "attribution") == [("Ivo Lank", "said", "A"), ("Mara Quill", "said", "A")]
    assert kinds_between(graph, "speaker", "organization") == [
        ("Ivo Lank", "speaks_for:role", "Harbour Union"),
        ("Mara Quill", "speaks_for:role", "Harbour Board"),
    ]
