"""One article through the rooms in order: language model, speakers, carriers."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cached_property
from typing import TYPE_CHECKING

from quotetrack.articles import make_article
from quotetrack.records import Article, Attribution, InputDocument

if TYPE_CHECKING:
    from spacy.language import Language

__all__ = ["Read", "Reader", "read_document", "sort_attributions", "unite_doubles"]

Read = Callable[[Article], tuple[Attribution, ...]]
"""What finds the attributions of an article: `Reader().read`, or a stand-in for it in tests."""


class Reader:
    """Finds the attributions of articles; the language model loads when the first article is read, once."""

    @cached_property
    def _nlp(self) -> Language:
        # Not at the top: a run in which nothing has to be read should not wait for spaCy.
        from quotetrack.nlp import load

        return load()

    def read(self, article: Article) -> tuple[Attribution, ...]:
        """The attributions of an article in reading order, with speakers, organisations and carriers.

        Raises:
            ModelError: The language model is missing or damaged.
        """
        from quotetrack.carriers import find_carriers
        from quotetrack.nlp import read_article
        from quotetrack.speakers import resolve_speakers

        reading = read_article(self._nlp, article)
        attributions = resolve_speakers(reading, reading.attributions)
        return sort_attributions(unite_doubles(find_carriers(reading, attributions)))


def read_document(document: InputDocument, read: Read) -> tuple[Article, tuple[Attribution, ...]]:
    """One document as an article with its attributions; a plain function of its arguments.

    Raises:
        UnreadableInputError: The document holds no English news text.
        ModelError: The language model is missing or damaged.
    """
    article = make_article(document)
    return article, read(article)


def unite_doubles(attributions: Iterable[Attribution]) -> tuple[Attribution, ...]:
    """One attribution for each id: where two cues claim the same content, the one that is surer."""
    surest: dict[str, Attribution] = {}
    for attribution in attributions:
        known = surest.get(attribution.id)
        if known is None or attribution.confidence > known.confidence:
            surest[attribution.id] = attribution
    return tuple(surest.values())


def sort_attributions(attributions: Iterable[Attribution]) -> tuple[Attribution, ...]:
    """In reading order: by where content or cue begins, whichever comes first."""
    return tuple(sorted(attributions, key=_place))


def _place(attribution: Attribution) -> tuple[int, int, str]:
    starts = [span.start for span in attribution.content]
    if attribution.cue is not None:
        starts.append(attribution.cue.start)
    return min(starts, default=0), attribution.content[0].start if attribution.content else 0, attribution.id
