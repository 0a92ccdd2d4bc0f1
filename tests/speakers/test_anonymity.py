"""Unnamed sources of invented news prose: rung, number, description, reason, and which of them are one voice."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from support.readings import load_cases, make_reading

from quotetrack.records import AnonymityKind, Attribution
from quotetrack.speakers import resolve_speakers

CASES = load_cases(Path(__file__).parent / "anonymity.yaml")


def describe(attribution: Attribution) -> dict[str, Any]:
    """What a case can ask of one attribution."""
    speaker = attribution.speaker
    assert speaker is not None
    anonymity = speaker.anonymity
    return {
        "kind": anonymity and anonymity.kind.value,
        "number": anonymity and anonymity.number and anonymity.number.value,
        "description": anonymity and anonymity.description,
        "reason": anonymity and anonymity.reason,
        "type": speaker.type.value,
        "name": speaker.name,
        "organizations": [body.name for body in attribution.organizations],
    }


@pytest.mark.parametrize("case", CASES)
def test_unnamed_sources_of_a_passage(case: dict[str, Any]) -> None:
    """Each attribution is as unnamed as the case expects, described, counted and explained so; named where it says."""
    reading = make_reading(case["text"], case.get("names"))
    resolved = resolve_speakers(reading, reading.attributions)

    assert len(resolved) == len(case["expect"])
    for attribution, expected in zip(resolved, case["expect"], strict=True):
        speaker = attribution.speaker
        assert speaker is not None
        assert speaker.anonymous is ("kind" in expected)
        got = describe(attribution)
        wanted = {key: value for key, value in expected.items() if key not in ("same", "not_same")}
        assert {key: got[key] for key in wanted} == wanted
        for key, is_wanted in (("same", True), ("not_same", False)):
            if key in expected:
                other = resolved[expected[key] - 1].speaker
                assert other is not None
                assert (speaker.id == other.id) is is_wanted


def test_a_reason_reaches_those_who_speak_with_others() -> None:
    """The reason given for an official counts where the official speaks together with a named person, too."""
    reading = make_reading(
        "{s1|An official}, who asked not to be named, {c1|said} {q1|it fell}. "
        "{s2|Mona Reyes and the official} {c2|said} {q2|it was old}.",
        {"Mona Reyes": "PERSON"},
    )

    _, joint = resolve_speakers(reading, reading.attributions)

    assert [speaker.anonymity and speaker.anonymity.reason for speaker in joint.co_speakers] == [
        "asked not to be named"
    ]


def test_every_rung_has_cases() -> None:
    """The table shows each rung of the ladder, and passages in which nobody is anonymous."""
    kinds = {entry.get("kind") for case in CASES for entry in case.values[0]["expect"]}

    assert kinds == {None, *(kind.value for kind in AnonymityKind)}


def test_every_rung_is_explained() -> None:
    """docs/records.md explains each rung of the ladder."""
    page = (Path(__file__).parents[2] / "docs" / "records.md").read_text("utf-8")

    assert [kind for kind in AnonymityKind if f"`{kind}`" not in page] == []
