"""Labels stand beside what they name, on no other label and on no node."""

from __future__ import annotations

import math
from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from quotetrack.graph.picture.labels import Disc, Wanted, place_labels
from quotetrack.graph.picture.text_width import text_width

DISCS = st.lists(st.builds(Disc, st.floats(0, 300), st.floats(0, 300), st.sampled_from([4.0, 9.0, 30.0])), max_size=30)
NAMES = st.sampled_from(["Mara Quill", "AP", "The Saltmarsh Courier"])


def distance(box, disc):
    """From the middle of the disc to the nearest point of the box."""
    x, y = min(max(disc.x, box.left), box.right), min(max(disc.y, box.top), box.bottom)
    return math.dist((x, y), (disc.x, disc.y))


@given(DISCS, st.data())
def test_labels_lie_on_nothing(discs, data):
    """No two boxes meet, none lies on a disc, each is as large as its text and beside its own disc."""
    wanted = [Wanted(disc, data.draw(NAMES), data.draw(st.sampled_from([(12.0,), (30.0, 12.0)]))) for disc in discs]

    boxes = place_labels(wanted, discs, [])

    placed = [(box, label) for box, label in zip(boxes, wanted, strict=True) if box is not None]
    assert not any(one.meets(other) for (one, _), (other, _) in combinations(placed, 2))
    for box, label in placed:
        assert box.size in label.sizes
        assert math.isclose(box.right - box.left, text_width(label.text, box.size), rel_tol=1e-6)
        assert distance(box, label.disc) <= label.disc.radius + 6
        assert all(distance(box, disc) >= disc.radius for disc in discs if disc != label.disc)


def test_the_first_goes_first():
    """Where there is room for one, the first in order has it, in the largest letters that fit."""
    disc = Disc(100, 100, 9)
    wall = [Disc(100 + 30 * x, 100 + 30 * y, 14) for x in range(-6, 7) for y in (-2, -1, 1, 2)]
    wall += [Disc(100 - 30 * x, 100, 14) for x in range(1, 7)]

    boxes = place_labels([Wanted(disc, "First", (60.0, 12.0)), Wanted(disc, "Second", (12.0,))], [disc, *wall], [])

    assert boxes[0] is not None
    assert boxes[0].size == 12
    assert boxes[1] is None


def test_over_small_discs():
    """A label may lie on discs that are small for its letters, if it says so, and not on larger ones."""
    disc = Disc(100, 100, 9)
    crowd = [Disc(100 + 20 * x, 100 + 20 * y, 9) for x in range(-20, 21) for y in range(-9, 10) if x or y]

    assert place_labels([Wanted(disc, "Mara Quill", (40.0,))], [disc, *crowd], []) == [None]
    assert place_labels([Wanted(disc, "Mara Quill", (40.0,), over=0.2)], [disc, *crowd], []) == [None]
    assert place_labels([Wanted(disc, "Mara Quill", (40.0,), over=0.5)], [disc, *crowd], [])[0] is not None


def test_where_the_fewest_lines_are():
    """Right of the node if nothing is there, else where fewer lines are covered."""
    disc = Disc(100, 100, 9)
    fan = [(100.0, 100.0, 200.0, 90.0 + 2 * step) for step in range(10)]

    assert place_labels([Wanted(disc, "Mara", (12.0,))], [disc], [])[0].left > 109
    assert place_labels([Wanted(disc, "Mara", (12.0,))], [disc], fan)[0].right < 100
