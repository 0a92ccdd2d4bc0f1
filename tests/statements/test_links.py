"""Which quotations are one statement, and which only sound alike."""

from __future__ import annotations

from datetime import date

import pytest

from quotetrack.statements.alignment import align
from quotetrack.statements.judgement import Resemblance
from quotetrack.statements.links import LinkKind, compare_quotations
from quotetrack.statements.quotation import Quotation
from quotetrack.statements.words import read_keys

LONG = (
    "The ferry left the old harbour at dawn with ninety islanders aboard, and nobody on the quay was told that its "
    "bilge pumps had failed twice in the past week"
)


def quotation(
    text: str,
    *,
    id: int = 0,
    speaker: str | None = None,
    day: date | None = None,
    quoted: bool = True,
    article: str | None = None,
) -> Quotation:
    """A quotation of some words."""
    return Quotation(id, read_keys(text), speaker, article, day, quoted)


def judge_texts(one: str, other: str, **facts: object) -> Resemblance:
    """What two texts are to each other, by `same`, `part` and `none`; the facts hold for both."""
    link = compare_quotations(quotation(one, id=1, **facts), quotation(other, id=2, **facts))  # type: ignore[arg-type]
    return Resemblance.NONE if link is None else link.resemblance


RESEMBLING = [
    ("itself", LONG, LONG, "same"),
    ("marks and case", LONG, LONG.upper().replace(",", " –"), "same"),
    ("one word", LONG, LONG.replace("ninety", "forty"), "same"),
    ("two words written as one", "The air strikes hit Fenwick Mill", "The airstrikes hit Fenwick mill", "same"),
    ("cut short", LONG, LONG[:82], "part"),
    ("fragment of five words", LONG, "its bilge pumps had failed", "part"),
    (
        "ellipsis",
        LONG,
        "The ferry left the old harbour at dawn … its bilge pumps had failed twice in the past week",
        "same",
    ),
    ("ellipsis with little left", LONG, "The ferry left the old harbour at dawn … bilge pumps had failed", "part"),
    ("explanation in brackets", LONG, LONG.replace("its", "its [the ferry company’s own]"), "same"),
    (
        "a turn of phrase",
        "At the end of the day we will do what we can",
        "we will do everything we can for you",
        "none",
    ),
    (
        "a form with other numbers",
        "Twenty people were killed and 30 others injured in the attack",
        "At least 36 people were killed and 50 others injured in the attack",
        "none",
    ),
    ("everyday words, word for word", "we will do everything we can", "we will do everything we can", "none"),
    ("the same subject", "The ferry was late again", "The ferry company denied that its ferry was late", "none"),
    ("two rare words", "sheer piracy", "sheer piracy", "none"),
]


@pytest.mark.parametrize(("one", "other", "want"), [case[1:] for case in RESEMBLING], ids=[c[0] for c in RESEMBLING])
def test_quotations_of_unknown_speakers(one: str, other: str, want: str) -> None:
    """By words alone, and the same whichever of the two is asked about."""
    assert judge_texts(one, other) == judge_texts(other, one) == want


SUPPORTED = [
    ("we will do everything we can", "we will do everything we can", "same"),
    ("sheer piracy", "sheer piracy", "same"),
    ("at the end of the day", "it was the end of the line", "none"),
    ("yes", "yes", "none"),
]


@pytest.mark.parametrize(("one", "other", "want"), SUPPORTED)
@pytest.mark.parametrize("facts", [{"speaker": "Ida Marsh"}, {"day": date(2031, 5, 4)}], ids=["speaker", "day"])
def test_speaker_or_day_speak_for_short_quotations(one: str, other: str, want: str, facts: dict[str, object]) -> None:
    """Where the text alone is not enough the same speaker or the same day may be."""
    assert judge_texts(one, other, **facts) == want


def test_half_the_words_are_enough_where_speaker_and_day_agree() -> None:
    """A middle that was retold, numbers and all, is one statement of one speaker on one day, and not of two days."""
    one = (
        "We buried two men from (the northern port guard) Marrow and three men from the … committees at the quay today"
    )
    other = "We buried two men 5 harbour committee guards at the quay today"

    assert judge_texts(one, other, speaker="Ida Marsh", day=date(2031, 5, 4)) is Resemblance.PART
    assert judge_texts(one, other, speaker="Ida Marsh") is Resemblance.NONE


RENDERINGS = [
    ("Our bilge pumps had failed twice in a week", "its bilge pumps had failed twice within a week", True, "same"),
    ("Our bilge pumps had failed twice in a week", "its bilge pumps had failed twice within a week", False, "none"),
    ("We will raise the wreck by June", "they would raise taxes on every wreck in the harbour", True, "none"),
]


@pytest.mark.parametrize(("quoted", "indirect", "is_one_speaker", "want"), RENDERINGS)
def test_rendering_needs_the_speaker(quoted: str, indirect: str, is_one_speaker: bool, want: str) -> None:
    """A quotation and its rendering in other words are linked where they are one speaker's, as a kind of its own."""
    day = date(2031, 5, 4)
    one = quotation(quoted, id=1, speaker="Ida Marsh", day=day)
    other = quotation(indirect, id=2, speaker="Ida Marsh" if is_one_speaker else "Tom Hale", day=day, quoted=False)

    link = compare_quotations(one, other)

    assert (link.resemblance if link else "none") == want
    assert link is None or link.kind is LinkKind.RENDERING


def test_quotations_of_one_article_are_not_linked() -> None:
    """What a page says twice is carried once."""
    assert judge_texts(LONG, LONG, article="a") is Resemblance.NONE


def test_two_speakers_of_one_quotation_are_linked() -> None:
    """Who is said to have said it may differ: that is what a reader wants to know."""
    link = compare_quotations(quotation(LONG, id=1, speaker="Ida Marsh"), quotation(LONG, id=2, speaker="Ada March"))

    assert link is not None
    assert not link.same_speaker


def test_words_far_from_all_others_do_not_count() -> None:
    """Words of a short quotation that are scattered over a long one are no agreement."""
    long = read_keys(
        "the mayor and eight others spoke of all ships, quays and pumps in this port, none of them a ferry"
    )

    scattered = align(read_keys("the pumps of every last ferry"), long)

    assert scattered.coverage == 0
