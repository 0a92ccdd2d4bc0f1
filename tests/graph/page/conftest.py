"""One browser for all tests of the page, and pages that are opened in it from disk."""

from __future__ import annotations

import pytest
from support.browser import Visit, open_browser
from support.pages import write_page

from quotetrack.graph import build_graph

SCRIPT = "<img src=x onerror=\"console.error('ran')\"></script><script>console.error('ran')</script>"


@pytest.fixture(scope="session")
def browser():
    """Debian's Chromium."""
    with open_browser() as browser:
        yield browser


@pytest.fixture(scope="session")
def news(make_article, make_attribution):
    """Five quotations of three articles: named, unnamed and hostile speakers; told, credited, undated."""
    articles = [
        make_article("a.txt", title="Harbour shut", url="https://saltmarsh.example/harbour", published="2024-03-05"),
        make_article("b.txt", title="Ferry late", outlet="Radio Fenwick", url="javascript:console.error('ran')"),
        make_article("c.txt", title=SCRIPT, outlet=None, published=None, url="https://saltmarsh.example/\u202egnp"),
    ]
    return build_graph(
        [
            make_attribution("The harbour stays shut", "a.txt", speaker="Mara Quill", carriers=[("Reuters", "told")],
                             organization="Harbour Board", role="director"),
            make_attribution("Nobody was hurt", "a.txt", speaker="Mara Quill", start=60, organization="Harbour Board"),
            make_attribution("The ferry is late", "b.txt", speaker="Ira Stane", carriers=[("AFP", "credit")]),
            make_attribution("Zoë saw the wind", "b.txt", speaker=None, described="an official", start=70),
            make_attribution(f"{SCRIPT} is what I said", "c.txt", speaker=f"Eve {SCRIPT}\u202e"),
        ],
        articles,
    )  # fmt: skip


@pytest.fixture(scope="session")
def news_path(news, tmp_path_factory):
    """The page of `news` on disk."""
    path = tmp_path_factory.mktemp("page") / "news.html"
    path.write_text(write_page(news), "utf-8")
    return path


@pytest.fixture
def visit(browser, news_path):
    """Opens the page of `news`, or another; after the test it must have been quiet and alone."""
    contexts, visits = [], []

    def open_page(path=news_path, **options):
        context = browser.new_context(**({"viewport": {"width": 1280, "height": 800}} | options))
        contexts.append(context)
        visits.append(Visit(context.new_page(), path))
        return visits[-1]

    yield open_page
    for context in contexts:
        context.close()
    for opened in visits:
        assert opened.told == []
        assert [url for url in opened.asked if not url.startswith("file:")] == []
        assert len(opened.asked) == 1
