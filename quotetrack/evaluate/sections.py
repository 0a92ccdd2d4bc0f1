"""The tables of an evaluation: which measures stand in which, under what names. To be read from top to bottom."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

__all__ = ["RECORD_SECTIONS", "SPAN_SECTIONS", "Form", "SectionPlan"]


class Form(StrEnum):
    """What is said of each measure of a section."""

    RETRIEVAL = "retrieval"  # precision, recall and F1
    SHARE = "share"  # how many of how many are right


@dataclass(frozen=True, slots=True)
class SectionPlan:
    """A table: its title, which heads its first column, its form, and its measures with their names for readers.

    `where_said` are those measures that stand in the table only where the gold says something of them.
    """

    title: str
    form: Form
    measures: Mapping[str, str]
    where_said: frozenset[str] = frozenset()


SPAN_SECTIONS = (
    SectionPlan(
        "attributions",
        Form.RETRIEVAL,
        {"all": "all", "speech": "speech and writing", "not-speech": "belief and other"},
    ),
    SectionPlan("by kind", Form.RETRIEVAL, {"direct": "direct", "mixed": "mixed", "indirect": "indirect"}),
    SectionPlan(
        "exact spans",
        Form.RETRIEVAL,
        {"exact-source": "source", "exact-cue": "cue", "exact-content": "content"},
    ),
    SectionPlan(
        "right among records of class",
        Form.SHARE,
        {"class-statement": "statement", "class-belief": "belief", "class-other": "other"},
    ),
)
"""Against marked spans: see `span_scores.py`."""

RECORD_SECTIONS = (
    SectionPlan(
        "found",
        Form.RETRIEVAL,
        {
            "attributions": "attributions",
            "direct": "direct, as direct",
            "mixed": "mixed, as mixed",
            "indirect": "indirect, as indirect",
            "organizations": "organisations, where found",
            "carriers": "carriers, where found",
            "roles": "roles, where found",
            "co-speakers": "further speakers, where found",
            "credits": "credits of the article",
        },
        where_said=frozenset({"roles", "co-speakers"}),
    ),
    SectionPlan(
        "right among those found",
        Form.SHARE,
        {
            "content-exact": "content to the word",
            "kind": "kind",
            "cue": "cue",
            "source": "source",
            "anonymity": "anonymity",
            "speakers": "named speaker",
            "anonymity-kind": "kind of anonymity",
            "anonymity-number": "number of the unnamed",
        },
        where_said=frozenset({"anonymity-kind", "anonymity-number"}),
    ),
    SectionPlan(
        "complete among all",
        Form.SHARE,
        {
            "complete": "all",
            "complete-direct": "direct",
            "complete-mixed": "mixed",
            "complete-indirect": "indirect",
        },
    ),
)
"""Against record gold: see `record_scores.py`."""
