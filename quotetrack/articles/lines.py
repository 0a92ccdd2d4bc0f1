"""Cut a text into units: a line each, or the lines of one hard-wrapped paragraph.

Mail, press releases and Project Gutenberg break lines at a fixed width: there a paragraph is what stands between blank
lines. Everywhere else a line is a paragraph, blank lines or not.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

__all__ = ["Unit", "iter_units"]

_LINE_RE = re.compile(r"[^\n\r\v\f\x1c-\x1e\x85\u2028\u2029]+")
_BREAK_RE = re.compile(r"\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]")
# What may stand at the edge of a line and is not part of it; the zero-width characters are no white space for Python.
_EDGES = " \t\x1f\u00a0\u1680\u180e\u202f\u205f\u3000\ufeff" + "".join(map(chr, range(0x2000, 0x2010)))

MAX_WIDTH = 100
"""Characters; hard-wrapped text is set narrower than that."""

MIN_WIDTH = 40
_MIN_PAIRS = 3
_FULL_SHARE = 0.8
_LIST_RE = re.compile(r"(?:[-*•·–—]|\d{1,3}[.)]|[A-Za-z][.)])[ \u00a0]")


@dataclass(frozen=True, slots=True)
class Unit:
    """A line or a hard-wrapped paragraph: half-open code points without white space at the edges.

    Attributes:
        text: The characters.
        run: Number of the stretch between blank lines it stands in, from 0.
    """

    start: int
    end: int
    text: str
    run: int


def iter_units(text: str) -> list[Unit]:
    """All units of a text in order; together they hold every character of it that is not white space."""
    runs = _split_runs(text)
    width = _wrap_width(runs)
    units: list[Unit] = []
    for number, run in enumerate(runs):
        if width is not None and _is_wrapped(run, width):
            start, end = run[0].start, run[-1].end
            units.append(Unit(start, end, text[start:end], number))
        else:
            units.extend(run)
    return units


def _split_runs(text: str) -> list[list[Unit]]:
    """The lines of a text, parted at blank lines."""
    runs: list[list[Unit]] = []
    previous_end = 0
    for match in _LINE_RE.finditer(text):
        line = match[0]
        stripped = line.strip(_EDGES)
        if not stripped:
            continue
        start = match.start() + line.index(stripped)
        breaks = _count_breaks(text, previous_end, start)
        if not runs or breaks > 1:
            runs.append([])
        runs[-1].append(Unit(start, start + len(stripped), stripped, len(runs) - 1))
        previous_end = start + len(stripped)
    return runs


def _count_breaks(text: str, start: int, end: int) -> int:
    """How many line breaks stand between two lines, counting no further than two."""
    count = 0
    for _ in _BREAK_RE.finditer(text, start, end):
        count += 1
        if count > 1:
            break
    return count


def _wrap_width(runs: Sequence[Sequence[Unit]]) -> int | None:
    """The width a text is wrapped at, or None where its lines are paragraphs."""
    pairs = [pair for run in runs for pair in pairwise(run)]
    if len(pairs) < _MIN_PAIRS:
        return None
    width = max(len(line.text) for line, _ in pairs)
    if not MIN_WIDTH <= width <= MAX_WIDTH:
        return None
    full = sum(_is_full(line, following, width) for line, following in pairs)
    return width if full >= _FULL_SHARE * len(pairs) else None


def _is_wrapped(run: Sequence[Unit], width: int) -> bool:
    """Whether the lines of one run are one paragraph."""
    if any(len(line.text) > MAX_WIDTH for line in run) or any(_LIST_RE.match(line.text) for line in run[1:]):
        return False
    return len(run) > 1 and all(_is_full(line, following, width) for line, following in pairwise(run))


def _is_full(line: Unit, following: Unit, width: int) -> bool:
    """Whether the next line's first word would not have fitted any more, give or take a ragged edge."""
    first_word = following.text.split(maxsplit=1)[0]
    # Mailers wrap at 72 and quote at 76; typesetters leave a ragged edge of a short word.
    return len(line.text) + 1 + len(first_word) > width - 4
