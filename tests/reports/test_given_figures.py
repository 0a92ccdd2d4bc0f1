"""Who gives which number of what, as rows, lists and files."""

from __future__ import annotations

import csv
import io
import json
import re
from dataclasses import replace
from pathlib import Path

import pytest
from support.readings import make_reading

from quotetrack.output.console import make_console
from quotetrack.records import Carrier, CarrierBasis, Speaker, SpeakerType
from quotetrack.reports import Selection
from quotetrack.reports.figure_list import (
    FIGURE_COLUMNS,
    print_figures,
    write_figures_csv,
    write_figures_json,
    write_figures_jsonl,
)
from quotetrack.reports.given_figures import group_figures, iter_figure_rows

PAGE = Path(__file__).parents[2] / "docs" / "figures.md"
REYES = Speaker("p1", "Mona Reyes", SpeakerType.PERSON)


def read(marked, day, outlet="The Saltmarsh Courier"):
    """An article with its attributions, all of them by Mona Reyes, told to Reuters and credited to AP."""
    reading = make_reading(marked, published=day, outlet=outlet, title=f"News of {day}")
    hands = (Carrier("Reuters", CarrierBasis.TOLD), Carrier("AP", CarrierBasis.CREDIT))
    told = tuple(replace(each, speaker=REYES, carriers=hands) for each in reading.attributions)
    return reading.article, told


@pytest.fixture
def readings():
    return [
        read("{s1|Reyes} {c1|said} {q1|at least 40 people were killed}. The raid wounded 12.", "2024-03-05"),
        read("At least 31 people died in the raid. =SUM(A1) fell, and six bridges.", "2024-03-04", "Tarn Post"),
    ]


ALL = Selection()


def rows_of(readings, selection=ALL, **wanted):
    return [row for article, told in readings for row in iter_figure_rows(article, told, selection, **wanted)]


@pytest.mark.parametrize(
    ("selection", "wanted", "figures"),
    [
        (Selection(), {}, ["at least 40 people", "12", "At least 31 people", "six bridges"]),
        (Selection(), {"unattributed": True}, ["12", "At least 31 people", "six bridges"]),
        (Selection(), {"event": "killed"}, ["at least 40 people", "At least 31 people"]),
        (Selection(speaker="reyes"), {}, ["at least 40 people"]),
        (Selection(speaker="nobody"), {}, []),
        (Selection(carrier="reuters"), {}, ["at least 40 people"]),
        (Selection(until="2024-03-04"), {}, ["At least 31 people", "six bridges"]),
        (Selection(outlet="tarn"), {}, ["At least 31 people", "six bridges"]),
    ],
)
def test_filters(selection, wanted, figures, readings):
    """Time and outlet choose articles; speaker and carrier choose what they give; nobody's figures have neither."""
    assert [row.figure for row in rows_of(readings, selection, **wanted)] == figures


def test_who_gives_it(readings):
    """A row names the speaker and the hands of the statement's own words, not those credited for the article."""
    given, wounded, *_ = rows_of(readings)

    assert (given.speaker, given.carriers, given.giving) == ("Mona Reyes", ("Reuters",), "content")
    assert (wounded.speaker, wounded.carriers, wounded.giving) == (None, (), "nobody")
    assert (wounded.what, wounded.low, wounded.sentence) == ("injured", 12, "The raid wounded 12.")


def test_a_headline_that_the_body_repeats_is_left_out():
    """The body's figure says the same, and who gives it."""
    article, told = read("Raid kills 31 in Tarn\nAt least 31 people were killed.", "2024-03-04")
    headline, body = article.blocks
    article = replace(article, blocks=(replace(headline, kind="headline"), body))

    assert [row.figure for row in iter_figure_rows(article, told, Selection())] == ["At least 31 people"]


def test_the_same_thing_stands_together_by_day(readings):
    """Most figures first; inside a group the earlier day, so that a toll is read as it rose."""
    groups = group_figures(rows_of(readings))

    assert [(group.what, [row.figure for row in group.rows]) for group in groups] == [
        ("killed", ["At least 31 people", "at least 40 people"]),
        ("injured", ["12"]),
        ("bridges", ["six bridges"]),
    ]


def test_files_hold_the_same_rows(readings):
    """JSON, JSON lines and CSV have the documented fields and the same figures; CSV defuses formulas."""
    groups = group_figures(rows_of(readings))
    streams = [io.StringIO() for _ in range(4)]
    write_figures_json(groups, streams[0])
    write_figures_jsonl(groups, streams[1])
    write_figures_csv(groups, streams[2])
    write_figures_csv(groups, streams[3], raw=True)

    whole = json.loads(streams[0].getvalue())
    lines = [json.loads(line) for line in streams[1].getvalue().splitlines()]
    cells = list(csv.DictReader(io.StringIO(streams[2].getvalue())))
    raw = list(csv.DictReader(io.StringIO(streams[3].getvalue())))
    figures = [row["figure"] for group in whole["groups"] for row in group["figures"]]
    assert figures == [line["figure"] for line in lines] == [row["figure"] for row in cells]
    assert tuple(cells[0]) == FIGURE_COLUMNS == tuple(name for name in lines[0] if name != "schema")
    assert cells[-1]["sentence"] == "'" + raw[-1]["sentence"] == "'=SUM(A1) fell, and six bridges."


def show(readings, width):
    stream = io.StringIO()
    console = make_console(stream, width=width or 80)
    if width:
        console._force_terminal = True
    print_figures(console, group_figures(rows_of(readings)))
    return stream.getvalue()


@pytest.mark.parametrize("width", [160, 80, 40, 12])
def test_a_terminal_of_any_width(width, readings):
    """No line is wider than the terminal, and nothing of who gives what is lost."""
    shown = re.sub("\x1b\\[[0-9;]*m", "", show(readings, width))

    assert max(map(len, shown.splitlines())) <= width
    assert "".join(shown.split()).count("nobody") == 4  # in the head line, and for three figures


def test_a_pipe_gets_every_column(readings):
    """One line a figure, nothing cut."""
    lines = show(readings, None).splitlines()

    assert lines[0] == "4 figures · in 2 articles · 3 given by nobody"
    assert lines[2].split() == list(FIGURE_COLUMNS)
    assert len(lines) == 7


def test_fields_are_documented():
    """Every column of the table of fields is one of the CSV's, in its order."""
    table = PAGE.read_text("utf-8").split("| field |")[1].split("\n\n")[0]
    first_cells = [line.split("|")[1] for line in table.splitlines() if line.startswith("| `")]

    assert tuple(name for cell in first_cells for name in re.findall(r"`(\w+)`", cell)) == FIGURE_COLUMNS
