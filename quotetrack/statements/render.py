"""Statements as text and as plain data: variants side by side, changes marked without colour, and the way it went.

The text holds what pages say, as they say it: whoever prints it passes it through the sanitiser of the output
(`quotetrack.text.sanitize`).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, NamedTuple

from quotetrack.statements.appearance import Appearance
from quotetrack.statements.difference import Difference, iter_pieces
from quotetrack.statements.grades import Grade
from quotetrack.statements.origins import Origins
from quotetrack.statements.statement import Statement, Variant

__all__ = [
    "CarriageRow",
    "Piece",
    "find_pieces",
    "find_timeline",
    "mark_changes",
    "show_statement",
    "statement_as_data",
]

SAME, LEFT_OUT, ADDED = "same", "left out", "added"


class Piece(NamedTuple):
    """A stretch of a difference: `same`, `left out` (of the old wording) or `added` (by the new), and its grade."""

    kind: str
    text: str
    grade: Grade = Grade.IDENTICAL


@dataclass(frozen=True, slots=True)
class CarriageRow:
    """One line of the way a statement went.

    Attributes:
        day: Of publication, ISO 8601; None where it is not known.
        outlet: None where it is not known.
        hands: Those that the statement's words name; `(AFP)` for one that only the article credits.
        speaker: None where nobody is named.
        grade: Of the wording there against the longest; None for renderings.
        attribution_id: Of the record.
    """

    day: str | None
    outlet: str | None
    hands: tuple[str, ...]
    speaker: str | None
    grade: Grade | None
    attribution_id: str


def find_pieces(difference: Difference) -> tuple[Piece, ...]:
    """The new wording with what the old one has in its place: for any output that can show three kinds of text."""
    pieces: list[Piece] = []
    for old, new, change in iter_pieces(difference):
        if change is None:
            pieces.append(Piece(SAME, new))
            continue
        if old:
            pieces.append(Piece(LEFT_OUT, old, change.grade))
        if new:
            pieces.append(Piece(ADDED, new, change.grade))
    return tuple(pieces)


def mark_changes(difference: Difference) -> str:
    """The new wording with its changes against the old one marked as wdiff does.

    >>> from quotetrack.statements.difference import compare
    >>> mark_changes(compare("They will not pay five ducats", "They will pay six ducats"))
    'They will [-not-] pay [-five-]{+six+} ducats'
    """
    signs = {LEFT_OUT: ("[-", "-]"), ADDED: ("{+", "+}")}
    shown: list[str] = []
    for kind, text, _ in find_pieces(difference):
        if kind == SAME:
            shown.append(text)
            continue
        before, after = signs[kind]
        words = text.strip()
        # Spaces at the edges stay outside the signs, where they can be read.
        start = len(text) - len(text.lstrip())
        shown.append(f"{text[:start]}{before}{words}{after}{text[start + len(words) :]}" if words else text)
    return "".join(shown)


def find_timeline(statement: Statement) -> tuple[CarriageRow, ...]:
    """Where the statement stood, day by day; what has no day comes last, renderings after all quotations."""
    grades = {each.attribution_id: variant.grade for variant in statement.variants for each in variant.appearances}
    rows = [_make_row(each, grades[each.attribution_id]) for each in statement.appearances]
    return (*rows, *(_make_row(each, None) for each in statement.renderings))


def _make_row(each: Appearance, grade: Grade | None) -> CarriageRow:
    hands = each.said_hands or tuple(f"({hand})" for hand in each.credited_hands)
    day = each.day.isoformat() if each.day is not None else None
    return CarriageRow(day, each.outlet, hands, each.speaker, grade, each.attribution_id)


def show_statement(statement: Statement, origins: Origins) -> str:
    """A statement on as many lines as it needs: variants, who carried it, when, and where it begins."""
    return "\n".join(_iter_lines(statement, origins)) + "\n"


def _iter_lines(statement: Statement, origins: Origins) -> Iterator[str]:
    yield f"statement {statement.id}"
    if statement.has_several_speakers:
        yield "several speakers: " + " / ".join(each.name for each in statement.speakers if each.is_rival and each.name)
    for number, variant in enumerate(statement.variants, start=1):
        yield ""
        yield f"{number}. {_head(variant, number)}"
        yield f"   {mark_changes(variant.difference) if number > 1 else variant.wording}"
        yield from (f"   {'! ' if not concern.is_information else ''}{concern.told}" for concern in variant.concerns)
    yield ""
    for row in find_timeline(statement):
        parts = (row.day or "no date", row.outlet, ", ".join(row.hands), row.speaker, row.grade or "rendering")
        yield "  ".join(part or "–" for part in parts)
    yield ""
    yield origins.summary
    yield from (f"  {origin.because}" for origin in origins.origins)
    yield from (f"  {note}" for note in (*origins.notes, *statement.first_seen.conflicts, *statement.notes))


def _head(variant: Variant, number: int) -> str:
    outlets = ", ".join(dict.fromkeys(each.outlet or "unknown outlet" for each in variant.appearances))
    grade = "longest" if number == 1 else variant.grade.value
    return f"{grade}{', meaning at risk' if variant.is_at_risk else ''} ({outlets})"


def statement_as_data(statement: Statement, origins: Origins) -> dict[str, Any]:
    """A statement as plain values, for JSON."""
    return {
        "id": statement.id,
        "wording": statement.longest,
        "grade": statement.grade.value,
        "meaning_at_risk": statement.is_at_risk,
        "first_seen": statement.first_seen.day,
        "date_conflicts": list(statement.first_seen.conflicts),
        "outlets": list(statement.outlets),
        "agencies": {
            "said": list(statement.agencies.said),
            "credited": list(statement.agencies.credited),
            "inferred": list(statement.agencies.inferred),
        },
        "speakers": [
            {"id": each.id, "name": each.name, "also": list(each.also), "appearances": each.appearances}
            for each in statement.speakers
        ],
        "several_speakers": statement.has_several_speakers,
        "variants": [_variant_as_data(variant) for variant in statement.variants],
        "renderings": [{"attribution": each.attribution_id, "wording": each.wording} for each in statement.renderings],
        "origins": {
            "at_least": origins.at_least,
            "at_most": origins.at_most,
            "origins": [
                {
                    "kind": each.kind.value,
                    "name": each.name,
                    "attributions": list(each.appearances),
                    "because": each.because,
                }
                for each in origins.origins
            ],
            "notes": list(origins.notes),
        },
        "timeline": [
            {
                "day": row.day,
                "outlet": row.outlet,
                "hands": list(row.hands),
                "speaker": row.speaker,
                "grade": row.grade.value if row.grade is not None else None,
                "attribution": row.attribution_id,
            }
            for row in find_timeline(statement)
        ],
        "notes": list(statement.notes),
    }


def _variant_as_data(variant: Variant) -> dict[str, Any]:
    return {
        "wording": variant.wording,
        "grade": variant.grade.value,
        "meaning_at_risk": variant.is_at_risk,
        "concerns": [
            {"touch": each.touch.value, "old": each.old, "new": each.new, "information": each.is_information}
            for each in variant.concerns
        ],
        "pieces": [
            {"kind": kind, "text": text, "grade": grade.value} for kind, text, grade in find_pieces(variant.difference)
        ],
        "attributions": [each.attribution_id for each in variant.appearances],
    }
