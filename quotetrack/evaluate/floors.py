"""Figures that must not fall: floors in a TOML file, free to raise, and lowered only with a sentence that says why.

    gold = "3f0c9e5b1a7d2460"

    ["attributions.recall"]
    floor = 97.3
    lowered = [
      { date = 2026-11-22, from = 99.1, why = "Condemnations without a clause are no statements any more." },
    ]

Source of the idea: trafilatura, `tests/eval_gate.py`.
"""

from __future__ import annotations

import json
import math
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Any

from quotetrack.errors import InputError, MissingInputError
from quotetrack.evaluate.files import read_bytes, to_text
from quotetrack.output.replace_file import replace_file
from quotetrack.text.sanitize import for_terminal

__all__ = [
    "Floor",
    "FloorBreach",
    "Floors",
    "Lowering",
    "check_floors",
    "lower_floors",
    "open_floors",
    "raise_floors",
    "read_floors",
    "settle_floors",
    "write_floors",
]

ADVICE = "write it with --raise-floors"
_NOTHING = 1e-9  # below it, a difference of two figures is that of their binary fractions


@dataclass(frozen=True, slots=True)
class Lowering:
    """That a floor was lowered, from what, when and why; of the gold, that it changed (`was` is None)."""

    date: date
    was: float | None
    why: str


@dataclass(frozen=True, slots=True)
class Floor:
    """The least that a figure may be, 0..100, and how it came down to that."""

    value: float
    lowered: tuple[Lowering, ...] = ()


@dataclass(frozen=True, slots=True)
class Floors:
    """The floors of a file.

    Attributes:
        gold: Which gold they were set on (`SpanGold.sha256`); None where the file does not say.
        floors: By figure.
        gold_changed: When and why other gold took its place.
        header: The comment at the top of the file, kept as it is.
    """

    gold: str | None = None
    floors: dict[str, Floor] = field(default_factory=dict)
    gold_changed: tuple[Lowering, ...] = ()
    header: str = ""


@dataclass(frozen=True, slots=True)
class FloorBreach:
    """A figure below its floor; `value` is None where the figure was not measured at all."""

    figure: str
    floor: float
    value: float | None

    def __str__(self) -> str:
        got = "is not measured" if self.value is None else f"is {self.value:.2f}"
        return f"{self.figure} {got}, below its floor of {self.floor:.1f}"


def open_floors(
    path: Path, *, gold: str | None = None, raising: bool = False, why: str | None = None, day: date
) -> Floors:
    """The floors that figures over some gold are to be compared with; ask for them before the long work begins.

    Args:
        path: The file; it may be missing when `raising`.
        gold: Which gold the figures will be of; None where they are not of one gold.
        raising: Whether `settle_floors` is to raise floors.
        why: Why figures may be lower, or the gold may be another than that of the file.
        day: When that was said.

    Raises:
        InputError: The file is missing or damaged, or its floors were set on other gold and `why` does not say why.
    """
    if not path.exists():
        if raising:
            return Floors(gold)
        raise MissingInputError(str(path), "does not exist", ADVICE)
    floors = read_floors(path)
    if floors.gold == gold:
        return floors
    if why is None:
        was = f"has floors that were set on other gold ({floors.gold}, now {gold})"
        raise InputError(str(path), was, "say why the gold changed with --lower-floors SENTENCE")
    return replace(floors, gold=gold, gold_changed=(*floors.gold_changed, Lowering(day, None, why)))


def settle_floors(
    path: Path,
    floors: Floors,
    figures: Mapping[str, float | None],
    *,
    raising: bool = False,
    why: str | None = None,
    day: date,
) -> list[FloorBreach]:
    """Compare figures with floors, and write the file anew where floors were to be raised or lowered.

    Args:
        path, raising, why, day: As given to `open_floors`.
        floors: What that returned.
        figures: 0..100, by name; None for what could not be measured.

    Returns:
        The figures that are below their floors when all that is done.

    Raises:
        ExportError: The file cannot be written.
    """
    if why is not None:
        floors = lower_floors(figures, floors, why, day)
    if raising:
        floors = raise_floors(figures, floors)
    if raising or why is not None:
        write_floors(path, floors)
    return check_floors(figures, floors)


def check_floors(figures: Mapping[str, float | None], floors: Floors) -> list[FloorBreach]:
    """The figures that are below their floors, in the order of the file."""
    return [
        FloorBreach(name, floor.value, figures.get(name))
        for name, floor in floors.floors.items()
        if (value := figures.get(name)) is None or value < floor.value - _NOTHING
    ]


def raise_floors(figures: Mapping[str, float | None], floors: Floors) -> Floors:
    """Floors where the figures are now, rounded down to a tenth; none is lowered.

    A file without floors gets one for every figure; else only the figures that it names have one, so that whoever keeps
    the file decides what is held.
    """
    names = [name for name in floors.floors if name in figures] or list(figures)
    raised = dict(floors.floors)
    for name in names:
        value = figures[name]
        known = raised.get(name, Floor(0.0))
        if value is not None and (name not in raised or _round_down(value) > known.value):
            raised[name] = replace(known, value=_round_down(value))
    return replace(floors, floors=raised)


def lower_floors(figures: Mapping[str, float | None], floors: Floors, why: str, day: date) -> Floors:
    """Floors down to where the figures are now, with day and reason; a figure that is gone takes its floor along."""
    lowered = dict(floors.floors)
    for breach in check_floors(figures, floors):
        if breach.value is None:
            del lowered[breach.figure]
        else:
            told = (*lowered[breach.figure].lowered, Lowering(day, breach.floor, why))
            lowered[breach.figure] = Floor(_round_down(breach.value), told)
    return replace(floors, floors=lowered)


def _round_down(value: float) -> float:
    return math.floor(value * 10 + _NOTHING) / 10


def read_floors(path: Path) -> Floors:
    """The floors of a file.

    Raises:
        MissingInputError: There is no such file.
        InputError: It is not TOML, or not of the form above.
    """
    name = str(path)
    text = to_text(read_bytes(path), name)
    try:
        values = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise InputError(name, f"is not TOML ({error})", ADVICE) from error
    gold = values.pop("gold", None)
    changes = values.pop("gold_changed", [])
    if not isinstance(gold, str | None):
        raise InputError(name, "has a gold that is no text", ADVICE)
    lines = text.splitlines(keepends=True)
    first = next((number for number, line in enumerate(lines) if line.strip() and not line.startswith("#")), len(lines))
    return Floors(
        gold,
        {figure: _read_floor(figure, value, name) for figure, value in values.items()},
        _read_lowerings("gold_changed", changes, name),
        "".join(lines[:first]).strip(),
    )


def _read_floor(figure: str, value: object, name: str) -> Floor:
    floor = value.get("floor") if isinstance(value, dict) else None
    if not isinstance(value, dict) or not isinstance(floor, int | float) or isinstance(floor, bool):
        raise InputError(name, f"has no floor for {figure}", ADVICE)
    return Floor(float(floor), _read_lowerings(figure, value.get("lowered", []), name))


def _read_lowerings(figure: str, values: object, name: str) -> tuple[Lowering, ...]:
    found = []
    for value in values if isinstance(values, list) else [values]:
        if not (
            isinstance(value, dict)
            and isinstance(value.get("date"), date)
            and isinstance(value.get("why"), str)
            and isinstance(value.get("from"), int | float | None)
        ):
            raise InputError(name, f"does not say when and why {figure} was lowered", "give date, from and why")
        found.append(Lowering(value["date"], value.get("from"), value["why"]))
    return tuple(found)


def write_floors(path: Path, floors: Floors) -> None:
    """Write floors to a file, whole or not at all.

    Raises:
        ExportError: The file cannot be written.
    """
    parts = [floors.header] if floors.header else []
    head: list[str] = []
    if floors.gold is not None:
        head.append(f"gold = {_quote(floors.gold)}")
    if floors.gold_changed:
        head.append(f"gold_changed = {_write_lowerings(floors.gold_changed)}")
    if head:
        parts.append("\n".join(head))
    for figure, floor in floors.floors.items():
        lines = [f"[{_quote(figure)}]", f"floor = {floor.value:.1f}"]
        if floor.lowered:
            lines.append(f"lowered = {_write_lowerings(floor.lowered)}")
        parts.append("\n".join(lines))
    with replace_file(path) as stream:
        stream.write(("\n\n".join(parts) + "\n").encode())


def _write_lowerings(lowerings: tuple[Lowering, ...]) -> str:
    def write(lowering: Lowering) -> str:
        was: dict[str, Any] = {} if lowering.was is None else {"from": f"{lowering.was:.1f}"}
        fields = {"date": lowering.date.isoformat(), **was, "why": _quote(lowering.why)}
        return "  { " + ", ".join(f"{key} = {value}" for key, value in fields.items()) + " },\n"

    return "[\n" + "".join(map(write, lowerings)) + "]"


def _quote(text: str) -> str:
    # A JSON string of one line without control characters is a TOML string too.
    return json.dumps(for_terminal(text), ensure_ascii=False)
