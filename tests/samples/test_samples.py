"""The samples' gold agrees with the samples: no model is needed for that."""

from __future__ import annotations

import html
import json
import re
from pathlib import Path
from typing import Any

import pytest

from quotetrack.records import Kind
from quotetrack.text import pair_quotes

SAMPLES = Path(__file__).parents[2] / "samples"
GOLD: dict[str, dict[str, Any]] = json.loads((SAMPLES / "gold.json").read_text("utf-8"))
ROWS = [(name, index) for name, article in GOLD.items() for index in range(len(article["attributions"]))]

_SCRIPT_RE = re.compile(r"<(script|style)\b.*?</\1>", re.DOTALL)
_TAG_RE = re.compile(r"<[^>]+>")
QUOTATION_MARKS = frozenset('"“”‘«»„')


def read_sample(name: str) -> str:
    """The text of a sample, tags taken out, no-break spaces read as spaces."""
    (path,) = [path for path in SAMPLES.iterdir() if path.stem == name]
    text = path.read_text("utf-8")
    if path.suffix == ".html":
        text = html.unescape(_TAG_RE.sub("", _SCRIPT_RE.sub("", text)))
    return text.replace("\u00a0", " ")


def find_all(text: str, part: str) -> list[tuple[int, int]]:
    return [(match.start(), match.end()) for match in re.finditer(re.escape(part), text)]


def test_every_sample_has_gold_and_every_gold_a_sample() -> None:
    """Texts and pages of the folder, and the keys of gold.json, are the same articles."""
    assert {path.stem for path in SAMPLES.iterdir() if path.suffix in {".txt", ".html"}} == set(GOLD)


@pytest.mark.parametrize("name", GOLD)
def test_length_is_that_of_a_news_story(name: str) -> None:
    """A sample has 200 to 450 words."""
    assert 200 <= len(read_sample(name).split()) <= 450


@pytest.mark.parametrize(("name", "index"), ROWS)
def test_spans_are_words_of_the_article(name: str, index: int) -> None:
    """Each content span, cue and source stands in the article as it is written."""
    text, row = read_sample(name), GOLD[name]["attributions"][index]

    for part in [*row["content"], row["cue"], row["source"]]:
        assert part == part.strip()
        assert part in text


@pytest.mark.parametrize(("name", "index"), ROWS)
def test_names_are_lists_of_accepted_spellings(name: str, index: int) -> None:
    """Speakers and organisations are lists of names, carriers are names, and an unnamed speaker is anonymous."""
    row = GOLD[name]["attributions"][index]

    assert all(isinstance(accepted, str) and accepted for accepted in row["speaker"])
    assert row["anonymous"] is (row["speaker"] == [])
    for accepted in [*row["organizations"], *row.get("organizations_optional", [])]:
        assert accepted
        assert all(isinstance(spelling, str) and spelling for spelling in accepted)
    assert all(
        isinstance(carrier, str) and carrier for carrier in [*row["carriers"], *row.get("carriers_optional", [])]
    )


@pytest.mark.parametrize(("name", "index"), ROWS)
def test_kind_agrees_with_the_quotation_marks(name: str, index: int) -> None:
    """Direct content fills quotations, mixed content holds one, indirect content none."""
    text, row = read_sample(name), GOLD[name]["attributions"][index]
    quotations = pair_quotes(text)
    bounds = {(quotation.inner_start, quotation.inner_end) for quotation in quotations}
    places = [find_all(text, part) for part in row["content"]]

    if row["kind"] == Kind.DIRECT:
        assert all(bounds.intersection(spans) for spans in places)
    elif row["kind"] == Kind.MIXED:
        assert any(start <= q.start and q.end <= end for spans in places for start, end in spans for q in quotations)
    else:
        assert row["kind"] == Kind.INDIRECT
        assert not QUOTATION_MARKS.intersection("".join(row["content"]))


@pytest.mark.parametrize("name", GOLD)
def test_what_is_not_said_stands_between_marks(name: str) -> None:
    """What must not be taken for a quotation is quoted in the article, and is the content of no attribution."""
    text, article = read_sample(name), GOLD[name]
    inner = {text[quotation.inner_start : quotation.inner_end] for quotation in pair_quotes(text)}

    assert set(article["not_quotes"]) <= inner
    assert not {part for row in article["attributions"] for part in row["content"]}.intersection(article["not_quotes"])


@pytest.mark.parametrize("name", GOLD)
def test_article_expectations_stand_on_the_page(name: str) -> None:
    """Headline, dateline, credits' initials and the words to leave out are on the page as the gold has them."""
    text, article = read_sample(name), GOLD[name]

    assert article["title"] in text
    assert all(
        part in text
        for key in ("not_article_text", "picture_credits", "borderline", "initials")
        for part in article[key]
    )
    assert article["outlet"] is None or any(outlet in text for outlet in article["outlet"])
    if article["dateline"] is not None:
        assert all(part in text for part in article["dateline"].values() if part is not None)


def test_one_statement_comes_through_two_agencies() -> None:
    """The same speaker says nearly the same words to AFP in one sample and to dpa in the other."""
    by_agency = {
        tuple(row["carriers"]): set(row["content"][0].split())
        for name in ("same-statement-afp", "same-statement-dpa")
        for row in GOLD[name]["attributions"]
        if row["kind"] == Kind.DIRECT and row["speaker"] == ["Idris Talwen"]
    }

    assert set(by_agency) == {("AFP",), ("dpa",)}
    assert len(by_agency["AFP",] ^ by_agency["dpa",]) <= 4
