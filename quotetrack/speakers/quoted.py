"""Sources that the language model mistakes for the hand that quotes them, set right.

"SANA quoted a military source as saying": the source is the military source, SANA the carrier. The model learned from
a corpus that takes the quoting hand for the source.
"""

from __future__ import annotations

from dataclasses import replace

from quotetrack.lexicon import load_lexicon
from quotetrack.records import Attribution
from quotetrack.speakers.associations import SAINTS
from quotetrack.speakers.tables import FUNCTION_WORDS
from quotetrack.text.page import Page

_WORDS = load_lexicon("relays")
_QUOTING = frozenset(_WORDS["quoting"])
_SAYING = frozenset(_WORDS["saying"])
_HEARING = frozenset(_WORDS["hearing"])
_REPORTING = frozenset(_WORDS["reporting"])
_DETERMINERS = frozenset(load_lexicon("grammar")["determiners"])
_BODY_NOUNS = frozenset(load_lexicon("grammar")["body_nouns"])
_ARTICLES = frozenset({"the", "a", "an"})
_LONGEST_NAME = 5  # words
_LONGEST_SOURCE = 25  # words between "quoted" and "as saying"


def mend_source(page: Page, attribution: Attribution) -> Attribution:
    """The attribution with the source that its words mean.

    The quoted source for the quoting hand; none for somebody who was only told; a body's noun with its name.
    """
    source, cue = attribution.source, attribution.cue
    if source is None or cue is None:
        return attribution
    first, last = page.between(source.start, source.end)
    if first < last and page.words[first].key == "including":
        # Text that lost its commas: "... killed ten including a nurse the Red Crescent said".
        named = next(
            (
                k
                for k in range(first + 2, last - 1)
                if page.words[k].key in _ARTICLES and page.words[k - 1].key not in FUNCTION_WORDS
            ),
            None,
        )
        if named is not None:
            return replace(attribution, source=page.reading.article.span(page.words[named].start, source.end))
    if first >= 2 and page.words[first - 1].key in ("to", "with") and page.words[first - 2].key in _HEARING:
        return replace(attribution, source=None)
    reported = next((k for k in range(first + 1, last - 1) if page.words[k].key in _REPORTING), None)
    if reported is not None and _opens_phrase(page, reported + 1):
        # "CNN reported the governor said": the span took in the reporting clause.
        return replace(attribution, source=page.reading.article.span(page.words[reported + 1].start, source.end))
    end = _end_of_name(page, last)
    if end > last:
        span = page.reading.article.span(source.start, page.words[end - 1].end)
        return replace(attribution, source=span)
    cue_first, cue_last = page.between(cue.start, cue.end)
    verb = next((k for k in range(cue_first, cue_last) if page.words[k].key in _QUOTING), None)
    if verb is None or last > verb:
        return attribution
    saying = _before_saying(page, verb + 1)
    if saying is None or saying == verb + 1:
        return attribution
    span = page.reading.article.span(page.words[verb + 1].start, page.words[saying - 1].end)
    return replace(attribution, source=span)


def _opens_phrase(page: Page, index: int) -> bool:
    return page.words[index].is_capital or page.words[index].key in _DETERMINERS


def _end_of_name(page: Page, last: int) -> int:
    """Where the name ends that a source stops short of: "the television station [al-Manar]"; `last` without one."""
    before = page.words[last - 1] if last > 0 else None
    saint = before is not None and before.text.removesuffix(".") in SAINTS  # "Dr. Reyes at Saint [Aldhelm's]"
    if before is None or not (saint or (before.key in _BODY_NOUNS and not before.is_capital)):
        return last
    end = last
    bound = min(page.sentence_bounds(last)[1] if last < len(page.words) else last, last + _LONGEST_NAME)
    while end < bound and page.words[end].is_capital and page.words[end].key not in FUNCTION_WORDS:
        end += 1
    return end


def _before_saying(page: Page, first: int) -> int | None:
    """The word before which "as saying" stands, close after word `first` in its sentence; None without it."""
    last = min(page.sentence_bounds(first)[1] if first < len(page.words) else first, first + _LONGEST_SOURCE)
    for index in range(first, last - 1):
        if page.words[index].key == "as" and page.words[index + 1].key in _SAYING:
            return index
    return None
