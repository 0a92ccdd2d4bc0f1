"""Paragraphs that the extraction left behind, and dates that readers see."""

from __future__ import annotations

import pytest

from quotetrack.articles.html import read_page
from quotetrack.articles.html_recovery import list_paragraphs, recover_paragraphs
from quotetrack.articles.html_tree import parse_tree

STORY = [f"The harbour master of Port Ellery said that ship number {number} was lost." for number in range(8)]


def story_page(*boxes: str) -> str:
    return f"<html><body><article>{''.join(boxes)}</article></body></html>"


def box(*paragraphs: str, name: str = "text") -> str:
    return f"<div class='{name}'>{''.join(f'<p>{paragraph}</p>' for paragraph in paragraphs)}</div>"


def recover(source: str, lines: list[str]) -> list[str]:
    tree, _ = parse_tree(source)
    assert tree is not None
    return recover_paragraphs(list_paragraphs(tree), lines)


def test_a_second_box_of_the_story_comes_back() -> None:
    """Paragraphs of a box like the one extracted are put back where the page has them."""
    source = story_page(
        box(*STORY[:4]), "<div class='ad'><p>Buy a new boat today and pay next year.</p></div>", box(*STORY[4:])
    )

    assert recover(source, STORY[:4]) == STORY


@pytest.mark.parametrize(
    "other",
    [
        box("Ferries that you may like to read about in our pages.", name="related"),
        "<aside>" + box("A sentence of a side box that is long enough.") + "</aside>",
        box("<a href='/a'>Four more ships were lost in the second storm</a>"),
        box("Share this story"),
    ],
)
def test_other_boxes_stay_away(other: str) -> None:
    """Boxes of another name, side boxes, links and buttons are not the story's."""
    assert recover(story_page(box(*STORY), other), STORY) == STORY


def test_another_article_on_the_page_stays_away() -> None:
    """A second article element on an endless page is another story, though its boxes look the same."""
    source = story_page(box(*STORY[:4])).replace("</body>", f"<article>{box(*STORY[4:])}</article></body>")

    assert recover(source, STORY[:4]) == STORY[:4]


@pytest.mark.parametrize(
    ("stated", "shown", "published"),
    [
        ("2019-11-20T02:59:46Z", "November 19, 2019 at 8:59 pm", "2019-11-19T20:59:46-06:00"),
        ("2019-11-20T02:59:46Z", "November 19, 2019", "2019-11-19"),
        ("2019-11-20T02:59:46Z", "November 20, 2019", "2019-11-20T02:59:46+00:00"),
        ("2019-11-20T02:59:46Z", "", "2019-11-20T02:59:46+00:00"),
        ("2019-11-20T02:59:46-05:00", "November 19, 2019", "2019-11-20T02:59:46-05:00"),
        ("2019-11-20T21:30:00Z", "21 November 2019, 8:30 a.m.", "2019-11-21T08:30:00+11:00"),
    ],
)
def test_the_day_is_the_newsrooms(stated: str, shown: str, published: str) -> None:
    """Where a page states Greenwich time and shows its readers the neighbouring day, the readers' day is taken."""
    source = story_page(f"<span>{shown}</span>", box(*STORY)).replace(
        "<body>", f"<head><meta property='article:published_time' content='{stated}'></head><body>"
    )

    assert read_page(source).published == published


def test_a_page_of_endless_paragraphs_is_read_in_order() -> None:
    """Twelve thousand paragraphs are read without delay, with a warning."""
    found = read_page(story_page(box(*(f"Ship number {number} was lost." for number in range(12_000)))))

    assert found.text.count("was lost") == 12_000
    assert found.warnings


def test_a_tag_of_a_hundred_thousand_attributes_is_cut() -> None:
    """A tag with attributes without end costs its attributes only."""
    attributes = " ".join(f'a{number}="x"' for number in range(100_000))

    assert STORY[0] in read_page(story_page(f"<div {attributes}>{box(*STORY)}</div>")).text
