"""Credits, datelines and bylines."""

from __future__ import annotations

import pytest

from quotetrack.articles.byline import clean_authors, parse_byline
from quotetrack.articles.credit_tail import find_credit_tail
from quotetrack.articles.credits import parse_credit_line
from quotetrack.articles.dateline import find_dateline


@pytest.mark.parametrize(
    ("line", "initials", "hands"),
    [
        ("ob/tk (AP, Reuters, AFP, dpa)", ("ob", "tk"), ["AP", "Reuters", "AFP", "dpa"]),
        ("ob (dpa, epd)", ("ob",), ["dpa", "epd"]),
        ("(AP)", (), ["AP"]),
        ("(Reuters/AFP)", (), ["Reuters", "AFP"]),
        ("(DPA and Xinhua News Agency)", (), ["dpa", "Xinhua"]),
        ("ob/tk", ("ob", "tk"), []),
        ("— AP", (), ["AP"]),
        ("--Reuters", (), ["Reuters"]),
        ("With Agence France-Presse", (), ["AFP"]),
        ("With AP and Reuters.", (), ["AP", "Reuters"]),
        ("The Associated Press contributed to this report.", (), ["AP"]),
        ("Oda Brandt of Agence France-Presse contributed to this story.", (), ["AFP"]),
        ("With reporting by AP and AFP", (), ["AP", "AFP"]),
        ("Copyright 2019 The Associated Press. All rights reserved.", (), ["AP"]),
        ("(Reporting by Oda Brandt; Editing by Tom Kell)", (), []),
        ("Source: Anadolu Agency", (), ["Anadolu Agency"]),
    ],
)
def test_credit_lines(line: str, initials: tuple[str, ...], hands: list[str]) -> None:
    """Initials and agencies of a credit line come out, agencies under their canonical names."""
    credit = parse_credit_line(line, 0, len(line))

    assert credit is not None
    assert credit.initials == initials
    assert [hand.name for hand in credit.hands] == hands


def test_offsets_are_those_of_the_agency_words() -> None:
    """The offsets of a credited agency delimit its own words, not the bracket."""
    text = "It rained.\n\nob/tk (Associated Press, DPA)"
    credit = parse_credit_line(text, 12, len(text))

    assert credit is not None
    assert [text[hand.start : hand.end] for hand in credit.hands] == ["Associated Press", "DPA"]


@pytest.mark.parametrize(
    "line",
    [
        "(AP Photo/Oda Brandt)",
        "Image: picture-alliance/dpa/O. Brandt",
        "(laughs)",
        "(see the Reuters report of Friday)",
        "The Associated Press said that it had seen the letter.",
        "Kell contributed to the campaign of the mayor.",
        "Reporting by the council showed that ships were lost in four harbours, and that nobody had asked for help, "
        "said the harbour master, who had.",
        "he/she",
        "With AP in the room nobody spoke",
    ],
)
def test_what_is_no_text_credit(line: str) -> None:
    """Picture credits, asides and prose about an agency credit nobody."""
    credit = parse_credit_line(line, 0, len(line))

    assert credit is None or not credit.hands


@pytest.mark.parametrize(
    ("text", "tail"),
    [
        (
            "Four ships were lost. (Reporting by Oda Brandt; Editing by Tom Kell)",
            "(Reporting by Oda Brandt; Editing by Tom Kell)",
        ),
        (
            "Four ships were lost. Reporting by Oda Brandt; Editing by Tom Kell",
            "Reporting by Oda Brandt; Editing by Tom Kell",
        ),
        ("Four ships were lost. --Reuters", "--Reuters"),
        ("Four ships were lost.-REUTERS", "-REUTERS"),
        ("“Four ships.” (AP)", "(AP)"),
        ("He spoke to a man from the Associated Press (AP)", None),
        ("Four ships were lost (two of them ferries).", None),
        ("He blamed bad reporting by the local papers.", None),
    ],
)
def test_credit_tails(text: str, tail: str | None) -> None:
    """A credit behind a finished sentence is found; the same words inside one are not."""
    start = find_credit_tail(text, 0, len(text))

    assert (None if start is None else text[start:]) == tail


@pytest.mark.parametrize(
    ("line", "place", "agency", "date"),
    [
        ("PORT ELLERY (AP) — Four ships were lost.", "PORT ELLERY", "AP", None),
        ("PORT ELLERY, Dec 12 (Reuters) - Four ships were lost.", "PORT ELLERY", "Reuters", "Dec 12"),
        ("PORT ELLERY, Fenwick (AP) – Four ships were lost.", "PORT ELLERY, Fenwick", "AP", None),
        ("ELLERY, Mass., Dec. 11 (UPI) — Four ships were lost.", "ELLERY, Mass.", "UPI", "Dec. 11"),
        ("ELLERY/KELLING, March 3 (Xinhua) -- Four ships were lost.", "ELLERY/KELLING", "Xinhua", "March 3"),
        ("Damascus, SANA – Four ships were lost.", "Damascus", "SANA", None),
        ("PORT ELLERY — Four ships were lost.", "PORT ELLERY", None, None),
        ("(Reuters) - Four ships were lost.", None, "Reuters", None),
    ],
)
def test_datelines(line: str, place: str | None, agency: str | None, date: str | None) -> None:
    """Place, agency and date of a dateline come out, and the story begins where it ends."""
    dateline = find_dateline(line, 0, len(line))

    assert dateline is not None
    assert (dateline.place, dateline.agency, dateline.date) == (place, agency, date)
    assert line[dateline.end :].startswith("Four ships")


@pytest.mark.parametrize(
    "line",
    [
        "BREAKING — Four ships were lost.",
        "Four ships (two of them ferries) were lost.",
        "The AP (Associated Press) said four ships were lost.",
        "Kell — who heads the company — said four ships were lost.",
        "UPDATE: Four ships were lost.",
        "PORT ELLERY —",
    ],
)
def test_what_is_no_dateline(line: str) -> None:
    """Labels, brackets and dashes of ordinary prose make no dateline."""
    assert find_dateline(line, 0, len(line)) is None


@pytest.mark.parametrize(
    ("line", "names", "hands"),
    [
        ("By Oda Brandt", ("Oda Brandt",), []),
        ("BY ODA BRANDT AND TOM KELL", ("ODA BRANDT", "TOM KELL"), []),
        ("By Oda Brandt, Tom Kell and Ian de Vries", ("Oda Brandt", "Tom Kell", "Ian de Vries"), []),
        ("By Oda Brandt, Associated Press", ("Oda Brandt",), ["AP"]),
        ("By Oda Brandt, AFP", ("Oda Brandt",), ["AFP"]),
        ("By Reuters", (), ["Reuters"]),
        ("By The Associated Press", (), ["AP"]),
        ("By Oda Brandt, Staff Writer", ("Oda Brandt",), []),
        ("Written by Oda Brandt | @odabrandt", ("Oda Brandt",), []),
    ],
)
def test_bylines(line: str, names: tuple[str, ...], hands: list[str]) -> None:
    """People and agencies of a byline are told apart; jobs and accounts are left out."""
    byline = parse_byline(line, 0, len(line))

    assert byline is not None
    assert byline.names == names
    assert [hand.name for hand in byline.hands] == hands


@pytest.mark.parametrize(
    "line", ["By Monday, thousands had fled.", "By the numbers", "By far the worst storm", "Oda Brandt", "By"]
)
def test_what_is_no_byline(line: str) -> None:
    """A sentence or a rubric that begins with `By` names no author."""
    assert parse_byline(line, 0, len(line)) is None


def test_the_publisher_is_no_author() -> None:
    """Of stated authors, people stay, agencies become agencies, and the publisher's own names go."""
    people, agencies = clean_authors(
        ("Oda Brandt", "Fenwick Courier", "Reuters", "Fenwick Courier Staff"), "Fenwick Courier"
    )

    assert people == ("Oda Brandt",)
    assert agencies == ("Reuters",)
