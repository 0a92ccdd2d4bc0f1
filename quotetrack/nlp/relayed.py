"""Attributions inside attributions: what an agency relays is somebody else's.

The network learned from a corpus without nesting (PolNeAR: "content is univocal"), so for `"It is safe," Moss said,
according to SANA` it gives SANA all of it, and for `SANA quoted Moss as saying it is safe` it takes Moss for content.
The inner speaker is who said it; `carriers` finds the hand around it again.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from quotetrack.nlp.contents import QuotationIndex, Range

_AS_SAYING_RE = re.compile(
    r"[^.!?“”\"\n]{1,200}?\bas (?:saying|stating|writing|adding|telling [\w ]{1,30}?)[,:]? (?=\S)"
)
_QUOTING_RE = re.compile(r"\b(?:quot|cit|report)(?:e|es|ed|ing|s)?\b", re.IGNORECASE)
_RELAYING_RE = re.compile(r"\b(?:according to|report(?:s|ed|ing)?|carried)\b", re.IGNORECASE)
_VERBS = r"said|says|added|wrote|warned|announced|told [\w ]{1,25}?"
_INNER_RE = re.compile(
    rf"[\s,]*(?:(?P<source>[^\s,“”\"][^,“”\"\n]{{0,60}}?) (?P<cue>{_VERBS})"
    rf"|(?P<cue2>said|says|added) (?P<source2>[^,“”\"\n]{{2,60}}?))[\s,.]*"
)


def drop_quoted_speaker(text: str, cue: str, runs: Sequence[Range]) -> list[Range]:
    """Content without `Moss as saying` in front, where the cue is one of quoting.

    >>> text = "SANA quoted Moss as saying the wells were safe."
    >>> [text[low:high] for low, high in drop_quoted_speaker(text, "quoted", [(12, 46)])]
    ['the wells were safe']
    """
    if not runs or not _QUOTING_RE.search(cue):
        return list(runs)
    low, high = runs[0]
    match = _AS_SAYING_RE.match(text, low, high)
    return [(match.end(), high), *runs[1:]] if match else list(runs)


def find_inner_speaker(
    text: str, cue: str, runs: Sequence[Range], index: QuotationIndex
) -> tuple[Range, Range, list[Range]] | None:
    """Cue, source and content of a quotation with its own speaker inside content that a hand relays; None without one.

    Args:
        text: The article's text.
        cue: The outer cue's words; only those of relaying are looked at.
        runs: The outer content, half-open code points.
        index: The text's quotations.
    """
    if len(runs) != 1 or not _RELAYING_RE.search(cue):
        return None
    low, high = runs[0]
    quotations = index.overlapping(low, high)
    if len(quotations) != 1 or text[low : quotations[0].start].strip() or not quotations[0].closed:
        return None
    quotation = quotations[0]
    match = _INNER_RE.fullmatch(text, quotation.end, high)
    if match is None:
        return None
    name = "source" if match["source"] else "source2"
    verb = "cue" if match["cue"] else "cue2"
    return match.span(verb), match.span(name), [(quotation.start, quotation.end)]
