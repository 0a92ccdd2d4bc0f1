"""The span measure on hand-made texts: what is right, what is missed, what is extra."""

from __future__ import annotations

from dataclasses import replace

import pytest
from support.records import make_article, make_attribution

from quotetrack.errors import InputError
from quotetrack.evaluate.counts import ArticleScore, MissKind, Part
from quotetrack.evaluate.gold import AnnotatedText, GoldSpans, Range
from quotetrack.evaluate.span_scores import score_text
from quotetrack.records import Attribution, AttributionClass, Span

TEXT = "Ines Calloway said the old gate would stay shut. The mayor hopes that “rain will stop soon”.\n"
ARTICLE = make_article(TEXT)


def place(words: str) -> tuple[Range, ...]:
    start = TEXT.index(words)
    return ((start, start + len(words)),) if words else ()


def mark(source: str, cue: str, content: str) -> GoldSpans:
    return GoldSpans(place(source), place(cue), place(content))


def record(source: str, cue: str, content: str, **facts: object) -> Attribution:
    return make_attribution(ARTICLE, [content], cue=cue or None, source=source or None, **facts)


GATE = ("Ines Calloway", "said", "the old gate would stay shut")
RAIN = ("The mayor", "hopes", "that “rain will stop soon”")


def score(gold: list[GoldSpans], records: list[Attribution]) -> ArticleScore:
    return score_text(AnnotatedText("gate", TEXT, tuple(gold)), records)


@pytest.mark.parametrize(
    ("found", "is_right"),
    [
        (GATE, True),
        (("Calloway", "said", "the old gate would stay shut"), True),  # half of the source
        (("Ines Calloway", "said", "gate would stay"), True),  # half of the content
        (("Ines Calloway", "said", "stay shut"), False),
        (("The mayor", "said", "the old gate would stay shut"), False),
        (("", "said", "the old gate would stay shut"), False),
        (("Ines Calloway", "hopes", "the old gate would stay shut"), False),
        (("Ines Calloway", "", "the old gate would stay shut"), False),
    ],
)
def test_what_is_right(found: tuple[str, str, str], is_right: bool) -> None:
    """The cue must overlap; source and content must share half of the larger of the two."""
    got = score([mark(*GATE)], [record(*found)])

    assert got.counts["all", Part.RIGHT] == is_right
    assert got.judged == [(0.9, is_right)]
    assert [miss.kind for miss in got.misses] == ([] if is_right else [MissKind.MISSED, MissKind.EXTRA])


def test_one_record_is_right_once() -> None:
    """Two gold attributions with the same words need two records; the one that shares most words is taken."""
    narrow = record("Ines Calloway", "said", "old gate would stay shut")

    one = score([mark(*GATE), mark(*GATE)], [narrow])
    two = score([mark(*GATE), mark(*GATE)], [narrow, record(*GATE)])

    assert one.counts["all", Part.RIGHT] == 1
    assert two.counts["all", Part.RIGHT] == 2


def test_groups() -> None:
    """Gold and records are counted by kind and by whether the cue speaks of speech, each by its own words."""
    got = score([mark(*GATE), mark(*RAIN)], [record(*RAIN, category=AttributionClass.BELIEF)])

    assert {name: n for (name, part), n in got.counts.items() if part is Part.GOLD and n} == {
        "all": 2, "indirect": 1, "speech": 1, "mixed": 1, "not-speech": 1, "class-belief": 1,
        "exact-source": 2, "exact-cue": 2, "exact-content": 2,
    }  # fmt: skip
    assert got.counts["mixed", Part.RIGHT] == got.counts["not-speech", Part.RIGHT] == 1
    assert got.counts["class-belief", Part.RIGHT] == 1


def test_exact_spans_leave_marks_aside() -> None:
    """Equal words are exact, whatever punctuation and quotation marks are in the span."""
    got = score([mark(*RAIN)], [record("mayor", "hopes", "that “rain will stop soon")])

    assert [got.counts[f"exact-{role}", Part.RIGHT] for role in ("source", "cue", "content")] == [0, 1, 1]


def test_gold_without_source() -> None:
    """No source is right when the gold has none either."""
    got = score([mark("", "said", GATE[2])], [record("", "said", GATE[2])])

    assert got.counts["all", Part.RIGHT] == 1
    assert got.counts["exact-source", Part.GOLD] == 0


def test_misses_show_where() -> None:
    """A miss has the content and the words around all of it."""
    (miss,) = score([mark(*RAIN)], []).misses

    assert miss.said == RAIN[2]
    assert "stay shut. The mayor hopes that “rain will stop soon”." in miss.context


def test_records_of_another_text_are_refused() -> None:
    """A span that does not stand in the gold's text where it says is no basis for a score."""
    wrong = replace(record(*GATE), content=(Span(3, 7, "gate"),))

    with pytest.raises(InputError, match="a record says 'gate' where the gold's text, at 3, has 's Ca'"):
        score([mark(*GATE)], [wrong])
