"""The top of an article: headline, date, byline and deck above the first paragraph."""

from __future__ import annotations

import re
from collections.abc import Sequence

from quotetrack.articles.byline import parse_byline
from quotetrack.articles.known_names import find_agencies, find_hands
from quotetrack.articles.lines import Unit
from quotetrack.records import BlockKind
from quotetrack.text.dates import find_leading_date

__all__ = ["is_publisher_line", "mark_head", "parse_date_line"]

MAX_HEADLINE_WORDS = 30
MAX_STOPPED_WORDS = 20
"""A line with a full stop and more words than that is a sentence, not a headline."""

_HEAD_UNITS = 12
"""How many units at the top may be headline, deck, date and byline."""

MAX_MENU = 80
"""How many lines a pasted menu may have."""

MAX_DATE_LINE = 120
"""Characters."""

MAX_SECTION_WORDS = 3
"""A section's name above the headline (`Conflicts`, `For immediate release`) is no longer than that."""

_CLOCK = r"(?:\d{1,2}[:.h]?\d{2}(?::\d\d)?[ ]?(?:[ap]\.?m\.?)?|\d{1,2}[ ]?[ap]\.?m\.?)"
_ZONE = r"\(?(?:[A-Z]{2,5}|[A-Z][a-z]+[ ]time)(?:[+-]\d{1,2}(?::\d\d)?)?\)?"
_CHANGED = r"(?:last[ ])?(?:updated|modified|\d+[ ](?:minutes?|hours?|days?)[ ]ago)\b.{0,60}"
_AFTER_DATE_RE = re.compile(
    rf"[ ,|/·•–—@-]*(?:at[ ])?(?:{_CLOCK})?[ ]?(?:{_ZONE})?(?:[ ,|/·•–—(-]*{_CHANGED})?[ .,|)]*", re.IGNORECASE
)
_SENTENCE_END_RE = re.compile(r"[.!?…:;,][\"”’')\]]*$")
_LIST_RE = re.compile(r"(?:[-*•·▪■►–—]|\d{1,3}[.)]|#\d)[ \u00a0]?")
_SECOND_SENTENCE_RE = re.compile(r"[a-z\d][.!?][\"”’')]*[ \u00a0]+[A-Z“\"].*\.[\"”’')]*$")
_FULL_STOP_RE = re.compile(r"\.[\"”’')]*$")
_DAY_RE = re.compile(r"\b(?:yesterday|today|(?:on|last)[ ](?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b", re.IGNORECASE)
_WORD_RE = re.compile(r"\w+")
_CLOCK_FIRST_RE = re.compile(
    rf"(?:(?:published|posted|(?:last[ ])?updated)[ ]?:?[ ]?)?"
    rf"{_CLOCK}[ ]?(?:{_ZONE})?(?:[ ]\([^()]{{2,20}}\))?[ ,|·–-]*",
    re.IGNORECASE,
)
# The last or only word that says "this is a paper": `Fenwick Courier`, `The Daily Star`.
_PUBLISHER_RE = re.compile(
    r"(?:[A-ZÀ-ÖØ-Þ][\w.'’-]*[ ]){1,4}"
    r"(?:News|Times|Post|Herald|Tribune|Gazette|Journal|Courier|Star|Observer|Chronicle|Telegraph|Mail|Press|Review"
    r"|Register|Examiner|Bulletin|Radio|TV|Television|Broadcasting|Dispatch|Sentinel|Standard|Echo)"
)


def parse_date_line(line: str) -> str | None:
    """ISO 8601 of a line that is a publication date, with its label, its time, the date of an update and nothing else.

    >>> parse_date_line("Updated 0300 GMT (1100 HKT) December 12, 2016")
    '2016-12-12'
    """
    if len(line) > MAX_DATE_LINE:
        return None
    line = line.replace("\u00a0", " ")
    clock = _CLOCK_FIRST_RE.match(line)
    for start in (0, clock.end()) if clock is not None else (0,):
        found = find_leading_date(line[start:])
        if found is not None and _AFTER_DATE_RE.fullmatch(line, start + found[1]) is not None:
            return found[0]
    return None


def is_publisher_line(line: str) -> bool:
    """Whether a line is the name of a paper or broadcaster and nothing else, by its last word; no agency's."""
    line = line.replace("\u00a0", " ")
    return len(line) <= 60 and _PUBLISHER_RE.fullmatch(line) is not None and not find_agencies(line)


def mark_head(text: str, units: Sequence[Unit], kinds: list[BlockKind], title: str | None) -> None:
    """Find headline, dates, bylines and deck above the first paragraph."""
    head = _head_length(units, kinds)
    candidates = [index for index in range(min(head + 1, len(units))) if kinds[index] is BlockKind.BODY]
    if not candidates:
        return
    for index in candidates:
        line = units[index].text
        if parse_date_line(line) is not None:
            kinds[index] = BlockKind.DATE
        elif _is_byline(text, units[index], is_first=index == 0) and (index > 0 or len(units) > 1):
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
    """How many units stand above the first paragraph of prose; a menu's lines, of a word or three, are not counted."""
    longer = 0
    for index, unit in enumerate(units[:MAX_MENU]):
        words = len(unit.text.split())
        longer += words > MAX_SECTION_WORDS
        if longer > _HEAD_UNITS or (kinds[index] is BlockKind.BODY and words > MAX_HEADLINE_WORDS):
            return index
    return min(len(units), MAX_MENU)


def _is_byline(text: str, unit: Unit, *, is_first: bool) -> bool:
    """Whether a line begins with "By", or is a person or a place with an agency: `Oda Brandt, The Canadian Press`."""
    if "\n" in unit.text:
        return False
    if parse_byline(text, unit.start, unit.end) is not None:
        return True
    if is_first or "," not in unit.text or not find_agencies(text, unit.start, unit.end):
        return False
    return parse_byline(text, unit.start, unit.end, needs_by=False) is not None


def _mark_second_byline_lines(text: str, units: Sequence[Unit], kinds: list[BlockKind], head: int) -> None:
    """Beside a byline or a date, a line that is an agency or a publisher alone (`Associated Press`) belongs to it."""
    for index in range(min(head, len(units))):
        near = {kinds[near] for near in (index - 1, index + 1) if 0 <= near < len(units)}
        if kinds[index] is not BlockKind.BODY or not near & {BlockKind.BYLINE, BlockKind.DATE}:
            continue
        unit = units[index]
        if index > 0 and is_publisher_line(unit.text):
            kinds[index] = BlockKind.BYLINE
            continue
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
        if not _is_section(units, candidates[position:]):
            return index
    return None


def _is_section(units: Sequence[Unit], candidates: Sequence[int]) -> bool:
    """Whether the first candidate is a section's or the site's name: a word or three above the true headline."""
    for index in candidates:
        words = len(units[index].text.split())
        if _SENTENCE_END_RE.search(units[index].text) or words > MAX_HEADLINE_WORDS or index == len(units) - 1:
            return False
        if words > MAX_SECTION_WORDS:
            return index != candidates[0]
    return False


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
