"""A passage's quotation marks in other styles: the words and what should be attributed stay the same."""

from __future__ import annotations

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


def in_style(passage: Passage, style: str) -> Passage:
    """The passage with its curly double marks replaced."""
    opening, closing = STYLES[style]
    pieces = [opening if char == "“" else closing if char == "”" else char for char in passage.text]
    ends = [0, *accumulate(len(piece) for piece in pieces)]

    def place(span: tuple[int, int]) -> tuple[int, int]:
        return ends[span[0]], ends[span[1]]

    expected = tuple(
        Expected(None if e.source is None else place(e.source), tuple(map(place, e.content)), e.kind)
        for e in passage.expected
    )
    return Passage(f"{passage.name}, {style}", "".join(pieces), expected)
