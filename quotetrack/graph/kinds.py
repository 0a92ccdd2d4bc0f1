"""The kinds of node and edge of every graph: promised, and explained in docs/graph.md.

Arrows follow the words: from the mouth, through hands, to the page.
"""

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
    STATEMENT = "statement"


class EdgeKind(StrEnum):
    """What an edge says of its two ends, read from source to target."""

    SAID = "said"
    SPEAKS_FOR = "speaks_for"
    APPEARS_IN = "appears_in"
    TOLD = "told"
    RELAYED = "relayed"
    INFERRED = "inferred"
    CREDITED = "credited"
    PUBLISHED = "published"
    SAME_AS = "same_as"


NODE_MEANINGS = {
    NodeKind.SPEAKER: "a person, body, group or unnamed voice that said something",
    NodeKind.ORGANIZATION: "a body for which somebody speaks",
    NodeKind.AGENCY: "a news agency: it supplies copy to others",
    NodeKind.OUTLET: "a newspaper, broadcaster or site: it publishes",
    NodeKind.ARTICLE: "one text, as one outlet published it",
    NodeKind.STATEMENT: "what was said, the same in every article that has it",
}

EDGE_MEANINGS = {
    EdgeKind.SAID: "speaker → statement: whose words they are said to be",
    EdgeKind.SPEAKS_FOR: "speaker → organization, agency or outlet: for whom the speaker speaks",
    EdgeKind.APPEARS_IN: "statement → article: one attribution, in the words of that page",
    EdgeKind.TOLD: "statement → agency or outlet: whom it was told, by the words of one page",
    EdgeKind.RELAYED: "statement → agency or outlet: who is said to report it, by the words of one page",
    EdgeKind.INFERRED: "statement → agency or outlet: whom it probably came through; no words say so",
    EdgeKind.CREDITED: "article → agency or outlet: whose copy the article as a whole is made of",
    EdgeKind.PUBLISHED: "outlet or agency → article: who published it",
    EdgeKind.SAME_AS: "statement → statement, speaker → speaker: perhaps the same; never counted as one",
}
