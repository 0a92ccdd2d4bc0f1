"""Where words stand in a text, as editors and programmes count it: lines and columns from 1."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["Location", "find_location"]


@dataclass(frozen=True, slots=True)
class Location:
    """Some words of a text by line and column.

    Attributes:
        line, column: Of the first character, from 1; columns count code points.
        end_line, end_column: Of the place behind the last character.
        line_text: The whole line on which they begin, without its end.
    """

    line: int
    column: int
    end_line: int
    end_column: int
    line_text: str


def find_location(text: str, start: int, end: int) -> Location:
    """The location of half-open code points of a text.

    >>> find_location("Ships left.\\nTwo sank.", 16, 20)
    Location(line=2, column=5, end_line=2, end_column=9, line_text='Two sank.')
    """
    before = text.rfind("\n", 0, start) + 1
    behind = text.find("\n", start)
    line = text.count("\n", 0, before) + 1
    return Location(
        line,
        start - before + 1,
        line + text.count("\n", start, end),
        end - text.rfind("\n", 0, end),
        text[before : behind if behind >= 0 else len(text)].rstrip("\r"),
    )
