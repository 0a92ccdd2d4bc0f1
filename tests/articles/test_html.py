"""Web pages."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotetrack.articles.html import read_page

PARAGRAPHS = [
    "Four of the nine ships of the Lower Fenwick ferry line were lost in the storm on Thursday, she said.",
    "“We have never seen such a storm,” said Oda Brandt, who heads the company. “We will not see another like it.”",
    "The government in Port Ellery had promised help in January, when the first of the storms had cut the islands off.",
    "Two hundred people would lose their work if the ships could not be repaired by the summer, she told reporters.",
]


def page(*paragraphs: str, head: str = "", before: str = "", after: str = "") -> str:
    body = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs or PARAGRAPHS)
    return (
        f"<!DOCTYPE html><html><head><title>Ships lost | Fenwick Courier</title>{head}</head><body>"
        f"<nav><ul><li><a href='/'>Home</a></li><li><a href='/islands'>Islands</a></li></ul></nav>{before}"
        f"<article><h1>Ships lost in storm</h1>{body}</article>{after}"
        "<footer><p>Contact us</p><p>Privacy policy</p></footer></body></html>"
    )


def test_the_text_is_headline_and_paragraphs() -> None:
    """Headline first, a blank line between paragraphs, no menu and no footer."""
    assert read_page(page()).text == "\n\n".join(["Ships lost in storm", *PARAGRAPHS])


def test_statements_of_the_page_are_read() -> None:
    """Address, site, first publication and author come from JSON-LD and meta elements."""
    found = read_page(
        page(
            head="""
            <link rel="canonical" href="https://courier.example/ships">
            <meta property="og:site_name" content="Fenwick Courier">
            <meta property="article:modified_time" content="2019-03-05T10:00:00Z">
            <script type="application/ld+json">{"@graph": [{"@type": "NewsArticle",
              "datePublished": "2019-03-03T08:15:00+01:00", "dateModified": "2019-03-05T10:00:00Z",
              "author": [{"@type": "Person", "name": "Oda Brandt"}, {"name": "Reuters"}]}]}</script>"""
        )
    )

    assert found.title == "Ships lost in storm"
    assert found.url == "https://courier.example/ships"
    assert found.site_name == "Fenwick Courier"
    assert found.published == "2019-03-03T08:15:00+01:00"
    assert found.authors == ("Oda Brandt", "Reuters")


@pytest.mark.parametrize(
    "head",
    [
        '<meta property="article:published_time" content="2019-03-03">',
        '<meta name="pubdate" content="3 March 2019">',
        '<script type="application/ld+json">{broken</script><meta name="date" content="March 3, 2019">',
        '<script type="application/ld+json">{"@type":"NewsArticle","datePublished":"0001-01-01T00:00:00Z"}</script>'
        '<meta name="dc.date" content="2019-03-03">',
    ],
)
def test_the_date_is_found_where_pages_state_it(head: str) -> None:
    """Meta elements state the date in many forms; broken and empty statements are passed over."""
    assert read_page(page(head=head)).published == "2019-03-03"


def test_a_visible_date_is_better_than_none() -> None:
    """A page that states its date only to readers is dated by it."""
    assert read_page(page(before="<div class='date'>March 3, 2019</div>")).published == "2019-03-03"


def test_picture_credits_are_read_apart() -> None:
    """A caption's credit is kept, and is no paragraph of the story."""
    found = read_page(
        page(after="<figure><img src='a.jpg'><figcaption>The harbour. (AP Photo/Tom Kell)</figcaption></figure>")
    )

    assert found.picture_credits == ("The harbour. (AP Photo/Tom Kell)",)
    assert "AP Photo" not in found.text


def test_embedded_quotations_stay() -> None:
    """A quotation in a blockquote is the story's, whatever the class of the element says."""
    quotation = (
        "<blockquote class='twitter-tweet'><p>The bridge will be built, whatever the council says.</p></blockquote>"
    )
    source = page().replace(f"<p>{PARAGRAPHS[2]}</p>", f"<p>{PARAGRAPHS[2]}</p>{quotation}")

    assert "The bridge will be built" in read_page(source).text


def test_hidden_duplicates_go() -> None:
    """A box that a name opens when the mouse rests on it repeats the name; the sentence does not."""
    box = "Oda Brandt<span class='rollover-people-block'>Oda BrandtMore about Oda BrandtShips lost</span>"
    found = read_page(page(PARAGRAPHS[0], PARAGRAPHS[1].replace("Oda Brandt", box), *PARAGRAPHS[2:]))

    assert PARAGRAPHS[1] in found.text


@pytest.mark.parametrize("character", ["&#27;", "&#0;", "&#xd800;", "&#x1F;", "\x1b", "\x00", "\x08", "\ufffe"])
def test_forbidden_characters_cost_only_themselves(character: str) -> None:
    """A control character, written out or as a reference, is dropped with a warning; the text stays."""
    found = read_page(page(PARAGRAPHS[0].replace("ships", f"sh{character}ips"), *PARAGRAPHS[1:]))

    assert PARAGRAPHS[0] in found.text
    assert found.warnings == ("1 control characters dropped",)


@pytest.mark.parametrize("depth", [300, 1500, 5000, 50_000])
def test_deep_nesting_loses_nothing_in_silence(depth: int) -> None:
    """However deep a page is nested, its paragraphs are read, with a warning where the tree could not be built."""
    source = (
        page()
        .replace("<article>", "<div>" * depth + "<article>")
        .replace("</article>", "</article>" + "</div>" * depth)
    )

    found = read_page(source)

    assert all(paragraph in found.text for paragraph in PARAGRAPHS)
    assert depth <= 2000 or found.warnings


def test_a_huge_paragraph_is_read_whole() -> None:
    """A text node of twelve megabytes comes out whole."""
    sentence = "The harbour master said that four ships were lost. "
    source = page(sentence * 240_000, *PARAGRAPHS)

    assert read_page(source).text.count("four ships were lost") == 240_000


def test_entities_of_a_document_type_are_never_read() -> None:
    """External entities give no file's content, and entity bombs do not grow."""
    bomb = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))
    source = page(PARAGRAPHS[0] + "&xxe;&a9;", *PARAGRAPHS[1:]).replace(
        "<!DOCTYPE html>", f'<!DOCTYPE html [<!ENTITY xxe SYSTEM "file:///etc/passwd"><!ENTITY a0 "lol">{bomb}]>'
    )

    found = read_page(source)

    assert "root:" not in found.text
    assert len(found.text) < 2000


def test_a_page_without_an_article_is_read_in_order() -> None:
    """Where no article is found, all lines are kept, with a warning."""
    found = read_page("<html><body><div>Ships</div><script>var x = 'no';</script><div>lost</div></body></html>")

    assert found.text.split() == ["Ships", "lost"]


@given(st.text(alphabet="<>/!&#;x0123456789abdpivhtmlscript \"'=-[]?\n", max_size=200))
def test_no_page_is_too_broken(source: str) -> None:
    """Any characters are read as a page without an exception."""
    read_page(source)
