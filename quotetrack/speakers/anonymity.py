"""Unnamed voices: what kind, how described, and why the page says that they are not named."""

from __future__ import annotations

from quotetrack.lexicon import load_lexicon
from quotetrack.records import Anonymity
from quotetrack.speakers.phrases import Phrase, PhraseKind
from quotetrack.text.matching import PhraseTable
from quotetrack.text.page import Page

_REASONS: PhraseTable[str] = PhraseTable((words, words) for words in load_lexicon("voices")["reasons"])
_LONGEST_REASON = 40  # words


def describe_unnamed(page: Page, phrase: Phrase, cue_index: int) -> Anonymity:
    """How the page describes the unnamed voice, and the reason it gives in the same or the next sentence."""
    description = page.text(phrase.first, phrase.last)
    if phrase.kind is PhraseKind.ROLE and not phrase.plural:
        kind = "person"
    elif phrase.kind is PhraseKind.DOCUMENT:
        kind = "document"
    else:
        kind = "plural" if phrase.plural else "group"
    return Anonymity(kind, description, find_reason(page, phrase.first, cue_index))


def find_reason(page: Page, *indices: int) -> str | None:
    """The words that say why a source is unnamed, in the sentences of the words given and the one after them."""
    first = page.sentence_bounds(min(indices))[0]
    last = page.sentence_bounds(max(indices))[1]
    if last < len(page.words):
        last = page.sentence_bounds(last)[1]
    for index in range(first, last):
        if page.said[index]:
            continue
        match = _REASONS.find(page.words, index, last)
        if match is not None:
            end = index + match.length
            while (
                end < min(last, index + _LONGEST_REASON) and not page.said[end] and page.words[end].text not in '.;"“”'
            ):
                end += 1
            return page.text(index, end)
    return None
