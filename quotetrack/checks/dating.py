"""Whose copy it is and of which day: where the article contradicts itself."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from quotetrack.checks.check import Found, check
from quotetrack.checks.finding import Severity
from quotetrack.checks.views import ArticleView
from quotetrack.lexicon.known_carriers import is_same_carrier
from quotetrack.records import CarrierBasis
from quotetrack.statements import find_stated_days
from quotetrack.text.dates import parse_date

__all__ = ["date_conflict", "dateline_byline"]

_PART_RE = re.compile(r"\s*(?:[,/()|]|\b(?:for|of|and|at)\b)\s*", re.IGNORECASE)
_SAME_DAYS = 1
"""Days between two dates that are one: newsrooms and servers live in different time zones."""


@check("QT404", "dateline-byline", Severity.INFO)
def dateline_byline(article: ArticleView) -> Iterator[Found]:
    """Say whose copy it is: the dateline names an agency, the byline somebody else.

    A wire dateline under a name that is not the agency's. Where the article also credits the agency in the byline or
    below the text, nothing is said.

    Standard:
        Reuters Handbook, "bylines" and "datelines": a byline is of who was there, a dateline says where and whose.

    Fires:
        Ferry lines to close

        By Oda Brandt

        GULLPORT (AP) — The northern ferry will close before the winter, the mayor, Ida Marsh, said on Sunday. The
        company has not said what will become of its crew.

    Silent:
        Ferry lines to close

        By Oda Brandt, Associated Press

        GULLPORT (AP) — The northern ferry will close before the winter, the mayor, Ida Marsh, said on Sunday. The
        company has not said what will become of its crew.

    False alarms:
        A reporter of the agency, named without it.
    """
    text, dateline = article.article, article.article.dateline
    if dateline is None or dateline.agency is None or not text.bylines:
        return
    bylines = ", ".join(text.bylines)
    named = [
        *_PART_RE.split(bylines),
        *(credit.name for credit in text.credits if credit.basis is not CarrierBasis.DATELINE),
        *([text.outlet] if text.outlet else []),
    ]
    if not any(is_same_carrier(name, dateline.agency) for name in named if name.strip()):
        yield Found(dateline.start, dateline.end, f"dateline ({dateline.agency}), byline {bylines}")


@check("QT405", "date-conflict", Severity.CHECK)
def date_conflict(article: ArticleView) -> Iterator[Found]:
    """Find out when it was published: the text gives another day than the page or feed.

    The day in a date line, in front of the text or in the dateline, against the day of publication as the input has
    it; a day's difference is a matter of time zones.

    Standard:
        What is first and what is later rests on it: Reuters Handbook, "accuracy".

    Fires:
        --- The Gull Post, 2031-06-10
        Ferry lines to close

        October 29, 2031

        GULLPORT — The northern ferry will close before the winter, the mayor, Ida Marsh, said on Sunday.

    Silent:
        --- The Gull Post, 2031-10-30
        Ferry lines to close

        October 29, 2031

        GULLPORT — The northern ferry will close before the winter, the mayor, Ida Marsh, said on Sunday.

    False alarms:
        An article that was updated; a date line of an old article that the page shows beside it.
    """
    published = parse_date(article.article.published) if article.article.published else None
    if published is None:
        return
    given = date.fromisoformat(published[:10])
    for day, start, end in find_stated_days(article.article):
        if abs((date.fromisoformat(day) - given).days) > _SAME_DAYS:
            yield Found(start, end, f"published {given.isoformat()}, and the text says {day}")
