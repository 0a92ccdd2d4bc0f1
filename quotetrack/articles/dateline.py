"""The dateline in front of a wire story: place, date, agency.

AP puts the agency in the dateline (`WASHINGTON (AP) — `), Reuters and dpa with a date (`ALEPPO, Dec 12 (Reuters) - `),
Xinhua and UPI likewise; papers put the place alone (`BEIRUT — `). Indian papers write `NEW DELHI: `, some others
`Indianapolis – ` or `Hong Kong (CNN Business)` with nothing behind: there the place must be one that we know.
"""

from __future__ import annotations

import re
from functools import cache

from quotetrack.articles.known_names import find_hands
from quotetrack.lexicon import load_lexicon
from quotetrack.records import Dateline

__all__ = ["find_dateline", "is_known_place"]

_MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?"
    r"|Nov(?:ember)?|Dec(?:ember)?)\.?"
)
_DATE = rf"(?:{_MONTH}[ ]\d{{1,2}}|\d{{1,2}}[ ]{_MONTH})(?:,?[ ](?:19|20)\d\d)?"
_CAPITALS = r"[A-ZÀ-ÖØ-Þ][A-ZÀ-ÖØ-Þ.'’-]+"
_NAME = r"[A-ZÀ-ÖØ-Þ][\w.'’-]*"
# A region after the place is written small: `CAMBRIDGE, Mass.`, `ALEPPO, Syria`. A month is no region.
_REGION = rf"(?:,[ ](?!{_MONTH}[ ]\d){_NAME}(?:[ ]{_NAME}){{0,2}})?"
_PLACE_CAPITALS = rf"{_CAPITALS}(?:[ /]{_CAPITALS}){{0,3}}{_REGION}"
_PLACE_ANY = rf"{_NAME}(?:[ /](?:(?:al|de|el|la|of|the)[ -])?{_NAME}){{0,3}}{_REGION}"
_DASH = r"[ ]?(?:—|–|--|-(?=[ ]))[ ]?"

_WITH_AGENCY_RE = re.compile(
    rf"(?:(?P<place>{_PLACE_ANY})(?:,[ ]?(?P<date>{_DATE}))?[,.]?[ ]?)?(?:(?<=[ ])(?:—|–|--?)[ ])?"
    rf"[(/](?P<agency>[^()/]{{2,60}}(?:/[^()/]{{2,40}}){{0,3}})[)/](?:[.]?{_DASH}|[.:][ ]|[ ])"
)
_AGENCY_LAST_RE = re.compile(
    rf"(?P<place>{_PLACE_ANY}),[ ](?:(?P<date>{_DATE}),?[ ])?(?P<agency>[A-Z][\w-]{{1,19}}){_DASH}"
)
_PLACE_ONLY_RE = re.compile(rf"(?P<place>{_PLACE_CAPITALS})(?:,[ ](?P<date>{_DATE}))?(?:{_DASH})")
# `Indianapolis – `, `NEW DELHI: `, `Hong Kong (CNN Business)`: what follows begins a sentence.
_KNOWN_PLACE_RE = re.compile(
    rf"(?P<place>{_PLACE_ANY})(?:,[ ](?P<date>{_DATE}))?(?:[ ]\((?P<agency>[^()]{{2,60}})\))?"
    rf"(?:{_DASH}|[ ]?:[ ]|(?<=\))[ ]?)(?=[\"“‘']?[A-Z0-9])"
)
# A station's tag (`HONOLULU, Hawaii (HawaiiNewsNow) -`) is as a rule the publisher's own, and none of our names.
_OWN_TAG_RE = re.compile(
    rf"(?P<place>{_PLACE_CAPITALS})(?:,[ ](?P<date>{_DATE}))?[ ]"
    rf"\((?:[A-Z][a-z]+[A-Z]\w+|[A-Z]{{3,6}}(?:[ -]TV)?)\){_DASH}"
)
_CAPITALS_RE = re.compile(rf"{_CAPITALS}(?!\w)")
# Labels that stand where a place would.
_LABELS = """
ABSTRACT ANALYSIS BREAKING CLARIFICATION COMMENTARY CORRECTED CORRECTION EDITORIAL EXCLUSIVE EXPLAINER FACTBOX FOR
INTERVIEW LIVE NEWS NOTE OPINION PHOTOS POLL PRESS RELATED REPORT REVIEW TIMELINE TRANSCRIPT UPDATE UPDATED UPDATES
VIDEO WATCH
"""
_NOT_PLACES = frozenset(_LABELS.split())
_SPACE = str.maketrans({"\u00a0": " ", "\u202f": " "})


def find_dateline(text: str, start: int, end: int) -> Dateline | None:
    """The dateline at the front of a paragraph, or None.

    Args:
        start, end: Half-open code points of the paragraph in `text`.

    Returns:
        Its offsets count in `text` and take in the dash and the space behind it.

    >>> line = "PORT ELLEN, Dec 12 (Reuters) - Ferries stopped on Monday."
    >>> find_dateline(line, 0, len(line))
    Dateline(place='PORT ELLEN', agency='Reuters', date='Dec 12', start=0, end=31)
    """
    head = text[start : min(end, start + 160)].translate(_SPACE)
    for pattern in (_WITH_AGENCY_RE, _AGENCY_LAST_RE):
        match = pattern.match(head)
        if match is None:
            continue
        hands = find_hands(match["agency"])
        if not match[0].rstrip().endswith(("-", "–", "—", ":")) and not _CAPITALS_RE.match(match["place"] or ""):
            continue  # "The front (SANA) said" has neither dash nor capitals
        # Two hands in one bracket (`(AP/Reuters)`) make the first the dateline's; both become carriers.
        if hands:
            return Dateline(match["place"], hands[0].name, match["date"], start, start + match.end())
    known = _KNOWN_PLACE_RE.match(head)
    if (
        known is not None
        and is_known_place(known["place"])
        # "Chad: I was there" is somebody's turn to speak, "Israel: A Life" a title.
        and (known["agency"] or not known[0].endswith(": ") or known["place"].isupper())
    ):
        hands = find_hands(known["agency"] or "")
        if hands or known["agency"] is None:
            agency = hands[0].name if hands else None
            return Dateline(known["place"], agency, known["date"], start, start + known.end())
    match = _PLACE_ONLY_RE.match(head) or _OWN_TAG_RE.match(head)
    if match is None or match["place"].split(",")[0].split()[0].rstrip(".") in _NOT_PLACES:
        return None
    if match.end() == len(head):
        return None  # a line of its own is no dateline
    return Dateline(match["place"], None, match["date"], start, start + match.end())


def is_known_place(words: str) -> bool:
    """Whether words, their region left out, are a city that we know from datelines, or a country or its capital."""
    return words.split(",")[0].strip().casefold() in _known_places()


@cache
def _known_places() -> frozenset[str]:
    cities = [city for row in load_lexicon("dateline_places") for city in row]
    for country in load_lexicon("countries"):
        cities.extend((country["name"], *((country["capital"],) if "capital" in country else ())))
    return frozenset(city.casefold() for city in cities)
