"""How concentrated sourcing is: counted by hand, and within its bounds whatever the counts."""

from __future__ import annotations

import random
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotetrack.graph.measures import (
    SourceCounts,
    Voice,
    Way,
    count_sources,
    effective_number,
    herfindahl,
    measure_concentration,
)

COUNTS = st.lists(st.integers(1, 10**6), min_size=1, max_size=50)
BOARD, OFFICIALS = "organization:board", Voice("speaker:officials@a", anonymous=True)
POLICE = Voice("speaker:police@a", ("organization:police@a",))
WAYS = [
    *[Way(f"board {number}", "article:a", (Voice("speaker:mara", (BOARD,)),)) for number in range(5)],
    Way("spokesman", "article:a", (Voice("speaker:spokesman@a", (BOARD,), anonymous=True),)),
    Way("reed", "article:a", (Voice("speaker:reed"),)),
    Way("joint", "article:a", (Voice("speaker:reed"), Voice("speaker:ann"))),
    Way("officials", "article:a", (OFFICIALS,)),
    Way("officials again", "article:a", (OFFICIALS,)),
    Way("police", "article:a", (POLICE,)),
    Way("he", "article:a", (Voice("speaker:he@1", is_anybody=False),)),
    Way("nobody", "article:a"),
]


@pytest.mark.parametrize(
    ("counts", "index"), [([4], 1.0), ([5, 5], 0.5), ([6, 3, 1], 0.46), ([1] * 20, 0.05), ([3, 0, 3], 0.5)]
)
def test_herfindahl(counts, index):
    """The sum of the squared shares, as one reckons it by hand: 0.36 + 0.09 + 0.01."""
    assert herfindahl(counts) == pytest.approx(index)


@pytest.mark.parametrize("counts", [[], [0, 0]])
def test_nothing_has_no_index(counts):
    """There is nothing to share out."""
    with pytest.raises(ValueError, match="no statements to share out"):
        herfindahl(counts)


@pytest.mark.parametrize(
    ("counts", "order", "number"),
    [
        ([], 2, 0), ([], 1, 0), ([7], 2, 1), ([7], 1, 1), ([4, 4, 4], 2, 3), ([4, 4, 4], 1, 3),
        ([6, 3, 1], 0, 3), ([6, 3, 1], 2, 100 / 46), ([2, 1, 1], 1, 2 ** 1.5), ([8, 0], 0, 1),
    ],
)  # fmt: skip
def test_effective_number(counts, order, number):
    """Hill numbers of orders 0, 1 and 2; shares of 1/2, 1/4, 1/4 have an entropy of 1.5 bits."""
    assert effective_number(counts, order) == pytest.approx(number)


@given(COUNTS, st.sampled_from([1, 2]))
def test_between_one_and_all(counts, order):
    """However the shares are, between one source and as many as there are; order 2 never above order 1."""
    assert 1 <= effective_number(counts, order) <= len(counts)
    assert effective_number(counts, 2) <= effective_number(counts, 1) * (1 + 1e-9)


@given(st.integers(1, 10**6), st.integers(1, 60), st.sampled_from([0, 1, 2]))
def test_equal_shares_count_in_full(size, sources, order):
    """n sources of one size are n."""
    assert effective_number([size] * sources, order) == pytest.approx(sources)


@given(COUNTS, st.randoms(), st.sampled_from([1, 2]))
def test_order_does_not_matter(counts, rng, order):
    """The same number to the last digit."""
    shuffled = list(counts)
    rng.shuffle(shuffled)

    assert effective_number(shuffled, order) == effective_number(counts, order)
    assert herfindahl(shuffled) == herfindahl(counts)


@given(COUNTS, st.sampled_from([0, 1, 2]))
def test_twice_the_same_is_twice_the_number(counts, order):
    """The same counts again, of other sources, make twice the number: what Hill 1973 asks of one."""
    assert effective_number(counts * 2, order) == pytest.approx(2 * effective_number(counts, order))


def test_whom_statements_are_counted_for():
    """Bodies before persons, joint statements for both, what nobody could find elsewhere again for nobody."""
    counts = count_sources(WAYS)

    assert counts.known == {BOARD: 6, "speaker:reed": 2, "speaker:ann": 1}
    assert (counts.unknown, counts.statements) == (5, 13)


def test_by_speaker():
    """The persons themselves: the unnamed spokesman of a board is then unknown."""
    counts = count_sources(WAYS, by_speaker=True)

    assert counts.known == {"speaker:mara": 5, "speaker:reed": 2, "speaker:ann": 1}
    assert (counts.unknown, counts.statements) == (6, 13)


def test_measured():
    """Six, two and one of nine: 81 / (36 + 4 + 1); the five unknown all the board's, or five more people."""
    found = measure_concentration(count_sources(WAYS))

    assert (found.sources, found.effective, found.herfindahl) == (3, pytest.approx(81 / 41), pytest.approx(41 / 81))
    assert found.at_least == pytest.approx(14 * 14 / (11 * 11 + 4 + 1))
    assert found.at_most == pytest.approx(14 * 14 / (36 + 4 + 1 + 5))
    assert (found.top, found.top_statements, found.top_share) == (BOARD, 6, pytest.approx(6 / 13))


@pytest.mark.parametrize(
    ("counts", "bounds"),
    [(SourceCounts(), (0, 0)), (SourceCounts(unknown=4, statements=4), (1, 4))],
)
def test_nobody_known(counts, bounds):
    """Without a known source there is no effective number, only how many the unknown may be."""
    found = measure_concentration(counts)

    assert (found.effective, found.herfindahl, found.top, found.top_share) == (None, None, None, 0)
    assert (found.at_least, found.at_most) == bounds


@given(COUNTS, st.integers(0, 30), st.randoms())
def test_no_way_to_name_the_unknown_leaves_the_bounds(counts, unknown, rng):
    """Whoever the unknown are, known sources or new ones, the number lies between the two that are told."""
    known = {f"speaker:{index}": count for index, count in enumerate(counts)}
    found = measure_concentration(SourceCounts(known=Counter(known), unknown=unknown))
    named = list(counts)
    for _ in range(unknown):
        place = rng.randrange(len(named) + 1)
        named[place:] = [named[place] + 1, *named[place + 1 :]] if place < len(named) else [1]

    assert found.at_least * (1 - 1e-12) <= effective_number(named) <= found.at_most * (1 + 1e-12)


def test_shuffled_ways_are_the_same():
    """The order of records does not matter, ties of the top included."""
    ways = [*WAYS, *[Way(f"tie {number}", "article:b", (Voice("speaker:aaa"),)) for number in range(6)]]
    shuffled = list(ways)
    random.Random(7).shuffle(shuffled)

    assert measure_concentration(count_sources(shuffled)) == measure_concentration(count_sources(ways))
    assert [measure_concentration(count_sources(some)).top for some in (ways, ways[::-1])] == [BOARD, BOARD]
