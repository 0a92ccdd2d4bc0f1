"""One statement on a terminal or in a pipe: its wordings side by side, who carried it and when, and its origins."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, TextIO

from rich.console import Console
from rich.text import Text

from quotetrack.output.console import PIECE_STYLES, join_texts, literal, print_line
from quotetrack.output.files import encode_json
from quotetrack.output.layout import Cell, Column, print_rows
from quotetrack.records import SCHEMA, Kind
from quotetrack.reports.terminal import quoted
from quotetrack.statements import (
    Appearance,
    CarriageRow,
    Origins,
    SpeakerGiven,
    Statement,
    Variant,
    find_timeline,
    mark_pieces,
    statement_as_data,
)

__all__ = ["print_statement", "write_statement_json"]

_WORDINGS = (Column("wording", share=6), Column("differs", share=3), Column("in", share=2))
_RENDERINGS = (Column("rendering", share=6), Column("speaker", share=3), Column("in", share=2))
_SPEAKERS = (Column("speaker", share=3), Column("also as", share=3), Column("times", right=True), Column("in", share=4))
_WAY = (
    Column("day"), Column("outlet", share=3), Column("through", share=3), Column("speaker", share=3),
    Column("differs"), Column("attribution"),
)  # fmt: skip
AT_RISK = "meaning at risk"
_UNKNOWN = "outlet not stated"
_NOBODY = "nobody named"


def print_statement(console: Console, statement: Statement, origins: Origins) -> None:
    """Print all that is known of a statement. The console is one of `make_console`.

    What is left out of the longest wording stands in `[-…-]`, what is added in `{+…+}`, on a terminal in colour too.
    """
    _print_head(console, statement)
    _print_part(console, "Wordings" if statement.is_quoted else "Renderings: nobody quotes it")
    print_rows(console, _WORDINGS, [_wording_row(*each) for each in enumerate(statement.variants)], gap=True)
    if statement.is_quoted and statement.renderings:
        _print_part(console, "In other words, without quotation marks")
        print_rows(console, _RENDERINGS, [_rendering_row(each) for each in statement.renderings], gap=True)
    _print_part(console, "Speakers given")
    print_rows(console, _SPEAKERS, [_speaker_row(speaker) for speaker in statement.speakers], gap=False)
    _print_part(console, "The way it went")
    print_rows(console, _WAY, [_way_row(row) for row in find_timeline(statement)], gap=False)
    _print_lines(console, _first_seen(statement))
    _print_part(console, f"Origins: {origins.summary}")
    _print_lines(console, (*(origin.because for origin in origins.origins), *origins.notes, *statement.notes))


def write_statement_json(found: Sequence[tuple[Statement, Origins]], stream: TextIO) -> None:
    """Write one JSON object: the statements with all that is known of each."""
    value: dict[str, Any] = {"schema": SCHEMA, "statements": [statement_as_data(*each) for each in found]}
    stream.write(encode_json(value, stream, indent=2) + "\n")


def _print_head(console: Console, statement: Statement) -> None:
    print_line(console, join_texts([literal("statement", "dim"), literal(statement.id, "bold")], " "))
    pages = len({each.article_id for each in statement.appearances})
    facts = [
        literal(_count(pages, "article")),
        literal(_count(statement.places, "outlet")),
        *(literal(f"first seen {day}") for day in [statement.first_seen.day] if day),
        literal(statement.grade.value),
    ]
    if statement.is_at_risk:
        facts.append(literal(AT_RISK, "bold red"))
    if statement.has_several_speakers:
        facts.append(literal("several speakers", "bold red"))
    print_line(console, join_texts(facts, " · "))
    agencies = statement.agencies
    told = [("said", agencies.said), ("credited", agencies.credited), ("inferred", agencies.inferred)]
    named = [literal(f"{how}: {', '.join(hands)}") for how, hands in told if hands]
    print_line(console, join_texts([literal("agencies"), *named], " · ") if named else literal("no agency", "dim"))


def _wording_row(place: int, variant: Variant) -> Sequence[Cell]:
    pieces = [literal(piece.text, PIECE_STYLES[piece.kind]) for piece in mark_pieces(variant.difference)]
    wording = literal(variant.wording) if place == 0 else join_texts(pieces, "")
    marks = [Text("“"), wording, Text("”")] if variant.appearances[0].is_quoted else [wording]
    grade = literal("longest" if place == 0 else variant.grade.value, "bold")
    risk = [literal(AT_RISK, "bold red")] if variant.is_at_risk else []
    concerns = [literal(each.told, "" if each.is_information else "red") for each in variant.concerns]
    return (join_texts(marks, ""),), (grade, *risk, *concerns), _outlets(variant.appearances)


def _rendering_row(each: Appearance) -> Sequence[Cell]:
    return (quoted(each.wording, Kind.INDIRECT),), (_speaker(each.speaker),), _outlets([each])


def _speaker_row(speaker: SpeakerGiven) -> Sequence[Cell]:
    also = tuple(literal(form) for form in speaker.also)
    outlets = tuple(literal(outlet) for outlet in speaker.outlets)
    return (_speaker(speaker.name),), also, (literal(str(speaker.appearances)),), outlets


def _way_row(row: CarriageRow) -> Sequence[Cell]:
    return (
        (literal(row.day or "no date", "" if row.day else "dim"),),
        (_outlet(row.outlet),),
        tuple(literal(hand) for hand in row.hands),
        (_speaker(row.speaker),),
        (literal("rendering" if row.grade is None else row.grade.value),),
        (literal(row.attribution_id, "dim"),),
    )


def _first_seen(statement: Statement) -> Iterable[str]:
    day = statement.first_seen.day
    yield f"first seen {day}, by the dates of publication as given" if day else "when it was first seen is not known"
    yield from statement.first_seen.conflicts


def _outlets(appearances: Iterable[Appearance]) -> Cell:
    return tuple(_outlet(name) for name in dict.fromkeys(each.outlet for each in appearances))


def _outlet(name: str | None) -> Text:
    return literal(name) if name else literal(_UNKNOWN, "dim italic")


def _speaker(name: str | None) -> Text:
    return literal(name, "bold") if name else literal(_NOBODY, "dim italic")


def _print_part(console: Console, title: str) -> None:
    print_line(console, Text())
    print_line(console, literal(title, "bold"))


def _print_lines(console: Console, lines: Iterable[str]) -> None:
    for line in lines:
        print_line(console, literal(line))


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
