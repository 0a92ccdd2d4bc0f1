"""Statement by statement, through whose hands each came: what the carriers table shows, as data."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from quotetrack.graph.identity import content_text, is_anybody, speaker_label
from quotetrack.lexicon.known_carriers import canonical_carrier
from quotetrack.records import ARTICLE_BASES, Attribution, Kind
from quotetrack.reports.groups import ArticleFacts, iter_carriers

__all__ = ["Carriage", "Hold", "find_carriage", "rank_carriers"]


@dataclass(frozen=True, slots=True)
class Hold:
    """One hand that a statement went through.

    Attributes:
        name: Canonical name.
        bases: Which words say so, those of the statement first.
        step: Counted from the mouth; None where only the article's credit is known.
        confidence: 1.0 where the statement's own words say so; the chance inferred from the article's credits; None
            where the article credits the hand and the statement's words name another.
    """

    name: str
    bases: tuple[str, ...]
    step: int | None
    confidence: float | None


@dataclass(frozen=True, slots=True)
class Carriage:
    """One statement and its hands, step by step.

    Attributes:
        id: Of the attribution.
        speaker: As reports call the speaker; None where nobody can be told.
        said, kind: What was said, and how it stands on the page.
        article, outlet, published: Where it stands.
        hands: In the order of their steps.
    """

    id: str
    speaker: str | None
    said: str
    kind: Kind
    article: str
    outlet: str | None
    published: str | None
    hands: tuple[Hold, ...]


def find_carriage(attributions: Iterable[Attribution], articles: Mapping[str, ArticleFacts]) -> Iterator[Carriage]:
    """The hands of each attribution, in the order given; those that no hand carried are among them, with none."""
    for attribution in attributions:
        facts = articles.get(attribution.article_id) or ArticleFacts(attribution.article)
        speaker = attribution.speaker
        source = attribution.source.text if attribution.source else None
        yield Carriage(
            id=attribution.id,
            speaker=speaker_label(speaker, source) if speaker is not None and is_anybody(speaker) else None,
            said=content_text(attribution),
            kind=attribution.kind,
            article=facts.title or facts.name,
            outlet=facts.outlet,
            published=facts.published,
            hands=_find_hands(attribution, facts),
        )


def rank_carriers(carriages: Iterable[Carriage]) -> list[str]:
    """The names of all hands, those of most statements first."""
    counts = Counter(hand.name for carriage in carriages for hand in carriage.hands)
    return sorted(counts, key=lambda name: (-counts[name], name.casefold()))


def _find_hands(attribution: Attribution, facts: ArticleFacts) -> tuple[Hold, ...]:
    steps = {canonical_carrier(carrier.name): carrier.step for carrier in attribution.carriers}
    chances = {canonical_carrier(carrier.name): carrier.confidence for carrier in attribution.probable_carriers}
    bases: dict[str, list[str]] = {}
    own: set[str] = set()
    for name, basis in iter_carriers(attribution, facts):
        bases.setdefault(name, []).append(basis.value)
        if basis not in ARTICLE_BASES:
            own.add(name)
    hands = [
        Hold(name, tuple(words), steps.get(name), 1.0 if name in own else chances.get(name))
        for name, words in bases.items()
    ]
    return tuple(sorted(hands, key=lambda hand: hand.step or len(hands) + 1))
