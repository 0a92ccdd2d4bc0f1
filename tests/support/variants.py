"""Passages rewritten character by character: the words and what should be attributed stay the same."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import accumulate

from support.passages import Expected, Passage

# Opening and closing mark; the passages are written with the first.
STYLES = {
    "curly": ("“", "”"),
    "straight": ('"', '"'),
    "single curly": ("‘", "’"),
    "single straight": ("'", "'"),
    "guillemets": ("«", "»"),
    "guillemets with spaces": ("«\u00a0", "\u00a0»"),
    "guillemets inwards": ("»", "«"),
    "low and high": ("„", "“"),
    "low and high, closing": ("„", "”"),
    "backticks": ("``", "''"),
    "two single marks": ("''", "''"),
}

# Shapes whose passages are running prose, to be rewritten in the ways below.
PROSE = ("american", "british", "datelines", "marks", "names", "paragraph-after", "press-releases")


def in_style(passage: Passage, style: str) -> Passage:
    """The passage with its curly double marks replaced."""
    opening, closing = STYLES[style]
    return _rewrite(passage, style, [{"“": opening, "”": closing}.get(char, char) for char in passage.text])


def in_lower_case(passage: Passage) -> Passage:
    """As in feeds that lost every capital."""
    return _rewrite(passage, "lower case", [char.lower() for char in passage.text])


def with_upper_lede(passage: Passage) -> Passage:
    """The first sentence in capitals."""
    first = re.search(r"[.!?]”?\s|$", passage.text)
    end = len(passage.text) if first is None else first.start()
    return _rewrite(passage, "upper lede", [c.upper() if i < end else c for i, c in enumerate(passage.text)])


def without_commas(passage: Passage) -> Passage:
    """As in dumps that lost commas, apostrophes and line breaks, and made all marks straight."""
    lost = {",": "", "'": "", "\n": " ", "“": '"', "”": '"', "‘": '"', "’": ""}
    return _rewrite(passage, "without commas", [lost.get(char, char) for char in passage.text])


VARIANTS: dict[str, Callable[[Passage], Passage]] = {
    "lower case": in_lower_case,
    "upper lede": with_upper_lede,
    "without commas": without_commas,
}


def _rewrite(passage: Passage, name: str, pieces: list[str]) -> Passage:
    """The passage of these pieces, one for each of its characters."""
    ends = [0, *accumulate(len(piece) for piece in pieces)]

    def place(span: tuple[int, int]) -> tuple[int, int]:
        return ends[span[0]], ends[span[1]]

    expected = tuple(
        Expected(None if e.source is None else place(e.source), tuple(map(place, e.content)), e.kind)
        for e in passage.expected
    )
    return Passage(f"{passage.name}, {name}", "".join(pieces), expected)
