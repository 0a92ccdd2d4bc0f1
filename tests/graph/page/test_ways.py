"""The ways of the words, with statements and articles left out."""

from __future__ import annotations

import pytest

from quotetrack.graph import build_graph
from quotetrack.graph.clean import CleanGraph
from quotetrack.graph.page.ways import find_ways


def ways(attributions, articles=()):
    """Legs as (source, target, kind, how many)."""
    legs = find_ways(list(CleanGraph(build_graph(attributions, articles)).edges()))
    return [(leg.source, leg.target, leg.kind, len(leg.attributions)) for leg in legs]


QUILL, COURIER = "speaker:speaker-mara quill", "outlet:saltmarsh courier"


def test_from_mouth_to_page(make_article, make_attribution):
    """Speaker to the one told, from there to who published: two legs, each with its quotation."""
    attribution = make_attribution("We know", "a.txt", speaker="Mara Quill", carriers=[("Reuters", "told")])

    assert ways([attribution], [make_article("a.txt")]) == [
        ("agency:reuters", COURIER, "published", 1),
        (QUILL, "agency:reuters", "told", 1),
    ]


def test_credits_come_after_words(make_article, make_attribution):
    """Whose copy the whole article is comes between who was told and who published."""
    attribution = make_attribution(
        "We know", "a.txt", speaker="Mara Quill", carriers=[("Reuters", "told"), ("AFP", "credit")]
    )

    assert ways([attribution], [make_article("a.txt")]) == [
        ("agency:afp", COURIER, "published", 1),
        ("agency:reuters", "agency:afp", "credited", 1),
        (QUILL, "agency:reuters", "told", 1),
    ]


def test_quotations_that_go_the_same_way_are_one_leg(make_article, make_attribution):
    """A leg counts the quotations that went it."""
    attributions = [make_attribution(words, "a.txt", speaker="Mara Quill") for words in ("We know", "We do not")]

    assert ways(attributions, [make_article("a.txt")]) == [(QUILL, COURIER, "published", 2)]


def test_an_article_without_outlet_is_the_end(make_article, make_attribution):
    """Where nobody knows who published, the words arrive at the article."""
    attribution = make_attribution("We know", "a.txt", speaker="Mara Quill")

    assert ways([attribution], [make_article("a.txt", outlet=None)]) == [(QUILL, "article:id-a.txt", "appears_in", 1)]


@pytest.mark.parametrize(
    "attributes",
    [{"kind": "appears_in"}, {"kind": "told", "attribution": 7, "step": "first"}, {"kind": "said", "attributions": 1}],
)
def test_foreign_graphs_have_no_ways(attributes):
    """Edges that only look like ours are passed over."""
    assert find_ways([("a", "b", "0", attributes)]) == []
