"""The one way in which text reaches a terminal: as it is, and never obeyed.

rich reads `[bold]` as markup, `:smile:` as an emoji and colours what looks like a number or an address, all of which
quotations and titles contain. Here it gets finished `Text` only, made by `literal`, on a console with all three off.
"""

from __future__ import annotations

import codecs
import io
import sys
from typing import TextIO

from rich.console import Console
from rich.text import Text

from quotetrack.text.sanitize import for_terminal

__all__ = ["PIECE_STYLES", "join_texts", "literal", "make_console", "print_line"]

PIECE_STYLES = {"same": "", "left out": "red", "added": "green"}
"""How the pieces of a difference (`statements.Piece`) look where there is colour; they have signs, too."""

ENCODING_ERRORS = "quotetrack.visible"
_PLAIN_FORMS = {"“": '"', "”": '"', "‘": "'", "’": "'", "…": "...", "–": "-", "—": "-", "·": "-"}


def make_console(stream: TextIO | None = None, *, width: int | None = None) -> Console:
    """A console for stdout, or another stream, that takes no text for markup.

    Print on it with `print_line` and `print_rows`, which cut and wrap nothing where there is no terminal. What the
    stream's encoding lacks (C locale, Windows code pages) gets a plain form (`"` for `“`) or becomes `\\u....`.
    NO_COLOR and FORCE_COLOR are heeded, and COLUMNS on a terminal.
    """
    stream = sys.stdout if stream is None else stream
    if isinstance(stream, io.TextIOWrapper) and not stream.encoding.lower().replace("-", "").startswith("utf"):
        stream.reconfigure(errors=ENCODING_ERRORS)
    return Console(file=stream, markup=False, highlight=False, emoji=False, width=width)


def literal(text: str, style: str = "") -> Text:
    """The text as rich prints it literally on one line: brackets stay, controls become visible."""
    return Text(for_terminal(text), style=style, overflow="fold")


def print_line(console: Console, text: Text) -> None:
    """Print one line: folded at the edge of a terminal, as long as it is in a pipe."""
    console.print(text, soft_wrap=not console.is_terminal)


def join_texts(texts: list[Text], separator: str) -> Text:
    """The texts in one, with a separator of ours between them."""
    return Text(separator, overflow="fold").join(texts)


def _make_visible(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeEncodeError):
        raise error
    missing = error.object[error.start : error.end]
    shown = "".join(
        _PLAIN_FORMS.get(char) or char.encode("ascii", "backslashreplace").decode("ascii") for char in missing
    )
    return shown, error.end


codecs.register_error(ENCODING_ERRORS, _make_visible)
