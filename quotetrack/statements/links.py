"""Which quotations are one statement: links between two of them, of two kinds, and the reasons.

A similarity is evidence and never the verdict. What is the same must be long or rare enough in its words, or the same
speaker or the same day must speak for it too: everybody says "we will do everything we can".
"""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

from quotetrack.statements.alignment import Alignment, align
from quotetrack.statements.judgement import Resemblance, judge, judge_rendering
from quotetrack.statements.quotation import Quotation

__all__ = ["Link", "LinkKind", "are_related", "compare_quotations", "link_aligned"]

_DAYS = 1
"""Publication days apart that still speak for one event: agency copy of the evening is printed the next day."""


class LinkKind(StrEnum):
    """What a link is between."""

    WORDING = "wording"  # two quotations
    RENDERING = "rendering"  # a quotation, or another rendering, and a rendering in other words of one speaker: weaker


class Link(NamedTuple):
    """Two quotations that are one statement.

    Attributes:
        one, other: Their ids, as `compare_quotations` was given them.
        kind: Whether both are quotations.
        resemblance: `same`, or `part` where one of them stands in the longer other.
        coverage, other_coverage: Share of the words of each that agree, 0..1.
        evidence: Weight of the words that agree (`evidence.weigh`).
        same_speaker, same_days: What speaks for the link beside the words.
    """

    one: int | str
    other: int | str
    kind: LinkKind
    resemblance: Resemblance
    coverage: float
    other_coverage: float
    evidence: float
    same_speaker: bool
    same_days: bool


def compare_quotations(one: Quotation, other: Quotation) -> Link | None:
    """Whether two quotations are one statement; None where they are not."""
    return link_aligned(one, other, align(one.keys, other.keys))


def link_aligned(one: Quotation, other: Quotation, alignment: Alignment) -> Link | None:
    """The link of two quotations whose words are aligned already, or None."""
    if one.article is not None and one.article == other.article:
        return None  # parts of one another, or said again by the same page
    same_speaker = _share_speaker(one, other)
    same_days = _share_days(one, other)
    if one.is_quoted and other.is_quoted:
        kind = LinkKind.WORDING
        resemblance = judge(alignment, same_speaker=same_speaker, same_days=same_days)
    else:
        kind = LinkKind.RENDERING
        resemblance = judge_rendering(alignment, same_days=same_days) if same_speaker else Resemblance.NONE
    if resemblance is Resemblance.NONE:
        return None
    _, coverage, other_coverage, evidence = alignment
    return Link(one.id, other.id, kind, resemblance, coverage, other_coverage, evidence, same_speaker, same_days)


def are_related(one: Quotation, other: Quotation) -> bool:
    """Whether two quotations are of one speaker and of one day."""
    return _share_speaker(one, other) and _share_days(one, other)


def _share_speaker(one: Quotation, other: Quotation) -> bool:
    return one.speaker is not None and one.speaker == other.speaker


def _share_days(one: Quotation, other: Quotation) -> bool:
    return one.day is not None and other.day is not None and abs((one.day - other.day).days) <= _DAYS
