"""Quotations with no tag of their own: the speaker stands in the paragraph or the sentence before.

Of 107 quoted paragraphs in PolNeAR (train and dev) with neither a tag nor a colon before them, its annotators gave 68
to the speaker of the paragraph before and left 25 to nobody, crossheads among them.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from quotetrack.nlp.clauses import Clauses
from quotetrack.nlp.contents import QuotationIndex, Range, strip_space
from quotetrack.nlp.layout import LaidOut
from quotetrack.records import Attribution, AttributionClass, Kind
from quotetrack.text import Quotation

_MIN_WORDS = 5
_FARTHEST = 2_000  # code points looked back for the sentence before
_WORD_RE = re.compile(r"\w+(?:['’-]\w+)*")
_SENTENCE_END = (".", "!", "?", "…")
_CLOSING = " \u00a0\"”’'»)"


@dataclass(frozen=True, slots=True)
class Continued:
    """A quotation that belongs to what an attribution before it says: further content for `attribution`."""

    attribution: Attribution
    content: tuple[Range, ...]


def find_untagged(
    view: str,
    quotations: Sequence[Quotation],
    index: QuotationIndex,
    clauses: Clauses,
    attributions: Sequence[Attribution],
) -> Iterator[LaidOut | Continued]:
    """The untagged quotations whose speaker is clear.

    Args:
        view: The text, one paragraph a line.
        quotations, index: Its quotations.
        clauses: Its words.
        attributions: What was found so far.
    """
    taken = bytearray(len(view))
    for attribution in attributions:
        for span in attribution.content:
            taken[span.start : span.end] = b"\1" * (span.end - span.start)
    owners = _Owners(attributions)
    heirs: dict[int, Attribution] = {}  # by where an untagged quotation ended, whose it was
    for quotation in quotations:
        if quotation.depth or quotation.continued or not _is_utterance(view, quotation):
            continue
        if any(taken[quotation.inner_start : quotation.inner_end]):
            continue
        low, high = _stretch_before(view, quotation.start)
        opens = "\n" in view[high : quotation.start]
        if low >= high or (opens and not _ends_line(view, quotation)):
            continue
        before = view[low:high].rstrip(_CLOSING)
        if not before.endswith(_SENTENCE_END) and not (opens and before.endswith(",")):
            continue
        parts = (quotation, *index.continuations(quotation))
        content = tuple(strip_space(view, q.inner_start, q.inner_end) for q in parts)
        if len(content) > 1 and clauses.is_verbless(clauses.last_sentence(*content[-1])):
            continue  # its last paragraph is a signature: `“...¶Orla Finch, nurse.”`
        sentence = clauses.last_sentence(low, high)
        begin = clauses.tokens[sentence[0]].start if sentence[0] < sentence[1] else high
        owner = heirs.get(_last_word_end(view, high)) or owners.last(begin, high)
        if owner is not None and owner.kind is Kind.DIRECT:
            heirs[_last_word_end(view, content[-1][1])] = owner
            yield Continued(owner, content)
            continue
        source = None
        if owner is not None and owner.source is not None:
            source = (owner.source.start, owner.source.end)
        elif owner is None:
            source = clauses.find_person(sentence)
        if source is not None:
            yield LaidOut(None, source, content, Kind.DIRECT, "untagged")


def _is_utterance(view: str, quotation: Quotation) -> bool:
    """Whether the quotation is a sentence somebody said: long enough, with an end, and no title or crosshead."""
    inner = view[quotation.inner_start : quotation.inner_end].strip()
    words = _WORD_RE.findall(inner)
    if len(words) < _MIN_WORDS or not inner.endswith((*_SENTENCE_END, "—", "–")):
        return False
    long = [word for word in words[1:] if len(word) > 3]
    return not long or 2 * sum(word[0].isupper() for word in long) < len(long)


def _ends_line(view: str, quotation: Quotation) -> bool:
    end = view.find("\n", quotation.end)
    return not _WORD_RE.search(view, quotation.end, len(view) if end < 0 else end)


def _stretch_before(view: str, at: int) -> Range:
    """What stands before `at` in its paragraph, or the paragraph before where nothing does; its end at the most."""
    high = at
    while high > 0 and view[high - 1].isspace():
        high -= 1
    low = max(high - _FARTHEST, 0)
    return max(low, view.rfind("\n", low, high) + 1), high


def _last_word_end(view: str, at: int) -> int:
    while at > 0 and not view[at - 1].isalnum():
        at -= 1
    return at


class _Owners:
    """Statements with a source, by where their cues and their direct contents stand."""

    def __init__(self, attributions: Sequence[Attribution]) -> None:
        places: list[tuple[int, Attribution]] = []
        for attribution in attributions:
            if attribution.category is not AttributionClass.STATEMENT or attribution.source is None:
                continue
            if attribution.cue is not None:
                places.append((attribution.cue.start, attribution))
            if attribution.kind is Kind.DIRECT:
                places += [(span.start, attribution) for span in attribution.content]
                places += [(span.end - 1, attribution) for span in attribution.content]
        places.sort(key=lambda place: place[0])
        self._attributions = [attribution for _, attribution in places]
        self._starts = [start for start, _ in places]

    def last(self, low: int, high: int) -> Attribution | None:
        """The last statement with its cue or direct content in the code points `low:high`."""
        place = bisect_left(self._starts, high) - 1
        return self._attributions[place] if place >= 0 and self._starts[place] >= low else None
