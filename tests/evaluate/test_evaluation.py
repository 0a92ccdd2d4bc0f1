"""Counts become figures, intervals and a reliability table."""

from __future__ import annotations

import pytest
from support.records import make_article, make_attribution

from quotetrack.evaluate import Predictions, SpanGold, evaluate
from quotetrack.evaluate.gold import AnnotatedText, GoldSpans
from quotetrack.evaluate.intervals import Draws
from quotetrack.evaluate.reliability import measure_reliability

TEXT = "Ines Calloway said the gate was shut.\n"
MARKED = GoldSpans(((0, 13),), ((14, 18),), ((19, 36),))


def make_gold(n: int) -> SpanGold:
    return SpanGold(tuple(AnnotatedText(f"t{i}", TEXT, (MARKED,)) for i in range(n)), (), "0" * 16)


def make_predictions(n_right: int, n_wrong: int) -> Predictions:
    article = make_article(TEXT)
    right = make_attribution(article, ["the gate was shut"], cue="said", source="Ines Calloway", confidence=0.75)
    wrong = make_attribution(article, ["Ines"], cue="gate", confidence=0.25)
    found = {f"t{i}": [right] for i in range(n_right)}
    return Predictions(found | {f"t{n_right + i}": [wrong] for i in range(n_wrong)})


def test_figures() -> None:
    """Precision, recall and F1 are percentages; what has nothing to divide by has no figure."""
    found = evaluate(make_gold(8), make_predictions(4, 1)).figures()

    assert [found[f"all.{name}"].value for name in ("precision", "recall", "f1")] == [80, 50, pytest.approx(800 / 13)]
    assert found["direct.f1"].value is None
    assert found["exact-cue.recall"].value == 50


def test_intervals_are_repeatable_and_hold_the_figure() -> None:
    """The same scores give the same interval, which holds the figure; more articles make it narrower."""
    few, again, many = (
        evaluate(make_gold(n), make_predictions(n // 2, 0)).figures()["all.recall"].interval for n in (8, 8, 80)
    )

    assert few == again
    assert few is not None
    assert many is not None
    assert few[0] < many[0] < 50 < many[1] < few[1]


def test_one_article_has_no_interval() -> None:
    """Of one article nothing can be drawn anew."""
    assert evaluate(make_gold(1), make_predictions(1, 0)).figures()["all.recall"].interval is None
    assert Draws(1).sums([1], [1], [1]) == []


def test_confidence_against_truth() -> None:
    """Ten bins with mean confidence and share right; the calibration figure is 100 less the error in percent."""
    evaluation = evaluate(make_gold(4), make_predictions(3, 1))

    assert evaluation.reliability is not None
    assert evaluation.reliability.error == pytest.approx(0.25)
    assert [(each.low, each.n, each.right) for each in evaluation.reliability.bins if each.n] == [
        (0.2, 1, 0.0), (0.7, 3, 1.0),
    ]  # fmt: skip
    assert evaluation.figures()["confidence.calibration"].value == pytest.approx(75)


@pytest.mark.parametrize(
    ("judged", "error"),
    [([(1.0, True), (0.0, False)], 0.0), ([(1.0, False)], 1.0), ([(0.5, True), (0.5, False)], 0.0)],
)
def test_calibration_error(judged: list[tuple[float, bool]], error: float) -> None:
    """The error is the mean distance of confidence and truth over the bins; the ends of the scale have a bin too."""
    found = measure_reliability(judged)

    assert found is not None
    assert found.error == error


def test_no_records_no_reliability() -> None:
    """Without records there is nothing to say about confidence."""
    assert measure_reliability([]) is None
