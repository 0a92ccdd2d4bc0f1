"""A verification sheet has every statement with its source, hands, other articles and what to verify."""

from __future__ import annotations

import io
import re

import pytest
from lxml import html

from quotetrack.checks import ArticleView, Finding, Severity, make_sheet
from quotetrack.checks.output.sheet_as_html import write_sheets_html
from quotetrack.checks.output.sheet_as_markdown import write_sheets_markdown
from quotetrack.pipeline import ReadResult, sheet_readings
from quotetrack.records import Block, BlockKind, Kind

WORDS = "We will keep the northern ferry running until the last islander is home"


@pytest.fixture
def said(make_attribution):
    """A named speaker told an agency something, and somebody unnamed said more."""
    return (
        make_attribution(
            WORDS, role="mayor", organization="Gullport", carriers=[("Reuters", "told"), ("AP", "credit")]
        ),
        make_attribution(
            "The line will close", speaker=None, described="a company official", kind=Kind.INDIRECT, start=99
        ),
    )


@pytest.fixture
def view(make_article, said):
    """An article of a paragraph."""
    text = " " * 200
    return ArticleView(
        make_article(text=text, blocks=(Block(5, 190, BlockKind.BODY),), url="https://gull.example/1"), said
    )


def finding(view, *ids, words=""):
    """A finding about some attributions."""
    return Finding(
        "QT102", view.article.name, view.article.id, 0, 0, words, "no reason <b>given</b>", "Say why.",
        Severity.CHECK, (), ids,
    )  # fmt: skip


def test_lines_tell_source_hands_and_steps(view, said):
    """Each statement is a line with all that a desk needs to look it up."""
    named, unnamed = make_sheet(view, [finding(view, said[1].id)]).lines

    assert (named.number, named.words, named.paragraph) == (1, WORDS, 1)
    assert named.speaker == "Mara Quill, mayor, Gullport"
    assert named.hands == ("Reuters", "(AP)")
    assert named.findings == ()
    assert named.steps[0].startswith("words:")
    assert "way: see it at Reuters" in named.steps
    assert (unnamed.speaker, unnamed.unnamed, unnamed.reason) == (None, "a company official", None)
    assert unnamed.steps[0].startswith("sense:")
    assert [each.code for each in unnamed.findings] == ["QT102"]


def test_findings_about_no_statement_stand_below(view):
    """What is about the whole article is not lost."""
    sheet = make_sheet(view, [finding(view)])

    assert [each.code for each in sheet.others] == ["QT102"]
    assert all(line.findings == () for line in sheet.lines)


def test_other_articles_are_told(make_article, make_attribution):
    """The same quotation in another article stands beside it, with outlet and day."""
    readings = [
        ReadResult(make_article(name, outlet=f"Outlet {name}", url=f"https://gull.example/{name}"),
                   (make_attribution(WORDS, name),))
        for name in "ab"
    ]  # fmt: skip

    first, _ = sheet_readings(readings, [])

    (there,) = first.lines[0].elsewhere
    assert (there.outlet, there.published, there.url) == ("Outlet b", "2024-03-05", "https://gull.example/b")
    assert "elsewhere: same words, same speaker?" in first.lines[0].steps


def test_markdown_is_a_list_of_tasks(view, said):
    """Every step and finding has a box; strangers' words are literal."""
    stream = io.StringIO()

    assert write_sheets_markdown([make_sheet(view, [finding(view, said[1].id), finding(view)])], stream) == 2
    text = stream.getvalue()
    assert text.count("- [ ] ") == 3 + 2 + 2
    assert "Through: Reuters → (AP)" in text
    assert "<b>" not in text.replace("\\<b\\>", "")


def test_page_is_inert_and_whole(make_article, make_attribution):
    """Hostile words and addresses are text; there is no script, no event and no link but to the web."""
    evil = "</blockquote><script>alert(1)</script>\u202e"
    article = make_article(url="javascript:alert(1)", title=evil)
    view = ArticleView(article, (make_attribution(evil, speaker=evil),))
    stream = io.StringIO()

    assert write_sheets_html([make_sheet(view, [finding(view)])], stream) == 1
    page = html.fromstring(stream.getvalue())
    assert page.xpath("//script | //@onclick | //a | //img") == []
    assert page.xpath("string(//blockquote)") == f"{evil[:-1]}\\u{{202e}}"
    assert page.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")[0].startswith("default-src 'none';")
    assert len(page.xpath("//input[@type='checkbox']")) == 2 + 1
    assert re.search(r"https?://", stream.getvalue()) is None
