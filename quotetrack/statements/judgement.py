"""Whether two quotations are one statement, by how many of their words agree and how much these say."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Any, TypeVar

from quotetrack.statements.alignment import Alignment

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

__all__ = ["Resemblance", "judge", "judge_rendering", "may_resemble"]

# Measured on quotations with known edits (benchmarks/statements.py) and on every linked pair of a news collection
# (docs/statements.md); raise one and recall falls, lower one and strangers meet.
SAME_COVERAGE = (
    0.6  # where 30 % of the words differ 70 % agree; of two sentences of one author about one thing 40 % may
)
PART_COVERAGE = 0.75  # of the shorter one
RENDERING_COVERAGE = 0.5  # of the shorter one, where speaker and day are the same
SHORTEST = 2  # "yes" is nobody's in particular
PART_WORDS = 4  # fewer words in a longer quotation are a turn of phrase
EVIDENCE = 2.5  # as much as two rare words and some others, or ten words of grammar
ALTERED_EVIDENCE = 5.0  # where words differ: "at least N people were killed and M injured in the attack" is a form
SUPPORTED_EVIDENCE = 1.0  # where the same speaker or the same day speaks for it too
SUPPORTED_ALTERED_EVIDENCE = 2.5
RENDERING_EVIDENCE = 3.5

_Count = TypeVar("_Count", int, "npt.NDArray[np.signedinteger]")


class Resemblance(StrEnum):
    """What two quotations are to each other."""

    SAME = "same"  # each stands in the other, as a whole
    PART = "part"  # the shorter one stands in the longer one
    NONE = "none"


def may_resemble(n_agreeing: _Count, shorter: _Count, longer: _Count, *, is_related: bool) -> Any:
    """Whether so many words that agree in order may be enough for `judge`; words written as one aside (`may_join`).

    Args:
        n_agreeing: How many agree.
        shorter, longer: How many words the two quotations have; each may be an array, of as many pairs.
        is_related: Whether they are of one speaker and of one day.
    """
    if is_related:
        return n_agreeing >= RENDERING_COVERAGE * shorter
    is_part = (n_agreeing >= PART_COVERAGE * shorter) & (n_agreeing >= PART_WORDS)
    return is_part | (n_agreeing >= SAME_COVERAGE * longer)


def judge(alignment: Alignment, *, same_speaker: bool, same_days: bool) -> Resemblance:
    """What two quotations are to each other by their words, and by what else speaks for it.

    Args:
        alignment: Of the two.
        same_speaker, same_days: Whether they are known to be of one speaker, of one day.
    """
    is_whole = max(alignment.coverage, alignment.other_coverage) == 1.0
    if same_speaker or same_days:
        needed = SUPPORTED_EVIDENCE if is_whole else SUPPORTED_ALTERED_EVIDENCE
    else:
        needed = EVIDENCE if is_whole else ALTERED_EVIDENCE
    if alignment.evidence < needed:
        return Resemblance.NONE
    found = _judge_coverage(alignment, SAME_COVERAGE, PART_COVERAGE)
    if found is Resemblance.NONE and same_speaker and same_days:
        return judge_rendering(alignment, same_days=True)
    return found


def judge_rendering(alignment: Alignment, *, same_days: bool) -> Resemblance:
    """What a rendering in other words is to a quotation of the same speaker: "we will" may have become "they would".

    Args:
        alignment: Of the two.
        same_days: Whether they are of one day, too. A source that is asked every day says many things alike.
    """
    if same_days and alignment.evidence >= RENDERING_EVIDENCE:
        return _judge_coverage(alignment, RENDERING_COVERAGE, RENDERING_COVERAGE)
    if alignment.evidence >= ALTERED_EVIDENCE:
        return _judge_coverage(alignment, SAME_COVERAGE, PART_COVERAGE)
    return Resemblance.NONE


def _judge_coverage(alignment: Alignment, same: float, part: float) -> Resemblance:
    less, more = sorted((alignment.coverage, alignment.other_coverage))
    n_shared = sum([run.end - run.start for run in alignment.runs])
    if less >= same and n_shared >= SHORTEST:
        return Resemblance.SAME
    if more >= part and n_shared >= PART_WORDS:
        return Resemblance.PART
    return Resemblance.NONE
