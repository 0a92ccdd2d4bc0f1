"""The carriers table: statement by statement, with steps, chances and bases."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace

import pytest

from quotetrack.output.console import make_console
from quotetrack.records import CarrierBasis, ProbableCarrier
from quotetrack.reports import ArticleFacts
from quotetrack.reports.carriage import find_carriage, rank_carriers
from quotetrack.reports.carriage_table import (
    print_carriage,
    write_carriage_csv,
    write_carriage_json,
    write_carriage_jsonl,
)


class Terminal(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        return True


@pytest.fixture
def rows(make_attribution):
    """A chain under a credit, a statement that only the credit carries, and one that nobody carried."""
    chain = make_attribution("One", carriers=[("RIA Novosti", "told"), ("Reuters", "relay"), ("AFP", "credit")])
    steps = [replace(carrier, step=k) for k, carrier in enumerate(chain.carriers, 1)]
    credited = make_attribution("Two", start=90, speaker="=Reed [sic]\x1b[2J", carriers=[("AFP", "credit")])
    return list(
        find_carriage(
            [
                replace(chain, carriers=tuple(reversed(steps))),
                replace(credited, probable_carriers=(ProbableCarrier("AFP", 0.8, "the credit line names it"),)),
                make_attribution("Three", start=200),
            ],
            {chain.article_id: ArticleFacts("harbour.txt", "Harbour closed", "Estral Courier", "2024-03-05")},
        )
    )


def test_hands_stand_in_their_order_from_the_mouth(rows):
    """Steps order the hands; a chance stands only where nothing but the credit speaks."""
    found = [[(hand.name, hand.step, hand.confidence) for hand in row.hands] for row in rows]

    assert found == [
        [("RIA Novosti", 1, 1.0), ("Reuters", 2, 1.0), ("AFP", 3, None)],
        [("AFP", None, 0.8)],
        [],
    ]
    assert rank_carriers(rows) == ["AFP", "Reuters", "RIA Novosti"]


def test_a_hand_on_two_bases_is_one(make_attribution):
    """Told AFP in an AFP story: one hand, which the statement's own words name."""
    told = make_attribution("One", carriers=[("AFP", "told"), ("AFP", "dateline")])

    (row,) = find_carriage([told], {})

    (hand,) = row.hands
    assert hand.bases == (CarrierBasis.TOLD, CarrierBasis.DATELINE)
    assert hand.confidence == 1.0


def test_csv_has_a_line_for_each_hand(rows):
    """A statement that nobody carried has a line too; cells that a spreadsheet would run are defused."""
    stream = io.StringIO()
    write_carriage_csv(rows, stream)

    lines = list(csv.DictReader(io.StringIO(stream.getvalue())))
    assert [(line["content"], line["carrier"], line["step"]) for line in lines] == [
        ("One", "RIA Novosti", "1"),
        ("One", "Reuters", "2"),
        ("One", "AFP", "3"),
        ("Two", "AFP", ""),
        ("Three", "", ""),
    ]
    assert not lines[3]["speaker"].startswith("=")


def test_json(rows):
    """One object with the carriers, or a line a statement; control characters of strangers are not in it."""
    whole, lines = io.StringIO(), io.StringIO()
    write_carriage_json(rows, whole)
    write_carriage_jsonl(rows, lines)

    statements = json.loads(whole.getvalue())["statements"]
    assert [{"schema": 1, **row} for row in statements] == [json.loads(line) for line in lines.getvalue().splitlines()]
    assert statements[0]["hands"][1]["bases"] == ["relay"]
    assert "\x1b" not in whole.getvalue() + lines.getvalue()


def shown(rows, width: int) -> str:
    """What a terminal of this width shows, without white space."""
    stream = Terminal()
    print_carriage(make_console(stream, width=width), rows)
    return "".join(stream.getvalue().split())


@pytest.mark.parametrize("width", [160, 60, 12])
def test_terminal(rows, width):
    """Every hand of every statement is on the screen, however narrow it is; brackets stand as they are."""
    text = shown(rows, width)

    assert all(mark in text for mark in ("1told", "2relay", "credit80%", "[sic]"))
    assert "\x1b[2J" not in text


def test_more_carriers_than_columns(make_attribution):
    """Those without a column of their own share one, each with its name."""
    names = [f"Courier{k}" for k in range(8)]
    many = make_attribution("One", carriers=[(name, "told") for name in names])

    assert all(name in shown(list(find_carriage([many], {})), 200) for name in names)


def test_pipe(rows):
    """In a pipe every carrier has its column and nothing is cut."""
    stream = io.StringIO()
    print_carriage(make_console(stream), rows)

    head, first, *_ = stream.getvalue().splitlines()
    assert head.split() == ["speaker", "AFP", "Reuters", "RIA", "Novosti", "article", "said"]
    assert first.split()[-3:] == ["Harbour", "closed", "One"]
