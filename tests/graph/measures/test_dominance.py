"""On whom pages rest: by hand, and as networkx finds it on the graph of one page."""

from __future__ import annotations

from itertools import pairwise

import networkx as nx
from hypothesis import given
from hypothesis import strategies as st

from quotetrack.graph.measures import Dominator, Voice, Way, find_dominators

OBSERVATORY = "organization:observatory"
CHIEF = Voice("speaker:chief", (OBSERVATORY,))
ITSELF = Voice("speaker:observatory", (OBSERVATORY,))
REED = Voice("speaker:reed")
HE = Voice("speaker:he@9", is_anybody=False)
AFP, REUTERS = "agency:afp", "agency:reuters"


def way(number, article, *voices, said=(), credited=()):
    return Way(str(number), f"article:{article}", voices, said=said, credited=credited)


PAGES = [
    way(1, "a", CHIEF, credited=(AFP,)),
    way(2, "a", ITSELF, credited=(AFP,)),
    way(3, "b", CHIEF, said=((REUTERS,),)),
    way(4, "c", REED, credited=(AFP,)),
    way(5, "c", CHIEF, credited=(AFP,)),
    way(6, "d", ITSELF),
    way(7, "d", HE),
    way(8, "e", REED),
    way(9, "e", CHIEF, credited=(AFP, REUTERS)),
]


def test_whom_five_pages_rest_on():
    """The observatory has two pages, one of a single statement, and perhaps a third; AFP's copy is two."""
    found = {one.id: one for one in find_dominators(PAGES)}

    assert found[OBSERVATORY] == Dominator(OBSERVATORY, ("article:a", "article:b"), ("article:d",), 1)
    assert found[AFP] == Dominator(AFP, ("article:a", "article:c"))
    assert found[REUTERS] == Dominator(REUTERS, ("article:b",), (), 1)
    assert found["speaker:chief"].articles == ("article:b",)
    assert found["speaker:observatory"] == Dominator("speaker:observatory", (), ("article:d",))
    assert found.keys() == {OBSERVATORY, AFP, REUTERS, "speaker:chief", "speaker:observatory"}


def test_most_pages_come_first():
    """Then those who perhaps have more, then by id; the order of the ways is nothing."""
    assert [one.id for one in find_dominators(PAGES)] == [
        OBSERVATORY, AFP, REUTERS, "speaker:chief", "speaker:observatory",
    ]  # fmt: skip
    assert find_dominators(PAGES[::-1]) == find_dominators(PAGES)


def test_no_way_is_made_by_joining():
    """Reed told Reuters what page 1 has, and Reuters carried the chief to page 2: Reed has no part in page 2."""
    found = find_dominators([way(1, "1", REED, said=((REUTERS,),)), way(2, "2", CHIEF, said=((REUTERS,),))])

    assert {one.id: one.articles for one in found} == {
        REUTERS: ("article:1", "article:2"),
        "speaker:reed": ("article:1",),
        "speaker:chief": ("article:2",),
        OBSERVATORY: ("article:2",),
    }


STEPS = st.lists(st.lists(st.sampled_from("abcdefgh"), min_size=1, max_size=3, unique=True), max_size=4)


@given(st.lists(st.sampled_from("xyz"), min_size=1, max_size=3, unique=True), STEPS)
def test_networkx_finds_the_same_for_one_statement(mouths, steps):
    """The dominators of a page in the graph of its one way, as Cooper, Harvey & Kennedy's algorithm finds them."""
    seen = set()
    layers = [tuple(f"outlet:{name}" for name in step if not (name in seen or seen.add(name))) for step in steps]
    layers = [layer for layer in layers if layer]
    network = nx.DiGraph()
    chain = [("start",), tuple(f"speaker:{mouth}" for mouth in mouths), *layers, ("page",)]
    for step, following in pairwise(chain):
        network.add_edges_from((one, two) for one in step for two in following)

    immediate = nx.immediate_dominators(network, "start")
    expected, node = set(), immediate["page"]
    while node != "start":
        expected.add(node)
        node = immediate[node]

    voices = tuple(Voice(f"speaker:{mouth}") for mouth in mouths)
    found = find_dominators([Way("1", "page", voices, said=tuple(layers))])
    assert {one.id for one in found} == expected


@given(st.lists(st.tuples(st.sampled_from("xyz"), STEPS), min_size=1, max_size=5))
def test_a_dominator_is_on_every_way(page):
    """Whoever dominates a page is among voices and hands of each of its ways; of one way, nobody is forgotten."""
    ways = [
        Way(str(number), "page", (Voice(mouth),), said=tuple(tuple(step) for step in steps))
        for number, (mouth, steps) in enumerate(page)
    ]

    for one in find_dominators(ways):
        assert all(one.id in {way.voices[0].id, *(hand for step in way.said for hand in step)} for way in ways)
    if len({mouth for mouth, _ in page}) == 1:
        assert page[0][0] in {one.id for one in find_dominators(ways)}
