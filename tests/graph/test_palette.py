"""The colours of the kinds can be seen, told apart and found."""

from __future__ import annotations

import itertools

import pytest

from quotetrack.graph.kinds import EdgeKind, NodeKind
from quotetrack.graph.palette import EDGE_COLOURS, EDGE_DASHES, NODE_COLOURS, NODE_SHAPES, NODE_SIZES, OTHER_COLOUR


def luminance(colour):
    """Relative luminance (WCAG 2.2)."""
    shares = [int(colour[index : index + 2], 16) / 255 for index in (1, 3, 5)]
    red, green, blue = (share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4 for share in shares)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one, other):
    """Contrast ratio (WCAG 2.2)."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("colour", sorted({*NODE_COLOURS.values(), *EDGE_COLOURS.values(), OTHER_COLOUR}))
@pytest.mark.parametrize("page", ["#ffffff", "#121212"])
def test_colours_stand_out_on_white_and_on_dark(colour, page):
    """WCAG 2.2, success criterion 1.4.11."""
    assert contrast(colour, page) >= 3


def test_every_kind_of_node_has_its_own_colour_and_a_size():
    """No two kinds of node share a colour, and no kind is forgotten."""
    assert set(NODE_COLOURS) == set(NODE_SIZES) == set(NodeKind)
    assert set(EDGE_COLOURS) == set(EdgeKind)
    assert all(one != other for one, other in itertools.combinations([*NODE_COLOURS.values(), OTHER_COLOUR], 2))


def test_kinds_can_be_told_apart_without_colours():
    """Every kind of node has its own shape, every kind of edge its own pair of colour and dashes."""
    assert set(NODE_SHAPES) == set(NodeKind)
    assert len({*NODE_SHAPES.values()}) == len(NodeKind)
    assert len({(EDGE_COLOURS[kind], EDGE_DASHES.get(kind)) for kind in EdgeKind}) == len(EdgeKind)
