"""Training text changed with its annotation: whatever the change, spans still cover what they covered."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from training.augment import augment, edited, lose_marks, rename
from training.corpora import GoldAttribution, GoldToken, Range, Sample

TEXT = (
    "Harbour closes.\n\n“The harbour’s gates, all of them, are shut,” said Mona Tarn, the mayor’s deputy.\n"
    "A clerk told Tarn that “it may stay so”, and Tarn agreed.\n"
)


def ranges(text: str, *parts: str) -> list[Range]:
    return [(text.index(part), text.index(part) + len(part)) for part in parts]


@pytest.fixture
def story() -> Sample:
    attributions = [
        GoldAttribution(
            ranges(TEXT, "Mona Tarn, the mayor’s deputy"),
            ranges(TEXT, "said"),
            ranges(TEXT, "The harbour’s gates, all of them, are shut,"),
        ),
        GoldAttribution(ranges(TEXT, "A clerk"), ranges(TEXT, "told"), ranges(TEXT, "that “it may stay so”")),
    ]
    tokens = [GoldToken(*ranges(TEXT, "Harbour")[0], "NN", "nsubj", 1, 0)]
    return Sample("story", TEXT, attributions, tokens, [(*ranges(TEXT, "Mona Tarn")[0], "PERSON")])


def covered(sample: Sample) -> list[list[str]]:
    """What the attributions cover: sources, cues and contents as text."""
    return [
        [" ".join(sample.text[low:high] for low, high in part) for part in (a.source, a.cue, a.content)]
        for a in sample.attributions or []
    ]


def letters(text: str) -> str:
    return "".join(char for char in text.casefold() if char.isalnum())


def test_edits_move_what_follows_them(story: Sample) -> None:
    """A longer name moves the spans behind it and grows the spans that hold it."""
    low, high = ranges(TEXT, "Mona Tarn")[0]

    changed = edited(story, [(0, 0, "OSLO — "), (low, high, "Marguerite van der Tarn")])

    assert covered(changed)[0] == [
        "Marguerite van der Tarn, the mayor’s deputy",
        "said",
        "The harbour’s gates, all of them, are shut,",
    ]
    assert covered(changed)[1] == covered(story)[1]
    assert [changed.text[a:b] for a, b, _ in changed.entities or []] == ["Marguerite van der Tarn"]
    assert [changed.text[t.start : t.end] for t in changed.tokens or []] == ["Harbour"]


def test_what_is_inserted_belongs_to_no_span(story: Sample) -> None:
    """Words put in before or behind a span stay outside of it."""
    low, high = ranges(TEXT, "A clerk")[0]

    assert covered(edited(story, [(low, low, "• "), (high, high, " (sic)")])) == covered(story)


def test_a_span_whose_text_is_gone_is_gone(story: Sample) -> None:
    """An attribution without cue is none."""
    low, high = ranges(TEXT, "told")[0]

    assert len(edited(story, [(low, high, "")]).attributions or []) == 1


def test_lost_marks(story: Sample) -> None:
    """Commas, possessive apostrophes and line breaks go, and no letter of a span."""
    changed = lose_marks(story)

    assert "," not in changed.text
    assert "\n" not in changed.text
    assert "  " not in changed.text
    assert "mayors deputy" in changed.text
    assert [[letters(part) for part in a] for a in covered(changed)] == [
        [letters(part) for part in a] for a in covered(story)
    ]


def test_a_name_is_replaced_throughout(story: Sample) -> None:
    """Every mention of a chosen name gives way to the same other name."""
    changed = rename(story, random.Random(1))

    assert "Tarn" not in changed.text
    new = covered(changed)[0][0].removeprefix("Mona ").removesuffix(", the mayor’s deputy")
    assert changed.text.count(new) == TEXT.count("Tarn")


@pytest.mark.parametrize("seed", range(200))
def test_any_change_keeps_the_cues(story: Sample, seed: int) -> None:
    """Whatever is drawn, each attribution's cue has the same letters, and some source and content."""
    changed = augment(story, random.Random(seed))

    assert [letters(cue) for _, cue, _ in covered(changed)] == ["said", "told"]
    assert all(letters(source) and letters(content) for source, _, content in covered(changed))


def test_changes_are_drawn_often_enough_and_not_too_often(story: Sample) -> None:
    """Between a third and two thirds of the samples are changed."""
    rng = random.Random(0)
    changed = sum(augment(story, rng).text != TEXT for _ in range(600))

    assert 200 < changed < 400


EDITS = st.lists(st.tuples(st.integers(0, 60), st.integers(0, 8), st.text("xyz ", max_size=5)), max_size=6)


@given(EDITS, st.integers(0, 60), st.integers(1, 20))
def test_spans_stay_inside_the_text_and_keep_untouched_words(
    drawn: list[tuple[int, int, str]], low: int, size: int
) -> None:
    """A span that no edit touches covers the same words afterwards."""
    text = "".join(chr(0x4E00 + i) for i in range(90))  # every character once
    edits, at = [], 0
    for place, length, new in sorted(drawn):
        start = max(place, at)
        edits.append((start, start + length, new))
        at = start + length
    sample = Sample("s", text, entities=[(low, low + size, "ORG")])

    changed = edited(sample, edits)

    untouched = all(end <= low or start >= low + size for start, end, _ in edits)
    for start, end, _ in changed.entities or []:
        assert 0 <= start < end <= len(changed.text)
        if untouched:
            assert changed.text[start:end] == text[low : low + size]
    assert not untouched or changed.entities
