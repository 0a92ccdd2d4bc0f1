"""How sure a candidate is, without the trained weights."""

import numpy as np
import pytest

from quotetrack.errors import ModelError
from quotetrack.nlp.confidence import EVIDENCE, Confidence, multiply_chances, weigh_evidence
from quotetrack.nlp.decode import best_roles
from quotetrack.nlp.session import CueReading

ORDER = {"O": 0, "S": 1, "s": 2, "C": 3, "c": 4}


def reading(labels, *, doubt=0.05, accept=0.9, low=0):
    """A pair reading that gives each word one role but for the doubt, which the other roles share."""
    roles = np.full((len(labels), 5), doubt / 4, dtype=np.float32)
    for word, label in enumerate(labels):
        roles[word, ORDER[label]] = 1 - doubt
    return CueReading(low, low + len(labels), np.log(roles), accept)


def observe(candidates, readings, quote=None):
    """One dict of evidence for each candidate."""
    width = max(r.high for r in readings)
    states = np.zeros(width, dtype=np.int64) if quote is None else np.asarray(quote)
    rows = weigh_evidence(candidates, readings, best_roles(readings), states)
    return [dict(zip(EVIDENCE, row, strict=True)) for row in rows.tolist()]


def test_doubt_about_the_words_is_seen():
    """The surer the network is of the words of source and content, the higher all that speaks of them."""
    sure, unsure = (observe([(2, 3, 0.9)], [reading("SsOCcc", doubt=doubt)])[0] for doubt in (0.02, 0.3))

    for name in ("content", "weakest content word", "content overlap", "source", "source overlap"):
        assert sure[name] > unsure[name]
    assert sure["content length"] == pytest.approx(np.log(3))


def test_a_missing_source_is_seen():
    """Without a source nothing is observed of its words but how many one would have expected."""
    (found,) = observe([(0, 1, 0.9)], [reading("OCcc", doubt=0.04)])

    assert found["no source"] == 1
    assert found["source"] == 0
    assert found["source overlap"] == pytest.approx(1 / (1 + 4 * 0.02))


@pytest.mark.parametrize(("marks", "expected"), [([0, 0, 0, 2, 1, 3], 1), ([0, 0, 0, 2, 1, 0], 0)])
def test_content_in_quotation_marks_is_seen(marks, expected):
    """All of it, or it counts for nothing."""
    (found,) = observe([(2, 3, 0.9)], [reading("SsOCcc")], marks)

    assert found["quoted content"] == expected


def test_a_cue_inside_anothers_content_is_seen():
    """Both sides know of it; two candidates for the same words are no neighbours."""
    outer, inner = observe([(1, 2, 0.9), (4, 5, 0.6)], [reading("SOCcccc"), reading("OOOSOCc", accept=0.5)])

    assert inner["inside another"] == pytest.approx(0.9 * 0.9)
    assert outer["holds another"] == pytest.approx(0.6 * 0.5)
    assert outer["inside another"] == inner["holds another"] == 0

    same = observe([(1, 2, 0.9), (1, 3, 0.6)], [reading("SOCcccc"), reading("SOOcccc")])

    assert {row[name] for row in same for name in ("inside another", "holds another")} == {0}


def test_readings_that_begin_later_keep_their_places():
    """A reading of part of the window is observed as one of all of it."""
    part = observe([(4, 5, 0.9)], [reading("SsOCc", low=2)])
    whole = observe([(4, 5, 0.9)], [reading("SsOCc", low=2), reading("OOOOOOO")][:1], [0] * 9)

    assert part == whole
    assert part[0]["content length"] == pytest.approx(np.log(2))


def test_a_window_without_candidates_has_no_evidence():
    """Nothing in, nothing out."""
    assert weigh_evidence([], [], [], np.zeros(4, dtype=np.int64)).shape == (0, len(EVIDENCE))


def test_chances_are_multiplied_without_a_layer():
    """What a model without confidence.json scores: no chance is taken for a certainty."""
    (found,) = observe([(2, 3, 0.5)], [reading("SsOCcc", accept=1.0)])

    assert multiply_chances(np.asarray([[found[name] for name in EVIDENCE]]))[0] == pytest.approx(0.5, abs=1e-3)


def test_a_layer_is_written_and_read_again(tmp_path):
    """By name, so that the order in the file means nothing."""
    layer = Confidence(-0.5, tuple(i / 8 for i in range(len(EVIDENCE))))

    layer.to_disk(tmp_path / "confidence.json")

    assert Confidence.from_disk(tmp_path / "confidence.json") == layer
    assert layer.chances(np.zeros((1, len(EVIDENCE))))[0] == pytest.approx(1 / (1 + np.exp(0.5)))


@pytest.mark.parametrize("content", ["", "[]", '{"bias": 0}', '{"bias": 0, "weights": {"cue": 1}}', '{"bias": "x"}'])
def test_a_damaged_layer_is_refused_with_advice(tmp_path, content):
    """Damaged, or of another release: fit it again."""
    path = tmp_path / "confidence.json"
    path.write_text(content, "utf-8")

    with pytest.raises(ModelError, match=r"training\.calibrate"):
        Confidence.from_disk(path)
