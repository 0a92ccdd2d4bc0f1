"""Pronouns, possessives and descriptions as sources: whom they mean, and where nobody can tell."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from support.readings import load_cases, make_reading

from quotetrack.records import Block, BlockKind, Kind, ResolvedBy
from quotetrack.speakers import resolve_speakers

CASES = load_cases(Path(__file__).parent / "coreference.yaml")


@pytest.mark.parametrize("case", CASES)
def test_whom_a_source_means(case: dict[str, Any]) -> None:
    """The last attribution of the passage is by whom the case says; `doubt` names two whom the words may mean."""
    reading = make_reading(case["text"], case.get("names"), subjects=case.get("subjects", ()))
    *_, last = resolve_speakers(reading, reading.attributions)
    speaker = last.speaker
    assert speaker is not None
    got: dict[str, Any] = {
        "speaker": speaker.name,
        "anonymous": speaker.anonymous,
        "described": speaker.anonymity.description if speaker.anonymity is not None else None,
        "type": speaker.type.value,
        "by": speaker.resolved_by.value,
        "also": [other.name for other in last.co_speakers],
        "organizations": {body.name: body.basis.value for body in last.organizations},
        "doubt": next((note.partition(": ")[2] for note in last.notes if note.startswith("two possible")), None),
    }
    wanted = {"doubt": None, **case["expect"]}
    if wanted["doubt"] is not None:
        wanted |= {"speaker": None, "type": "unknown", "anonymous": False}

    assert {key: got[key] for key in wanted} == wanted


def test_headline_names_nobody_for_the_body() -> None:
    """The person of the headline alone is not the `he` of the body where the body names another."""
    text = 'Tarn sees trouble ahead\nAnton Laker came home. "{q1|It is late,}" {s1|he} {c1|said}.'
    plain = "Tarn sees trouble ahead\n"
    reading = make_reading(
        text,
        {"Tarn": "PERSON", "Anton Laker": "PERSON"},
        subjects=("Tarn", "Laker"),
        blocks=(Block(0, len(plain) - 1, BlockKind.HEADLINE), Block(len(plain), 90, BlockKind.BODY)),
    )
    (attribution,) = resolve_speakers(reading, reading.attributions)

    assert attribution.speaker is not None
    assert attribution.speaker.name == "Anton Laker"


@pytest.mark.parametrize(
    ("pronoun", "told", "speaker"),
    [("We", "", "Anton Laker"), ("I", "", "Anton Laker"), ("You", " told Mona Reyes", "Mona Reyes")],
)
def test_first_and_second_person_of_a_quotation(pronoun: str, told: str, speaker: str) -> None:
    """`I` and `we` in a quotation are whoever is quoted, `you` is whoever is told, though both are named behind it."""
    words = f"{pronoun} said it would fall"
    text = f'"{words}," Anton Laker{told or " said"}.'
    reading = make_reading(
        f'"{{q1|{words},}}" {{s1|Anton Laker}} {{c1|{told.split()[0] if told else "said"}}}{told[5:]}.',
        {"Anton Laker": "PERSON", "Mona Reyes": "PERSON"},
    )
    assert reading.article.text == text
    inner = replace(
        reading.attributions[0],
        id="2" * 16,
        kind=Kind.INDIRECT,
        source=reading.article.span(1, 1 + len(pronoun)),
        cue=reading.article.span(text.index("said"), text.index("said") + 4),
        content=(reading.article.span(text.index("it would"), text.index("fall") + 4),),
    )
    _, resolved = resolve_speakers(reading, [reading.attributions[0], inner])

    assert resolved.speaker is not None
    assert resolved.speaker.name == speaker
    assert resolved.speaker.resolved_by is ResolvedBy.PRONOUN
