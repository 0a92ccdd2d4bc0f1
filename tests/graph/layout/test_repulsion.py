"""Far points taken together push about as hard as one by one."""

from __future__ import annotations

import numpy as np
import pytest

from quotetrack.graph.layout.repulsion import Neighbourhood


def exact(x, y, mass):
    """The same by asking every pair."""
    dx, dy = x[:, None] - x, y[:, None] - y
    force = mass / np.maximum(np.hypot(dx, dy), 1e-9) ** 3
    np.fill_diagonal(force, 0)
    return (dx * force).sum(1), (dy * force).sum(1)


@pytest.mark.parametrize("size", [1, 2, 7, 9, 100, 1000])
@pytest.mark.parametrize("shape", ["square", "line", "clusters"])
def test_as_hard_as_asking_every_pair(size, shape):
    """Half of the points are off by less than 5 % of the force on them, and few points are asked exactly the same."""
    random = np.random.default_rng(size)
    x, y, mass = random.random(size) * 100, random.random(size) * 100, 1 + random.integers(0, 9, size)
    if shape == "line":
        y = np.zeros(size)
    if shape == "clusters":
        x = x / 50 + 100 * random.integers(0, 3, size)

    push_x, push_y = Neighbourhood(x, y).repel(x, y, mass.astype(float))

    exact_x, exact_y = exact(x, y, mass)
    off = np.hypot(push_x - exact_x, push_y - exact_y) / np.maximum(np.hypot(exact_x, exact_y), 1e-9)
    assert np.median(off) < (0.05 if size > 8 else 1e-4)


def test_points_in_one_place_are_no_trouble():
    """A thousand points in one place push nothing, and nothing is divided by nothing."""
    x = np.full(1000, 3.0)

    push_x, push_y = Neighbourhood(x, x).repel(x, x, np.ones(1000))

    assert not push_x.any()
    assert not push_y.any()
