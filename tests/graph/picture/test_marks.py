"""Shapes and arrows reach to the rims of what they join."""

from __future__ import annotations

import math
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotetrack.graph.kinds import EdgeKind, NodeKind
from quotetrack.graph.picture.labels import Disc
from quotetrack.graph.picture.marks import arrow, arrow_heads, node_shape, style

DISCS = st.builds(Disc, st.floats(-500, 500), st.floats(-500, 500), st.floats(2, 40))
NUMBER_RE = re.compile(r"-?[0-9.]+")


@given(DISCS, DISCS, st.integers(-3, 3))
def test_arrows_go_from_rim_to_rim(source, target, bend):
    """All coordinates are finite, the first point lies on the rim of the source, the last at the target."""
    path = re.search(r'd="([^"]*)"', arrow(source, target, bend=bend, kind="said"))[1]
    numbers = [float(number) for number in NUMBER_RE.findall(path)]

    assert all(math.isfinite(number) for number in numbers)
    assert math.dist(numbers[:2], (source.x, source.y)) == pytest.approx(source.radius, abs=0.2)
    assert math.dist(numbers[-2:], (target.x, target.y)) == pytest.approx(target.radius + 1, abs=0.2)


def test_two_between_the_same_nodes_do_not_lie_on_each_other():
    """There and back again with different bends are different curves."""
    one, other = Disc(0, 0, 5), Disc(100, 0, 5)
    there, back = arrow(one, other, bend=1, kind="said"), arrow(other, one, bend=-1, kind="told")

    assert float(re.search(r"Q[^,]*,([-0-9.]+)", there)[1]) > 0 > float(re.search(r"Q[^,]*,([-0-9.]+)", back)[1])


def test_every_kind_has_its_mark():
    """Each kind of node and edge of ours has a rule, and each kind of edge but `same_as` a head; others share one."""
    sheet = style(10)

    assert all(f".node-{kind} {{" in sheet for kind in [*NodeKind, "other"])
    assert all(f".edge-{kind} {{" in sheet for kind in [*EdgeKind, "other"])
    heads = re.findall(r'id="head-(\w+)"', arrow_heads([*EdgeKind, "ghost", '"><script>']))
    assert heads == sorted([*set(EdgeKind) - {EdgeKind.SAME_AS}, "other"])


def test_a_strangers_kind_is_no_markup():
    """Kinds from elsewhere become neither classes nor elements; titles are escaped."""
    shape = node_shape('"><script>', Disc(1, 2, 3), title="</title><script>")

    assert 'class="node-other"' in shape
    assert "<script" not in shape
