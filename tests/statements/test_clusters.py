"""Links between quotations become statements: stars, not chains."""

from __future__ import annotations

import random
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotetrack.errors import DecisionError
from quotetrack.statements.clusters import Cluster, cluster_quotations, find_neighbourhood
from quotetrack.statements.decisions import Decision, Verdict
from quotetrack.statements.judgement import Resemblance
from quotetrack.statements.links import Link, LinkKind
from quotetrack.statements.quotation import Quotation

SAME, DIFFERENT = Verdict.SAME, Verdict.DIFFERENT


def quotation(id_: str, n_words: int, *, speaker: str | None = None, day: int | None = None, quoted: bool = True):
    """A quotation of some words on a day of May."""
    keys = tuple(f"word{k}" for k in range(n_words))
    return Quotation(id_, keys, speaker=speaker, day=None if day is None else date(2031, 5, day), is_quoted=quoted)


def link(one: str, other: str, kind: LinkKind = LinkKind.WORDING) -> Link:
    """A link of a kind; what it rests on does not matter here."""
    return Link(one, other, kind, Resemblance.SAME, 1.0, 1.0, 50.0, False, False)


def members(clusters: tuple[Cluster, ...]) -> list[tuple[str, ...]]:
    return [tuple(map(str, cluster.members)) for cluster in clusters]


def test_a_chain_is_no_statement() -> None:
    """Of three quotations linked in a row the longest has those linked to it, and no others."""
    links = [link("a", "b"), link("b", "c")]

    assert members(cluster_quotations([quotation("a", 5), quotation("b", 9), quotation("c", 5)], links)) == [
        ("b", "a", "c")
    ]
    assert members(cluster_quotations([quotation("a", 9), quotation("b", 7), quotation("c", 5)], links)) == [
        ("a", "b"),
        ("c",),
    ]


def test_the_earliest_of_equally_long_ones_is_the_centre() -> None:
    """Length goes before day, and day before id; without a day is last."""
    quotations = [quotation("a", 5), quotation("b", 5, day=2), quotation("c", 5, day=1)]

    assert members(cluster_quotations(quotations, [link("a", "b"), link("b", "c"), link("a", "c")])) == [
        ("c", "b", "a")
    ]


@pytest.mark.parametrize(
    ("phrase", "expected"),
    [
        ({"speaker": "Moss", "day": 9}, [("one",), ("two", "phrase")]),
        ({"day": 1}, [("one", "phrase"), ("two",)]),
        ({"speaker": "Orin"}, [("one",), ("two",), ("phrase",)]),
    ],
)
def test_a_phrase_of_two_statements(phrase: dict[str, object], expected: list[tuple[str, ...]]) -> None:
    """A phrase linked to two strangers joins the one with its speaker or day, else none, and that is noted."""
    quotations = [
        quotation("one", 20, speaker="Larkin", day=1),
        quotation("two", 15, speaker="Moss", day=7),
        quotation("phrase", 4, **phrase),  # type: ignore[arg-type]
    ]
    clusters = cluster_quotations(quotations, [link("one", "phrase"), link("two", "phrase")])

    assert members(clusters) == expected
    assert [each for cluster in clusters for each in cluster.notes] == ["phrase"]


def test_a_shared_agency_decides() -> None:
    """Where neither speaker nor day tells, the agency does."""
    quotations = [quotation("one", 20), quotation("two", 15), quotation("phrase", 4)]
    hands = {"two": frozenset({"AFP"}), "phrase": frozenset({"AFP"})}
    clusters = cluster_quotations(quotations, [link("one", "phrase"), link("two", "phrase")], hands=hands)

    assert members(clusters) == [("one",), ("two", "phrase")]
    assert "agency" in clusters[1].notes["phrase"]


def test_copies_of_a_phrase_that_fits_nowhere_stay_together() -> None:
    """Two copies of a phrase that joins no statement are one of their own."""
    quotations = [quotation("one", 20), quotation("two", 15), quotation("p", 4), quotation("q", 4)]
    links = [link(long, phrase) for long in ("one", "two") for phrase in ("p", "q")]

    assert members(cluster_quotations(quotations, [*links, link("p", "q")])) == [("one",), ("two",), ("p", "q")]


def test_renderings_are_a_list_of_their_own() -> None:
    """Indirect versions go with the quotation they render, and make a statement where there is none."""
    quotations = [quotation("q", 9), *(quotation(each, 7, quoted=False) for each in "rst")]
    links = [link("q", "r", LinkKind.RENDERING), link("s", "t", LinkKind.RENDERING)]
    clusters = cluster_quotations(quotations, links)

    assert [(cluster.members, cluster.renderings) for cluster in clusters] == [(("q",), ("r",)), (("s", "t"), ())]


def test_same_holds_together() -> None:
    """What people call the same is one statement without any link, and brings its links along."""
    quotations = [quotation("a", 9), quotation("b", 8), quotation("c", 7)]

    clusters = cluster_quotations(quotations, [link("b", "c")], [Decision("a", "b", SAME)])

    assert members(clusters) == [("a", "b", "c")]


def test_different_keeps_apart() -> None:
    """What people call different is two statements though the words are the same; a third goes with one of them."""
    quotations = [quotation("a", 9), quotation("b", 9), quotation("c", 7)]
    links = [link("a", "b"), link("b", "c"), link("a", "c")]

    clusters = cluster_quotations(quotations, links, [Decision("b", "a", DIFFERENT), Decision("c", "a", DIFFERENT)])

    assert members(clusters) == [("a",), ("b", "c")]


def test_contradiction_is_refused() -> None:
    """Decisions that cannot all hold are refused in one line that says which ones."""
    quotations = [quotation(each, 5) for each in "abc"]
    decisions = [Decision("a", "b", SAME), Decision("b", "c", SAME), Decision("c", "a", DIFFERENT)]

    with pytest.raises(DecisionError, match=r"^decision: c and a are said to be different.*\(c = b = a\); withdraw"):
        cluster_quotations(quotations, [], decisions)


graphs = st.tuples(
    st.lists(
        st.tuples(st.integers(2, 6), st.sampled_from([None, "x", "y"]), st.sampled_from([None, 1, 2]), st.booleans()),
        min_size=1,
        max_size=9,
    ),
    st.lists(st.tuples(st.integers(0, 8), st.integers(0, 8)), max_size=16),
    st.lists(st.tuples(st.integers(0, 8), st.integers(0, 8)), max_size=3),
    st.randoms(use_true_random=False),
)


@given(graphs)
def test_partition(graph: tuple[list[tuple], list[tuple[int, int]], list[tuple[int, int]], random.Random]) -> None:
    """Order changes nothing; each is in one statement; members are linked to their centre; pieces give the whole."""
    shapes, pairs, apart, chance = graph
    quotations = [
        quotation(str(k), length, speaker=speaker, day=day, quoted=quoted)
        for k, (length, speaker, day, quoted) in enumerate(shapes)
    ]
    pairs = [(a, b) for a, b in pairs if a != b and max(a, b) < len(shapes)]
    links = [
        link(str(a), str(b), LinkKind.WORDING if shapes[a][3] and shapes[b][3] else LinkKind.RENDERING)
        for a, b in pairs
    ]
    decisions = [Decision(str(a), str(b), DIFFERENT) for a, b in apart if a != b]
    clusters = cluster_quotations(quotations, links, decisions)

    shuffled = [chance.sample(each, len(each)) for each in (quotations, links, decisions)]
    assert cluster_quotations(*shuffled) == clusters
    everyone = [each for cluster in clusters for each in (*cluster.members, *cluster.renderings)]
    assert sorted(map(str, everyone)) == sorted(str(each.id) for each in quotations)
    linked = {frozenset((each.one, each.other)) for each in links}
    for cluster in clusters:
        assert all(frozenset((cluster.centre, each)) in linked for each in cluster.members if each != cluster.centre)
        together = {*cluster.members, *cluster.renderings}
        assert not any(one in together and other in together for one, other, _ in decisions)

    def neighbours(each: object) -> list[str]:
        ties = [(str(one), str(other)) for one, other, *_ in (*links, *decisions)]
        return [other if one == each else one for one, other in ties if each in (one, other)]

    near = find_neighbourhood(["0"], neighbours)
    inside = cluster_quotations([each for each in quotations if each.id in near], links, decisions)
    outside = cluster_quotations([each for each in quotations if each.id not in near], links, decisions)
    assert {each.centre: each for each in (*inside, *outside)} == {each.centre: each for each in clusters}
