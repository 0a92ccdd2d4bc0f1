"""Which attributions a report is about."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from quotetrack.graph.asked import is_body_called, is_carrier_called, is_in_time
from quotetrack.lexicon.known_carriers import canonical_carrier
from quotetrack.records import Attribution, AttributionClass
from quotetrack.reports.groups import ArticleFacts, iter_carriers

__all__ = ["Selection", "is_article_selected", "is_selected", "takes_whole_articles"]


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


def takes_whole_articles(selection: Selection) -> bool:
    """Whether all statements of an article are selected or none: it asks for outlets and days alone."""
    whole = Selection(outlet=selection.outlet, since=selection.since, until=selection.until)
    return selection == whole


def is_article_selected(facts: ArticleFacts, selection: Selection) -> bool:
    """Whether an article is of the time and the outlet that the selection asks for; not asking who speaks in it."""
    return is_in_time(facts.published, selection.since, selection.until) and (
        selection.outlet is None or _is_outlet(facts.outlet, selection.outlet)
    )


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
        and is_article_selected(facts, selection)
        and (selection.speaker is None or _has_speaker(attribution, selection.speaker, aliases))
        and (selection.organization is None or _has_organization(attribution, selection.organization, aliases))
        and (selection.carrier is None or _has_carrier(attribution, facts, selection.carrier))
    )


def _is_anonymous(attribution: Attribution) -> bool:
    return any(speaker.anonymous for speaker in attribution.speakers)


def _has_speaker(attribution: Attribution, wanted: str, aliases: Mapping[str, frozenset[str]]) -> bool:
    for speaker in attribution.speakers:
        name = speaker.name if speaker.name is not None else speaker.anonymity and speaker.anonymity.description
        if name and is_body_called(wanted, name, aliases.get(speaker.id, ())):
            return True
    return False


def _has_organization(attribution: Attribution, wanted: str, aliases: Mapping[str, frozenset[str]]) -> bool:
    return any(is_body_called(wanted, each.name, aliases.get(each.id, ())) for each in attribution.organizations)


def _has_carrier(attribution: Attribution, facts: ArticleFacts, wanted: str) -> bool:
    return is_carrier_called(wanted, (name for name, _ in iter_carriers(attribution, facts)))


def _is_outlet(outlet: str | None, wanted: str) -> bool:
    return outlet is not None and is_carrier_called(wanted, [canonical_carrier(outlet), outlet])
