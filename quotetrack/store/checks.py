"""The door of the store: a reading that does not fit its article is refused before anything is written."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from quotetrack.errors import RecordError
from quotetrack.records import Article, Attribution, Span

__all__ = ["check_reading"]


def check_reading(article: Article, attributions: Sequence[Attribution]) -> None:
    """Ask that every attribution is of this article and text, and every span's text stands where it says.

    Raises:
        RecordError: One does not; the message names it.
    """
    identity = (article.name, article.id, article.text_sha256)
    for attribution in attributions:
        if (attribution.article, attribution.article_id, attribution.text_sha256) != identity:
            raise RecordError(
                f"{article.name}: attribution {attribution.id} is of another article or text "
                f"({attribution.article}); add each article with its own attributions"
            )
        if not attribution.content:
            raise RecordError(f"{article.name}: attribution {attribution.id} has no content; want at least one span")
        for span in _iter_spans(attribution):
            if article.text[span.start : span.end] != span.text:
                raise RecordError(
                    f"{article.name}: attribution {attribution.id} has {span.text[:40]!r} at {span.start}-{span.end}, "
                    "but the text has other words there; offsets are half-open code points of the article's text"
                )


def _iter_spans(attribution: Attribution) -> Iterator[Span]:
    yield from attribution.content
    yield from (span for span in (attribution.cue, attribution.source) if span is not None)
