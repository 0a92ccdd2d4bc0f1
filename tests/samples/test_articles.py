"""What the articles room makes of the samples is what their gold says of headline, date, outlet and credits."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from quotetrack.articles import iter_documents, make_article
from quotetrack.records import READ_KINDS, Article, InputDocument

SAMPLES = Path(__file__).parents[2] / "samples"
GOLD: dict[str, dict[str, Any]] = json.loads((SAMPLES / "gold.json").read_text("utf-8"))


def read_sample(name: str) -> Article:
    (path,) = [path for path in SAMPLES.iterdir() if path.stem == name]
    (document,) = iter_documents([str(path)])
    assert isinstance(document, InputDocument)
    return make_article(document)


def words_read(article: Article) -> str:
    """The words of the blocks that are read for attributions, no-break spaces as spaces."""
    blocks = [article.text[block.start : block.end] for block in article.blocks if block.kind in READ_KINDS]
    return "\n".join(blocks).replace("\u00a0", " ")


@pytest.mark.parametrize("name", GOLD)
def test_headline_date_and_outlet(name: str) -> None:
    """Headline and day are those of the page; the outlet is one of its names, or (in plain text) unknown."""
    article, expected = read_sample(name), GOLD[name]

    assert article.title == expected["title"]
    assert (article.published or "")[:10] == (expected["published"] or "")
    assert article.outlet in [*(expected["outlet"] or []), None]
    assert article.outlet is not None or not article.name.endswith(".html")


@pytest.mark.parametrize("name", GOLD)
def test_dateline_and_credits(name: str) -> None:
    """Place, agency and date of the dateline, the agencies credited for the text, the authors and their initials."""
    article, expected = read_sample(name), GOLD[name]

    if expected["dateline"] is None:
        assert article.dateline is None
    else:
        assert article.dateline is not None
        assert {key: getattr(article.dateline, key) for key in expected["dateline"]} == expected["dateline"]
    assert {carrier.name for carrier in article.credits} == set(expected["credits"])
    assert list(article.initials) == expected["initials"]
    assert list(article.bylines) == expected["bylines"]


@pytest.mark.parametrize("name", GOLD)
def test_what_is_read_is_the_story(name: str) -> None:
    """All content of the gold is read for attributions; navigation, picture credits and related stories are not."""
    read, expected = words_read(read_sample(name)), GOLD[name]
    content = [part for row in expected["attributions"] for part in row["content"]]

    assert [part for part in content if part not in read] == []
    assert [part for part in [*expected["not_article_text"], *expected["picture_credits"]] if part in read] == []
