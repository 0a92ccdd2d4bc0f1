"""How sure the model is, fitted and judged, without the trained weights."""

import numpy as np
import pytest
import spacy

from quotetrack.nlp.confidence import EVIDENCE
from training.calibrate import Observed, cross_validate, describe, fit, judge
from training.corpora import GoldAttribution, Sample

TEXT = "Orla Finch said the dam held. Nia Moss said it had not."


def made_up(count=4000, seed=7):
    """Candidates whose first two observations decide, and by how much, whether they are right."""
    rng = np.random.default_rng(seed)
    evidence = rng.normal(size=(count, len(EVIDENCE)))
    chances = 1 / (1 + np.exp(-(0.5 + 2 * evidence[:, 0] - evidence[:, 1])))
    return Observed(evidence, rng.random(count) < chances, np.arange(count) // 50, count), chances


def test_the_layer_finds_what_decides():
    """Fitted weights are those the truth was made with, about, and the rest near nothing."""
    observed, chances = made_up()

    layer = fit(observed.evidence, observed.right)

    assert layer.weights[:2] == pytest.approx((2, -1), abs=0.2)
    assert max(map(abs, layer.weights[2:])) < 0.2
    assert np.abs(layer.chances(observed.evidence) - chances).mean() < 0.03


def test_observations_that_never_change_do_no_harm():
    """A column of one value has no weight."""
    observed, _ = made_up(400)
    observed.evidence[:, 3] = 1.0

    assert fit(observed.evidence, observed.right).weights[3] == pytest.approx(0, abs=1e-6)


def test_no_article_is_judged_by_its_own_answers():
    """Turning an article's answers round changes nothing in its own chances."""
    observed, _ = made_up(1000)
    own = observed.article == 3
    turned = Observed(observed.evidence, observed.right ^ own, observed.article, observed.gold)

    before, after = cross_validate(observed), cross_validate(turned)

    assert before[own] == pytest.approx(after[own])
    assert np.abs(before[~own] - after[~own]).max() > 0


def test_the_table_says_how_far_off_chances_are():
    """True chances have a small calibration error, turned ones a large one."""
    observed, chances = made_up()

    good, bad = (float(describe(observed, c)[-1].split()[-1]) for c in (chances, 1 - chances))

    assert good < 0.03 < 0.3 < bad


def reading(*found):
    """A Doc with attributions given as (source, cue, content, score): words of TEXT, half-open."""
    doc = spacy.blank("en")(TEXT)
    groups = {"source": [], "cue": [], "content": []}
    for number, (*ranges, _) in enumerate(found):
        for key, (low, high) in zip(groups, ranges, strict=True):
            span = doc[low:high]
            span.id_ = str(number)
            groups[key].append(span)
    for key, spans in groups.items():
        doc.spans[key] = spans
    doc.spans["cue"].attrs["scores"] = [score for *_, score in found]
    return doc


GOLD = Sample("dam", TEXT, attributions=[GoldAttribution([(0, 10)], [(11, 15)], [(16, 28)])])


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        ([((0, 2), (2, 3), (3, 6), 0.9)], [True]),
        ([((1, 2), (2, 3), (4, 6), 0.9)], [True]),  # half of the source, two thirds of the content
        ([((7, 9), (2, 3), (3, 6), 0.9)], [False]),  # another's source
        ([((0, 2), (2, 3), (5, 6), 0.9)], [False]),  # a third of the content
        ([((0, 2), (9, 10), (3, 6), 0.9)], [False]),  # another cue
        ([((0, 2), (2, 3), (3, 6), 0.5), ((0, 2), (2, 3), (4, 6), 0.9)], [False, True]),  # each once, the surest first
    ],
)
def test_judge(found, expected):
    """Right is what shares its cue, and half of the larger source and content."""
    assert judge(reading(*found), GOLD) == expected
