"""A database of invented quotations to search in: some copied, one given to two speakers, one in other words."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import replace

from support.records import make_article, make_attribution

from quotetrack.pipeline.matching import read_wordings
from quotetrack.records import Carrier, CarrierBasis, Kind, ResolvedBy, Speaker, SpeakerType
from quotetrack.store import Store

FERRY = "The ferry left the old harbour at dawn with ninety islanders aboard and a deckhand counted the children"
PUMPS = "Nobody repaired the bilge pumps of the trawler, and we won’t pay for them before the summer"
TAX = "We will not raise the lantern tax before the council has met in Fenwick"
FLEET = "Thirty boats of the herring fleet were lost [in the storm] … and eleven skippers with them"
LAMPS = "he would buy “eleven brass lamps for the quay of Fenwick” and a bell"
DOGS = "Seal dogs barked on the quay"

# (words, speaker, outlet, day, kind)
SAID = (
    (FERRY, "Ida Marsh", "Saltmarsh Courier", "2031-05-03", Kind.DIRECT),
    (FERRY, "Ida Marsh", "Fenwick Mail", "2031-05-02", Kind.DIRECT),
    (FERRY, "Ada March", "Estral Post", "2031-05-04", Kind.DIRECT),
    (PUMPS, "Tomas Reed", "Fenwick Mail", "2031-06-01", Kind.DIRECT),
    (TAX, "Ines Calloway", "Estral Post", "2030-01-09", Kind.DIRECT),
    (FLEET, "Bo Tarn", "Saltmarsh Courier", None, Kind.DIRECT),
    (LAMPS, "Tomas Reed", "Estral Post", "2031-06-03", Kind.MIXED),
    (DOGS, None, "Fenwick Mail", "2031-07-01", Kind.DIRECT),
)


def make_speaker(name: str | None) -> Speaker:
    id_ = hashlib.sha256(f"speaker {name}".encode()).hexdigest()[:16]
    return Speaker(id_, name, SpeakerType.PERSON, anonymous=name is None, resolved_by=ResolvedBy.NAME)


def fill(
    store: Store, said: Sequence[tuple[str, str | None, str, str | None, Kind]] = SAID, *, index: bool = True
) -> None:
    """Write one article for each quotation; the ids of the attributions are their places in the list."""
    for number, (words, name, outlet, day, kind) in enumerate(said):
        article = make_article(
            f"“{words}” (no. {number})", name=f"{number}.txt", id=f"article {number}", published=day, outlet=outlet
        )
        made = make_attribution(article, [words], id=str(number), speaker=make_speaker(name), kind=kind)
        attribution = replace(made, carriers=(Carrier("Reuters", CarrierBasis.TOLD),)) if number == 1 else made
        wordings = read_wordings([attribution]) if index else None
        store.add(article, [attribution], pipeline_version="test", wordings=wordings)
