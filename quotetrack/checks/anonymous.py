"""Unnamed sources: who they are, and why they stay unnamed."""

from __future__ import annotations

from collections.abc import Iterator

from quotetrack.checks.check import Found, check
from quotetrack.checks.finding import Severity
from quotetrack.checks.views import ArticleView
from quotetrack.records import AnonymityKind

__all__ = ["bare_source"]


@check("QT101", "bare-source", Severity.WARN)
def bare_source(article: ArticleView) -> Iterator[Found]:
    """Say who the source is, or what makes it worth believing.

    An unnamed source of which the page says nothing at all: "sources", "an official". A reader cannot weigh what such
    a voice says, and an editor cannot tell whether there is one.

    Standard:
        AP, "Statement of news values", anonymous sources: a source must be described as fully as possible; "a source"
        unmodified is prohibited. NPR Ethics Handbook: "officials say" is not enough.

    Fires:
        GULLPORT — The ferry company will close two lines before the winter, sources said on Monday.

    Silent:
        GULLPORT — The ferry company will close two lines before the winter, a member of its board said on Monday.

    False alarms:
        The source was described earlier in the article, or the words are a headline's.
    """
    for each in article.statements:
        for speaker in each.speakers:
            if speaker.anonymity is not None and speaker.anonymity.kind is AnonymityKind.BARE and each.source:
                yield Found(
                    each.source.start,
                    each.source.end,
                    f"bare anonymous source “{speaker.anonymity.description}”",
                    attributions=(each.id,),
                )
