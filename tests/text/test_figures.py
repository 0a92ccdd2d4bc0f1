"""Figures of news prose: one sentence a case."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from quotetrack.lexicon import load_lexicon
from quotetrack.text.figure_events import EVENTS
from quotetrack.text.figures import Bound, Figure, FigureKind, find_figures

CASES = yaml.safe_load(Path(__file__).with_name("figures.yaml").read_text("utf-8"))
OPEN_ABOVE = {Bound.AT_LEAST, Bound.MORE_THAN, Bound.VAGUE}
OPEN_BELOW = {Bound.UP_TO, Bound.LESS_THAN}


def expected_values(entry: dict[str, Any], bound: Bound) -> tuple[float | None, float | None]:
    """The lowest and the highest value that an entry of the table stands for."""
    number = next(entry[kind] for kind in FigureKind if kind in entry)
    if isinstance(number, list):
        return number[0], number[1]
    return None if bound in OPEN_BELOW else number, None if bound in OPEN_ABOVE else number


def describe(figure: Figure) -> dict[str, Any]:
    values = {"figure": figure.text, "kind": figure.kind, "low": figure.low, "high": figure.high}
    values |= {"bound": figure.bound, "unit": figure.unit, "counted": figure.counted, "event": figure.event}
    return values


@pytest.mark.parametrize("case", CASES["figures"].values(), ids=CASES["figures"])
def test_figures(case: list[Any]) -> None:
    """Each sentence has these figures: words, kind, values, bound, unit, what is counted and what happened to it."""
    text, *entries = case
    wanted = []
    for entry in entries:
        bound = Bound(entry.get("bound", "exactly"))
        low, high = expected_values(entry, bound)
        kind = next(kind for kind in FigureKind if kind in entry)
        rest = {key: entry.get(key) for key in ("unit", "counted", "event")}
        wanted.append({"figure": entry["figure"], "kind": kind, "low": low, "high": high, "bound": bound} | rest)

    found = find_figures(text)

    assert [describe(figure) for figure in found] == wanted
    assert all(text[figure.start : figure.end] == figure.text for figure in found)


@pytest.mark.parametrize("text", CASES["no_figures"].values(), ids=CASES["no_figures"])
def test_no_figures(text: str) -> None:
    """Dates, years, times, ages, durations, names, ranks, scores and small known numbers are none."""
    assert [figure.text for figure in find_figures(text)] == []


def test_events_of_the_table_are_all_tried() -> None:
    """The table of events is in use: what a figure says of people is always one of its names."""
    tried = {entry["event"] for case in CASES["figures"].values() for entry in case[1:] if "event" in entry}

    assert tried <= set(EVENTS)


@pytest.mark.parametrize("name", ["figures", "figure_events", "people", "sentences"])
def test_word_lists_hold_words(name: str) -> None:
    """No entry is one that YAML takes for a truth value or a number ("no", "on", "yes")."""

    def leaves(value: Any) -> list[Any]:
        if isinstance(value, dict):
            return [leaf for item in value.items() for part in item for leaf in leaves(part)]
        return [leaf for part in value for leaf in leaves(part)] if isinstance(value, list) else [value]

    assert [leaf for leaf in leaves(load_lexicon(name)) if isinstance(leaf, bool) or leaf is None] == []


@pytest.mark.parametrize(
    "text", ["", "12", "$", "a", "half", "1 in", "between 5 and", "€ 3", "5 %", "½ of them", "٣ people"]
)
def test_scraps_are_read_without_complaint(text: str) -> None:
    """Whatever the scrap, reading it ends, and figures lie within it."""
    assert all(0 <= figure.start < figure.end <= len(text) for figure in find_figures(text))
