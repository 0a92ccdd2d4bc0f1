"""Rows of cells on a terminal of any width, or as plain aligned lines in a pipe.

A wide terminal gets a table, a narrow one the cells of a row under each other, a pipe one line a row with nothing cut.
Rows go out in chunks, so the first is seen at once however many follow.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, islice

from rich.cells import cell_len
from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from quotetrack.output.console import join_texts

__all__ = ["Cell", "Column", "print_lines", "print_rows"]

Cell = tuple[Text, ...]
"""A cell: its lines. In a pipe they become one, with commas between them."""

STACK_BELOW = 70
"""Columns of a terminal below which the cells of a row are stacked."""
STACK_INDENT = 2
INDENT_BELOW = 20
"""Columns below which even the indentation would cost too much."""
CHUNK = 100
GAP = 2
LEAST_WIDTH = 8


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its head, and its share of the room that columns of fixed width (share 0) leave."""

    head: str
    share: int = 0
    right: bool = False


def print_rows(console: Console, columns: Sequence[Column], rows: Sequence[Sequence[Cell]], *, gap: bool) -> None:
    """Print the rows under the columns' heads.

    Args:
        console: From `make_console`; its width and whether it is a terminal decide on the form.
        columns: As many as a row has cells. The first one's cell stands out when rows are stacked.
        rows: Cells in the order of the columns.
        gap: Whether an empty line separates the rows of a table.
    """
    if not console.is_terminal:
        print_lines(console, columns, ([", ".join(line.plain for line in cell) for cell in row] for row in rows))
    elif console.width < STACK_BELOW:
        for row in rows:
            _print_stacked(console, columns, row)
    else:
        widths = _share_out(console.width, columns, rows)
        for index, chunk in enumerate(_chunks(rows)):
            console.print(_make_table(columns, widths, chunk, is_first=index == 0, gap=gap))


def print_lines(console: Console, columns: Sequence[Column], rows: Iterable[Sequence[str]]) -> None:
    """Print the rows as aligned lines, nothing cut, as fast as text can be written.

    Args:
        console: From `make_console`; what it writes to is no terminal.
        columns: As many as a row has cells; the last one is not padded.
        rows: Cells that `for_terminal` has been through; they are gone through as they are printed.
    """
    lines: Iterator[Sequence[str]] = chain([[column.head for column in columns]], rows)
    widths = [0] * len(columns)
    while part := list(islice(lines, CHUNK)):
        # Of the rows so far: the first line goes out before the last one is looked at.
        widths = [
            max(width, *map(cell_len, cells)) for width, cells in zip(widths, zip(*part, strict=True), strict=True)
        ]
        console.file.write("".join(_aligned(columns, widths, line) for line in part))


def _aligned(columns: Sequence[Column], widths: Sequence[int], line: Sequence[str]) -> str:
    cells = map(_pad, line, widths, (column.right for column in columns))
    return (" " * GAP).join(cells).rstrip() + "\n"


def _print_stacked(console: Console, columns: Sequence[Column], row: Sequence[Cell]) -> None:
    indent = STACK_INDENT if console.width >= INDENT_BELOW else 0
    for line in row[0]:
        console.print(line)
    for line in _stacked_lines(columns[1:], row[1:], console.width - indent):
        console.print(Padding(line, (0, 0, 0, indent)))
    console.print()


def _stacked_lines(columns: Sequence[Column], row: Sequence[Cell], room: int) -> Iterator[Text]:
    """The cells of a row, small ones beside each other; numbers on one line, because each alone says little."""
    numbers: list[Text] = []
    for column, cell in zip(columns, row, strict=True):
        if column.right:
            numbers += [join_texts([Text(column.head, "dim"), line], " ") for line in cell]
            continue
        if numbers:
            yield join_texts(numbers, ", ")
            numbers = []
        one_line = join_texts(list(cell), ", ")
        yield from filter(None, [one_line] if one_line.cell_len <= room else cell)
    if numbers:
        yield join_texts(numbers, ", ")


def _make_table(
    columns: Sequence[Column], widths: Sequence[int], rows: Sequence[Sequence[Cell]], *, is_first: bool, gap: bool
) -> Table:
    table = Table(box=None, show_header=is_first, padding=(0, GAP, 1 if gap else 0, 0), pad_edge=False)
    for column, width in zip(columns, widths, strict=True):
        table.add_column(
            Text(column.head), width=width, justify="right" if column.right else "left", overflow="fold", style=""
        )
    for row in rows:
        table.add_row(*(join_texts(list(cell), "\n") for cell in row))
    return table


def _share_out(room: int, columns: Sequence[Column], rows: Sequence[Sequence[Cell]]) -> list[int]:
    """Widths of the columns: as wide as they are if there is room, else the sharing ones give way."""
    natural = [
        max([cell_len(column.head), *(cell_len(line.plain) for row in rows for line in row[place])])
        for place, column in enumerate(columns)
    ]
    left = room - GAP * (len(columns) - 1)
    left -= sum(width for width, column in zip(natural, columns, strict=True) if not column.share)
    widths = list(natural)
    sharing = [place for place, column in enumerate(columns) if column.share]
    # Narrow ones first: what they do not need goes to the others.
    sharing.sort(key=lambda place: natural[place] / columns[place].share)
    for done, place in enumerate(sharing):
        shares = sum(columns[other].share for other in sharing[done:])
        widths[place] = max(LEAST_WIDTH, min(natural[place], left * columns[place].share // shares))
        left -= widths[place]
    return widths


def _pad(text: str, width: int, right: bool) -> str:
    padding = " " * (width - cell_len(text))
    return padding + text if right else text + padding


def _chunks(rows: Sequence[Sequence[Cell]]) -> Iterator[Sequence[Sequence[Cell]]]:
    for start in range(0, max(1, len(rows)), CHUNK):
        yield rows[start : start + CHUNK]
