"""Whether a name or a day is the one that somebody asks for: the same rule in reports, searches and graphs."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache, lru_cache

from quotetrack.lexicon.known_carriers import find_known_carrier
from quotetrack.lexicon.registry import Registry, organization_registry
from quotetrack.text.words import fold

__all__ = ["is_body_called", "is_called", "is_carrier_called", "is_in_time"]


def is_called(wanted: str, names: Iterable[str]) -> bool:
    """Whether the wanted words stand in one of the names, as whole words; `the` before them is left out.

    Case, accents and hyphens do not count.

    >>> is_called("the nations", ["United Nations"]), is_called("UN", ["UNICEF"])
    (True, False)
    """
    return any(_is_part(wanted, name) for name in names)


def is_body_called(wanted: str, name: str, others: Iterable[str] = ()) -> bool:
    """Whether a speaker or organisation is called so: by the lexicon's names for it, or as in `is_called`.

    Args:
        wanted: What was asked for: a name, an acronym, or some words of a name.
        name: Of the speaker or organisation, as its record has it.
        others: Its other names.
    """
    return name in _called(organization_registry(), _bare(wanted)) or is_called(wanted, (name, *others))


def is_carrier_called(wanted: str, names: Iterable[str]) -> bool:
    """Whether one of the names is that of the wanted agency or outlet, or has its words where we do not know it."""
    known = find_known_carrier(wanted)
    return any(name == known.name if known else _is_part(wanted, name) for name in names)


def is_in_time(published: str | None, since: str | None, until: str | None) -> bool:
    """Whether something was published between two days, both included; not where its day is not known.

    Args:
        published: ISO 8601 date or date-time.
        since, until: A day, a month (`2024-03`) or a year; `until` then means its end. None asks for nothing.
    """
    if since is None and until is None:
        return True
    if published is None:
        return False
    return published >= (since or "") and (until is None or published[: len(until)] <= until)


def _is_part(wanted: str, name: str) -> bool:
    """Whether the wanted words stand in the name, as whole words: `UN` is no part of `UNICEF`."""
    return _words_re(_key(_bare(wanted))).search(_key(name)) is not None


def _bare(name: str) -> str:
    """A name without the article that people put before it: `the Observatory`."""
    return _ARTICLE_RE.sub("", name, count=1)


@lru_cache(maxsize=64)
def _called(registry: Registry, name: str) -> frozenset[str]:
    return frozenset(registry.called(name))


_ARTICLE_RE = re.compile(r"^\s*the\s+(?=\S)", re.IGNORECASE)


def _key(name: str) -> str:
    return " ".join(fold(word) for word in name.replace("-", " ").split())


@cache
def _words_re(key: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){re.escape(key)}(?!\w)")
