"""How many ways share nobody: by hand, and never beyond what trying everything finds."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quotetrack.graph.measures import Independence, Voice, Way, count_independent

MARA, REED = Voice("speaker:mara", ("organization:board",)), Voice("speaker:reed")
SPOKESMAN = Voice("speaker:spokesman@a", ("organization:board",), anonymous=True)
OFFICIALS = Voice("speaker:officials@a", anonymous=True)


def way(number, *hands, voice=MARA, outlet=None):
    """A way through hands, one a step; `a|b` are two side by side."""
    steps = tuple(tuple(hand.split("|")) for hand in hands)
    return Way(str(number), f"article:{number}", (voice,), said=steps, outlet=outlet)


@pytest.mark.parametrize(
    ("ways", "least", "most"),
    [
        ([], 0, 0),
        ([way(1)], 1, 1),
        ([way(1, "afp"), way(2, "afp"), way(3, "reuters")], 2, 2),
        # Three pages of AFP's copy, one that names nobody: it may have AFP's words, or ears of its own.
        ([way(1, "afp"), way(2, "afp"), way(3, outlet="outlet:echo")], 1, 2),
        # Two pages of one outlet are one pair of ears; two pages of unknown outlets may be two.
        ([way(1, outlet="outlet:echo"), way(2, outlet="outlet:echo")], 1, 1),
        ([way(1), way(2)], 1, 2),
        # The agency's own page and one that credits it are one; another agency's own page is another.
        ([way(1, outlet="agency:afp"), way(2, "agency:afp"), way(3, "ria", outlet="agency:tass")], 2, 2),
        # Two beginnings and two ends, and one hand between them.
        ([way(1, "a", "ria", "x"), way(2, "b", "ria", "y")], 1, 1),
        # RIA stands on both.
        ([way(1, "ria", "reuters"), way(2, "ria", "afp")], 1, 1),
        # Told to both at once: with AFP's own page it makes two if Reuters was the way.
        ([way(1, "afp|reuters"), way(2, "afp")], 1, 2),
        # No two of the three share nothing; the path from B by X to R would be made by joining.
        ([way(1, "a", "x", "r"), way(2, "b", "x", "q"), way(3, "a", "z", "q")], 1, 2),
    ],
)
def test_hands_shared(ways, least, most):
    """At least those known to share no hand, at most what all pages allow."""
    assert count_independent(ways) == Independence(least, most)


@pytest.mark.parametrize(
    ("ways", "least", "most"),
    [
        ([way(1), way(2, voice=REED)], 2, 2),
        ([way(1), way(2, voice=SPOKESMAN)], 1, 1),
        ([way(1, "afp"), way(2, "afp", voice=REED)], 1, 1),
        ([way(1), way(2, voice=OFFICIALS)], 1, 2),
    ],
)
def test_sources_shared(ways, least, most):
    """For the ways to a page, whoever speaks counts too; an unnamed voice may be anybody."""
    assert count_independent(ways, by_source=True) == Independence(least, most)


HANDS = st.lists(st.sampled_from("abcdef"), min_size=1, max_size=3, unique=True)


@settings(max_examples=200)
@given(st.lists(HANDS, min_size=1, max_size=6))
def test_no_more_and_no_fewer_than_can_be(chains):
    """The greatest set of whole ways that share no hand lies between the two numbers."""
    ways = [way(number, *chain) for number, chain in enumerate(chains)]
    sets = [set(chain) for chain in chains]
    greatest = max(
        size
        for size in range(1, len(sets) + 1)
        for chosen in combinations(sets, size)
        if all(one.isdisjoint(two) for one, two in combinations(chosen, 2))
    )

    found = count_independent(ways)
    assert 1 <= found.at_least <= greatest <= found.at_most
    assert count_independent(ways[::-1]) == found
