"""How speakers are called, and who is the same."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotetrack.graph.identity import affiliation, content_text, shorten, speaker_key, speaker_label
from quotetrack.records import Span


@pytest.mark.parametrize(
    ("fields", "label", "more"),
    [
        ({"role": "chair", "organization": "Harbour Board"}, "Mara Quill", "chair, Harbour Board"),
        ({}, "Mara Quill", None),
        ({"speaker": "Harbour Board", "organization": "Harbour Board"}, "Harbour Board", None),
        (
            {"speaker": None, "described": "a spokesman for the\nHarbour Board", "role": "spokesman"},
            "unnamed: a spokesman for the Harbour Board",
            None,
        ),
        (
            {"speaker": None, "described": "an aide", "organization": "Harbour Board"},
            "unnamed: an aide",
            "Harbour Board",
        ),
    ],
)
def test_names(fields, label, more, make_attribution):
    """By name or description, and beside it only what that does not say already."""
    attribution = make_attribution(**fields)

    assert speaker_label(attribution.speaker) == label
    assert affiliation(attribution) == more


@pytest.mark.parametrize(
    ("speaker", "is_same"), [("Mara Quill", True), (None, False), ("the ministry", False), ("dpa", True)]
)
def test_same_across_articles(speaker, is_same, make_attribution):
    """Who has a name is one in all articles, who has none is another in each."""
    said = [("Words", "a.txt"), ("Words", "b.txt"), ("More", "a.txt")]
    spoken = [make_attribution(words, article, speaker=speaker) for words, article in said]

    one, other, again = (speaker_key(attribution.speaker, attribution) for attribution in spoken)

    assert (one == other) is is_same
    assert one == again


def test_content_is_one_line(make_attribution):
    """Interrupted content has a gap between its parts, and line ends become spaces."""
    attribution = replace(make_attribution(), content=(Span(0, 9, "We\nknow,"), Span(20, 30, "all  of us.")))

    assert content_text(attribution) == "We know, … all of us."


@given(st.text(st.sampled_from("ab …\n"), max_size=40), st.integers(4, 30))
def test_shortened_text(text, length):
    """Never longer than asked for, the beginning of what there was, and unchanged where it fits."""
    even = " ".join(text.split())
    short = shorten(text, length)

    assert len(short) <= length
    assert short == even or (short.endswith("…") and even.startswith(short.removesuffix("…").rstrip()))
    assert len(even) > length or short == even
