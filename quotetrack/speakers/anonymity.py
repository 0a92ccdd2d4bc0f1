"""Unnamed voices: which rung, how described, how many, and why the page says that they are not named."""

from __future__ import annotations

from quotetrack.lexicon import load_lexicon
from quotetrack.records import Anonymity
from quotetrack.speakers.ladder import count_source, find_rung
from quotetrack.speakers.phrases import Phrase
from quotetrack.speakers.reasons import REASONS, find_reason
from quotetrack.text.matching import PhraseTable
from quotetrack.text.page import Page

_CLAUSES: PhraseTable[str] = PhraseTable((words, words) for words in load_lexicon("anonymity")["reporting_clauses"])
_TIMES = frozenset(load_lexicon("grammar")["times"])


def describe_unnamed(page: Page, phrase: Phrase) -> Anonymity:
    """How the page describes the unnamed voice, and the reason it gives for not naming it."""
    kind = find_rung(page, phrase)
    number = count_source(page, phrase, kind)
    first, last = find_description(page, phrase.first, phrase.last)
    return Anonymity(kind, page.text(first, last), find_reason(page, phrase, number), number)


def find_description(page: Page, first: int, last: int) -> tuple[int, int]:
    """The half-open word indices of the description in the words `first` to before `last` of a source.

    Without the clause in which the source speaks, the reason, and words of time at the end: "An official, who spoke on
    condition of anonymity," is "An official".
    """
    end = next(
        (
            index
            for index in range(first + 1, last)
            if _CLAUSES.find(page.words, index, last) is not None or REASONS.find(page.words, index, last) is not None
        ),
        last,
    )
    while end > first + 1 and (page.words[end - 1].is_sign or page.words[end - 1].key in _DANGLING):
        end -= 1
    return first, end


_DANGLING = _TIMES | {"and", "or", "but", "spoke", "on", "who", "was", "were", "is", "are", "had", "has", "also"}
