"""What the graph asks about carriers: those of a whole article, and what an unlisted name is."""

from __future__ import annotations

import re

from quotetrack.graph.kinds import NodeKind
from quotetrack.lexicon.known_carriers import is_same_carrier
from quotetrack.records import Article, Carrier, CarrierBasis

__all__ = ["article_carriers", "guess_carrier_kind"]

AGENCY_RE = re.compile(
    r"\b(?:news|press) (?:agency|service)\b|\bnewswires?\b|\bagen(?:ce|cia|zia|tur)\b", re.IGNORECASE
)


def article_carriers(article: Article) -> tuple[Carrier, ...]:
    """Whose copy the article as a whole is made of: its credits and the agency of its dateline, not its publisher."""
    agency = article.dateline.agency if article.dateline is not None else None
    carriers = (*article.credits, *((Carrier(agency, CarrierBasis.DATELINE),) if agency else ()))
    return tuple(
        carrier for carrier in carriers if article.outlet is None or not is_same_carrier(carrier.name, article.outlet)
    )


def guess_carrier_kind(name: str) -> NodeKind | None:
    """Agency where the name itself says so ("X News Agency"), else None."""
    return NodeKind.AGENCY if AGENCY_RE.search(name) else None
