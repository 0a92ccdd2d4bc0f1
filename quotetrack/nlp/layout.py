"""Attributions that the page's layout signals, not its grammar: turns of a transcript, signatures under quotations.

The network learns from running prose and passes over both. The rules ask for shapes that prose does not have.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise, zip_longest

from quotetrack.nlp.contents import Range, strip_space
from quotetrack.records import Kind
from quotetrack.text import Quotation

# `WALLACE: ...`, `"PENCE: ...`: a name in capitals, one to four words, at the beginning of a line.
_CAPITALS_RE = re.compile(
    r"^[\"“]?(?P<name>[A-Z][A-Z.'’\-]+(?: [A-Z][A-Z.'’\-]*){0,3})(?P<cue>:)[ \u00a0]+(?=\S)", re.M
)
# `Orla Finch: ...`, `Dr. van der Holm: ...`
_NAME = r"[^\W\d_a-z][\w.'’\-]*(?: (?:[^\W\d_a-z][\w.'’\-]*|van|von|de[lrn]?|bin|al|el|da|di|of|the)){0,4}"
_TITLE_CASE_RE = re.compile(rf"^[\"“]?(?P<name>{_NAME})(?P<cue>:)[ \u00a0]+(?=\S)", re.M)
# `((Orla Finch)) ...`: Wikinews.
_BRACKETS_RE = re.compile(r"^\(\((?P<name>[^()\n]{1,60})\)\)[ \u00a0]*(?P<cue>:?)[ \u00a0]*(?=\S)", re.M)
_SIGNATURE_RE = re.compile(
    r"[ \u00a0\n]{0,3}(?P<cue>[―—–]|--?)[ \u00a0\u200d]{0,2}(?P<name>[A-Z][^\n\"“”―—–]{2,90}?)[. \u00a0]*(?=\n|$)"
)
_CAPITAL_RE = re.compile(r"\b[^\W\d_a-z][\w.'’\-]+")
# No names: `interviews` knows whose the answers are.
_QUESTION_AND_ANSWER = frozenset({"Q", "A", "Question", "Answer", "QUESTION", "ANSWER"})
_CLOSING = ' \u00a0"”'
_BRACKETED_RE = re.compile(r"[\"“]?[(\[][^()\[\]]*[)\]]\.?")
_MIN_TURNS = 3
_MIN_SIGNED_WORDS = 4


@dataclass(frozen=True, slots=True)
class LaidOut:
    """An attribution read off the layout.

    Attributes:
        cue, source: Half-open code points, None where nothing on the page stands for it.
        content: One range a paragraph, one at least.
        kind: Turns are direct, marks or not: they are given as the speaker's own words.
        shape: What it was: `turn`, `signature`, ...
        lead: Where the words stand that introduce the content. An attribution of the network with its cue in there is
            the same one; None where the network must have found nothing.
    """

    cue: Range | None
    source: Range | None
    content: tuple[Range, ...]
    kind: Kind
    shape: str
    lead: Range | None = None


def find_turns(view: str) -> list[LaidOut]:
    """The turns of a transcript: lines that begin with a name and a colon, or a name in double brackets.

    Two people at least must speak, and one of them twice: `VIDEO: ...` alone is no transcript. Names that are not in
    capitals must also take turns, on half of the lines at least: `Fenwick: ...`, `Note: ...` begin lines of prose.
    Where half of the lines begin turns, the others go on with the turn before, but for those in brackets, and for what
    stands below the last turn.
    """
    for pattern in (_BRACKETS_RE, _CAPITALS_RE, _TITLE_CASE_RE):
        matches = [match for match in pattern.finditer(view) if match["name"] not in _QUESTION_AND_ANSWER]
        speakers = Counter(match["name"] for match in matches)
        if len(matches) < _MIN_TURNS or len(speakers) < 2 or max(speakers.values()) < 2:
            continue
        lines = sum(1 for line in view[matches[0].start() : matches[-1].end()].split("\n") if line.strip())
        dense = 2 * len(matches) >= lines
        alternate = all(one["name"] != other["name"] for one, other in pairwise(matches))
        if pattern is _TITLE_CASE_RE and not (dense and alternate):
            continue
        ends = [match.start() for match in matches[1:]] if dense else []
        turns = [_turn(view, match, end) for match, end in zip_longest(matches, ends)]
        return [turn for turn in turns if turn.content]
    return []


def _turn(view: str, match: re.Match[str], end: int | None) -> LaidOut:
    content = tuple(iter_paragraphs(view, match.end(), line_end(view, match.end()) if end is None else end))
    cue = match.span("cue") if match["cue"] else None
    return LaidOut(cue, match.span("name"), content, Kind.DIRECT, "turn", (match.start(), match.end()))


def iter_paragraphs(view: str, low: int, high: int) -> Iterator[Range]:
    """The paragraphs of `low:high`, without marks that open or close them all; none in brackets: `(Applause)`."""
    while low < high:
        end = min(line_end(view, low), high)
        piece = view[low:end].rstrip(_CLOSING)
        start = low + len(piece) - len(piece.lstrip())
        if piece.lstrip().startswith(("“", '"')) and not re.search(r"[\"”]", view[start + 1 : low + len(piece)]):
            start += 1
        if piece.strip() and not _BRACKETED_RE.fullmatch(view, start, low + len(piece)):
            yield start, low + len(piece)
        low = end + 1


def line_end(view: str, at: int) -> int:
    """Where the line that `at` is in ends."""
    end = view.find("\n", at)
    return len(view) if end < 0 else end


def find_signatures(view: str, quotations: Sequence[Quotation]) -> Iterator[LaidOut]:
    """Quotations with a dash and a name behind them, on their line or the next one, and nothing after the name."""
    for quotation in quotations:
        if quotation.depth or not quotation.closed:
            continue
        inner = strip_space(view, quotation.inner_start, quotation.inner_end)
        if len(view[slice(*inner)].split()) < _MIN_SIGNED_WORDS:
            continue
        match = _SIGNATURE_RE.match(view, quotation.end)
        if match is None or not _looks_like_a_name(match["name"]):
            continue
        yield LaidOut(match.span("cue"), match.span("name"), (inner,), Kind.DIRECT, "signature")


def _looks_like_a_name(words: str) -> bool:
    """Two capitalised words before the first comma, and not much else: `Orla Finch, nurse`."""
    first = words.split(",")[0].split()
    capitals = [word for word in first if _CAPITAL_RE.match(word)]
    return len(capitals) >= 2 and len(first) - len(capitals) <= 2
