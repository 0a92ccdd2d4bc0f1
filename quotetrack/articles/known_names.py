"""Agencies and outlets of the lexicon, found in a line of text.

Names are matched as whole words with case kept. In a credit line, a dateline or a byline every name counts, the weak
ones too (`PA`, `MENA`): the place itself says that an agency is meant.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from quotetrack.lexicon import load_lexicon

__all__ = ["NameMatch", "find_agencies", "find_hands", "find_outlets"]


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
