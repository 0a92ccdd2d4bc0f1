"""Under which speaker, organisation, carrier, outlet or article an attribution is counted."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from quotetrack.graph.carriers import article_carriers
from quotetrack.graph.identity import affiliation, is_anybody, organization_key, speaker_key, speaker_label
from quotetrack.lexicon.known_carriers import canonical_carrier, carrier_key, find_known_carrier
from quotetrack.records import AnonymityKind, Article, Attribution, Carrier, CarrierBasis

__all__ = ["ArticleFacts", "Group", "Grouping", "find_groups", "iter_carriers", "note_article"]


UNKNOWN_TYPE = "unknown"
"""What the records say of an organisation whose type nobody knows; a report says nothing."""


class Grouping(StrEnum):
    """By what a report counts."""

    SPEAKER = "speaker"
    ORGANIZATION = "organization"
    CARRIER = "carrier"
    OUTLET = "outlet"
    ARTICLE = "article"
    ANONYMITY = "anonymity"


@dataclass(frozen=True, slots=True)
class ArticleFacts:
    """What a report needs of an article; the text stays out, so that a report of an archive fits in memory."""

    name: str
    title: str | None = None
    outlet: str | None = None
    published: str | None = None
    carriers: tuple[Carrier, ...] = ()


@dataclass(frozen=True, slots=True)
class Group:
    """One row that an attribution counts in.

    Attributes:
        key: Identity of the row; empty where there is nothing to count under (no organisation is named).
        name: How it is called; None for that row.
        detail: More about it in a few words (role and organisation of a speaker, type of an organisation).
        basis: Which words say so, for organisations and carriers; of the unnamed, whether a reason is given.
        anonymous: Whether it is an unnamed speaker; None for what is no speaker.
    """

    key: str
    name: str | None
    detail: str | None = None
    basis: str | None = None
    anonymous: bool | None = None


def note_article(article: Article) -> ArticleFacts:
    """What a report needs of an article."""
    return ArticleFacts(article.name, article.title, article.outlet, article.published, article_carriers(article))


def iter_carriers(attribution: Attribution, facts: ArticleFacts) -> Iterator[tuple[str, CarrierBasis]]:
    """Canonical name and basis of every hand, each once: those of the statement, then those of its whole article."""
    seen = set()
    for carrier in (*attribution.carriers, *facts.carriers):
        named = (canonical_carrier(carrier.name), carrier.basis)
        if named not in seen:
            seen.add(named)
            yield named


def find_groups(attribution: Attribution, facts: ArticleFacts, by: Grouping) -> list[Group]:
    """The rows that the attribution counts in, at least one: several where several speak, or for several."""
    return list(_FINDERS[by](attribution, facts)) or [Group("", None)]


def _speakers(attribution: Attribution, _: ArticleFacts) -> Iterator[Group]:
    source = attribution.source.text if attribution.source else None
    for index, speaker in enumerate(attribution.speakers):
        if is_anybody(speaker):
            label = speaker_label(speaker, source)
            yield Group(
                speaker_key(speaker, attribution), label, affiliation(attribution, index), None, speaker.anonymous
            )


def _organizations(attribution: Attribution, _: ArticleFacts) -> Iterator[Group]:
    for organization in attribution.organizations:
        kind = None if organization.type == UNKNOWN_TYPE else organization.type
        key = organization_key(organization, attribution.article_id)
        yield Group(key, organization.name, kind, organization.basis)


def _carriers(attribution: Attribution, facts: ArticleFacts) -> Iterator[Group]:
    for name, basis in iter_carriers(attribution, facts):
        known = find_known_carrier(name)
        yield Group(carrier_key(name), name, known.kind if known else None, basis)


def _outlets(_: Attribution, facts: ArticleFacts) -> Iterator[Group]:
    if facts.outlet:
        name = canonical_carrier(facts.outlet)
        known = find_known_carrier(name)
        yield Group(carrier_key(name), name, known.kind if known else None)


def _articles(attribution: Attribution, facts: ArticleFacts) -> Iterator[Group]:
    yield Group(attribution.article_id, facts.title or facts.name, facts.outlet)


RUNGS = {
    AnonymityKind.BARE: "nothing told of them",
    AnonymityKind.CROWD: "one or many of an unbounded many",
    AnonymityKind.INSTITUTION: "where they belong",
    AnonymityKind.ROLE: "what they do, or their rank",
    AnonymityKind.ACCESS: "how they know",
    AnonymityKind.OFFICE: "an office with one holder",
    AnonymityKind.MEDIA: "media, none named",
    AnonymityKind.DOCUMENT: "papers without an issuer",
}
"""What each rung of the ladder tells of an unnamed source, in a few words."""


def _anonymity(attribution: Attribution, _: ArticleFacts) -> Iterator[Group]:
    anonymity = attribution.speaker.anonymity if attribution.speaker is not None else None
    if anonymity is not None:
        reason = "no reason given" if anonymity.reason is None else "reason given"
        yield Group(anonymity.kind, anonymity.kind, RUNGS[anonymity.kind], reason)


_FINDERS: dict[Grouping, Callable[[Attribution, ArticleFacts], Iterator[Group]]] = {
    Grouping.SPEAKER: _speakers,
    Grouping.ORGANIZATION: _organizations,
    Grouping.CARRIER: _carriers,
    Grouping.OUTLET: _outlets,
    Grouping.ARTICLE: _articles,
    Grouping.ANONYMITY: _anonymity,
}
