"""Brat's standoff format: events or relations become attributions, damage is told with its line."""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotetrack.errors import InputError
from quotetrack.evaluate.brat import read_standoff
from quotetrack.evaluate.gold import GoldSpans

TEXT = "Mayor Ines Calloway said the gate\nwould stay shut.\n"
SPANS = "T1\tSource 0 19\tMayor Ines Calloway\nT2\tCue 20 24\tsaid\nT3\tContent 25 49\tthe gate would stay shut\n"
WHOLE = (GoldSpans(((0, 19),), ((20, 24),), ((25, 49),)),)


@pytest.mark.parametrize(
    ("annotation", "wanted"),
    [
        pytest.param(f"{SPANS}E1\tAttribution:T2 Content:T3 Cue:T2 Source:T1\n", WHOLE, id="event"),
        pytest.param(f"E1\tAttribution:T2 Content:T3 Cue:T2 Source:T1\n{SPANS}", WHOLE, id="event before its spans"),
        pytest.param(f"{SPANS}E1\tCue:T2 Source:T1 Content:T3\r\n", WHOLE, id="event of its cue, Windows line end"),
        pytest.param(f"{SPANS}E1\tAttribution:T2 Content:T3\n", (), id="without cue"),
        pytest.param(
            f"{SPANS}E1\tAttribution:T2 Cue:T2 Content:T3\n", (GoldSpans((), WHOLE[0].cue, WHOLE[0].content),),
            id="without source",
        ),
        pytest.param(
            f"{SPANS}T4\tContent 0 5;25 28\tMayor the\nE1\tAttribution:T2 Cue:T2 Content:T3 Content2:T4\n",
            (GoldSpans((), ((20, 24),), ((25, 49), (0, 5), (25, 28))),),
            id="content in parts",
        ),
        pytest.param(f"{SPANS}R1\tsays Arg1:T1 Arg2:T2\nR2\tof Arg1:T2 Arg2:T3\t\n", WHOLE, id="tied to the cue"),
        pytest.param(f"{SPANS}R1\tof Arg1:T1 Arg2:T3\nR2\tby Arg1:T3 Arg2:T2\n", WHOLE, id="source tied to content"),
        pytest.param(
            f"#1\tAnnotatorNotes T1\tis she?\n{SPANS}A1\tSure T2\n*\tEquiv T1 T1\nT9\tDiscard 0 3\tMay\n"
            "E1\tAttribution:T2 Content:T3 Cue:T2 Source:T1\nE2\tAttribution:T9 Cue:T9 Content:E1\n",
            WHOLE,
            id="notes, attributes, other labels, nested events",
        ),
        pytest.param(
            f"{SPANS}T5\tContent 25 49\tthe gate\nwould stay shut\nE1\tAttribution:T2 Content:T5 Cue:T2 Source:T1\n",
            WHOLE,
            id="covered text with a line break",
        ),
        pytest.param("", (), id="nothing marked"),
    ],
)  # fmt: skip
def test_attributions(annotation: str, wanted: tuple[GoldSpans, ...]) -> None:
    """Each way of writing an attribution down gives its source, cue and content."""
    assert read_standoff(annotation, TEXT, "a.ann") == wanted


@pytest.mark.parametrize(
    ("annotation", "reason"),
    [
        ("T1\tSource 0 99\tMayor\n", "a.ann line 1: marks 0 to 99 of a text of 51 characters"),
        ("T1\tSource 9 3\tMayor\n", "a.ann line 1: marks 9 to 3"),
        ("T1\tSource 0 5\tGovernor\n", "a.ann line 1: says 'Governor' where the text has 'Mayor'"),
        ("\nT1 Source 0 5 Mayor\n", "a.ann line 2: is no line of brat's standoff format"),
        ("Mayor Ines\n", "a.ann line 1: is no line of brat's standoff format"),
        (f"{SPANS}E1\tAttribution:T2 Cue:T8\n", "a.ann line 4: names 'T8', which is no span"),
        (f"{SPANS}E1\tAttribution\n", "a.ann line 4: names 'Attribution', which is no span"),
        (f"{SPANS}E1 Attribution:T2\n", "a.ann line 4: is no line of brat's"),
        (f"T1\tSource 0 {'9' * 5000}\tMayor\n", "a.ann line 1: is no line of brat's"),
        (f"{SPANS}R1\tsays Arg1:T1 Arg2:T8\n", "a.ann line 4: names 'T8', which is no span"),
    ],
)
def test_damage_is_told_with_its_line(annotation: str, reason: str) -> None:
    """An annotation that does not fit its text or itself is refused, in one line."""
    with pytest.raises(InputError) as raised:
        read_standoff(annotation, TEXT, "a.ann")

    assert reason in str(raised.value)
    assert "\n" not in str(raised.value)


lines = st.lists(st.sampled_from(["T1\t", "T2\t", "E1\t", "R1\t", "#1\t", "Cue", "Source", "Content", "Arg1", "Arg2",
                                  ":", "T1", "T2", " ", " 0 3", ";4 9", "\t", "May", "\n", "\n", "\r\n"]))  # fmt: skip


@given(parts=lines)
def test_nothing_else_goes_wrong(parts: list[str]) -> None:
    """Whatever the file holds, it is read or refused."""
    with suppress(InputError):
        read_standoff("".join(parts), TEXT, "a.ann")
