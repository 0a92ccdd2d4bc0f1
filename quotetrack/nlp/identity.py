"""The id of an attribution: which words of which text, and nothing that is a matter of degree."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

from quotetrack.nlp.contents import Range
from quotetrack.records import Article, Kind


def attribution_id(article: Article, kind: Kind, content: Sequence[Range]) -> str:
    """16 hex digits that depend on the article, its text, the kind and the content's place, and on nothing else."""
    ranges = ",".join(f"{low}-{high}" for low, high in content)
    identity = f"{article.id}|{article.text_sha256}|{kind.value}|{ranges}"
    return hashlib.sha256(identity.encode("utf-8")).hexdigest()[:16]
