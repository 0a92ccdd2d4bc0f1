"""What a filter leaves of a graph, and that what is left is a graph like any other."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.graphs import collections

from quotetrack.graph import GraphFilter, build_graph, count_left, filter_graph
from quotetrack.graph.kinds import EdgeKind, NodeKind
from quotetrack.records import Carrier, CarrierBasis
from quotetrack.reports import Selection, is_selected, note_article

COUNTED = ("since", "until", "statements", "wordings", "articles", "quoted", "weight", "attributions")
FIELDS = {"speakers": "speaker", "organizations": "organization", "carriers": "carrier", "outlets": "outlet"}

selections = st.builds(
    Selection,
    speaker=st.sampled_from((None, "quill", "official", "nobody")),
    organization=st.sampled_from((None, "board", "United Nations")),
    carrier=st.sampled_from((None, "Associated Press", "gazette")),
    outlet=st.sampled_from((None, "courier", "reuters.com")),
    anonymous=st.sampled_from((None, True, False)),
    since=st.sampled_from((None, "2031", "2031-05-05", "2032")),
    until=st.sampled_from((None, "2031", "2031-05", "2031-05-05")),
)
filters = st.builds(
    GraphFilter,
    speakers=st.sampled_from(((), ("quill",), ("quill", "vale"))),
    outlets=st.sampled_from(((), ("courier",))),
    since=st.sampled_from((None, "2031-05-05")),
    min_count=st.integers(1, 4),
    min_weight=st.integers(1, 3),
    kinds=st.none() | st.sets(st.sampled_from(NodeKind), min_size=1),
    edge_kinds=st.none() | st.sets(st.sampled_from(EdgeKind), min_size=1),
)


def to_filter(selection):
    """The filter of a graph that asks for what a report's selection asks for."""
    names = {field: (wanted,) for field, of in FIELDS.items() if (wanted := getattr(selection, of)) is not None}
    return GraphFilter(anonymous=selection.anonymous, since=selection.since, until=selection.until, **names)


def counted(graph):
    """All nodes and edges with what counts records, without what only describes them."""
    things = [
        *graph.nodes(data=True),
        *(((*ends, key), data) for *ends, key, data in graph.edges(keys=True, data=True)),
    ]
    return {thing: {name: data[name] for name in COUNTED if name in data} for thing, data in things}


def contents(graph):
    """All nodes and edges with all their attributes."""
    return dict(graph.nodes(data=True)), sorted(graph.edges(keys=True, data=True), key=lambda edge: edge[:3])


@given(collections(), selections)
def test_filtering_the_graph_is_filtering_the_records(collection, selection):
    """Records that a report selects make the graph that the same filter leaves of the graph of all records."""
    attributions, articles, same = collection
    facts = {article.id: note_article(article) for article in articles}
    selected = [each for each in attributions if is_selected(each, facts[each.article_id], selection)]
    pages = {each.article_id for each in selected}

    filtered = filter_graph(build_graph(attributions, articles, statements=same), to_filter(selection))

    if to_filter(selection) == GraphFilter():
        pages = facts.keys()
    built = build_graph(selected, [article for article in articles if article.id in pages], statements=same)
    assert counted(filtered) == counted(built)


@given(collections(), filters)
def test_twice_is_once(collection, wanted):
    """What a filter leaves is left by the same filter again, the graph given is as it was, and nodes are sorted."""
    graph = build_graph(*collection[:2], statements=collection[2])
    before = contents(graph)

    # Kinds can leave out what attributions are read from; their filters are asked of whole graphs only.
    chosen = GraphFilter(wanted.speakers, outlets=wanted.outlets, since=wanted.since, min_count=wanted.min_count)
    shown = GraphFilter(min_weight=wanted.min_weight, kinds=wanted.kinds, edge_kinds=wanted.edge_kinds)
    for each in (chosen, shown):
        once = filter_graph(graph, each)
        assert contents(filter_graph(once, each)) == contents(once)
        assert list(once) == sorted(once)
    assert contents(graph) == before
    assert contents(filter_graph(filter_graph(graph, chosen), shown)) == contents(filter_graph(graph, wanted))


@given(collections(), filters)
def test_nothing_dangles(collection, wanted):
    """Every node that is left has an edge, or had none before; statements without an article are gone."""
    graph = build_graph(*collection[:2], statements=collection[2])

    left = filter_graph(graph, wanted)

    assert all(left.degree(node) or not graph.degree(node) for node in left)
    if wanted.kinds is None and wanted.edge_kinds is None and wanted.min_weight == 1:
        for node, data in left.nodes(data=True):
            places = [edge for *_, edge in left.out_edges(node, data=True) if edge["kind"] == EdgeKind.APPEARS_IN]
            assert data["kind"] != NodeKind.STATEMENT or (places and data["articles"] >= 1)
            assert data.get("statements") != 0


@given(collections(), st.integers(2, 4))
def test_min_count_leaves_nobody_rarer(collection, min_count):
    """Everybody left has a part in so many of the attributions left."""
    left = filter_graph(build_graph(*collection[:2], statements=collection[2]), GraphFilter(min_count=min_count))

    assert all(data.get("statements", min_count) >= min_count for _, data in left.nodes(data=True))


def test_min_count_is_asked_until_nothing_more_goes(make_article, make_attribution):
    """The rare voice goes, then its outlet with what a frequent one said there; a rare hand goes alone."""
    pages = [make_article(), make_article("quay.txt", outlet="Lowmere Gazette")]
    said = [
        make_attribution("We stay", carriers=[("AP", "told")]),
        make_attribution("We said so", start=60),
        make_attribution("We go", "quay.txt"),
        make_attribution("I go too", "quay.txt", speaker="Jonas Vale", start=60),
    ]

    left = filter_graph(build_graph(said, pages), GraphFilter(min_count=2))

    assert labels(left, "statement") == ["We said so", "We stay"]
    assert (labels(left, "speaker"), labels(left, "outlet"), labels(left, "agency")) == (
        ["Mara Quill"],
        ["The Saltmarsh Courier"],
        [],
    )


@pytest.fixture
def graph(make_article, make_attribution):
    """Two outlets; one voice heard twice and told AP, one heard once, one unnamed, and one page of which nothing is."""
    pages = [
        make_article(),
        make_article("quay.txt", outlet="Lowmere Gazette", published="2024-04-01"),
        make_article("silent.txt"),
        make_article("undated.txt", published=None, credits=(Carrier("AFP", CarrierBasis.CREDIT),)),
    ]
    said = [
        make_attribution(role="mayor", organization="Harbour Board", carriers=[("AP", "told")]),
        make_attribution("The quay is open", "quay.txt"),
        make_attribution("We are leaving", "quay.txt", speaker="Jonas Vale", start=60),
        make_attribution("Nobody asked us", "undated.txt", speaker=None, described="two sailors"),
    ]
    return build_graph(said, pages)


def labels(graph, kind):
    """Labels of the nodes of a kind."""
    return sorted(data["label"] for _, data in graph.nodes(data=True) if data["kind"] == kind)


@pytest.mark.parametrize(
    ("wanted", "speakers", "outlets"),
    [
        (GraphFilter(since="2024-03-06"), ["Jonas Vale", "Mara Quill"], ["Lowmere Gazette"]),
        (GraphFilter(until="2024-03"), ["Mara Quill"], ["The Saltmarsh Courier"]),
        (GraphFilter(speakers=["vale"]), ["Jonas Vale"], ["Lowmere Gazette"]),
        (
            GraphFilter(speakers=["vale", "sailors"]),
            ["Jonas Vale", "unnamed: two sailors"],
            ["Lowmere Gazette", "The Saltmarsh Courier"],
        ),
        (GraphFilter(organizations=["board"]), ["Mara Quill"], ["The Saltmarsh Courier"]),
        (GraphFilter(carriers=["Agence France-Presse"]), ["unnamed: two sailors"], ["The Saltmarsh Courier"]),
        (GraphFilter(anonymous=False), ["Jonas Vale", "Mara Quill"], ["Lowmere Gazette", "The Saltmarsh Courier"]),
    ],
)  # fmt: skip
def test_what_each_filter_leaves(wanted, speakers, outlets, graph):
    """Each filter by itself: who is left."""
    left = filter_graph(graph, wanted)

    assert (labels(left, "speaker"), labels(left, "outlet")) == (speakers, outlets)


def test_what_is_left_is_counted_anew(graph):
    """A voice heard on two pages, on one of them as mayor, is that of the other page alone where time asks for it."""
    left = filter_graph(graph, GraphFilter(speakers=["quill"], since="2024-04"))

    voice = left.nodes["speaker:speaker-mara quill"]
    assert (voice["statements"], voice["since"], voice["until"]) == (1, "2024-04-01", "2024-04-01")
    assert labels(left, "organization") == labels(left, "agency") == []
    assert labels(left, "article") == ["About quay.txt"]


def test_other_names_find_a_speaker(graph):
    """A name that only the database knows of a speaker's id finds all that the speaker said."""
    wanted = GraphFilter(speakers=["Marushka"])

    assert not filter_graph(graph, wanted)
    assert labels(
        filter_graph(graph, wanted, aliases={"speaker-mara quill": frozenset({"Marushka Q."})}), "speaker"
    ) == ["Mara Quill"]


def test_kinds_leave_what_still_hangs_together(graph):
    """Speakers and bodies alone: the one speaker who speaks for one; the others would float about."""
    left = filter_graph(graph, GraphFilter(kinds=["speaker", "organization"]))

    assert (labels(left, "speaker"), labels(left, "organization")) == (["Mara Quill"], ["Harbour Board"])


def test_asking_for_nothing_changes_nothing(graph):
    """Without a filter the silent article stays too; with one it goes."""
    assert contents(filter_graph(graph, GraphFilter())) == contents(graph)
    assert "About silent.txt" not in labels(filter_graph(graph, GraphFilter(since="2024")), "article")


def test_what_is_left_after_each_filter(graph):
    """The one that leaves nothing can be told."""
    wanted = GraphFilter(speakers=["quill"], outlets=["estral"], since="2024-03-06", min_count=2)

    assert list(count_left(graph, wanted).items()) == [("since", 2), ("speakers", 1), ("outlets", 0), ("min_count", 0)]
