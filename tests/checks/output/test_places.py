"""Which file an article stands in, and by what address programmes find it."""

from __future__ import annotations

import pytest

from quotetrack.checks.output.places import FilePlace, find_file, to_uri


@pytest.mark.parametrize(
    ("article", "place"),
    [
        ("news/story.txt", FilePlace("news/story.txt", None, True)),
        ("story", FilePlace("story", None, True)),
        ("a#b.txt", FilePlace("a#b.txt", None, True)),
        ("page.HTML", FilePlace("page.HTML", None, False)),
        ("story.txt.gz", FilePlace("story.txt.gz", None, False)),
        ("dump.jsonl#17", FilePlace("dump.jsonl", "17", False)),
        (
            "dump.ndjson.gz#https://gull.example/a.txt#b",
            FilePlace("dump.ndjson.gz", "https://gull.example/a.txt#b", False),
        ),
        ("lines.json#3", FilePlace("lines.json", "3", False)),
        ("-", FilePlace(None, None, False)),
        ("-#17", FilePlace(None, "17", False)),
        ("#odd", FilePlace("#odd", None, True)),
    ],
)
def test_the_file_of_an_article(article, place):
    """Lines of its text are lines of the file only where it is a plain text file of its own."""
    assert find_file(article) == place


@pytest.mark.parametrize(
    ("article", "url", "uri"),
    [
        ("news/a b#1.txt", "https://gull.example/", "news/a%20b%231.txt"),
        ("/tmp/ä.txt", None, "file:///tmp/%C3%A4.txt"),
        ("c:d.txt", None, "c%3Ad.txt"),
        ("dump.jsonl#1", "https://gull.example/a", "dump.jsonl"),
        ("-", "https://gull.example/a?b=1#c", "https://gull.example/a?b=1#c"),
        ("-", "https://gull.example/ä b", None),
        ("-", "javascript:alert(1)", None),
        ("-", None, None),
    ],
)
def test_addresses(article, url, uri):
    """A file before a page; nothing where neither is known or the address leads elsewhere than to the web."""
    assert to_uri(article, url) == uri
