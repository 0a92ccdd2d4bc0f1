"""Two wordings compared: their changes, the grade of each, and what these touch."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from quotetrack.statements.difference import Change, compare, iter_pieces
from quotetrack.statements.grades import Grade
from quotetrack.statements.meaning import Touch, find_concerns, is_meaning_at_risk

CASES: list[list[Any]] = [
    [str(old), str(new), grade, (touched or [[]])[0]]
    for section in yaml.safe_load(Path(__file__).with_name("wordings.yaml").read_text("utf-8")).values()
    for old, new, grade, *touched in section
]
NAMES = [f"{old[:40]} | {new[:40]}" for old, new, *_ in CASES]

WORDS = [
    "we",
    "We",
    "will",
    "not",
    "won't",
    "pay",
    "five",
    "5",
    "Ellary",
    "[the",
    "(a)",
    "town]",
    "…",
    "air",
    "strikes",
]
wordings = st.one_of(
    st.lists(st.sampled_from([*WORDS, "airstrikes", "defence", "defense", "go.", "a"]), max_size=14).map(" ".join),
    st.text(st.sampled_from("abA1’'\"“[]().…- \n%"), max_size=30),
)


@pytest.mark.parametrize(("old", "new", "grade", "touched"), CASES, ids=NAMES)
def test_grade_and_what_is_touched(old: str, new: str, grade: str, touched: list[str]) -> None:
    """Each pair of the table has the grade it should have, and touches what it should, and nothing else."""
    difference = compare(old, new)
    concerns = [concern for concern in find_concerns(difference) if not concern.is_information]

    assert difference.grade == grade
    assert sorted({concern.touch.value for concern in concerns}) == sorted(touched)


@given(wordings, wordings)
def test_pieces_rebuild_both_wordings(old: str, new: str) -> None:
    """The pieces of a difference joined are the two wordings; between changes they agree but for white space."""
    pieces = list(iter_pieces(compare(old, new)))

    assert "".join(was for was, _, _ in pieces) == old
    assert "".join(now for _, now, _ in pieces) == new
    assert all("".join(was.split()) == "".join(now.split()) for was, now, change in pieces if change is None)


@given(wordings, wordings)
def test_order_does_not_matter(old: str, new: str) -> None:
    """Whichever wording comes first, the changes are the same, turned round, and touch the same."""
    forth, back = compare(old, new), compare(new, old)

    assert forth.grade == back.grade
    assert [(change.old, change.new, change.grade) for change in forth.changes] == [
        (change.new, change.old, change.grade) for change in back.changes
    ]
    assert [concern.touch for concern in find_concerns(forth)] == [concern.touch for concern in find_concerns(back)]


@given(wordings)
def test_a_wording_is_identical_to_itself(wording: str) -> None:
    """Nothing differs between a wording and itself."""
    assert compare(wording, wording).changes == ()


@given(wordings, wordings)
def test_identical_are_only_the_same_words(old: str, new: str) -> None:
    """Identical are wordings that differ in white space alone."""
    assert (compare(old, new).grade is Grade.IDENTICAL) == (old.split() == new.split())


def test_change_says_what_was_done() -> None:
    """A change knows whether words were added, left out or replaced, and where."""
    changes = compare("They will not pay five ducats", "They will pay six ducats today").changes

    assert [(change.kind, change.old.strip(), change.new.strip()) for change in changes] == [
        ("left out", "not", ""),
        ("replaced", "five", "six"),
        ("added", "", "today"),
    ]
    assert changes[1] == Change(Grade.SUBSTANTIVE, "five", "six", 18, 22, 14, 17)


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("They will not pay", "They will pay", "negation: `will not` here, `will` there"),
        ("They lost 16 men", "They lost 32 men", "number: `16` here, `32` there"),
        ("Not all agreed", "all agreed", "negation: `Not all` here, `all` there"),
        (
            "two men of the old guard and three women from the harbour fell",
            "two guards fell",
            "number: `and three women` here, `guards` there",
        ),
    ],
)
def test_concern_in_plain_words(old: str, new: str, told: str) -> None:
    """A concern shows the words with their neighbours, in both wordings."""
    assert told in [concern.told for concern in find_concerns(compare(old, new))]


def test_tense_is_information() -> None:
    """A change of tense is told and puts no meaning at risk."""
    concerns = find_concerns(compare("The town is ours", "The town was ours"))

    assert [concern.touch for concern in concerns] == [Touch.TENSE]
    assert not is_meaning_at_risk(concerns)


def test_long_wordings_take_no_time_to_speak_of() -> None:
    """Two wordings of thousands of other words are compared whole."""
    difference = compare("a b c " * 3000, "d e " * 4000)

    assert difference.grade is Grade.SUBSTANTIVE
