"""Agencies and outlets as the lexicon knows them: by name in a line, by the domain of a page.

Names are matched as whole words with case kept. In a credit line, a dateline or a byline every name counts, the weak
ones too (`PA`, `MENA`): the place itself says that an agency is meant.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Any
from urllib.parse import urlsplit

from quotetrack.lexicon import load_lexicon

__all__ = ["NameMatch", "find_agencies", "find_hands", "find_outlets", "is_agency", "name_outlet", "outlet_of_url"]


@dataclass(frozen=True, slots=True)
class NameMatch:
    """A known name in a line: its canonical form, and half-open code points of the text searched."""

    name: str
    start: int
    end: int


def find_agencies(text: str, start: int = 0, end: int | None = None) -> tuple[NameMatch, ...]:
    """Every agency named in a stretch of text, in order, weak names included."""
    return _find(_matcher("agencies", weak=True), text, start, end)


def find_outlets(text: str, start: int = 0, end: int | None = None) -> tuple[NameMatch, ...]:
    """Every outlet named in a stretch of text, in order; names that are also everyday words are passed over."""
    return _find(_matcher("outlets", weak=False), text, start, end)


def find_hands(text: str, start: int = 0, end: int | None = None) -> tuple[NameMatch, ...]:
    """Every agency (weak names included) and outlet (weak names left out) named in a stretch of text, in order."""
    agencies = find_agencies(text, start, end)
    outlets = [
        outlet
        for outlet in find_outlets(text, start, end)
        if not any(outlet.start < agency.end and agency.start < outlet.end for agency in agencies)
    ]
    return tuple(sorted((*agencies, *outlets), key=lambda match: match.start))


def is_agency(name: str) -> bool:
    """Whether a canonical name is a news agency's."""
    return any(entry["name"] == name for entry in load_lexicon("agencies"))


def name_outlet(name: str) -> str:
    """The canonical name of an outlet or agency; a name we do not know comes back as it is.

    >>> name_outlet("DW"), name_outlet("Lower Fenwick Courier ")
    ('Deutsche Welle', 'Lower Fenwick Courier')
    """
    name = " ".join(name.split())
    return _canonical_names().get(name.casefold().removeprefix("the "), name)


def outlet_of_url(url: str) -> str | None:
    """The outlet or agency that publishes on the host of an address; None where we do not know the host.

    >>> outlet_of_url("https://www.dw.com/en/a-36737612")
    'Deutsche Welle'
    """
    try:
        host = urlsplit(url if "//" in url else f"//{url}").hostname or ""
    except ValueError:
        return None
    labels = host.lower().rstrip(".").split(".")
    by_domain = _domains()
    for first in range(len(labels) - 1):
        outlet = by_domain.get(".".join(labels[first:]))
        if outlet is not None:
            return outlet
    return None


def _find(
    matcher: tuple[re.Pattern[str], dict[str, str]], text: str, start: int, end: int | None
) -> tuple[NameMatch, ...]:
    pattern, canonical = matcher
    stop = len(text) if end is None else end
    return tuple(
        NameMatch(canonical[match[0].translate(_PLAIN)], match.start(), match.end())
        for match in pattern.finditer(text, start, stop)
    )


_PLAIN = str.maketrans({"’": "'", "\u00a0": " "})


@cache
def _matcher(lexicon: str, *, weak: bool) -> tuple[re.Pattern[str], dict[str, str]]:
    """A pattern over all names of a lexicon, longest first, and the canonical name of each."""
    canonical: dict[str, str] = {}
    for entry in load_lexicon(lexicon):
        left_out = () if weak else entry.get("weak", ())
        for name in (entry["name"], *entry["aliases"]):
            if name not in left_out:
                canonical.setdefault(name.translate(_PLAIN), entry["name"])
    spellings = sorted(canonical, key=len, reverse=True)
    alternatives = "|".join(re.escape(name).replace("'", "['’]").replace(r"\ ", "[ \u00a0]") for name in spellings)
    return re.compile(rf"(?<![\w&])(?:{alternatives})(?!\w)"), canonical


@cache
def _canonical_names() -> dict[str, str]:
    """Canonical names by case-folded spelling without its article."""
    names: dict[str, str] = {}
    for lexicon in ("outlets", "agencies"):
        entries: list[dict[str, Any]] = load_lexicon(lexicon)
        for entry in entries:
            for name in (entry["name"], *entry["aliases"]):
                names.setdefault(name.casefold().removeprefix("the "), entry["name"])
    return names


@cache
def _domains() -> dict[str, str]:
    """Canonical names by domain."""
    return {
        domain: entry["name"]
        for lexicon in ("agencies", "outlets")
        for entry in load_lexicon(lexicon)
        for domain in entry.get("domains", ())
    }
