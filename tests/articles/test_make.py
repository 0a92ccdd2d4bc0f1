"""Documents to articles."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotetrack.articles import make_article
from quotetrack.errors import UnreadableInputError
from quotetrack.records import Carrier, CarrierBasis, InputDocument

from .test_blocks import PASTED, WIRE
from .test_html import PARAGRAPHS, page


def test_a_pasted_page_says_who_published_it() -> None:
    """Outlet, title, date, initials, credits and picture credits come off a pasted page; its text is untouched."""
    article = make_article(InputDocument(name="x", text=PASTED))

    assert article.text == PASTED
    assert article.outlet == "BBC"
    assert article.title == "Ferry line 'close to ruin' after storm"
    assert article.published == "2019-03-03"
    assert article.initials == ("ob", "tk")
    assert [(carrier.name, carrier.basis) for carrier in article.credits] == [
        ("AP", CarrierBasis.CREDIT),
        ("Reuters", CarrierBasis.CREDIT),
        ("dpa", CarrierBasis.CREDIT),
    ]
    assert [article.text[carrier.start : carrier.end] for carrier in article.credits] == ["AP", "Reuters", "dpa"]
    assert article.picture_credits == ("A ferry in the harbour of Port Ellery", "Image: picture-alliance/AA/N. Brandt")


def test_a_wire_story_names_its_agency() -> None:
    """Byline and dateline of a wire story both carry the agency."""
    article = make_article(InputDocument(name="x", text=WIRE))

    assert article.bylines == ("Oda Brandt",)
    assert article.dateline is not None
    assert article.dateline.place == "PORT ELLERY, Fenwick"
    assert article.text[article.dateline.end :].startswith("Voters")
    assert [(carrier.name, carrier.basis) for carrier in article.credits] == [
        ("AP", CarrierBasis.BYLINE),
        ("AP", CarrierBasis.DATELINE),
    ]


def test_a_dump_that_lost_its_lines_is_dated_and_credited() -> None:
    """Headline, agency and date run into one line are seen, and the line stays one body block."""
    text = (
        "Four ships lost in storm monitor AFP Sunday 3 Mar 2019 "
        + "The harbour master said that four ships were lost. " * 3
    )
    article = make_article(InputDocument(name="x", text=text))

    assert article.published == "2019-03-03"
    assert [(carrier.name, article.text[carrier.start : carrier.end]) for carrier in article.credits] == [
        ("AFP", "AFP")
    ]
    assert len(article.blocks) == 1


def test_what_the_container_states_goes_first() -> None:
    """Title, outlet and date of a dump's fields are taken before the text's own."""
    article = make_article(
        InputDocument(
            name="x",
            text=PASTED,
            title="A ferry line in need",
            outlet="DW",
            published="4 March 2019",
            bylines=("Tom Kell",),
        )
    )

    assert (article.title, article.outlet, article.published) == (
        "A ferry line in need",
        "Deutsche Welle",
        "2019-03-04",
    )
    assert article.bylines == ("Tom Kell",)


def test_a_date_that_is_none_is_noted() -> None:
    """A stated date that cannot be read is warned of, and the page's own is taken."""
    article = make_article(InputDocument(name="x", text=PASTED, published="last Tuesday"))

    assert article.published == "2019-03-03"
    assert any("last Tuesday" in warning for warning in article.warnings)


def test_a_page_gets_its_outlet_from_its_address() -> None:
    """A known domain names the outlet before the page's site name does; an agency among the authors is a carrier."""
    head = (
        '<link rel="canonical" href="https://www.dw.com/en/a-1"><meta property="og:site_name" content="DW.COM">'
        '<meta name="author" content="Deutsche Welle (www.dw.com)"><meta name="author" content="AFP">'
    )
    article = make_article(InputDocument(name="x", text=page(head=head), media="html"))

    assert article.outlet == "Deutsche Welle"
    assert article.bylines == ()
    assert article.credits == (Carrier("AFP", CarrierBasis.BYLINE),)
    assert article.title == "Ships lost in storm"


def test_the_publisher_is_no_carrier_of_its_own() -> None:
    """On an agency's own page its dateline is a dateline and not another hand."""
    story = page("PORT ELLERY (AP) — " + PARAGRAPHS[0], *PARAGRAPHS[1:])
    article = make_article(InputDocument(name="x", text=story, media="html", url="https://apnews.com/article/1"))

    assert article.outlet == "AP"
    assert article.dateline is not None
    assert article.dateline.agency == "AP"
    assert article.credits == ()


def test_identity_is_outlet_and_address() -> None:
    """Two visits to one address give one id, whatever tracks them; another text at it gives another version."""
    document = InputDocument(
        name="x", text=PASTED, url="https://www.courier.example/ships/?utm_source=mail#top", outlet="Courier"
    )
    first = make_article(document)
    second = make_article(replace(document, name="y", url="http://courier.example/ships", text=PASTED + "\n"))

    assert first.id == second.id
    assert first.text_sha256 != second.text_sha256
    assert len(first.id) == 16
    assert len(first.text_sha256) == 64


def test_without_an_address_the_text_is_the_identity() -> None:
    """The same text under two names is one article; another text is another."""
    first, second = (make_article(InputDocument(name=name, text=WIRE)) for name in "ab")
    third = make_article(InputDocument(name="c", text=WIRE + "More."))

    assert first.id == second.id != third.id


def test_agency_copy_in_two_outlets_is_two_articles() -> None:
    """The same words without an address, printed by two outlets, are each outlet's own article."""
    first, second = (make_article(InputDocument(name="a", text=WIRE, outlet=name)) for name in ("Courier", "Post"))

    assert first.id != second.id
    assert first.text_sha256 == second.text_sha256


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (
            "Der Hafenmeister sagte am Freitag, dass vier Schiffe im Sturm verloren gegangen seien und niemand helfe. "
            * 6,
            "English",
        ),
        (
            "El capitán dijo el viernes que cuatro barcos se perdieron en la tormenta y que nadie los ayudó a tiempo. "
            * 6,
            "English",
        ),
        ("Капитан порта сказал в пятницу, что четыре корабля погибли во время шторма. " * 6, "English"),
        ("港の責任者は金曜日、嵐で四隻の船が失われたと述べた。" * 20, "English"),
        ("... --- ...", "no words"),
    ],
)
def test_what_is_no_english_text_is_refused(text: str, reason: str) -> None:
    """Other languages and texts without words are refused with a reason."""
    with pytest.raises(UnreadableInputError, match=reason):
        make_article(InputDocument(name="x", text=text))


def test_short_texts_pass_in_any_language() -> None:
    """A headline alone says too little about its language to be refused."""
    assert make_article(InputDocument(name="x", text="Vier Schiffe verloren")).text


def test_half_surrogates_never_get_further() -> None:
    """Half a surrogate pair in a document is replaced and noted."""
    article = make_article(InputDocument(name="x", text="Four ships \ud83d lost, he said."))

    assert article.text == "Four ships \ufffd lost, he said."
    assert article.warnings == ("1 lone surrogates replaced",)


@given(
    st.lists(
        st.sampled_from([*PASTED.splitlines(), *WIRE.splitlines(), "", "ob/tk", "By Reuters"]), min_size=1, max_size=20
    )
)
def test_every_offset_holds_its_words(lines: list[str]) -> None:
    """Whatever the lines, carriers and dateline lie inside the text and blocks follow one another."""
    try:
        article = make_article(InputDocument(name="x", text="\n".join(lines)))
    except UnreadableInputError:
        return

    for carrier in article.credits:
        if carrier.start is not None and carrier.end is not None:
            assert 0 <= carrier.start < carrier.end <= len(article.text)
    for block, following in zip(article.blocks, article.blocks[1:], strict=False):
        assert block.start < block.end <= following.start


@pytest.mark.parametrize(
    ("text", "credits"),
    [
        ("Ships were lost. (Reporting by Oda Brandt in Ellery; Editing by Tom Kell)", ["Reuters"]),
        ("Ships were lost.\n\nReporting by Oda Brandt; writing by Ian Roe; editing by Tom Kell", ["Reuters"]),
        ("ELLERY (AP) - Ships were lost. (Reporting by Oda Brandt; Editing by Tom Kell)", ["AP"]),
        ("Ships were lost.\n\nAdditional reporting by Oda Brandt", []),
    ],
)
def test_a_reuters_sign_off_credits_reuters(text: str, credits: list[str]) -> None:
    """The agency's way to sign a story names it where nothing else does."""
    assert [carrier.name for carrier in make_article(InputDocument(name="x", text=text)).credits] == credits


def test_an_unknown_outlet_is_named_by_its_own_page() -> None:
    """A pasted page whose navigation names a site as its own, twice, is that site's; so is a paper beside the date."""
    body = "Four of the nine ships of the ferry line were lost in the storm on Friday, said the harbour master. "
    pasted = (
        f"Radio Ellery\nIslands\n\nStorm takes four ships of the line\n\n{body}\n\n{body}\n\nMore from Radio Ellery"
    )
    beside = f"Storm takes four ships of the line\n\nFenwick Courier\n3 March 2019\n\n{body}"

    assert make_article(InputDocument(name="x", text=pasted)).outlet == "Radio Ellery"
    assert make_article(InputDocument(name="x", text=beside)).outlet == "Fenwick Courier"
