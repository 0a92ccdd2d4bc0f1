"""A reader for tests that are not about language: every “quotation” is an attribution to the same speaker."""

from __future__ import annotations

import hashlib
import re

from quotetrack.records import Article, Attribution, AttributionClass, Carrier, CarrierBasis, Kind, Speaker, SpeakerType

QUOTATION_RE = re.compile(r"“([^”]+)”")
SPEAKER = Speaker("speaker-1", "Ines Calloway", SpeakerType.PERSON)


def read(article: Article) -> tuple[Attribution, ...]:
    """The quotations of an article in reading order."""
    return tuple(
        Attribution(
            id=hashlib.sha256(f"{article.text_sha256} {match.start()}".encode()).hexdigest()[:16],
            article=article.name,
            article_id=article.id,
            text_sha256=article.text_sha256,
            kind=Kind.DIRECT,
            content=(article.span(*match.span(1)),),
            cue=None,
            source=None,
            category=AttributionClass.STATEMENT,
            confidence=0.5,
            speaker=SPEAKER,
            carriers=(Carrier("Reuters", CarrierBasis.TOLD),),
        )
        for match in QUOTATION_RE.finditer(article.text)
    )


def story(number: int, *, n_quotations: int = 1) -> str:
    """An invented news story in English, different for every number."""
    head = f"Harbour of Port Estral closes for the {number}th time this year\n\n"
    parts = [
        f"“We will not open gate {number}.{index} before the water has gone down,” said Ines Calloway, who has been "
        "the head of the Harbour Union since the spring.\n\n"
        for index in range(n_quotations)
    ]
    return head + "".join(parts) + "The mayor said on Monday that the town would pay for the repair of the walls.\n"
