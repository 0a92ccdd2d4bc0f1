"""Which attributions have words in a stretch of text, without asking all of a long article each time."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from quotetrack.records import Attribution

__all__ = ["Nearby"]

_BUCKET = 1000
"""Code points that share a bucket: a paragraph or two."""


class Nearby:
    """The attributions of an article by where their words stand.

    Args:
        attributions: Of one article, in reading order.
    """

    def __init__(self, attributions: Iterable[Attribution]) -> None:
        self._buckets: dict[int, dict[str, Attribution]] = defaultdict(dict)
        for attribution in attributions:
            for span in (attribution.source, attribution.cue, *attribution.content):
                if span is not None:
                    for bucket in range(span.start // _BUCKET, max(span.end - 1, span.start) // _BUCKET + 1):
                        self._buckets[bucket][attribution.id] = attribution

    def find(self, start: int, end: int) -> list[Attribution]:
        """Those with words in or near the half-open code points `start` to `end`, in the order given."""
        found: dict[str, Attribution] = {}
        for bucket in range(start // _BUCKET, max(end - 1, start) // _BUCKET + 1):
            found |= self._buckets.get(bucket, {})
        return list(found.values())
