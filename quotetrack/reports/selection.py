"""Which attributions a report is about."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from quotetrack.lexicon.known_carriers import canonical_carrier, find_known_carrier
from quotetrack.lexicon.registry import organization_registry
from quotetrack.records import Attribution, AttributionClass
from quotetrack.reports.groups import ArticleFacts, iter_carriers
from quotetrack.text.words import fold

__all__ = ["Selection", "is_called", "is_selected"]


@dataclass(frozen=True, slots=True)
class Selection:
    """What is wanted; a field left at None asks for nothing.

    Attributes:
        speaker: Words of one of the speaker's names, without regard to case, accents and hyphens; an unnamed one's
            description counts as its name.
        organization: Words of one of the names of an organisation that the speaker speaks for.
        outlet: Who published it: any name of it that we know, else words of its name.
        carrier: A carrier of the statement or of its article: any name of it that we know, else words of its name.
        anonymous: True: unnamed speakers only; False: none of them.
        since, until: First and last day of publication, both included, ISO 8601; `until` may be a month or a year,
            and then means its end. Articles without a date are left out where either is given.
        category: Class of attribution; only statements unless told otherwise.
    """

    speaker: str | None = None
    organization: str | None = None
    carrier: str | None = None
    outlet: str | None = None
    anonymous: bool | None = None
    since: str | None = None
    until: str | None = None
    category: AttributionClass | None = AttributionClass.STATEMENT


NO_ALIASES: Mapping[str, frozenset[str]] = {}


def is_selected(
    attribution: Attribution,
    facts: ArticleFacts,
    selection: Selection,
    aliases: Mapping[str, frozenset[str]] = NO_ALIASES,
) -> bool:
    """Whether the attribution is what the selection asks for."""
    return (
        (selection.category is None or attribution.category == selection.category)
        and (selection.anonymous is None or _is_anonymous(attribution) == selection.anonymous)
        and _is_in_time(facts.published, selection)
        and (selection.speaker is None or _has_speaker(attribution, selection.speaker, aliases))
        and (selection.organization is None or _has_organization(attribution, selection.organization, aliases))
        and (selection.outlet is None or _is_outlet(facts.outlet, selection.outlet))
        and (selection.carrier is None or _has_carrier(attribution, facts, selection.carrier))
    )


def is_called(wanted: str, names: Iterable[str]) -> bool:
    """Whether the wanted words stand in one of the names, as whole words; `the` before them is left out."""
    return any(_is_part(wanted, name) for name in names)


def _is_anonymous(attribution: Attribution) -> bool:
    return any(speaker.anonymous for speaker in attribution.speakers)


def _is_in_time(published: str | None, selection: Selection) -> bool:
    if selection.since is None and selection.until is None:
        return True
    if published is None:
        return False
    since, until = selection.since or "", selection.until
    return published >= since and (until is None or published[: len(until)] <= until)


def _has_speaker(attribution: Attribution, wanted: str, aliases: Mapping[str, frozenset[str]]) -> bool:
    called = organization_registry().called(_bare(wanted))
    for speaker in attribution.speakers:
        name = speaker.name if speaker.name is not None else speaker.anonymity and speaker.anonymity.description
        if name and (name in called or is_called(wanted, (name, *aliases.get(speaker.id, ())))):
            return True
    return False


def _has_carrier(attribution: Attribution, facts: ArticleFacts, wanted: str) -> bool:
    return _is_any_of(wanted, (name for name, _ in iter_carriers(attribution, facts)))


def _is_outlet(outlet: str | None, wanted: str) -> bool:
    return outlet is not None and _is_any_of(wanted, [canonical_carrier(outlet), outlet])


def _is_any_of(wanted: str, names: Iterable[str]) -> bool:
    """Whether one of the names is that of the wanted carrier, or has its words where we do not know it."""
    known = find_known_carrier(wanted)
    return any(name == known.name if known else _is_part(wanted, name) for name in names)


def _has_organization(attribution: Attribution, wanted: str, aliases: Mapping[str, frozenset[str]]) -> bool:
    called = organization_registry().called(_bare(wanted))
    return any(
        organization.name in called or is_called(wanted, (organization.name, *aliases.get(organization.id, ())))
        for organization in attribution.organizations
    )


def _is_part(wanted: str, name: str) -> bool:
    """Whether the wanted words stand in the name, as whole words: `UN` is no part of `UNICEF`."""
    return _words_re(_key(_bare(wanted))).search(_key(name)) is not None


def _bare(name: str) -> str:
    """A name without the article that people put before it: `the Observatory`."""
    return _ARTICLE_RE.sub("", name, count=1)


_ARTICLE_RE = re.compile(r"^\s*the\s+(?=\S)", re.IGNORECASE)


def _key(name: str) -> str:
    return " ".join(fold(word) for word in name.replace("-", " ").split())


@cache
def _words_re(key: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){re.escape(key)}(?!\w)")
