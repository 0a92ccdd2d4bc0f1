"""What record gold may say beyond what makes a record complete: role, kind of anonymity.

Counted only where the gold says it, among the attributions that were found. A role is right when it shares at least
half of its words with an accepted one (word F1, as for source and cue): "deputy director" for "director" is right,
"spokeswoman" for "governor" is not.
"""

from __future__ import annotations

from collections.abc import Callable

from quotetrack.evaluate.counts import ArticleScore, Part
from quotetrack.evaluate.gold import GoldRecord
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
    if record.anonymous and record.anonymity_kind is not None:
        anonymity = speaker.anonymity if speaker is not None else None
        score.count(Part.GOLD, "anonymity-kind")
        score.count(
            Part.RIGHT,
            "anonymity-kind",
            n=int(anonymity is not None and anonymity.kind == record.anonymity_kind),
        )
