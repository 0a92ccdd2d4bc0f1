"""The article's own credits, dateline and byline: hands that all of its statements went through."""

from __future__ import annotations

from quotetrack.carriers.hands import is_publisher
from quotetrack.records import Carrier, CarrierBasis
from quotetrack.text.page import Page


def article_carriers(page: Page) -> tuple[Carrier, ...]:
    """Agencies and outlets credited for the article as a whole, without the publisher and without repetition."""
    article = page.reading.article
    carriers: dict[tuple[str, CarrierBasis], Carrier] = {}
    if article.dateline is not None and article.dateline.agency is not None:
        dateline = article.dateline
        carrier = Carrier(article.dateline.agency, CarrierBasis.DATELINE, dateline.start, dateline.end)
        carriers[carrier.name, carrier.basis] = carrier
    for carrier in article.credits:
        carriers.setdefault((carrier.name, carrier.basis), carrier)
    return tuple(carrier for carrier in carriers.values() if not is_publisher(page, carrier.name))
