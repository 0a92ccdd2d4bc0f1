"""What record gold may say beyond what makes a record complete: role, kind of anonymity, number, other speakers.

Counted only where the gold says it, among the attributions that were found. A role is right when it shares at least
half of its words with an accepted one (word F1, as for source and cue): "deputy director" for "director" is right,
"spokeswoman" for "governor" is not.
"""

from __future__ import annotations

from collections.abc import Callable

from quotetrack.evaluate.counts import ArticleScore, Part
from quotetrack.evaluate.gold import GoldRecord
from quotetrack.evaluate.names import is_accepted
from quotetrack.records import Attribution

__all__ = ["count_details"]


def count_details(
    score: ArticleScore, record: GoldRecord, found: Attribution, is_same: Callable[[str, str], bool]
) -> None:
    """Count the details of one record that was found.

    Args:
        is_same: Whether two phrases share enough words.
    """
    speaker = found.speaker
    if record.role is not None:
        role = (speaker.role if speaker is not None else None) or ""
        score.count(Part.PREDICTED, "roles", n=int(bool(role)))
        score.count(Part.GOLD, "roles", n=int(bool(record.role)))
        score.count(Part.RIGHT, "roles", n=int(bool(role) and any(is_same(role, each) for each in record.role)))
    if record.co_speakers is not None:
        names = [other.name or "" for other in found.co_speakers]
        score.count(Part.PREDICTED, "co-speakers", n=len(names))
        score.count(Part.GOLD, "co-speakers", n=len(record.co_speakers))
        n_right = sum(any(is_accepted(name, accepted) for name in names) for accepted in record.co_speakers)
        score.count(Part.RIGHT, "co-speakers", n=n_right)
    if not record.anonymous:
        return
    anonymity = speaker.anonymity if speaker is not None else None
    got = (anonymity.kind, anonymity.number) if anonymity is not None else (None, None)
    for measure, wanted, own in (
        ("anonymity-kind", record.anonymity_kind, got[0]),
        ("anonymity-number", record.number, got[1]),
    ):
        if wanted is not None:
            score.count(Part.GOLD, measure)
            score.count(Part.RIGHT, measure, n=int(own == wanted))
