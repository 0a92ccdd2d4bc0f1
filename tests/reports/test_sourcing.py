"""What outlets' statements rest on: counted by hand, in words, and as fields."""

from __future__ import annotations

import csv
import io
import json
import random
import re

import pytest

from quotetrack.output.console import make_console
from quotetrack.records import Carrier, CarrierBasis
from quotetrack.reports import Grouping, Selection, note_article, summarize, takes_whole_articles
from quotetrack.reports.report_files import CSV_COLUMNS, SOURCING_COLUMNS, write_report_csv, write_report_json
from quotetrack.reports.report_table import print_report
from quotetrack.reports.sourcing import Rest, Sourcing, say_sourcing

ECHO = "The Dune Echo"
STYLE_RE = re.compile("\x1b\\[[0-9;]*m")


@pytest.fixture
def records(make_article, make_attribution):
    """Three articles of the Courier, two of the Echo, one of no known outlet; the Board is in nearly all of them."""
    articles = [
        make_article("a", credits=(Carrier("AFP", CarrierBasis.CREDIT),)),
        make_article("b"),
        make_article("c"),
        make_article("d", outlet=ECHO),
        make_article("e", outlet=ECHO),
        make_article("f", outlet=None),
    ]
    attributions = [
        make_attribution("1", "a", organization="Harbour Board"),
        make_attribution("2", "a", speaker="Harbour Board", organization="Harbour Board", start=50),
        make_attribution("3", "b", organization="Harbour Board"),
        make_attribution("4", "c", organization="Harbour Board", carriers=[("Reuters", "told")]),
        make_attribution("5", "c", speaker="Tomas Reed", start=50),
        make_attribution("6", "c", speaker=None, described="officials", start=90),
        make_attribution("7", "d", speaker=None, described="officials"),
        make_attribution("8", "e", speaker=None, described="officials"),
        make_attribution("9", "f", organization="Harbour Board"),
    ]
    return attributions, {article.id: note_article(article) for article in articles}


def test_outlets(records):
    """The Courier: 4 statements of the Board and 1 of Reed, 1 unknown; two of three articles have the Board alone."""
    rows = summarize(*records, [Grouping.OUTLET], with_sourcing=True).sections[Grouping.OUTLET]

    courier, echo, unknown = [row.sourcing for row in rows]
    assert courier == Sourcing(
        sources=2,
        effective=25 / 17,
        at_least=36 / 26,
        at_most=36 / 18,
        herfindahl=17 / 25,
        unknown=1,
        top="Harbour Board",
        top_statements=4,
        top_share=4 / 6,
        agency=3,
        agency_share=3 / 6,
        rests=(Rest("Harbour Board", False, 2, 1, 0),),
    )
    assert (echo.sources, echo.effective, echo.top, echo.unknown, echo.at_most) == (0, None, None, 2, 2)
    assert echo.rests == ()
    assert unknown is None


def test_order_does_not_matter(records):
    """Shuffled, the same."""
    attributions, facts = records
    shuffled = list(attributions)
    random.Random(11).shuffle(shuffled)

    assert summarize(shuffled, facts, [Grouping.OUTLET], with_sourcing=True) == summarize(
        attributions, facts, [Grouping.OUTLET], with_sourcing=True
    )


def test_nobody_asked(records):
    """Without being asked for, and in other rows, nothing is said of sourcing."""
    rows = [
        *summarize(*records, [Grouping.OUTLET]).sections[Grouping.OUTLET],
        *summarize(*records, [Grouping.ARTICLE], with_sourcing=True).sections[Grouping.ARTICLE],
    ]

    assert [row.sourcing for row in rows] == [None] * len(rows)


def test_a_hand_and_who_speaks_for_more(make_article, make_attribution):
    """A hand is told as one; a person beside the body only for articles that do not rest on it."""
    attributions = [
        make_attribution("1", "a", organization="Harbour Board", carriers=[("AFP", "told")]),
        make_attribution("2", "b", organization="Harbour Board", carriers=[("AFP", "told")]),
        make_attribution("3", "c"),
    ]
    facts = {article.id: note_article(article) for article in map(make_article, "abc")}

    (row,) = summarize(attributions, facts, [Grouping.OUTLET], with_sourcing=True).sections[Grouping.OUTLET]

    assert row.sourcing.rests == (
        Rest("Mara Quill", False, 3, 3, 0),
        Rest("AFP", True, 2, 2, 0),
        Rest("Harbour Board", False, 2, 2, 0),
    )


def test_a_person_beside_the_body(make_article, make_attribution):
    """Where the same articles cite one person of one body alone, the body is told."""
    attributions = [make_attribution(name, name, organization="Harbour Board") for name in "ab"]
    facts = {article.id: note_article(article) for article in map(make_article, "ab")}

    (row,) = summarize(attributions, facts, [Grouping.OUTLET], with_sourcing=True).sections[Grouping.OUTLET]

    assert row.sourcing.rests == (Rest("Harbour Board", False, 2, 2, 0),)


@pytest.mark.parametrize(
    ("selection", "is_whole"),
    [
        (Selection(), True),
        (Selection(outlet="Courier", since="2024", until="2025-01"), True),
        (Selection(speaker="Quill"), False),
        (Selection(organization="Board"), False),
        (Selection(carrier="AFP"), False),
        (Selection(anonymous=False), False),
        (Selection(category=None), False),
    ],
)
def test_which_selections_leave_articles_whole(selection, is_whole):
    """Where part of an article's statements is left out, nobody knows what else it rests on."""
    assert takes_whole_articles(selection) == is_whole


MANY = Sourcing(
    12, 3.25, 2.0, 4.44, 1 / 3.25, 4, "Harbour Board", 9, 0.45, 5, 0.25,
    (Rest("Harbour Board", False, 4, 1, 2), Rest("AFP", True, 3, 0, 0),
     Rest("C", False, 2, 0, 0), Rest("D", False, 2, 0, 0)),
)  # fmt: skip


@pytest.mark.parametrize(
    ("sourcing", "lines"),
    [
        (
            MANY,
            [
                "12 sources, as concentrated as 3.2 equal ones (2.0 to 4.4 with unknown voices)",
                "most: Harbour Board, 9 (45 %)",
                "unnamed 2 (10 %)",
                "through agencies 5 (25 %)",
                "4 of 7 articles cite Harbour Board alone (1 of a single statement)",
                "3 of 7 articles are all from or through AFP",
                "2 of 7 articles cite C alone",
            ],
        ),
        (
            Sourcing(1, 1.0, 1.0, 1.0, 1.0, 0, "Reed", 20, 1.0, 0, 0.0, ()),
            ["1 source", "most: Reed, 20 (100 %)", "unnamed 2 (10 %)"],
        ),
        (Sourcing(0, None, 1.0, 2.0, None, 2, None, 0, 0.0, 0, 0.0, ()), ["unnamed 2 (10 %)"]),
    ],
)
def test_in_words(sourcing, lines):
    """What a desk reads, three of those on whom articles rest at most."""
    assert say_sourcing(sourcing, statements=20, anonymous=2, articles=7) == lines


@pytest.mark.parametrize("width", [None, 200, 69, 40, 10])
def test_on_a_terminal_and_in_a_pipe(width, records):
    """The words are there on any width; a pipe has the example beside them."""

    class Terminal(io.StringIO):
        def isatty(self):
            return width is not None

    stream = Terminal()
    print_report(make_console(stream, width=width), summarize(*records, [Grouping.OUTLET], with_sourcing=True))

    text = STYLE_RE.sub("", stream.getvalue())
    assert width is None or max(map(len, text.splitlines())) <= width
    assert "2of3articlesciteHarbourBoardalone" in "".join(text.split())
    assert ("“1”" in text) == (width is None)


def test_as_fields(records):
    """JSON and CSV have the numbers; a report that says nothing of sourcing has no columns for it."""
    report = summarize(*records, [Grouping.OUTLET, Grouping.SPEAKER], with_sourcing=True)
    as_json, as_csv, plain = io.StringIO(), io.StringIO(newline=""), io.StringIO(newline="")

    write_report_json(report, as_json)
    write_report_csv(report, as_csv)
    write_report_csv(summarize(*records, [Grouping.OUTLET]), plain)

    row = json.loads(as_json.getvalue())["by"]["outlet"][0]
    assert tuple(row)[-len(SOURCING_COLUMNS) :] == SOURCING_COLUMNS
    assert (row["effective_sources"], row["herfindahl"], row["unnamed_share"]) == (1.4706, 0.68, 0.1667)
    assert row["rests_on"] == [{"name": "Harbour Board", "is_carrier": False, "articles": 2, "single": 1, "perhaps": 0}]
    rows = list(csv.DictReader(io.StringIO(as_csv.getvalue())))
    assert tuple(rows[0]) == (*CSV_COLUMNS, *SOURCING_COLUMNS)
    assert (rows[0]["top_source"], rows[0]["rests_on"]) == ("Harbour Board", "Harbour Board 2")
    assert {row["sources"] for row in rows if row["by"] == "speaker"} == {""}
    assert tuple(next(csv.reader(io.StringIO(plain.getvalue())))) == CSV_COLUMNS
