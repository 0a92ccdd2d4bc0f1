"""Quotations and lists that a line with a colon introduces: `From Chairwoman X:`, `He went on:`, `The report found:`.

In PolNeAR (train and dev) 32 of 37 quoted paragraphs below such a line are attributed to whom it names. The network
reads a paragraph with little around it, and loses half of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from quotetrack.nlp.clauses import Clauses
from quotetrack.nlp.contents import QuotationIndex, Range, strip_space
from quotetrack.nlp.layout import LaidOut
from quotetrack.records import Kind

_INTRO_RE = re.compile(r"^(?P<line>[^\n]{2,400}?)(?P<colon>:)[.\u200b]?[ \u00a0]*$", re.M)
_SAME_LINE_RE = re.compile(r"^(?P<line>[^\n:“\"«„‘]{2,120})(?P<colon>:)[ \u00a0]+(?=[“\"«„‘'»`])", re.M)
# `From X:`, `Statement by X:`, `Here is the full statement from X:`, `this statement by X on June 11:`
_HEADING_RE = re.compile(
    r"(?:^(?P<cue>From|By|According to)|\b(?P<noun>[Ss]tatement|[Rr]emarks?|[Cc]omments?|[Qq]uote"
    r"|[Rr]eaction|[Rr]esponse|[Tt]weet|[Pp]ost|[Mm]essage) (?:by|from|of)) (?P<name>\S.*?)"
    r"(?: (?:writing|reporting|on|in|at|to) .*)?$"
)
# `Mayor Orla Finch, in a statement:`
_TAIL_RE = re.compile(r",? (?:in|on|via|writing|by) (?:a |an |his |her |its |their )?[\w ]{1,40}$")
# `The Fenwick Dispatch reports:`, where the model reads a noun.
_REPORTS_RE = re.compile(r" (?P<verb>says|writes|reports|notes|states|tweets|adds|explains|comments)$")
_BULLET_RE = re.compile(r"[ \u00a0\t]*(?:[•·▪◦‣●\-*–—]|\(?\d{1,2}[.)])[ \u00a0\t]+(?=\S)")
_CAPITAL_RE = re.compile(r"[^\W\d_a-z]")
_MIN_WORDS = 5
_LONGEST_LABEL = 10


def find_introduced(view: str, clauses: Clauses, index: QuotationIndex) -> Iterator[LaidOut]:
    """Quoted paragraphs, quotations and lists below or behind a line that ends in a colon and names who speaks.

    Args:
        view: The text, one paragraph a line.
        clauses: Its words.
        index: Its quotations.
    """
    for match in _INTRO_RE.finditer(view):
        below = _skip_space(view, match.end())
        items = _list_items(view, below)
        quoted = None if items else _quoted(view, below, index)
        if not items and quoted is None:
            continue
        told = _find_teller(view, match, clauses)
        if told is None:
            continue
        source, cue = told
        lead = (match.start(), match.end())
        if quoted is not None:
            yield LaidOut(cue, source, tuple(quoted), Kind.DIRECT, "introduced", lead)
        else:
            yield _listed(view, items, index, source, cue, lead)
    for match in _SAME_LINE_RE.finditer(view):
        quoted = _quoted(view, match.end(), index)
        if quoted is None:
            continue
        told = _find_teller(view, match, clauses)
        if told is not None:
            yield LaidOut(told[1], told[0], tuple(quoted), Kind.DIRECT, "colon")


def _quoted(view: str, at: int, index: QuotationIndex) -> list[Range] | None:
    """The quotation that opens at `at` and ends its line, with the paragraphs it runs on over."""
    found = index.overlapping(at, at + 1)
    if not found or found[0].start != at:
        return None
    quotation = found[0]
    line = view.find("\n", at)
    rest = view[quotation.end : len(view) if line < 0 else line]
    parts = [quotation, *index.continuations(quotation)]
    words = sum(len(view[q.inner_start : q.inner_end].split()) for q in parts)
    if rest.strip(" .,\u00a0") or words < _MIN_WORDS:
        return None
    return [strip_space(view, q.inner_start, q.inner_end) for q in parts]


def _list_items(view: str, at: int) -> list[Range]:
    """The items of the list that begins at `at`, two at least."""
    items: list[Range] = []
    while (match := _BULLET_RE.match(view, at)) is not None:
        end = view.find("\n", at)
        end = len(view) if end < 0 else end
        items.append((match.end(), match.end() + len(view[match.end() : end].rstrip())))
        at = _line_after(view, end)
    return items if len(items) > 1 else []


def _listed(
    view: str, items: Sequence[Range], index: QuotationIndex, source: Range, cue: Range, lead: Range
) -> LaidOut:
    quotations = [index.overlapping(*item) for item in items]
    whole = [
        strip_space(view, q[0].inner_start, q[0].inner_end)
        for q, (low, high) in zip(quotations, items, strict=True)
        if len(q) == 1 and not view[low : q[0].start].strip() and not view[q[0].end : high].strip(" .,")
    ]
    if len(whole) == len(items):
        return LaidOut(cue, source, tuple(whole), Kind.DIRECT, "list", lead)
    kind = Kind.MIXED if any(quotations) else Kind.INDIRECT
    return LaidOut(cue, source, tuple(items), kind, "list", lead)


def _find_teller(view: str, match: re.Match[str], clauses: Clauses) -> tuple[Range, Range] | None:
    """Source and cue of an introducing line."""
    low, high = match.span("line")
    words = clauses.last_sentence(low, high)
    if words[0] >= words[1]:
        return None
    low = max(low, clauses.tokens[words[0]].start)
    line = view[low:high]
    heading = _HEADING_RE.search(line)
    if heading is not None:
        cue = heading.span("cue" if heading["cue"] else "noun")
        start, end = heading.span("name")
        named = any(True for _ in clauses.names(low + start, low + end)) and _CAPITAL_RE.search(heading["name"])
        if named or heading["cue"] == "According to":
            return (low + start, low + end), (low + cue[0], low + cue[1])
    if not clauses.is_verbless(words):
        return clauses.find_teller(words)
    if len(line.split()) > _LONGEST_LABEL or not _begins_with_name(view, low, high, clauses):
        return None
    verb = _REPORTS_RE.search(line)
    if verb is not None:
        return (low, low + verb.start()), (low + verb.start("verb"), high)
    tail = _TAIL_RE.search(line)
    return (low, high if tail is None else low + tail.start()), match.span("colon")


def _begins_with_name(view: str, low: int, high: int, clauses: Clauses) -> bool:
    """Whether nothing but capitals (titles, roles) stands before the first name: not so `A lesson from Orla Finch`."""
    first = next(clauses.names(low, high), None)
    return first is not None and all(word[0].isupper() for word in view[low : first.start].split())


def _skip_space(view: str, at: int) -> int:
    while at < len(view) and view[at] in " \u00a0\t\n":
        at += 1
    return at


def _line_after(view: str, end: int) -> int:
    """Where the next line with something on it begins."""
    at = _skip_space(view, end)
    return view.rfind("\n", end, at) + 1 if at < len(view) else at
