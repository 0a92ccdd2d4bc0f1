"""Circular sourcing: who cites whom, and all the way round."""

from __future__ import annotations

from quotetrack.graph.measures import Way, find_circles, find_citations


def way(number, outlet, *hands, day=None, statement=None, credited=()):
    """A page of an outlet with what came to it through hands, one a step."""
    steps = tuple((hand,) for hand in hands)
    return Way(str(number), f"article:{number}", (), steps, credited, outlet, statement, day)


def test_citations():
    """The outlet cites the last hand, that hand the one before it; credits count unless told otherwise."""
    ways = [
        way(1, "herald", "ria", "reuters", day="2031-05-04", statement="s"),
        way(2, "herald", "reuters", day="2031-05-02"),
        way(3, "echo", credited=("reuters",)),
        way(4, "echo"),
        way(5, None, "ria"),
    ]

    found = {(one.by, one.of): one for one in find_citations(ways)}

    assert list(found) == [("echo", "reuters"), ("herald", "reuters"), ("reuters", "ria")]
    assert found["herald", "reuters"].articles == ("article:1", "article:2")
    assert (found["herald", "reuters"].statements, found["herald", "reuters"].days) == (
        ("s",),
        ("2031-05-02", "2031-05-04"),
    )
    assert [(one.by, one.of) for one in find_citations(ways, with_credits=False)] == [
        ("herald", "reuters"),
        ("reuters", "ria"),
    ]


def test_nobody_cites_itself():
    """An outlet that its own page names as the hand makes no citation."""
    assert find_citations([way(1, "echo", "echo")]) == []


def test_circles_worst_first():
    """What one statement ran round comes before houses that cite each other, and these by how close in time."""
    ways = [
        # Herald and Echo, years apart.
        way(1, "herald", "echo", day="2021-05-04", statement="one"),
        way(2, "echo", "herald", day="2031-05-04", statement="two"),
        # Dune and Gull, within three days: the window holds 2031-06-07 and 2031-06-10.
        way(3, "dune", "gull", day="2031-06-01"),
        way(4, "dune", "gull", day="2031-06-10"),
        way(5, "gull", "dune", day="2031-06-07"),
        way(6, "gull", "dune", day="2031-08-01"),
        # Ria, Tide and Post with one statement.
        way(7, "post", "tide", statement="ran"),
        way(8, "tide", "ria", statement="ran"),
        way(9, "ria", "post", statement="ran"),
        # No way back.
        way(10, "post", "gull"),
    ]

    circles = find_circles(find_citations(ways))

    assert [[one.by for one in circle.citations] for circle in circles] == [
        ["post", "tide", "ria"],
        ["dune", "gull"],
        ["echo", "herald"],
    ]
    assert [(circle.statements, circle.closest_days) for circle in circles] == [
        (("ran",), None),
        ((), 3),
        ((), 3652),
    ]
    assert [(one.by, one.of, one.articles) for one in circles[0].citations] == [
        ("post", "tide", ("article:7",)),
        ("tide", "ria", ("article:8",)),
        ("ria", "post", ("article:9",)),
    ]
    assert find_circles(find_citations(ways[::-1])) == circles


def test_the_shortest_way_round():
    """A long circle whose houses also cite each other directly is told as the short ones."""
    ways = [way(1, "a", "b"), way(2, "b", "c"), way(3, "c", "a"), way(4, "b", "a"), way(5, "c", "b")]

    circles = find_circles(find_citations(ways))

    # c cites a: the shortest way round through that is a, b, c; the other two need only two houses.
    assert [[one.by for one in circle.citations] for circle in circles] == [["a", "b"], ["b", "c"], ["a", "b", "c"]]


def test_no_circle():
    """Citing one way is no circle."""
    assert find_circles(find_citations([way(1, "a", "b"), way(2, "b", "c"), way(3, "a", "c")])) == []
