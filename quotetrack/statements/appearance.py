"""One attribution as it appears on one page: its words, who is given for them, through whose hands, and when."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from quotetrack.lexicon.known_carriers import canonical_carrier
from quotetrack.records import ARTICLE_BASES, Article, Attribution, Carrier, Kind, ProbableCarrier
from quotetrack.statements.quotation import Quotation
from quotetrack.statements.quoted_words import GAP, find_quoted_words
from quotetrack.statements.stated_days import find_stated_days
from quotetrack.statements.words import read_keys

__all__ = ["Appearance", "make_appearance", "read_quotation"]


@dataclass(frozen=True, slots=True)
class Appearance:
    """What statements need of one attribution and its article.

    Attributes:
        attribution_id, article_id: Of the records.
        wording: The words that are compared (`find_quoted_words`) on one line, ` … ` between their parts.
        is_quoted: Whether these are the speaker's own words; else a rendering.
        kind: How the whole of it stands on the page.
        outlet, title, published: Of the article; `published` in ISO 8601.
        stated_days: Other days of publication that the article's own text gives, ISO 8601.
        speaker_id, speaker: Identity and name of who is given for it; None for both where nobody is named.
        organizations: For whom the speakers speak.
        medium: Where it was said, as in the record.
        carriers: All hands, those of the statement's own words and the article's own, as in the record.
        probable_carriers: Hands that are only inferred.
    """

    attribution_id: str
    article_id: str
    wording: str
    is_quoted: bool = True
    kind: Kind = Kind.DIRECT
    outlet: str | None = None
    title: str | None = None
    published: str | None = None
    stated_days: tuple[str, ...] = ()
    speaker_id: str | None = None
    speaker: str | None = None
    organizations: tuple[str, ...] = ()
    medium: str | None = None
    carriers: tuple[Carrier, ...] = ()
    probable_carriers: tuple[ProbableCarrier, ...] = ()

    @property
    def day(self) -> date | None:
        """The day of publication, None where it is not known."""
        return date.fromisoformat(self.published[:10]) if self.published else None

    @property
    def said_hands(self) -> tuple[str, ...]:
        """The hands that the words about this statement name, nearest to the mouth first."""
        own = [carrier for carrier in self.carriers if carrier.basis not in ARTICLE_BASES]
        own.sort(key=lambda carrier: carrier.step or len(own) + 1)
        return tuple(dict.fromkeys(canonical_carrier(carrier.name) for carrier in own))

    @property
    def credited_hands(self) -> tuple[str, ...]:
        """The hands that the article as a whole credits."""
        credited = [carrier for carrier in self.carriers if carrier.basis in ARTICLE_BASES]
        return tuple(dict.fromkeys(canonical_carrier(carrier.name) for carrier in credited))

    @property
    def inferred_hands(self) -> tuple[str, ...]:
        """The hands that it probably came through, the likeliest first."""
        return tuple(dict.fromkeys(canonical_carrier(carrier.name) for carrier in self.probable_carriers))


def make_appearance(attribution: Attribution, article: Article) -> Appearance:
    """What statements need of an attribution and the article that it stands in."""
    speaker = attribution.speaker
    name = speaker.name if speaker is not None else None
    content = GAP.join(" ".join(span.text.split()) for span in attribution.content)
    wording, is_quoted = find_quoted_words(content, attribution.kind)
    return Appearance(
        attribution_id=attribution.id,
        article_id=attribution.article_id,
        wording=wording,
        is_quoted=is_quoted,
        kind=attribution.kind,
        outlet=article.outlet,
        title=article.title,
        published=article.published,
        stated_days=tuple(dict.fromkeys(day for day, _, _ in find_stated_days(article))),
        speaker_id=speaker.id if speaker is not None and name is not None else None,
        speaker=name,
        organizations=tuple(dict.fromkeys(body.name for body in attribution.organizations)),
        medium=attribution.medium,
        carriers=attribution.carriers,
        probable_carriers=attribution.probable_carriers,
    )


def read_quotation(appearance: Appearance) -> Quotation:
    """What is matched of an appearance."""
    return Quotation(
        appearance.attribution_id,
        read_keys(appearance.wording),
        speaker=appearance.speaker_id,
        article=appearance.article_id,
        day=appearance.day,
        is_quoted=appearance.is_quoted,
    )
