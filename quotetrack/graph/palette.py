"""The colours and sizes of nodes and edges by kind, the same in every picture: files for Gephi, page, image, legend.

Each colour has a contrast of at least 3 : 1 to white and to a dark page (#121212), which WCAG 2.2 (success criterion
1.4.11) asks of graphics. For readers who see no red, no green or no blue, any two are as far apart as the nearest two
of Okabe and Ito's. They are of Okabe and Ito, "Color Universal Design", 2008 (blue, green, pink), and of Paul Tol,
"Colour Schemes", SRON technical note, 2021 (red, purple, olive), whose other colours are too pale for white.
"""

from __future__ import annotations

from quotetrack.graph.kinds import EdgeKind, NodeKind

__all__ = ["EDGE_COLOURS", "EDGE_DASHES", "NODE_COLOURS", "NODE_SHAPES", "NODE_SIZES", "OTHER_COLOUR", "OTHER_SIZE"]

NODE_COLOURS: dict[str, str] = {
    NodeKind.SPEAKER: "#0072b2",
    NodeKind.ORGANIZATION: "#009e73",
    NodeKind.AGENCY: "#cc3311",
    NodeKind.OUTLET: "#aa3377",
    NodeKind.ARTICLE: "#999933",
    NodeKind.STATEMENT: "#cc79a7",
}

NODE_SHAPES: dict[str, str] = {
    NodeKind.SPEAKER: "circle",
    NodeKind.ORGANIZATION: "square",
    NodeKind.AGENCY: "diamond",
    NodeKind.OUTLET: "triangle",
    NodeKind.ARTICLE: "page",
    NodeKind.STATEMENT: "hexagon",
}
"""So that kinds can be told apart without colours, too; `page` is upright, with a corner cut off."""

NODE_SIZES: dict[str, float] = {
    NodeKind.SPEAKER: 10.0,
    NodeKind.ORGANIZATION: 14.0,
    NodeKind.AGENCY: 20.0,
    NodeKind.OUTLET: 20.0,
    NodeKind.ARTICLE: 6.0,
    NodeKind.STATEMENT: 5.0,
}
"""Diameters, to be taken as ratios: what there is least of is largest."""

OTHER_COLOUR = "#777777"
"""Of what tells of no kind in particular, and of kinds that are not ours."""

EDGE_COLOURS: dict[str, str] = {
    EdgeKind.SAID: NODE_COLOURS[NodeKind.SPEAKER],
    EdgeKind.SPEAKS_FOR: NODE_COLOURS[NodeKind.ORGANIZATION],
    EdgeKind.APPEARS_IN: NODE_COLOURS[NodeKind.STATEMENT],
    EdgeKind.TOLD: NODE_COLOURS[NodeKind.AGENCY],
    EdgeKind.RELAYED: NODE_COLOURS[NodeKind.AGENCY],
    EdgeKind.INFERRED: NODE_COLOURS[NodeKind.AGENCY],
    EdgeKind.CREDITED: NODE_COLOURS[NodeKind.AGENCY],
    EdgeKind.PUBLISHED: NODE_COLOURS[NodeKind.OUTLET],
    EdgeKind.SAME_AS: OTHER_COLOUR,
}
"""An edge has the colour of the kind of node that it tells about."""

EDGE_DASHES: dict[str, tuple[float, ...]] = {
    EdgeKind.RELAYED: (9, 3),
    EdgeKind.INFERRED: (1.5, 4),
    EdgeKind.CREDITED: (9, 3, 2, 3),
    EdgeKind.SAME_AS: (4, 4),
}
"""Pixels of dash and gap in turns, for edges that share a colour; all others are whole lines."""

OTHER_SIZE = 5.0
