"""Quotations in a text: marks paired paragraph by paragraph.

Pairing is a stack per paragraph, so that a mark forgotten in one paragraph never spoils the next one, and takes time
linear in the length of the text. Conventions followed: a quotation that runs over paragraphs opens each of them and
closes the last (AP Stylebook, "quotation marks"; Guardian style guide); a quotation inside another one takes the other
kind of mark.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from quotetrack.text.quote_marks import Group, Role, iter_marks
from quotetrack.text.quote_pairs import ParagraphQuotes, Quotation, QuoteFamily

__all__ = [
    "CLOSING",
    "INSIDE",
    "OPENING",
    "OUTSIDE",
    "Quotation",
    "QuoteFamily",
    "iter_lines",
    "pair_quotes",
    "quote_states",
]

OUTSIDE, INSIDE, OPENING, CLOSING = range(4)
"""The values of `quote_states`."""

# So many paragraphs an unclosed quotation may run on with no mark at all before the one that closes it (text wrapped at
# 72 columns, long statements set without the opening marks).
_MAX_BARE_PARAGRAPHS = 6


def iter_lines(text: str) -> Iterator[tuple[int, int]]:
    """The non-blank lines of the text without the white space around them, as half-open code points."""
    position = 0
    for line in text.splitlines(keepends=True):
        stripped = line.strip()
        if stripped:
            start = position + len(line) - len(line.lstrip())
            yield start, start + len(stripped)
        position += len(line)


def pair_quotes(text: str, paragraphs: Sequence[tuple[int, int]] | None = None) -> list[Quotation]:
    """Find the quotations of a text, in the order of their opening marks.

    Args:
        text: The text.
        paragraphs: Half-open code points of its paragraphs, disjoint; the non-blank lines where None.

    Returns:
        The quotations, none crossing a paragraph's end or each other. Time is linear in the length of the text.

    >>> text = "“It's over,” she said."
    >>> [text[quotation.inner_start : quotation.inner_end] for quotation in pair_quotes(text)]
    ["It's over,"]
    """
    quotations: list[Quotation] = []
    # Open at the end of the paragraphs before: group -> the quotation, and the bare paragraphs since.
    running: dict[Group, tuple[QuoteFamily, list[tuple[int, int]]]] = {}
    unsure: list[tuple[Group, Quotation]] = []  # unclosed in the paragraph before, and counted only if continued
    for start, end in sorted(paragraphs) if paragraphs is not None else iter_lines(text):
        marks = list(iter_marks(text, start, end))
        pairing = ParagraphQuotes(text, start, end, marks)
        pairing.pair()
        first = marks[0] if marks else None
        opens = first is not None and first.role is not Role.CLOSE and not text[start : first.start].strip()
        found = pairing.quotations
        if opens and first is not None:
            kept = [quotation for group, quotation in unsure if group is first.group]
            quotations.extend(kept)
            if kept or first.group in running:
                found = [replace(q, continued=True) if q.start == first.start else q for q in found]
            running.clear()
        for group in list(running):
            family, bare = running[group]
            closer = pairing.orphans.get(group)
            if closer is not None:
                for bare_start, bare_end in bare:
                    quotations.append(Quotation(bare_start, bare_end, bare_start, bare_end, family, 0, False, True))
                stop = _skip_space(text, start, closer.start)
                found = [q for q in found if q.start >= closer.end or q.end <= closer.start]
                found.append(Quotation(stop, closer.end, stop, closer.start, family, 0, True, True))
                del running[group]
            elif any(mark.group is group for mark in marks) or len(bare) >= _MAX_BARE_PARAGRAPHS:
                del running[group]
            else:
                bare.append((start, end))
        quotations.extend(found)
        for group, quotation in pairing.unclosed:
            running[group] = (quotation.family, [])
        unsure = pairing.unsure
    quotations.sort(key=_in_reading_order)
    return _with_depths(quotations)


def quote_states(text: str, quotations: Sequence[Quotation]) -> bytearray:
    """What each character is to the quotations: outside, inside, part of an opening or of a closing mark.

    Returns:
        One byte a code point of the text: `OUTSIDE`, `INSIDE`, `OPENING` or `CLOSING`.
    """
    states = bytearray(len(text))
    for quotation in quotations:
        if quotation.depth == 0:  # the others lie inside: filling them again would be quadratic in deep nests
            length = quotation.inner_end - quotation.inner_start
            states[quotation.inner_start : quotation.inner_end] = bytes([INSIDE]) * length
    for quotation in quotations:
        for position in range(quotation.start, quotation.inner_start):
            states[position] = OPENING
        for position in range(quotation.inner_end, quotation.end):
            states[position] = CLOSING
    return states


def _in_reading_order(quotation: Quotation) -> tuple[int, int]:
    return quotation.start, -quotation.end


def _with_depths(quotations: list[Quotation]) -> list[Quotation]:
    """Number how deep each quotation lies in the others; sorted by start, longest first."""
    ends: list[int] = []
    nested = []
    for quotation in quotations:
        while ends and ends[-1] <= quotation.start:
            ends.pop()
        nested.append(_at_depth(quotation, len(ends)) if ends else quotation)
        ends.append(quotation.end)
    return nested


def _at_depth(quotation: Quotation, depth: int) -> Quotation:
    # Spelled out: dataclasses.replace takes three times as long, and a page may hold 100,000 marks.
    return Quotation(
        quotation.start,
        quotation.end,
        quotation.inner_start,
        quotation.inner_end,
        quotation.family,
        depth,
        quotation.closed,
        quotation.continued,
    )


def _skip_space(text: str, position: int, end: int) -> int:
    while position < end and text[position].isspace():
        position += 1
    return position
