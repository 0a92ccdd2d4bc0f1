"""Credits in their places: tests/articles/credits.yaml, one line a case."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from quotetrack.articles.make import make_article
from quotetrack.records import Article, InputDocument

HEADLINE = "Ferry to Kelling sails again"
FIRST = "A ferry sailed from Ellery to Kelling on Monday for the first time in eleven years, the harbour master said."
MIDDLE = "Ilse Toft, who heads the company, said that she had never given up the hope of seeing it sail again."
LAST = "Some three hundred people stood on the quay, and many of them had brought flags and their children."

CASES = [
    (place, line, hands)
    for place, lines in yaml.safe_load(Path(__file__).with_name("credits.yaml").read_text("utf-8")).items()
    for line, hands in lines.items()
]


def read_with(place: str, line: str) -> Article:
    """The article of the cases, with the line in its place."""
    story = {"byline": "", "front": "", "tail": "", "end": "", "body": ""} | {place: line}
    paragraphs = [
        HEADLINE,
        story["byline"],
        f"{story['front']}{FIRST}",
        MIDDLE,
        story["body"],
        f"{LAST} {story['tail']}".rstrip(),
        story["end"],
    ]
    text = "\n\n".join(paragraph for paragraph in paragraphs if paragraph)
    return make_article(InputDocument(name="case", text=text))


@pytest.mark.parametrize(("place", "line", "hands"), CASES)
def test_credits(place: str, line: str, hands: list[str]) -> None:
    """Exactly the hands that a line credits for the text come out, under the names of the lexicon, in order."""
    article = read_with(place, line)

    assert [carrier.name for carrier in article.credits] == hands


@pytest.mark.parametrize(("place", "line"), [(place, line) for place, line, hands in CASES if hands])
def test_offsets_of_credits(place: str, line: str) -> None:
    """Every credit's offsets delimit words of the line that credits it."""
    article = read_with(place, line)

    for carrier in article.credits:
        assert carrier.start is not None
        assert article.text[carrier.start : carrier.end] in line


def test_enough_cases() -> None:
    """The table has passing and failing cases, each more than fifty."""
    assert sum(bool(hands) for _, _, hands in CASES) > 50
    assert sum(not hands for _, _, hands in CASES) > 50
