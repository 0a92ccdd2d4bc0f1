"""Which words of its sentence say through whose hands an attribution came: those nearer to it than to any other."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from quotetrack.records import Attribution
from quotetrack.text.page import Page


@dataclass(frozen=True, slots=True)
class Zone:
    """The words around one attribution's cue and source.

    Attributes:
        first, last: Half-open word indices: its sentence, cut where another attribution begins.
        core: Word indices from the beginning of its source or cue to the end of the later of the two.
        source: Half-open word indices of the source; (0, 0) where there is none.
        sentence: Half-open word indices of the whole sentence.
    """

    first: int
    last: int
    core: tuple[int, int]
    source: tuple[int, int]
    sentence: tuple[int, int]


def find_zones(page: Page, attributions: Sequence[Attribution]) -> list[Zone | None]:
    """The zone of each attribution, in their order; None for one without source and cue."""
    cues = sorted({attribution.cue.start for attribution in attributions if attribution.cue is not None})
    cores = [_find_core(page, attribution, cues) for attribution in attributions]
    order = sorted((core, k) for k, core in enumerate(cores) if core is not None)
    zones: list[Zone | None] = [None] * len(attributions)
    for place, (core, k) in enumerate(order):
        first, last = page.sentence_bounds(core[0])
        sentence = (first, max(last, core[1]))
        if place > 0:
            first = max(
                first, min(_end_of(page, attributions[order[place - 1][1]], order[place - 1][0], core[0]), core[0])
            )
        if place + 1 < len(order):
            following = order[place + 1][0][0]
            last = min(last, max(_before_joint(page, attributions[k], core[1], following), core[1]))
        source = attributions[k].source
        span = page.between(source.start, source.end) if source is not None else (0, 0)
        zones[k] = Zone(first, max(last, core[1]), core, span, sentence)
    return zones


def _before_joint(page: Page, attribution: Attribution, first: int, last: int) -> int:
    """Where the words between two attributions part: at the "and" after the first one's content, else at `last`."""
    ends = [page.between(span.start, span.end)[1] for span in attribution.content]
    after = max((end for end in ends if first < end <= last), default=None)
    if after is None:
        return last
    joint = (k for k in range(after, last) if page.words[k].key in _JOINTS)
    return next(joint, last)


_JOINTS = frozenset({"and", "but", "while", "whereas"})


def _find_core(page: Page, attribution: Attribution, cues: Sequence[int]) -> tuple[int, int] | None:
    """Source and cue together; the cue alone where the source stands elsewhere.

    A source is elsewhere in another sentence, or with another attribution's cue between: in `X said "..." and,
    speaking to Reuters, said "..."` both have the source X.
    """
    source, cue = attribution.source, attribution.cue
    if (source is None and cue is None) or not page.words:
        return None
    bounds = [page.between(span.start, span.end) for span in (source, cue) if span is not None]
    if source is not None and cue is not None:
        gap = (min(source.end, cue.end), max(source.start, cue.start))
        apart = page.sentences[_inside(page, bounds[0][0])] != page.sentences[_inside(page, bounds[1][0])]
        if apart or bisect_left(cues, gap[1]) > bisect_left(cues, gap[0]):
            bounds = bounds[1:]
    first = _inside(page, min(bound[0] for bound in bounds))
    return first, max(first + 1, *(bound[1] for bound in bounds))


def _inside(page: Page, index: int) -> int:
    return min(index, len(page.words) - 1)


def _end_of(page: Page, attribution: Attribution, core: tuple[int, int], before: int) -> int:
    """Where the attribution before ends: its core, or its content where that lies between the two cores."""
    ends = [page.between(span.start, span.end)[1] for span in attribution.content]
    return max((end for end in (core[1], *ends) if end <= before), default=core[1])
