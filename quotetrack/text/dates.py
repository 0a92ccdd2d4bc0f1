"""Publication dates as newsrooms write them, read into ISO 8601.

`parse_date` wants a string that is a date and little else; `find_leading_date` looks at the front of a line.
Where day and month could be either (`4/5/2017`), the month comes first, as the American dumps that use slashes have it;
with dots or hyphens (`04.05.2017`) the day comes first, as European pages have it.
"""

from __future__ import annotations

import re
from datetime import date, datetime
from email.utils import parsedate_to_datetime

__all__ = ["DATE_PATTERN", "find_leading_date", "parse_date"]

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            ("january", "jan"),
            ("february", "feb"),
            ("march", "mar"),
            ("april", "apr"),
            ("may",),
            ("june", "jun"),
            ("july", "jul"),
            ("august", "aug"),
            ("september", "sept", "sep"),
            ("october", "oct"),
            ("november", "nov"),
            ("december", "dec"),
        ),
        start=1,
    )
    for name in names
}
_MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?"
    r"|Nov(?:ember)?|Dec(?:ember)?)\.?"
)
_YEARS = range(1600, 2100)
_WEEKDAY = (
    r"(?:Mon(?:day)?|Tue(?:s(?:day)?)?|Wed(?:nesday)?|Thu(?:rs?(?:day)?)?|Fri(?:day)?|Sat(?:urday)?|Sun(?:day)?)\.?"
)
_YEAR = r"(?:19|20)\d\d"
_SPACE = r"[ \t\u00a0]+"
_MONTH_DAY_YEAR = rf"{_MONTH}{_SPACE}\d{{1,2}}(?:st|nd|rd|th)?,?{_SPACE}{_YEAR}"
_DAY_MONTH_YEAR = rf"\d{{1,2}}(?:st|nd|rd|th)?(?:{_SPACE}|-)(?:of{_SPACE})?{_MONTH},?(?:{_SPACE}|-){_YEAR}"
_ISO = rf"{_YEAR}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d(?:[.,]\d+)?)?(?:Z|[+-]\d\d:?\d\d)?)?"
_NUMBERS = rf"\d{{1,2}}(?P<mark>[./-])\d{{1,2}}(?P=mark){_YEAR}|{_YEAR}/\d\d?/\d\d?"

DATE_PATTERN = rf"(?:(?:{_WEEKDAY},?{_SPACE})?(?:{_MONTH_DAY_YEAR}|{_DAY_MONTH_YEAR}))"
"""A date in words with day, month and year, weekday or not; to be compiled with re.IGNORECASE."""

_LABEL = (
    r"(?:(?:first[ ])?published|posted|date[ ]of[ ]publication|publication[ ]date|issued|created|date|"
    r"(?:last[ ])?(?:updated|modified))(?:[ ](?:on|at))?[ ]?:?[ ]*"
)
_LEADING_RE = re.compile(
    rf"(?:{_LABEL})?(?P<date>{DATE_PATTERN}|{_ISO}|(?:{_NUMBERS}))(?![\w-])",
    re.IGNORECASE,
)
_WORDS_RE = re.compile(r"[A-Za-z]+|\d+")
_COMPACT_RE = re.compile(rf"({_YEAR})(\d\d)(\d\d)(?:T?\d{{4,6}}Z?)?")


def find_leading_date(line: str) -> tuple[str, int] | None:
    """The date a line begins with, and where what follows it starts.

    A label in front (`Published`, `Date of publication`, `Last updated on`) counts as part of the date.

    Returns:
        ISO 8601 and the offset behind the date in `line`, or None where the line begins with something else.

    >>> find_leading_date("Wed 05 Apr 2017 Ferry sinks off the coast")
    ('2017-04-05', 15)
    """
    match = _LEADING_RE.match(line)
    if match is None:
        return None
    iso = _to_iso(match["date"])
    return None if iso is None else (iso, match.end())


def parse_date(value: str) -> str | None:
    """ISO 8601 of a date as a page or a dump states it; None where it is no complete date.

    A time of day is kept where the value is itself ISO 8601 or an e-mail date, else dropped: newsrooms write local
    times without saying whose.

    >>> parse_date("December 12, 2016"), parse_date("12.12.2016"), parse_date("2016-12-12T08:00:00Z")
    ('2016-12-12', '2016-12-12', '2016-12-12T08:00:00+00:00')
    """
    value = value.strip()
    if not value or len(value) > 100:
        return None
    compact = _COMPACT_RE.fullmatch(value)
    if compact is not None:
        return _iso_day(int(compact[1]), int(compact[2]), int(compact[3]))
    if value[:4].isdigit():
        try:
            moment = datetime.fromisoformat(value)
        except ValueError:
            pass
        else:
            if moment.year not in _YEARS:  # 0001-01-01 and the like: a template's empty field
                return None
            return moment.isoformat() if len(value) > 10 else moment.date().isoformat()
    if re.search(r"\d\d:\d\d:\d\d (?:[+-]\d{4}|[A-Z]{2,4})$", value):
        try:
            return parsedate_to_datetime(value).isoformat()
        except ValueError:
            pass
    found = find_leading_date(value)
    return None if found is None else found[0]


def _to_iso(value: str) -> str | None:
    """ISO 8601 of one matched date."""
    words = [word.lower() for word in _WORDS_RE.findall(value)]
    numbers = [int(word) for word in words if word.isdigit()]
    months = [_MONTHS[word] for word in words if word in _MONTHS]
    if months and not value[:4].isdigit():
        year = next((number for number in numbers if number > 31), 0)
        day = next((number for number in numbers if number <= 31), 0)
        return _iso_day(year, months[0], day)
    if len(numbers) < 3:
        return None
    first, second, third = numbers[:3]
    if first > 31:
        return _iso_day(first, second, third)
    month_first = "/" in value
    month, day = (first, second) if month_first else (second, first)
    if month > 12:
        month, day = day, month
    return _iso_day(third, month, day)


def _iso_day(year: int, month: int, day: int) -> str | None:
    """The day in ISO 8601, None where the calendar has no such day."""
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None
