"""From the model's content words to content spans: edges at quotation marks, kind, paragraphs that go on."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from quotetrack.records import Kind
from quotetrack.text import Quotation

Range = tuple[int, int]

_MIN_BEGINNING = 3  # words of a quotation from its first on that make all of it content
_WORD_RE = re.compile(r"\w+")
_CRUMB_RE = re.compile(r"\W*(?:as|and|but|or|that|if|of|in|on|at|to|for|by|with|from|the|an?)\W*")


class QuotationIndex:
    """The outermost quotations of a text, to be asked by place.

    Args:
        text: The text that offsets count in, one paragraph a line.
        quotations: As `pair_quotes` gives them.
    """

    def __init__(self, text: str, quotations: Sequence[Quotation]) -> None:
        self.text = text
        self._outer = sorted((q for q in quotations if q.depth == 0), key=lambda q: q.start)
        self._starts = [q.start for q in self._outer]

    def overlapping(self, low: int, high: int) -> list[Quotation]:
        """The quotations that share a code point with the half-open range, in order."""
        first = bisect_right(self._starts, low) - 1
        found = []
        for quotation in self._outer[max(first, 0) :]:
            if quotation.start >= high:
                break
            if quotation.end > low:
                found.append(quotation)
        return found

    def continuations(self, quotation: Quotation) -> list[Quotation]:
        """The quotations of the following paragraphs that carry on this unclosed one."""
        found: list[Quotation] = []
        place = bisect_right(self._starts, quotation.start)
        last = quotation
        while not last.closed and place < len(self._outer) and self._outer[place].continued:
            last = self._outer[place]
            found.append(last)
            place += 1
        return found


def strip_space(text: str, low: int, high: int) -> Range:
    """The range without white space at its edges: `« The dam held »` has no-break spaces inside its marks."""
    while low < high and text[low].isspace():
        low += 1
    while low < high and text[high - 1].isspace():
        high -= 1
    return low, high


def tidy_content(runs: Sequence[Range], index: QuotationIndex) -> tuple[list[Range], Kind]:
    """Content as it is recorded: stripped edges, whole quotations, without the outer marks where all is quoted.

    Args:
        runs: The model's content, half-open code points, in order.
        index: The text's quotations.

    Returns:
        The ranges (possibly none), and whether the content is direct, mixed or indirect.
    """
    text = index.text
    widened: list[Range] = []
    for low, high in _by_line(text, runs):
        for quotation in index.overlapping(low, high):
            inner = _words(text, quotation.inner_start, quotation.inner_end)
            shared = _words(text, max(low, quotation.inner_start), min(high, quotation.inner_end))
            # The model stops short inside a quotation now and then, of a long one often: marks are harder evidence
            # than its edge.
            begins = shared >= _MIN_BEGINNING and not _words(text, quotation.inner_start, low)
            if inner and (begins or shared * 2 > inner):
                low, high = min(low, quotation.start), max(high, quotation.end)
        low, high = _strip(text, low, high)
        if widened and low < widened[-1][1]:
            low = widened[-1][1]
        if low < high and _WORD_RE.search(text, low, high):
            widened.append((low, high))
    widened = [run for run in widened if not _is_crumb(text, run) or len(widened) == 1]
    widened = [part for run in widened for part in _by_quotation(run, index)]
    quoted = [_inside_one(run, index) for run in widened]
    if quoted and quoted[0] is None:
        # A quoted paragraph below reported words is an utterance of its own, not the end of theirs.
        kept = [not _is_later_paragraph(text, widened[0], around) for around in quoted]
        widened = [run for run, keep in zip(widened, kept, strict=True) if keep]
        quoted = [around for around, keep in zip(quoted, kept, strict=True) if keep]
    if widened and all(q is not None for q in quoted):
        ranges = []
        for (low, high), around in zip(widened, quoted, strict=True):
            if around is None:
                continue
            ranges.append((max(low, around.inner_start), min(high, around.inner_end)))
            ranges += [(q.inner_start, q.inner_end) for q in index.continuations(around)]
        return _distinct([strip_space(text, low, high) for low, high in ranges]), Kind.DIRECT
    partly = any(
        _words(text, max(low, q.inner_start), min(high, q.inner_end))
        for low, high in widened
        for q in index.overlapping(low, high)
    )
    return [_strip_end(text, run, index) for run in widened], Kind.MIXED if partly else Kind.INDIRECT


def _is_later_paragraph(text: str, first: Range, quotation: Quotation | None) -> bool:
    """Whether the quotation is a paragraph to itself, below the one of the first run."""
    if quotation is None:
        return False
    line = text.rfind("\n", 0, quotation.start) + 1
    end = text.find("\n", quotation.end)
    outside = text[line : quotation.start] + text[quotation.end : len(text) if end < 0 else end]
    return first[1] <= line and not _WORD_RE.search(outside)


def _by_line(text: str, runs: Sequence[Range]) -> list[Range]:
    """The runs cut at line breaks: each paragraph's part is a span of its own."""
    parts: list[Range] = []
    for low, high in runs:
        while (cut := text.find("\n", low, high)) >= 0:
            parts.append((low, cut))
            low = cut + 1
        parts.append((low, high))
    return [(low, high) for low, high in parts if text[low:high].strip()]


def _by_quotation(run: Range, index: QuotationIndex) -> list[Range]:
    """The run cut into its quotations, where several hold all its words: `“A.” “B.”` in text that lost its breaks."""
    parts = [(max(run[0], q.start), min(run[1], q.end)) for q in index.overlapping(*run)]
    words = [_words(index.text, *part) for part in parts]
    if len(parts) < 2 or sum(words) < _words(index.text, *run):
        return [run]
    return [part for part, count in zip(parts, words, strict=True) if count]


def _is_crumb(text: str, run: Range) -> bool:
    """Whether a run is one small word that the model left over: `as`, `and`, `that`."""
    return bool(_CRUMB_RE.fullmatch(text, *run))


def _distinct(ranges: list[Range]) -> list[Range]:
    kept: list[Range] = []
    for low, high in sorted(set(ranges)):
        if low < high and (not kept or low >= kept[-1][1]):
            kept.append((low, high))
    return kept


def _words(text: str, low: int, high: int) -> int:
    return sum(1 for _ in _WORD_RE.finditer(text, low, high)) if low < high else 0


def _strip(text: str, low: int, high: int) -> Range:
    while low < high and text[low] in " \n\t,;:—–-.":
        low += 1
    while low < high and text[high - 1] in " \n\t":
        high -= 1
    return low, high


def _strip_end(text: str, run: Range, index: QuotationIndex) -> Range:
    """Without the stop or comma behind an indirect or mixed clause; those inside its marks are its own."""
    low, high = run
    while low < high and text[high - 1] in " \n\t,;:—–-." and not _is_abbreviation(text, low, high):
        high -= 1
    return low, high


def _is_abbreviation(text: str, low: int, high: int) -> bool:
    """Whether the text ends in an abbreviation that keeps its stop: `U.S.`, `Corp.` at two capitals or more."""
    return text[high - 1] == "." and bool(re.search(r"\b(?:[A-Z]\.)+$", text[max(low, high - 8) : high]))


def _inside_one(run: Range, index: QuotationIndex) -> Quotation | None:
    """The quotation that all words of the run stand in, if there is one."""
    found = index.overlapping(*run)
    total = _words(index.text, *run)
    for quotation in found:
        if _words(index.text, max(run[0], quotation.inner_start), min(run[1], quotation.inner_end)) == total:
            return quotation
    return None
