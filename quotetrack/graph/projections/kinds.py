"""The kinds of edge that only projections have: promised as those of graph/kinds.py, explained in docs/graph.md."""

from __future__ import annotations

from enum import StrEnum

__all__ = ["PROJECTED_MEANINGS", "ProjectedKind"]


class ProjectedKind(StrEnum):
    """What an edge of a projection says of its two ends, read from source to target."""

    CAME_THROUGH = "came_through"
    SHARES_SOURCES = "shares_sources"
    PASSED_ON = "passed_on"


PROJECTED_MEANINGS = {
    ProjectedKind.CAME_THROUGH: "organization, agency or outlet → agency or outlet: through whose hands came what was "
    "said for it",
    ProjectedKind.SHARES_SOURCES: "outlet or agency → outlet or agency: both quote the same speakers and bodies; the "
    "arrow means nothing",
    ProjectedKind.PASSED_ON: "statement, agency or outlet → agency, outlet or article: the next had it from the one "
    "before",
}
