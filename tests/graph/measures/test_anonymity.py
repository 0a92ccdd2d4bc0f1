"""How many statements are of unnamed voices, and what the pages tell of these."""

from __future__ import annotations

from quotetrack.graph.measures import Unnamed, Voice, Way, count_unnamed, group_ways

OFFICIALS = Voice("speaker:officials@a", anonymous=True, rung="bare")
DOCTOR = Voice("speaker:doctor@a", anonymous=True, rung="role", is_reasoned=True)
REED = Voice("speaker:reed")
HE = Voice("speaker:he@1", is_anybody=False)
WAYS = [
    Way("1", "article:a", (OFFICIALS,)),
    Way("2", "article:a", (REED, OFFICIALS, DOCTOR)),
    Way("3", "article:a", (REED,)),
    Way("4", "article:b", (HE,)),
    Way("5", "article:b"),
]


def test_counted():
    """Two of five: one of them with two unnamed voices, one of whom has a reason; nobody is not unnamed."""
    unnamed = count_unnamed(WAYS)

    assert (unnamed.statements, unnamed.unnamed, unnamed.nobody, unnamed.reasoned) == (5, 2, 2, 1)
    assert unnamed.rungs == {"bare": 2, "role": 1}
    assert unnamed.share == 0.4


def test_by_article():
    """Each article by itself."""
    assert {article: count_unnamed(own).share for article, own in group_ways(WAYS, "article").items()} == {
        "article:a": 2 / 3,
        "article:b": 0,
    }


def test_nothing():
    """No statement, no share."""
    assert (count_unnamed([]), Unnamed().share) == (Unnamed(), 0)
