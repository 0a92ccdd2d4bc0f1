"""Discs that lie on each other are pushed apart."""

from __future__ import annotations

from itertools import combinations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from quotetrack.graph.layout.spread import find_overlaps, spread

DISCS = st.lists(
    st.tuples(st.integers(-9, 9), st.floats(-9, 9, width=32), st.sampled_from([0.25, 1.0, 4.0])),
    min_size=1,
    max_size=40,
)


def arrays(discs):
    """Middles and radii as the functions take them."""
    return tuple(np.array(values, dtype=float) for values in zip(*discs, strict=True))


@given(DISCS)
def test_overlaps_are_found(discs):
    """Exactly the pairs that a comparison of all with all finds, each once."""
    x, y, radii = arrays(discs)

    one, other = find_overlaps(x, y, radii)

    assert sorted(zip(one.tolist(), other.tolist(), strict=True)) == [
        (a, b)
        for a, b in combinations(range(len(x)), 2)
        if (x[a] - x[b]) * (x[a] - x[b]) + (y[a] - y[b]) * (y[a] - y[b]) < (radii[a] + radii[b]) ** 2
    ]


@settings(max_examples=60)
@given(DISCS)
def test_nothing_overlaps_afterwards(discs):
    """Whatever lay on what, in one place or not: nothing does; and what did not overlap stays where it was."""
    x, y, radii = arrays(discs)

    new_x, new_y = spread(x, y, radii)

    assert len(find_overlaps(new_x, new_y, radii)[0]) == 0
    if len(find_overlaps(x, y, radii)[0]) == 0:
        assert (new_x == x).all()
        assert (new_y == y).all()


def test_a_pile_comes_apart():
    """Two thousand discs in one place end in a heap not much wider than it must be."""
    x, y = spread(np.zeros(2000), np.zeros(2000), np.full(2000, 0.5))

    assert len(find_overlaps(x, y, np.full(2000, 0.5))[0]) == 0
    assert max(x.max() - x.min(), y.max() - y.min()) < 4 * 2000**0.5
