"""Attributions that the page's layout signals, not its grammar: turns of a transcript, signatures under quotations.

The network learns from running prose and passes over both. The rules ask for shapes that prose does not have.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from quotetrack.nlp.contents import Range
from quotetrack.text import Quotation

CONFIDENCE = 0.9
"""A guess, not calibrated: in PolNeAR's dev part nearly all that these rules find is its annotators' too."""

# `WALLACE: ...`, `"PENCE: ...`: a name in capitals, one to four words, at the beginning of a line.
_TURN_RE = re.compile(r"^[\"“]?(?P<name>[A-Z][A-Z.'’\-]+(?: [A-Z][A-Z.'’\-]*){0,3})(?P<cue>:)[ \u00a0]+(?=\S)", re.M)
_SIGNATURE_RE = re.compile(
    r"[ \u00a0\n]{0,3}(?P<cue>[―—–]|--?)[ \u00a0]?(?P<name>[A-Z][^\n\"“”―—–]{2,90}?)[. \u00a0]*(?=\n|$)"
)
_CAPITAL_RE = re.compile(r"\b[A-Z][\w.'’\-]+")
_MIN_TURNS = 3
_MIN_SIGNED_WORDS = 4


@dataclass(frozen=True, slots=True)
class LaidOut:
    """Cue, source and content as half-open code points, and what shape it was (`turn` or `signature`)."""

    cue: Range
    source: Range
    content: Range
    shape: str


def find_turns(view: str) -> list[LaidOut]:
    """The turns of a transcript: lines that begin with a name in capitals and a colon.

    Two people at least must speak, and one of them twice: `VIDEO: ...` alone is no transcript.
    """
    matches = list(_TURN_RE.finditer(view))
    speakers = Counter(match["name"] for match in matches)
    if len(matches) < _MIN_TURNS or len(speakers) < 2 or max(speakers.values()) < 2:
        return []
    turns = []
    for match in matches:
        end = view.find("\n", match.end())
        end = len(view) if end < 0 else end
        content = (match.end(), match.end() + len(view[match.end() : end].rstrip(' \u00a0"”')))
        turns.append(LaidOut(match.span("cue"), match.span("name"), content, "turn"))
    return turns


def find_signatures(view: str, quotations: Sequence[Quotation]) -> Iterator[LaidOut]:
    """Quotations with a dash and a name behind them, on their line or the next one, and nothing after the name."""
    for quotation in quotations:
        if quotation.depth or not quotation.closed:
            continue
        if len(view[quotation.inner_start : quotation.inner_end].split()) < _MIN_SIGNED_WORDS:
            continue
        match = _SIGNATURE_RE.match(view, quotation.end)
        if match is None or not _looks_like_a_name(match["name"]):
            continue
        yield LaidOut(match.span("cue"), match.span("name"), (quotation.inner_start, quotation.inner_end), "signature")


def _looks_like_a_name(words: str) -> bool:
    """Two capitalised words before the first comma, and not much else: `Orla Finch, nurse`."""
    first = words.split(",")[0].split()
    capitals = [word for word in first if _CAPITAL_RE.match(word)]
    return len(capitals) >= 2 and len(first) - len(capitals) <= 2
