"""The whole way over samples/: floors under what extraction finds. Raise them freely; lowering one needs a reason."""

import json
from pathlib import Path

import pytest
from support.scoring import Score, score_article

import quotetrack
from quotetrack.records import AttributionClass

SAMPLES = Path(__file__).parents[2] / "samples"
GOLD = json.loads((SAMPLES / "gold.json").read_text("utf-8"))


@pytest.fixture(scope="module")
def extracted():
    found = {stem: [] for stem in GOLD}
    files = sorted(path for path in SAMPLES.iterdir() if path.stem in GOLD)
    for attribution in quotetrack.extract(*map(str, files)):
        if attribution.category is AttributionClass.STATEMENT:
            found[Path(attribution.article).stem].append(attribution)
    return found


@pytest.fixture(scope="module")
def score(extracted):
    total = Score()
    for stem, gold in GOLD.items():
        score_article(gold, extracted[stem], total)
    return total


@pytest.mark.model
@pytest.mark.parametrize(
    ("part", "floor"),
    [("found", 0.90), ("speakers", 0.75), ("organizations", 0.75), ("carriers", 0.75)],
)
def test_samples_reach_the_floor(score, part, floor):
    """So many of the gold attributions are found, and have the right speaker, organisations and carriers."""
    assert getattr(score, part) >= floor * score.gold, score


@pytest.mark.model
def test_few_extras(score):
    """At most one statement in four is one that a careful reader would not list."""
    assert score.extra <= score.found / 3, score


@pytest.mark.model
def test_titles_and_scare_quotes_are_no_quotations(extracted):
    """What the gold lists as not a quotation is nobody's content."""
    wrong = [
        phrase
        for stem, gold in GOLD.items()
        for phrase in gold["not_quotes"]
        for attribution in extracted[stem]
        if [span.text for span in attribution.content] == [phrase]
    ]

    assert wrong == []


@pytest.mark.model
def test_every_span_stands_where_it_says():
    """`text[start:end]` is the span's text, in pasted pages and in HTML too."""
    from quotetrack.articles import iter_documents, make_article

    texts = {}
    for document in iter_documents([str(SAMPLES)]):
        if not isinstance(document, Exception):
            article = make_article(document)
            texts[article.id] = article.text
    spans = [
        (attribution.article_id, span)
        for attribution in quotetrack.extract(str(SAMPLES))
        for span in (*attribution.content, attribution.cue, attribution.source)
        if span is not None
    ]

    assert len(spans) > 100
    assert all(texts[article_id][span.start : span.end] == span.text for article_id, span in spans)
