"""Carriers of invented news prose, one case a passage."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.readings import article_fields, load_cases, make_reading

from quotetrack.carriers import find_carriers
from quotetrack.speakers import resolve_speakers

CASES = load_cases(Path(__file__).parent / "cases.yaml")


@pytest.mark.parametrize("case", CASES)
def test_carriers_of_a_passage(case: dict[str, Any]) -> None:
    """Each attribution of the passage has the carriers that the case expects, and no others; steps where given."""
    reading = make_reading(case["text"], case.get("names"), **article_fields(case))

    found = find_carriers(reading, resolve_speakers(reading, reading.attributions))

    assert [{carrier.name: carrier.basis.value for carrier in a.carriers} for a in found] == case["expect"]
    if "steps" in case:
        assert [{carrier.name: carrier.step for carrier in a.carriers} for a in found] == case["steps"]
    if "probable" in case:
        probable = [{carrier.name: carrier.confidence for carrier in a.probable_carriers} for a in found]
        assert probable == case["probable"]


def test_carriers_stand_where_they_say() -> None:
    """A statement's carrier gives the code points of the words that name it."""
    reading = make_reading("{s1|Rolf Bryne} {c1|told} AFP news agency {q1|that it was loud}.")

    (attribution,) = find_carriers(reading, reading.attributions)
    (carrier,) = attribution.carriers

    assert reading.article.text[carrier.start : carrier.end] == "AFP"


def test_speakers_need_not_be_resolved() -> None:
    """Attributions whose speakers nobody resolved still have their own carriers; only continuation needs speakers."""
    reading = make_reading('{s1|Orin} {c1|told} CNN {q1|yes}. "{q2|No,}" {s2|he} {c2|added}.')

    found = find_carriers(reading, reading.attributions)

    assert [len(attribution.carriers) for attribution in found] == [1, 0]


def test_no_attributions() -> None:
    """An article without attributions has nothing to carry."""
    assert find_carriers(make_reading("Nothing was said."), ()) == ()


WORDS = st.sampled_from(
    [
        "told",
        "Reuters",
        "the",
        "CNN",
        "in",
        "an",
        "interview",
        "with",
        "state",
        "TV",
        ",",
        "quoted",
        "by",
        "SANA",
        "as",
        "saying",
        "that",
        "he",
        ".",
        "“",
        "”",
        "Mona",
        "al-Manar",
        "newspaper",
        "news",
        "agency",
        "and",
        "according",
        "to",
        "reported",
        "Syrian",
    ]
)


@given(st.lists(WORDS, max_size=14), st.lists(WORDS, max_size=14))
def test_any_words_can_stand_around_a_statement(before: list[str], after: list[str]) -> None:
    """Whatever stands around a statement, each carrier is named by the words at its offsets or is the source's own."""
    marked = f"{' '.join(before)} {{s1|he}} {{c1|said}} {{q1|it fell}} {' '.join(after)}."
    reading = make_reading(marked)

    (attribution,) = find_carriers(reading, resolve_speakers(reading, reading.attributions))

    for carrier in attribution.carriers:
        assert carrier.start is not None
        assert carrier.end is not None
        assert 0 <= carrier.start < carrier.end <= len(reading.article.text)
