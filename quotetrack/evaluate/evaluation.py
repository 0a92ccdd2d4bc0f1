"""Gold and records to figures: every article scored, the counts added up, each figure with its interval."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from quotetrack.evaluate.counts import ArticleScore, Miss, Part
from quotetrack.evaluate.gold import Gold, RecordGold, SpanGold
from quotetrack.evaluate.intervals import Draws, Formula
from quotetrack.evaluate.predictions import Predictions
from quotetrack.evaluate.record_scores import FALSE_QUOTES, score_article
from quotetrack.evaluate.reliability import Reliability, measure_reliability
from quotetrack.evaluate.sections import RECORD_SECTIONS, SPAN_SECTIONS, Form, SectionPlan
from quotetrack.evaluate.span_scores import score_text

__all__ = ["Evaluation", "Figure", "Row", "Section", "evaluate"]

CALIBRATION = "confidence.calibration"


@dataclass(frozen=True, slots=True)
class Figure:
    """One number of an evaluation.

    Attributes:
        name: Measure and what is said of it: `speech.f1`, `complete.share`.
        value: 0..100; None where there is nothing to divide by.
        interval: 95 % of it over articles drawn anew; None for one article.
    """

    name: str
    value: float | None
    interval: tuple[float, float] | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """One measure: its name for readers, its numbers, its figures in the order of the section's columns."""

    title: str
    right: int
    predicted: int
    gold: int
    figures: tuple[Figure, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """A table of measures."""

    title: str
    form: Form
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Evaluation:
    """Everything that was found out.

    Attributes:
        gold_sha256: Which gold (`SpanGold.sha256`).
        articles: How many articles the gold has.
        articles_with_records: Of how many of them there are records.
        strangers: How many records are of other articles, and were left out.
        sections: The tables.
        reliability: Confidence against truth; None where the records have no confidence.
        false_quotes: How many of how many titles, signs and nicknames were taken for quotations; None where the gold
            lists none.
        misses: What was missed, extra, or found with something wrong in it.
    """

    gold_sha256: str
    articles: int
    articles_with_records: int
    strangers: int
    sections: tuple[Section, ...]
    reliability: Reliability | None
    false_quotes: tuple[int, int] | None
    misses: tuple[Miss, ...]

    def figures(self) -> dict[str, Figure]:
        """Every figure by its name; with `confidence.calibration`, 100 less a hundred times the calibration error."""
        named = {figure.name: figure for section in self.sections for row in section.rows for figure in row.figures}
        if self.reliability is not None:
            named[CALIBRATION] = Figure(CALIBRATION, 100 * (1 - self.reliability.error))
        return named


def evaluate(gold: Gold, predictions: Predictions) -> Evaluation:
    """Score records against gold.

    Raises:
        InputError: A record's span does not stand in the gold's text where it says.
    """
    plans: Sequence[SectionPlan]
    if isinstance(gold, SpanGold):
        plans = SPAN_SECTIONS
        scores = [score_text(each, predictions.by_article.get(each.key, [])) for each in gold.articles]
    else:
        plans = RECORD_SECTIONS
        scores = [score_article(each, predictions.by_article.get(each.key, [])) for each in gold.articles]
    draws = Draws(len(scores))
    judged = [each for score in scores for each in score.judged]
    return Evaluation(
        gold_sha256=gold.sha256,
        articles=len(gold.articles),
        articles_with_records=len(predictions.by_article),
        strangers=predictions.strangers,
        sections=tuple(_make_section(plan, scores, draws) for plan in plans),
        reliability=measure_reliability(judged) if predictions.has_confidence else None,
        false_quotes=_false_quotes(scores) if isinstance(gold, RecordGold) else None,
        misses=tuple(miss for score in scores for miss in score.misses),
    )


def _precision(right: int, predicted: int, gold: int) -> float | None:
    return 100 * right / predicted if predicted else None


def _recall(right: int, predicted: int, gold: int) -> float | None:
    return 100 * right / gold if gold else None


def _f1(right: int, predicted: int, gold: int) -> float | None:
    return 200 * right / (predicted + gold) if predicted + gold else None


_FORMULAS: dict[Form, dict[str, Formula]] = {
    Form.RETRIEVAL: {"precision": _precision, "recall": _recall, "f1": _f1},
    Form.SHARE: {"share": _recall},
}


def _make_section(plan: SectionPlan, scores: Sequence[ArticleScore], draws: Draws) -> Section:
    rows = (
        _make_row(key, title, plan.form, scores, draws)
        for key, title in plan.measures.items()
        if key not in plan.where_said or any((key, Part.GOLD) in score.counts for score in scores)
    )
    return Section(plan.title, plan.form, tuple(rows))


def _make_row(key: str, title: str, form: Form, scores: Sequence[ArticleScore], draws: Draws) -> Row:
    right, predicted, gold = ([score.counts[key, part] for score in scores] for part in Part)
    totals = (sum(right), sum(predicted), sum(gold))
    sums = draws.sums(right, predicted, gold)
    figures = tuple(
        Figure(f"{key}.{name}", formula(*totals), draws.interval(sums, formula))
        for name, formula in _FORMULAS[form].items()
    )
    return Row(title, *totals, figures)


def _false_quotes(scores: Sequence[ArticleScore]) -> tuple[int, int] | None:
    right, gold = (sum(score.counts[FALSE_QUOTES, part] for score in scores) for part in (Part.RIGHT, Part.GOLD))
    return (right, gold) if gold else None
