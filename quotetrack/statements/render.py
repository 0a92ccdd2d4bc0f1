"""Statements as text and as plain data: variants side by side, changes marked without colour, and the way it went.

The text holds what pages say, as they say it: whoever prints it passes it through the sanitiser of the output
(`quotetrack.text.sanitize`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from quotetrack.statements.appearance import Appearance
from quotetrack.statements.difference import Difference, iter_pieces
from quotetrack.statements.grades import Grade
from quotetrack.statements.meaning import Concern, is_meaning_at_risk
from quotetrack.statements.origins import Origins
from quotetrack.statements.statement import Statement, Variant

__all__ = [
    "ADDED",
    "LEFT_OUT",
    "SAME",
    "CarriageRow",
    "Piece",
    "difference_as_data",
    "find_pieces",
    "find_timeline",
    "mark_changes",
    "mark_pieces",
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
        said: Hands that the statement's words name.
        credited: Further ones, that only the article credits.
        inferred: Further ones, that are only inferred.
        speaker: None where nobody is named.
        grade: Of the wording there against the longest; None for renderings.
        attribution_id: Of the record.
    """

    day: str | None
    outlet: str | None
    said: tuple[str, ...]
    credited: tuple[str, ...]
    inferred: tuple[str, ...]
    speaker: str | None
    grade: Grade | None
    attribution_id: str

    @property
    def hands(self) -> tuple[str, ...]:
        """All of them: `AFP` where it is said, `(AFP)` where credited, `AFP?` where inferred."""
        return *self.said, *(f"({hand})" for hand in self.credited), *(f"{hand}?" for hand in self.inferred)


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


def mark_pieces(difference: Difference) -> tuple[Piece, ...]:
    """As `find_pieces`, with signs around what was left out and what was added that need no colour: those of wdiff."""
    signs = {LEFT_OUT: ("[-", "-]"), ADDED: ("{+", "+}")}
    shown: list[Piece] = []
    for piece in find_pieces(difference):
        words = piece.text.strip()
        if piece.kind == SAME or not words:
            shown.append(piece)
            continue
        before, after = signs[piece.kind]
        # Spaces at the edges stay outside the signs, where they can be read.
        start = piece.text.index(words)
        end = start + len(words)
        shown.append(piece._replace(text=f"{piece.text[:start]}{before}{words}{after}{piece.text[end:]}"))
    return tuple(shown)


def mark_changes(difference: Difference) -> str:
    """The new wording with its changes against the old one marked as wdiff does.

    >>> from quotetrack.statements.difference import compare
    >>> mark_changes(compare("They will not pay five ducats", "They will pay six ducats"))
    'They will [-not-] pay [-five-]{+six+} ducats'
    """
    return "".join(piece.text for piece in mark_pieces(difference))


def find_timeline(statement: Statement) -> tuple[CarriageRow, ...]:
    """Where the statement stood, day by day; what has no day comes last, renderings after all quotations."""
    grades = {each.attribution_id: variant.grade for variant in statement.variants for each in variant.appearances}
    rows = [_make_row(each, grades[each.attribution_id]) for each in statement.appearances]
    return (*rows, *(_make_row(each, None) for each in statement.renderings))


def _make_row(each: Appearance, grade: Grade | None) -> CarriageRow:
    said = each.said_hands
    credited = tuple(hand for hand in each.credited_hands if hand not in said)
    inferred = tuple(hand for hand in each.inferred_hands if hand not in (*said, *credited))
    day = each.day.isoformat() if each.day is not None else None
    return CarriageRow(day, each.outlet, said, credited, inferred, each.speaker, grade, each.attribution_id)


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
                "said": list(row.said),
                "credited": list(row.credited),
                "inferred": list(row.inferred),
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
        **difference_as_data(variant.difference, variant.concerns),
        "attributions": [each.attribution_id for each in variant.appearances],
    }


def difference_as_data(difference: Difference, concerns: Sequence[Concern]) -> dict[str, Any]:
    """What separates two wordings as plain values, for JSON."""
    return {
        "grade": difference.grade.value,
        "meaning_at_risk": is_meaning_at_risk(concerns),
        "concerns": [
            {"touch": each.touch.value, "old": each.old, "new": each.new, "information": each.is_information}
            for each in concerns
        ],
        "pieces": [{"kind": kind, "text": text, "grade": grade.value} for kind, text, grade in find_pieces(difference)],
    }
