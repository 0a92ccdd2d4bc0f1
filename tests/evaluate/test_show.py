"""An evaluation as Markdown and JSON: every figure, and nothing that text of strangers could do."""

from __future__ import annotations

import io
import json

import pytest
from support.records import make_article, make_attribution

from quotetrack.evaluate import Evaluation, Predictions, SpanGold, evaluate
from quotetrack.evaluate.gold import AnnotatedText, GoldSpans
from quotetrack.evaluate.show import evaluation_to_json, write_json, write_markdown

TEXT = "Ines | Calloway [x](y) said <b>the gate</b> was \x1b[2Jshut.\n"


@pytest.fixture
def evaluation() -> Evaluation:
    marked = GoldSpans(((0, 15),), ((23, 27),), ((28, 45),))
    gold = SpanGold((AnnotatedText("a", TEXT, (marked,)), AnnotatedText("b", TEXT, (marked,))), (), "0" * 16)
    record = make_attribution(make_article(TEXT), ["<b>the gate</b>"], cue="said", source="Ines | Calloway")
    return evaluate(gold, Predictions({"a": [record]}, strangers=2))


def test_markdown(evaluation: Evaluation) -> None:
    """Tables that GitHub shows; what strangers wrote is shown and is no markup."""
    stream = io.StringIO()

    write_markdown(evaluation, stream, misses=True)

    lines = stream.getvalue().splitlines()
    assert lines[0] == "2 articles of gold 0000000000000000, 1 with records."
    assert "| all | 100.0 | 50.0 | 66.7 | 0.0–100.0 | 1 | 1 | 2 |" in lines
    assert "| 0.9 to 1.0 | 1 | 0.90 | 1.00 |" in lines
    (miss,) = [line for line in lines if line.startswith("- ")]
    assert "b: missed" in miss
    assert "\\<b\\>the gate\\</b\\>" in miss
    assert "Ines \\| Calloway \\[x\\](y)" in miss
    assert "\x1b" not in miss


def test_every_table_has_cells_for_its_heads(evaluation: Evaluation) -> None:
    """All rows of a Markdown table have as many cells as its head."""
    stream = io.StringIO()
    write_markdown(evaluation, stream, misses=False)

    tables = [block.splitlines() for block in stream.getvalue().split("\n\n")[1:]]

    assert len(tables) == 5
    assert all(len({line.count("|") for line in table}) == 1 for table in tables)


def test_json(evaluation: Evaluation) -> None:
    """One object with every figure, its interval and the counts behind it; misses when asked for."""
    stream = io.StringIO()
    write_json(evaluation, stream, misses=True)

    value = json.loads(stream.getvalue())
    assert value["figures"]["all.recall"] == {"value": 50.0, "low": 0.0, "high": 100.0}
    assert value["figures"]["mixed.f1"]["value"] is None
    assert value["counts"]["all"] == {"right": 1, "records": 1, "gold": 2}
    assert value["records_of_other_articles"] == 2
    assert value["reliability"]["bins"][9]["n"] == 1
    assert [(miss["article"], miss["kind"]) for miss in value["misses"]] == [("b", "missed")]
    assert "\x1b" not in stream.getvalue()
    assert "misses" not in evaluation_to_json(evaluation, misses=False)
