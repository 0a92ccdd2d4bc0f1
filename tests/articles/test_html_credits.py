"""What a page shows of its credits outside the paragraphs of its story."""

from __future__ import annotations

import pytest

from quotetrack.articles.make import make_article
from quotetrack.records import Article, CarrierBasis, InputDocument

STORY = """
<p>A ferry sailed from Ellery to Kelling on Monday for the first time in eleven years, the harbour master of Ellery
said, and three hundred people stood on the quay.</p>
<p>Ilse Toft, who heads the company, said that she had never given up the hope of seeing it sail again in her life.</p>
<p>A second ferry is to follow in the spring, and a third one in the year after that, if the council gives the money
that it has promised to give, as Toft told the people on the quay before she went aboard.</p>
"""


def read(*, head: str = "", byline: str = "", below: str = "", outlet: str | None = "Fenwick Courier") -> Article:
    """The article of an invented page with these elements in its head, under its headline and below its story."""
    html = (
        f"<html><head><title>Ferry to Kelling sails again</title>{head}</head><body><main>"
        f"<h1>Ferry to Kelling sails again</h1>{byline}<article>{STORY}</article>{below}</main></body></html>"
    )
    return make_article(InputDocument(name="page", text=html, media="html", outlet=outlet))


@pytest.mark.parametrize(
    ("byline", "hands"),
    [
        ('<div><span class="author">Oda Brandt</span> <span class="publication">Associated Press</span></div>', ["AP"]),
        ('<span class="author">Oda Brandt</span><span class="publication">Kelling Review</span>', ["Kelling Review"]),
        ('<div class="byline"><a href="/reuters">Reuters, </a><span>Washington</span></div>', ["Reuters"]),
        ('<p class="byline">By ODA BRANDT, Associated Press</p>', ["AP"]),
        ('<span class="publication">Fenwick Courier</span>', []),
        ('<span class="author">Oda Brandt</span><span class="publication">Published Nov 19</span>', []),
        ('<span class="publication">Ferries and Harbours</span>', []),
        ('<div class="byline">By Oda Brandt</div>', []),
        ('<aside><div class="byline">By Reuters</div></aside>', []),
        ('<div class="related-byline">By Reuters</div>', []),
    ],
)
def test_visible_bylines(byline: str, hands: list[str]) -> None:
    """An agency or another paper in the byline that readers see is a hand; the publisher and side boxes are not."""
    article = read(byline=byline)

    assert [carrier.name for carrier in article.credits] == hands
    assert all(carrier.basis is CarrierBasis.BYLINE for carrier in article.credits)


def test_people_of_the_visible_byline() -> None:
    """Where metadata state no author, the people that readers see are the authors."""
    article = read(byline='<div class="byline"><span>Oda Brandt</span> <span>Tom Kell</span></div>')

    assert article.bylines == ("Oda Brandt", "Tom Kell")


@pytest.mark.parametrize(
    ("below", "hands"),
    [
        ("<div>Provided by <a href='/x'>Fenwick Space Centre</a></div>", ["Fenwick Space Centre"]),
        ("<section><p>Via <a href='/x'>SyndiGate.info</a></p></section>", ["SyndiGate"]),
        ("<p class='small'>Copyright @ 2019 The New Arab.</p>", ["The New Arab"]),
        ("<p><em>© 2019 Associated Press. All Rights Reserved.</em></p>", ["AP"]),
        ("<footer><p>Copyright 2019 The Associated Press</p></footer>", []),
        ("<h2>More stories</h2><p>Provided by Reuters</p>", []),
        ("<p>By REUTERS</p>", []),
        ("<p>Copyright 2019 Fenwick Courier</p>", []),
        ("<p>Images by Getty Images and Reuters</p>", []),
        ("<figure><figcaption>Via AP</figcaption></figure>", []),
    ],
)
def test_credits_below_the_story(below: str, hands: list[str]) -> None:
    """A credit right below the story counts; the site's footer and other stories do not."""
    assert [carrier.name for carrier in read(below=below).credits] == hands


@pytest.mark.parametrize(
    ("head", "people", "hands"),
    [
        ('<meta name="author" content="Oda Brandt, Skyward">', ("Oda Brandt",), []),
        ('<meta name="author" content="Tom Kell, Ap Auto Writer">', ("Tom Kell",), ["AP"]),
        (
            '<meta name="author" content="By ODA BRANDT and TOM KELL, Associated Press">',
            ("ODA BRANDT", "TOM KELL"),
            ["AP"],
        ),
        (
            '<script type="application/ld+json">{"@type": "NewsArticle", "author": {"name": "Agence France-Presse"}}'
            "</script>",
            (),
            ["AFP"],
        ),
        (
            '<script type="application/ld+json">{"@type": "NewsArticle", "publisher": {"name": "Associated Press"}}'
            "</script>",
            (),
            ["AP"],
        ),
        (
            '<script type="application/ld+json">{"@type": "NewsArticle", "publisher": {"name": "Fenwick Media"}}'
            "</script>",
            (),
            [],
        ),
    ],
)
def test_stated_authors_and_publishers(head: str, people: tuple[str, ...], hands: list[str]) -> None:
    """Authors that metadata state are parted into people and agencies; an agency that is the publisher is a hand."""
    article = read(head=head)

    assert article.bylines == people
    assert [carrier.name for carrier in article.credits] == hands


@pytest.mark.parametrize("outlet", ["Reuters", "reuters.com"])
def test_agency_on_its_own_site_is_the_publisher(outlet: str) -> None:
    """What an agency publishes itself went through nobody else's hands."""
    article = read(byline='<div class="byline">Oda Brandt, Reuters</div>', outlet=outlet)

    assert article.outlet == "Reuters"
    assert article.credits == ()


def test_desk_of_the_publisher_in_the_dateline() -> None:
    """The tag of one of the publisher's desks is the publisher."""
    text = "Ferry sails again\n\nHong Kong (CNN Business)A ferry sailed to Kelling on Monday, the harbour master said."
    article = make_article(InputDocument(name="page", text=text, outlet="CNN"))

    assert article.dateline is not None
    assert article.dateline.agency == "CNN"
    assert article.credits == ()


def test_visible_byline_completes_stated_authors() -> None:
    """Where metadata state some of the authors that readers see, all that readers see are the authors."""
    article = read(
        head='<meta name="author" content="Oda Brandt">',
        byline='<p class="byline">By Oda Brandt, Tom Kell</p><span class="author-box">View More Articles</span>',
    )

    assert article.bylines == ("Oda Brandt", "Tom Kell")


def test_body_that_provided_the_text_is_no_author() -> None:
    """A press release's body is credited, and not taken for a person of its name."""
    article = read(
        head='<meta name="author" content="Fenwick Space Centre">', below="<div>Provided by Fenwick Space Centre</div>"
    )

    assert article.bylines == ()
    assert [carrier.name for carrier in article.credits] == ["Fenwick Space Centre"]


@pytest.mark.parametrize(
    "picture",
    [
        '<img src="a.jpg" alt="The ferry. (AFP file photo)">',
        '<img src="a.jpg" alt="The ferry in Kelling [File: Reuters]">',
        "<figure><img src='a.jpg'><cite>Oda Brandt/Hill Times/Getty Images</cite></figure>",
        '<div class="image-credit">Oda Brandt, AP</div>',
        '<div class="caption">The ferry. <span class="img__credit">AP</span></div>',
        "<figure><figcaption>The ferry leaves. (Fenwick Ferries via AP, File)</figcaption></figure>",
        "<figure><figcaption>The ferry leaves. Oda BRANDT / AFP</figcaption></figure>",
    ],
)
def test_pictures_credit_nobody_for_the_text(picture: str) -> None:
    """A picture's credit is kept as such, and carries nothing."""
    article = read(byline=picture)

    assert len(article.picture_credits) == 1
    assert article.credits == ()


def test_pictures_below_the_headline_only() -> None:
    """The alternative texts of other stories' pictures are not this story's."""
    article = read(below='<h2>More</h2><img src="a.jpg" alt="A bridge. (AFP file photo)">')

    assert article.picture_credits == ()
