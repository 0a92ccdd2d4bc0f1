"""Speakers and organisations of invented news prose, one case a passage."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.readings import load_cases, make_reading

from quotetrack.records import Attribution, Reading, Speaker
from quotetrack.speakers import resolve_speakers

TABLES = ("cases", "houses", "lists", "meant", "names", "roles")
CASES = [case for table in TABLES for case in load_cases(Path(__file__).parent / f"{table}.yaml")]


def resolve(reading: Reading) -> tuple[Attribution, ...]:
    return resolve_speakers(reading, reading.attributions)


def describe(speaker: Speaker) -> str | None:
    return speaker.name or (speaker.anonymity.description if speaker.anonymity is not None else None)


@pytest.mark.parametrize("case", CASES)
def test_speakers_of_a_passage(case: dict[str, Any]) -> None:
    """Each attribution of the passage has the speaker, bodies and notes that the case expects, and no others."""
    resolved = resolve(make_reading(case["text"], case.get("names")))

    assert len(resolved) == len(case["expect"])
    for attribution, expected in zip(resolved, case["expect"], strict=True):
        speaker = attribution.speaker
        assert speaker is not None
        got: dict[str, Any] = {
            "speaker": speaker.name,
            "anonymous": speaker.anonymous,
            "type": speaker.type.value,
            "by": speaker.resolved_by.value,
            "role": speaker.role,
            "organizations": {body.name: body.basis.value for body in attribution.organizations},
            "co": [describe(other) for other in attribution.co_speakers],
            "of": {body.name: list(body.of) for body in attribution.organizations},
            "notes": list(attribution.notes),
            "source": attribution.source.text if attribution.source is not None else None,
        }
        wanted = {"anonymous": False, **expected}
        assert {key: got[key] for key in wanted} == wanted


def test_ids_of_named_speakers_hold_across_articles() -> None:
    """The same name has the same id in another article, whatever its case and accents; an unnamed voice has not."""
    one = resolve(
        make_reading("{s1|José Tarn} {c1|said} {q1|yes}. {s2|A man} {c2|said} {q2|no}.", {"José Tarn": "PERSON"})
    )
    two = resolve(
        make_reading("{s1|Jose Tarn} {c1|said} {q1|no}. {s2|A man} {c2|said} {q2|yes}.", {"Jose Tarn": "PERSON"})
    )
    first, second = ([attribution.speaker for attribution in found if attribution.speaker] for found in (one, two))

    assert first[0].id == second[0].id
    assert first[1].id != second[1].id


def test_the_unnamed_keep_one_id_in_their_article() -> None:
    """ "the activist" has the id of "an activist" before it."""
    resolved = resolve(
        make_reading("{s1|An activist} {c1|said} {q1|yes}. {s2|The activist} {c2|said} {q2|it was late}.")
    )

    assert len({attribution.speaker.id for attribution in resolved if attribution.speaker}) == 1


@pytest.mark.parametrize(
    ("marked", "reason"),
    [
        (
            '"{q1|It fell,}" {c1|said} {s1|an official}, speaking on condition of anonymity because it was not public.',
            "on condition of anonymity because it was not public",
        ),
        (
            "{s1|An official} {c1|said} {q1|it fell}. The official was not authorized to speak.",
            "not authorized to speak",
        ),
        ("{s1|An official} {c1|said} {q1|it fell}. The road is shut.", None),
    ],
    ids=["same sentence", "next sentence", "no reason"],
)
def test_reason_for_anonymity(marked: str, reason: str | None) -> None:
    """The reason that the page gives stands in the record, in the page's own words."""
    (attribution,) = resolve(make_reading(marked))

    assert attribution.speaker is not None
    assert attribution.speaker.anonymity is not None
    assert attribution.speaker.anonymity.reason == reason


@pytest.mark.parametrize(
    ("marked", "medium"),
    [
        ('"{q1|It fell,}" {s1|Oxfam} {c1|said} in a statement.', "statement"),
        ("In an interview with the BBC, {s1|Mona Reyes} {c1|said} {q1|it fell}.", "interview"),
        ("{s1|Mona Reyes} {c1|tweeted} {q1|it fell}.", "social media"),
        ("{s1|Mona Reyes} {c1|told} a news conference {q1|it fell}.", None),
        ("{s1|Mona Reyes} {c1|said} at a news conference {q1|it fell}.", "news conference"),
        ("{s1|Syrian state television} {c1|announced} {q1|it fell}.", None),
        ("{s1|Mona Reyes} {c1|said} {q1|it fell in an interview}.", None),
    ],
)
def test_medium(marked: str, medium: str | None) -> None:
    """The medium is read from the attribution's sentence, not from what was said in it."""
    (attribution,) = resolve(make_reading(marked, {"Mona Reyes": "PERSON"}))

    assert attribution.medium == medium


def test_no_attributions() -> None:
    """An article without attributions comes back as it is."""
    assert resolve(make_reading("Nothing was said.")) == ()


WORDS = st.sampled_from(
    [
        "the",
        "a",
        "an",
        "he",
        "she",
        "it",
        "they",
        "who",
        "his",
        "Mona",
        "Reyes",
        "Tarn",
        "UN",
        "army",
        "ministry",
        "of",
        "for",
        "and",
        "said",
        ",",
        ".",
        "(",
        ")",
        "“",
        "”",
        "'",
        "minister",
        "officials",
        "a",
        "report",
        "by",
        "spokesman",
        "Syrian",
        "state",
        "television",
        "al-Tarik",
        "former",
        "'s",
        "Oxfam",
        "group",
    ]
)


@given(st.lists(WORDS, min_size=1, max_size=12), st.lists(WORDS, max_size=12), st.booleans())
def test_any_words_can_be_a_source(source: list[str], rest: list[str], labelled: bool) -> None:
    """Whatever the words of a source are, every attribution comes back, in order, with its content untouched."""
    phrase = " ".join(source)
    marked = (
        f"{{s1|{phrase}}} {{c1|said}} {{q1|it fell}}. {' '.join(rest)} {{s2|{phrase}}} {{c2|added}} {{q2|it rose}}."
    )
    reading = make_reading(marked, {"Mona Reyes": "PERSON", "Tarn": "ORG"} if labelled else None)

    resolved = resolve(reading)

    assert [attribution.content for attribution in resolved] == [a.content for a in reading.attributions]
    assert resolved == resolve(reading)
