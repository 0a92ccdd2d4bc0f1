"""Sources that the language model mistakes for the hand that quotes them, set right.

"SANA quoted a military source as saying": the source is the military source, SANA the carrier. The model learned from
a corpus that takes the quoting hand for the source.
"""

from __future__ import annotations

from dataclasses import replace

from quotetrack.lexicon import load_lexicon
from quotetrack.records import Attribution
from quotetrack.text.page import Page

_WORDS = load_lexicon("relays")
_QUOTING = frozenset(_WORDS["quoting"])
_SAYING = frozenset(_WORDS["saying"])
_HEARING = frozenset(_WORDS["hearing"])
_LONGEST_SOURCE = 25  # words between "quoted" and "as saying"


def mend_source(page: Page, attribution: Attribution) -> Attribution:
    """The attribution with the quoted source for the quoting hand, or with none for somebody who was only told."""
    source, cue = attribution.source, attribution.cue
    if source is None or cue is None:
        return attribution
    first, last = page.between(source.start, source.end)
    if first >= 2 and page.words[first - 1].key in ("to", "with") and page.words[first - 2].key in _HEARING:
        return replace(attribution, source=None)
    cue_first, cue_last = page.between(cue.start, cue.end)
    verb = next((k for k in range(cue_first, cue_last) if page.words[k].key in _QUOTING), None)
    if verb is None or last > verb:
        return attribution
    end = _before_saying(page, verb + 1)
    if end is None or end == verb + 1:
        return attribution
    span = page.reading.article.span(page.words[verb + 1].start, page.words[end - 1].end)
    return replace(attribution, source=span)


def _before_saying(page: Page, first: int) -> int | None:
    """The word before which "as saying" stands, close after word `first` in its sentence; None without it."""
    last = min(page.sentence_bounds(first)[1] if first < len(page.words) else first, first + _LONGEST_SOURCE)
    for index in range(first, last - 1):
        if page.words[index].key == "as" and page.words[index + 1].key in _SAYING:
            return index
    return None
