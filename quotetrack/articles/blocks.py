"""What each stretch of a text is: headline, deck, date, body, subhead, or what stands around the article.

A classifier of lines by rules, made for pages that people paste and for clean text alike. Its first duty is to leave
prose in the body: without a reason in the line itself or right beside it, a line is body.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from quotetrack.articles.credit_tail import find_credit_tail
from quotetrack.articles.credits import parse_credit_line
from quotetrack.articles.furniture import is_navigation, is_picture_credit, is_trailer, opens_trailer
from quotetrack.articles.head import mark_head
from quotetrack.articles.lines import Unit, iter_units
from quotetrack.records import Block, BlockKind

__all__ = ["classify_blocks"]

MAX_SUBHEAD_WORDS = 10
_SENTENCE_END_RE = re.compile(r"[.!?…:;,][\"”’')\]]*$")
_CLAUSE_END_RE = re.compile(r"[.!…:;,][\"”’')\]]*$")
_SPEAKER_RE = re.compile(r"[A-Z][\w.'’ -]{0,40}:")
_LIST_RE = re.compile(r"(?:[-*•·▪■►–—]|\d{1,3}[.)]|#\d)[ \u00a0]?")
_QUOTE_START_RE = re.compile(r"[\"“„«]")
_BODY_WORDS = 20
"""A line this long is a paragraph."""


def classify_blocks(text: str, *, title: str | None = None) -> tuple[Block, ...]:
    """Say of every line or hard-wrapped paragraph of a text what it is.

    Args:
        title: The headline, where the container states it: the first line that repeats it is the headline.

    Returns:
        Blocks in order, not overlapping, without white space at their edges; together they hold all of the text.
    """
    units = iter_units(text)
    kinds = [_classify_alone(text, unit) for unit in units]
    _mark_captions(units, kinds)
    _mark_trailers(units, kinds)
    mark_head(text, units, kinds, title)
    _mark_subheads(units, kinds)
    return tuple(_iter_blocks(text, units, kinds))


def _classify_alone(text: str, unit: Unit) -> BlockKind:
    """What a unit is by its own words; body where they do not say."""
    line = unit.text.replace("\u00a0", " ")
    if is_navigation(line):
        return BlockKind.NAVIGATION
    if parse_credit_line(text, unit.start, unit.end) is not None:
        return BlockKind.CREDIT
    if is_picture_credit(line):
        return BlockKind.PICTURE
    if opens_trailer(line) or is_trailer(line):
        return BlockKind.TRAILER
    return BlockKind.BODY


def _mark_captions(units: Sequence[Unit], kinds: list[BlockKind]) -> None:
    """The line right above a picture's credit is its caption, where no blank line parts them and it is no sentence."""
    for index in range(1, len(units)):
        above = units[index - 1]
        if (
            kinds[index] is BlockKind.PICTURE
            and kinds[index - 1] is BlockKind.BODY
            and above.run == units[index].run
            and len(above.text.split()) <= _BODY_WORDS
            and _SENTENCE_END_RE.search(above.text) is None
            and not _is_caption_alone(units[index].text)
        ):
            kinds[index - 1] = BlockKind.PICTURE


def _is_caption_alone(line: str) -> bool:
    """Whether a picture line holds its own caption, so that what stands above it is something else."""
    return len(line.split()) > 8


def _mark_trailers(units: Sequence[Unit], kinds: list[BlockKind]) -> None:
    """Behind the article, a heading like `Top stories` makes trailer of all that follows it, if no prose follows."""
    for index, unit in enumerate(units):
        if not opens_trailer(unit.text.replace("\u00a0", " ")):
            continue
        if (
            sum(
                kind is BlockKind.BODY and len(unit.text.split()) >= _BODY_WORDS
                for unit, kind in _before(units, kinds, index)
            )
            < 2
        ):
            continue
        following = range(index + 1, len(units))
        if any(len(units[later].text.split()) > 2 * _BODY_WORDS for later in following):
            continue
        for later in following:
            if kinds[later] in (BlockKind.BODY, BlockKind.PICTURE):
                kinds[later] = BlockKind.TRAILER
        return


def _before(units: Sequence[Unit], kinds: Sequence[BlockKind], index: int) -> list[tuple[Unit, BlockKind]]:
    return list(zip(units[:index], kinds[:index], strict=True))


def _mark_subheads(units: Sequence[Unit], kinds: list[BlockKind]) -> None:
    """A short line between paragraphs that is no sentence, no list item and nobody's turn to speak is a subhead."""
    for index in range(1, len(units) - 1):
        unit = units[index]
        if kinds[index] is not BlockKind.BODY or len(unit.text.split()) > MAX_SUBHEAD_WORDS or "\n" in unit.text:
            continue
        if kinds[index + 1] is not BlockKind.BODY or len(units[index + 1].text.split()) <= MAX_SUBHEAD_WORDS:
            continue
        if kinds[index - 1] in {BlockKind.HEADLINE, BlockKind.SUBHEAD}:
            continue
        if unit.run == units[index - 1].run and unit.run == units[index + 1].run:
            continue
        if (
            _CLAUSE_END_RE.search(unit.text) is None
            and _LIST_RE.match(unit.text) is None
            and _SPEAKER_RE.match(unit.text) is None
            and _QUOTE_START_RE.match(unit.text) is None
        ):
            kinds[index] = BlockKind.SUBHEAD


def _iter_blocks(text: str, units: Sequence[Unit], kinds: Sequence[BlockKind]) -> list[Block]:
    """The blocks of classified units; a credit at the end of a paragraph becomes a block of its own."""
    blocks: list[Block] = []
    body = [unit for unit, kind in zip(units, kinds, strict=True) if kind is BlockKind.BODY]
    for unit, kind in zip(units, kinds, strict=True):
        is_last = len(body) > 1 and unit is body[-1]
        tail = find_credit_tail(text, unit.start, unit.end, is_last=is_last) if kind is BlockKind.BODY else None
        if tail is None or tail <= unit.start:
            blocks.append(Block(unit.start, unit.end, kind if tail is None else BlockKind.CREDIT))
            continue
        end = unit.start + len(text[unit.start : tail].rstrip())
        blocks.append(Block(unit.start, end, kind))
        blocks.append(Block(tail, unit.end, BlockKind.CREDIT))
    return blocks
