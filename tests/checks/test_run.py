"""Views to findings."""

from __future__ import annotations

from dataclasses import replace
from itertools import permutations

from support.made_checks import make_check
from support.records import make_article

from quotetrack.checks import ArticleView, Found, check_article


def test_findings_come_in_reading_order_each_once():
    """Whatever the order in which a check has them, also of those in one place."""
    found = [Found(5, 9, "one"), Found(5, 9, "two"), Found(0, 4, "three"), Found(0, 4, "three")]
    view = ArticleView(make_article("Some ships left."), ())

    for order in permutations(found):
        check = replace(make_check("QT101", "gull"), find=lambda view, order=order: order)
        assert [each.message for each in check_article(view, [check])] == ["three", "one", "two"]
