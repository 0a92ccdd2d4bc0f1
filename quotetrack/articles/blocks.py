"""What each stretch of a text is: headline, deck, date, body, subhead, or what stands around the article.

A classifier of lines by rules, made for pages that people paste and for clean text alike. Its first duty is to leave
prose in the body: without a reason in the line itself or right beside it, a line is body.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from quotetrack.articles.byline import parse_byline
from quotetrack.articles.credits import find_credit_tail, parse_credit_line
from quotetrack.articles.furniture import is_navigation, is_picture_credit, is_trailer, opens_trailer
from quotetrack.articles.known_names import find_hands
from quotetrack.articles.lines import Unit, iter_units
from quotetrack.records import Block, BlockKind
from quotetrack.text.dates import find_leading_date

__all__ = ["classify_blocks", "is_date_line"]

MAX_HEADLINE_WORDS = 30
MAX_SUBHEAD_WORDS = 10
MAX_STOPPED_WORDS = 20
"""A line with a full stop and more words than that is a sentence, not a headline."""

_HEAD_UNITS = 12
"""How many units at the top may be headline, deck, date and byline."""

_CLOCK = r"(?:\d{1,2}[:.h]?\d{2}(?::\d\d)?[ ]?(?:[ap]\.?m\.?)?|\d{1,2}[ ]?[ap]\.?m\.?)"
_ZONE = r"\(?(?:[A-Z]{2,5}|[A-Z][a-z]+[ ]time)(?:[+-]\d{1,2}(?::\d\d)?)?\)?"
_CHANGED = r"(?:last[ ])?(?:updated|modified|\d+[ ](?:minutes?|hours?|days?)[ ]ago)\b.{0,60}"
_AFTER_DATE_RE = re.compile(
    rf"[ ,|/·•–—@-]*(?:at[ ])?(?:{_CLOCK})?[ ]?(?:{_ZONE})?(?:[ ,|/·•–—(-]*{_CHANGED})?[ .,|)]*", re.IGNORECASE
)
_SENTENCE_END_RE = re.compile(r"[.!?…:;,][\"”’')\]]*$")
_CLAUSE_END_RE = re.compile(r"[.!…:;,][\"”’')\]]*$")
_SPEAKER_RE = re.compile(r"[A-Z][\w.'’ -]{0,40}:")
_LIST_RE = re.compile(r"(?:[-*•·▪■►–—]|\d{1,3}[.)]|#\d)[ \u00a0]?")
_QUOTE_START_RE = re.compile(r"[\"“„«]")
_WORD_RE = re.compile(r"\w+")
_SECOND_SENTENCE_RE = re.compile(r"[a-z\d][.!?][\"”’')]*[ \u00a0]+[A-Z“\"].*\.[\"”’')]*$")
_FULL_STOP_RE = re.compile(r"\.[\"”’')]*$")
_DAY_RE = re.compile(r"\b(?:yesterday|today|(?:on|last)[ ](?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b", re.IGNORECASE)
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
    _mark_head(text, units, kinds, title)
    _mark_subheads(units, kinds)
    return tuple(_iter_blocks(text, units, kinds))


def is_date_line(line: str) -> bool:
    """Whether a line is a publication date, with its label, its time and the date of an update, and nothing else."""
    if len(line) > 120:
        return False
    found = find_leading_date(line)
    return found is not None and _AFTER_DATE_RE.fullmatch(line, found[1]) is not None


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


def _mark_head(text: str, units: Sequence[Unit], kinds: list[BlockKind], title: str | None) -> None:
    """Find headline, dates, bylines and deck above the first paragraph."""
    head = _head_length(units, kinds)
    candidates = [index for index in range(min(head + 1, len(units))) if kinds[index] is BlockKind.BODY]
    if not candidates:
        return
    for index in candidates:
        line = units[index].text
        if is_date_line(line.replace("\u00a0", " ")):
            kinds[index] = BlockKind.DATE
        elif _is_byline(text, units[index]) and (index > 0 or len(units) > 1):
            kinds[index] = BlockKind.BYLINE
    _mark_second_byline_lines(text, units, kinds, head)
    candidates = [index for index in candidates if kinds[index] is BlockKind.BODY]
    headline = _find_headline(units, candidates, title)
    if headline is None:
        return
    kinds[headline] = BlockKind.HEADLINE
    for index in candidates:
        if index < headline:  # a section's name above the headline
            kinds[index] = BlockKind.NAVIGATION
    _mark_deck(units, kinds, headline)


def _head_length(units: Sequence[Unit], kinds: Sequence[BlockKind]) -> int:
    """How many units stand above the first paragraph of prose."""
    for index, unit in enumerate(units[:_HEAD_UNITS]):
        if kinds[index] is BlockKind.BODY and len(unit.text.split()) > MAX_HEADLINE_WORDS:
            return index
    return min(len(units), _HEAD_UNITS)


def _is_byline(text: str, unit: Unit) -> bool:
    return "\n" not in unit.text and parse_byline(text, unit.start, unit.end) is not None


def _mark_second_byline_lines(text: str, units: Sequence[Unit], kinds: list[BlockKind], head: int) -> None:
    """Under or above a byline, a line that is an agency or a job alone (`Associated Press`) belongs to it."""
    for index in range(min(head, len(units))):
        near = {kinds[near] for near in (index - 1, index + 1) if 0 <= near < len(units)}
        if kinds[index] is not BlockKind.BODY or not near & {BlockKind.BYLINE, BlockKind.DATE}:
            continue
        unit = units[index]
        hands = find_hands(text, unit.start, unit.end)
        if hands and hands[0].start == unit.start and hands[-1].end == unit.end:
            kinds[index] = BlockKind.BYLINE


def _find_headline(units: Sequence[Unit], candidates: Sequence[int], title: str | None) -> int | None:
    """Which unit is the headline: the one that repeats the title, or the first that looks like one."""
    if title is not None:
        wanted = _WORD_RE.findall(title.casefold())
        for index in candidates:
            if _WORD_RE.findall(units[index].text.casefold()) == wanted:
                return index
    for position, index in enumerate(candidates):
        if index == len(units) - 1 or not _looks_like_headline(units[index].text):
            return None
        following = candidates[position + 1] if position + 1 < len(candidates) else None
        words = len(units[index].text.split())
        is_section = (
            words <= 3
            and following is not None
            and following == index + 1
            and following < len(units) - 1
            and 4 <= len(units[following].text.split()) <= MAX_HEADLINE_WORDS
            and _SENTENCE_END_RE.search(units[following].text) is None
            and _SENTENCE_END_RE.search(units[index].text) is None
        )
        if not is_section:
            return index
    return None


def _looks_like_headline(line: str) -> bool:
    """Whether a line may be a headline: short, one sentence, no list item, no speaker of an interview."""
    words = line.split()
    if not 1 <= len(words) <= MAX_HEADLINE_WORDS or "\n" in line or _LIST_RE.match(line):
        return False
    if line.endswith((",", ";")) or _SECOND_SENTENCE_RE.search(line):
        return False
    # A full stop behind a headline is some archives' habit; behind a long line, or one that tells the day, it is prose.
    if _FULL_STOP_RE.search(line) and (len(words) > MAX_STOPPED_WORDS or _DAY_RE.search(line)):
        return False
    return not (words[0].endswith(":") and len(words[0]) <= 3)


def _mark_deck(units: Sequence[Unit], kinds: list[BlockKind], headline: int) -> None:
    """A paragraph between the headline and the byline, date or picture that opens the article is its deck."""
    body = [index for index in range(headline + 1, min(headline + 6, len(units))) if kinds[index] is BlockKind.BODY]
    if not body:
        return
    first = body[0]
    is_parted = first + 1 < len(units) and kinds[first + 1] in {BlockKind.BYLINE, BlockKind.DATE, BlockKind.PICTURE}
    if is_parted and len(units[first].text.split()) <= 60 and any(index > first + 1 for index in body):
        kinds[first] = BlockKind.DECK


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
    for unit, kind in zip(units, kinds, strict=True):
        tail = find_credit_tail(text, unit.start, unit.end) if kind is BlockKind.BODY else None
        if tail is None or tail <= unit.start:
            blocks.append(Block(unit.start, unit.end, kind))
            continue
        end = unit.start + len(text[unit.start : tail].rstrip())
        blocks.append(Block(unit.start, end, kind))
        blocks.append(Block(tail, unit.end, BlockKind.CREDIT))
    return blocks
