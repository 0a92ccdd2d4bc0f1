"""The line of a finding, cut to the room there is, with its words underlined below it."""

from __future__ import annotations

from typing import NamedTuple

from rich.cells import cell_len

from quotetrack.checks.location import Location
from quotetrack.text.sanitize import for_terminal

__all__ = ["Excerpt", "cut_excerpt"]

CUT = "…"


class Excerpt(NamedTuple):
    """A line in three parts as a terminal shows them: what stands before the words, the words, and what follows."""

    before: str
    words: str
    after: str

    @property
    def carets(self) -> str:
        """The line below: carets under the words, counted in columns of the terminal (wide characters take two)."""
        return " " * cell_len(self.before) + "^" * max(1, cell_len(self.words))


def cut_excerpt(location: Location, room: int | None) -> Excerpt:
    """The line on which some words begin, as much of it as goes into the room, the words in sight.

    Args:
        location: Of the words; of those that run over several lines the first line is shown.
        room: Columns of a terminal; None for all of the line.
    """
    line, start = location.line_text, location.column - 1
    end = location.end_column - 1 if location.end_line == location.line else len(line)
    whole = Excerpt(for_terminal(line[:start]), for_terminal(line[start:end]), for_terminal(line[end:]))
    return whole if room is None or cell_len("".join(whole)) <= room else _cut(whole, room)


def _cut(whole: Excerpt, room: int) -> Excerpt:
    words = _head(whole.words, max(1, room - 2 * len(CUT)))
    left = max(0, room - cell_len(words))
    wide_after = cell_len(whole.after)
    before = _tail(whole.before, max(left // 2, left - wide_after))
    return Excerpt(before, words, _head(whole.after, left - cell_len(before)))


def _head(text: str, room: int) -> str:
    """The beginning of the text, cut with a sign where it does not go into the room."""
    if cell_len(text) <= room:
        return text
    kept, taken = [], cell_len(CUT)
    for char in text:
        taken += cell_len(char)
        if taken > room:
            break
        kept.append(char)
    return "".join(kept) + CUT if room > 0 else ""


def _tail(text: str, room: int) -> str:
    """As `_head`, of the end of the text."""
    if cell_len(text) <= room:
        return text
    kept, taken = [], cell_len(CUT)
    for char in reversed(text):
        taken += cell_len(char)
        if taken > room:
            break
        kept.append(char)
    return CUT + "".join(reversed(kept)) if room > 0 else ""
