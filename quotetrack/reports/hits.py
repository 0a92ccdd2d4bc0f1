"""What a search finds, as data: one wording of one speaker, where it stands, and how it differs from what was typed."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Any, NamedTuple

from quotetrack.graph.identity import affiliation, content_text, is_anybody, speaker_label
from quotetrack.lexicon.known_carriers import canonical_carrier
from quotetrack.records import Attribution
from quotetrack.reports.groups import ArticleFacts, iter_carriers
from quotetrack.statements import Concern, Difference, Resemblance, difference_as_data, is_meaning_at_risk

__all__ = ["FoundBy", "Hit", "Place", "hit_to_json"]


class FoundBy(StrEnum):
    """Why something is shown to whom looked for some words."""

    WORDING = "wording"  # its words agree with those typed, in order
    WORDS = "words"  # it has all words that were typed, anywhere
    SOME_WORDS = "some words"  # it has most of them, and nothing has all


class Place(NamedTuple):
    """Where a wording stands."""

    attribution: Attribution
    article: ArticleFacts


@dataclass(frozen=True, slots=True)
class Hit:
    """One wording of one speaker.

    Attributes:
        found_by: Why it is shown.
        places: Where it stands, at least one: the earliest first, those without a date last.
        wording: The page's words that were looked at; of a mixed quotation perhaps only those between its marks.
        is_quoted: Whether all of it is the speaker's own words.
        typed: How many words were typed.
        agreeing: How many of them it has; of a wording, in order. Evidence, and no verdict.
        resemblance: What its words are to those typed by themselves: `same`, `part`, or too little to say (`none`).
        difference: From what was typed to the wording; None where words were found anywhere.
        concerns: What the difference touches.
    """

    found_by: FoundBy
    places: tuple[Place, ...]
    wording: str
    is_quoted: bool
    typed: int
    agreeing: int
    resemblance: Resemblance = Resemblance.NONE
    difference: Difference | None = None
    concerns: tuple[Concern, ...] = ()

    @property
    def attribution(self) -> Attribution:
        """That of the first place."""
        return self.places[0].attribution

    @property
    def article(self) -> ArticleFacts:
        """That of the first place."""
        return self.places[0].article

    @property
    def speaker(self) -> str | None:
        """What the speaker is called; None where nobody is named or described."""
        speaker, source = self.attribution.speaker, self.attribution.source
        if source is None and not is_anybody(speaker):
            return None
        return speaker_label(speaker, source.text if source is not None else None)

    @property
    def affiliation(self) -> str | None:
        """Role and organisations of the speaker in a few words."""
        return affiliation(self.attribution)

    @property
    def carriers(self) -> tuple[tuple[str, str], ...]:
        """Names and bases of all hands that any of the pages names."""
        hands = (hand for place in self.places for hand in iter_carriers(*place))
        return tuple(dict.fromkeys((name, basis.value) for name, basis in hands))

    @property
    def outlets(self) -> tuple[str, ...]:
        """Who published it, each once, in the order of the places."""
        named = (place.article.outlet for place in self.places)
        return tuple(dict.fromkeys(canonical_carrier(outlet) for outlet in named if outlet))

    @property
    def also_in(self) -> tuple[str, ...]:
        """The outlets of the other places, each once; an article's name where its outlet is not known."""
        others = (place.article for place in self.places[1:])
        return tuple(dict.fromkeys(canonical_carrier(other.outlet) if other.outlet else other.name for other in others))

    @property
    def is_at_risk(self) -> bool:
        """Whether what differs may change what was said."""
        return is_meaning_at_risk(self.concerns)


def hit_to_json(hit: Hit) -> dict[str, Any]:
    """A hit as one JSON object; docs/reports.md promises the fields."""
    attribution = hit.attribution
    return {
        "found_by": hit.found_by.value,
        "typed_words": hit.typed,
        "agreeing_words": hit.agreeing,
        "resemblance": hit.resemblance.value,
        "speaker": hit.speaker,
        "affiliation": hit.affiliation,
        "anonymous": attribution.speaker is not None and attribution.speaker.anonymous,
        "kind": attribution.kind.value,
        "class": attribution.category.value,
        "content": content_text(attribution),
        "wording": hit.wording,
        "difference": difference_as_data(hit.difference, hit.concerns) if hit.difference is not None else None,
        "carriers": [{"name": name, "basis": basis} for name, basis in hit.carriers],
        "outlets": list(hit.outlets),
        "places": [_place_to_json(place) for place in hit.places],
    }


def _place_to_json(place: Place) -> dict[str, Any]:
    attribution, article = place
    return {
        "id": attribution.id,
        "article": attribution.article,
        "article_id": attribution.article_id,
        "title": article.title,
        "outlet": article.outlet,
        "published": article.published,
    }
