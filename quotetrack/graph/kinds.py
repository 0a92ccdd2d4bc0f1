"""The kinds of node and edge of every graph: promised, and explained in docs/graph.md."""

from __future__ import annotations

from enum import StrEnum

__all__ = ["EDGE_MEANINGS", "NODE_MEANINGS", "EdgeKind", "NodeKind"]


class NodeKind(StrEnum):
    """What a node is; also the prefix of its id (`speaker:...`)."""

    SPEAKER = "speaker"
    ORGANIZATION = "organization"
    AGENCY = "agency"
    OUTLET = "outlet"
    ARTICLE = "article"
    ATTRIBUTION = "attribution"


class EdgeKind(StrEnum):
    """What an edge says of its two ends, read from source to target."""

    SAID = "said"
    SPEAKS_FOR = "speaks_for"
    APPEARS_IN = "appears_in"
    CARRIED_BY = "carried_by"
    CREDITS = "credits"
    PUBLISHED_BY = "published_by"


NODE_MEANINGS = {
    NodeKind.SPEAKER: "a person, body, group or unnamed voice that said something",
    NodeKind.ORGANIZATION: "a body for which somebody speaks",
    NodeKind.AGENCY: "a news agency: it supplies copy to others",
    NodeKind.OUTLET: "a newspaper, broadcaster or site: it publishes",
    NodeKind.ARTICLE: "one text, as one outlet published it",
    NodeKind.ATTRIBUTION: "one instance of somebody being said to have said something",
}

EDGE_MEANINGS = {
    EdgeKind.SAID: "speaker → attribution: whose words they are said to be",
    EdgeKind.SPEAKS_FOR: "speaker → organization, agency or outlet: for whom the speaker speaks",
    EdgeKind.APPEARS_IN: "attribution → article: where it stands",
    EdgeKind.CARRIED_BY: "attribution → agency or outlet: through whose hands this statement came",
    EdgeKind.CREDITS: "article → agency or outlet: whose copy the article as a whole is made of",
    EdgeKind.PUBLISHED_BY: "article → outlet or agency: who published it",
}
