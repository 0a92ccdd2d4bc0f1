"""The marks of an SVG picture: shapes and colours of nodes, dashes and heads of arrows, all in one style sheet.

Attributes of the marks carry nothing but numbers and names of our own.
"""

from __future__ import annotations

import math
from collections.abc import Collection

from quotetrack.graph.kinds import EdgeKind, NodeKind
from quotetrack.graph.palette import EDGE_COLOURS, EDGE_DASHES, NODE_COLOURS, NODE_SHAPES, OTHER_COLOUR
from quotetrack.graph.picture.labels import Disc
from quotetrack.text.sanitize import for_xml_markup

__all__ = ["NODE_NAMES", "arrow", "arrow_heads", "edge_class", "edge_name", "node_shape", "style"]

OTHER = "other"
"""Class of what is of no kind of ours: no stranger's word becomes a class."""

NODE_NAMES: dict[str, str] = {str(kind): str(kind) for kind in NodeKind} | {"organization": "organisation"}

# Corners of shapes that fill a circle of radius 1 about as well as a circle does, and reach little beyond it.
CORNERS = {
    "square": ((-0.8, -0.8), (0.8, -0.8), (0.8, 0.8), (-0.8, 0.8)),
    "diamond": ((0, -1.1), (1.1, 0), (0, 1.1), (-1.1, 0)),
    "triangle": ((0, -1.1), (1.05, 0.75), (-1.05, 0.75)),
    "page": ((-0.7, -0.95), (0.3, -0.95), (0.7, -0.55), (0.7, 0.95), (-0.7, 0.95)),
    "hexagon": ((-1, 0), (-0.5, -0.87), (0.5, -0.87), (1, 0), (0.5, 0.87), (-0.5, 0.87)),
}
HEAD = 7.0
BEND = 14.0
"""How far the middles of two edges between the same two nodes lie apart."""

OPACITIES = ((300, 0.9), (2000, 0.65), (math.inf, 0.4))
LIGHT, DARK = ("#ffffff", "#1a1a1a"), ("#121212", "#eeeeee")
"""Page and ink."""

RULES = """text {{ font-family: Helvetica, Arial, "Liberation Sans", sans-serif }}
.labels {{ pointer-events: none }}
.labels text {{ paint-order: stroke; stroke-width: .25em; stroke-linejoin: round }}
.edges path, .sign path {{ fill: none; stroke-width: 1.2 }}
.edges {{ opacity: {opacity} }}
marker path {{ stroke: none }}
a:hover > *, a:focus > * {{ stroke: #0072b2; stroke-width: 3 }}
"""
PAGE_RULES = """.page, .nodes .unnamed, .sign .unnamed {{ fill: {page} }}
.nodes > g > *, .nodes a > * {{ stroke: {page} }}
text {{ fill: {ink} }}
.labels text {{ stroke: {page} }}
"""


def style(nodes: int) -> str:
    """The style sheet, light, and dark where the reader's system is; the more nodes, the paler are the edges."""
    opacity = next(opacity for most, opacity in OPACITIES if nodes < most)
    rules = [RULES.format(opacity=opacity), _page_rules(LIGHT)]
    for kind, colour in [*NODE_COLOURS.items(), (OTHER, OTHER_COLOUR)]:
        rules.append(
            f".node-{kind} {{ fill: {colour} }}\n.unnamed.node-{kind} {{ stroke: {colour}; stroke-width: 2 }}\n"
        )
    for kind, colour in [*EDGE_COLOURS.items(), (OTHER, OTHER_COLOUR)]:
        dashes = " ".join(str(length) for length in EDGE_DASHES.get(kind, ()))
        dashed = f"; stroke-dasharray: {dashes}" if dashes else ""
        rules.append(f".edge-{kind} {{ stroke: {colour}{dashed} }}\n.head-{kind} {{ fill: {colour} }}\n")
    return f"{''.join(rules)}@media (prefers-color-scheme: dark) {{\n{_page_rules(DARK)}}}\n"


def _page_rules(colours: tuple[str, str]) -> str:
    page, ink = colours
    return PAGE_RULES.format(page=page, ink=ink)


def edge_class(kind: str) -> str:
    return f"edge-{kind if kind in EDGE_COLOURS else OTHER}"


def edge_name(kind: str) -> str:
    """The kind of an edge in words: `speaks for`."""
    return kind.replace("_", " ")


def node_shape(kind: str, disc: Disc, *, unnamed: bool = False, title: str = "") -> str:
    """The element that draws a node; who is unnamed is a ring."""
    names = ("unnamed " if unnamed else "") + f"node-{kind if kind in NODE_COLOURS else OTHER}"
    about = f' role="graphics-symbol"><title>{for_xml_markup(title)}</title' if title else ""
    corners = CORNERS.get(NODE_SHAPES.get(kind, ""))
    if corners is None:
        return f'<circle class="{names}" cx="{disc.x:.1f}" cy="{disc.y:.1f}" r="{disc.radius:.1f}"{about}></circle>'
    points = " ".join(
        f"{disc.x + right * disc.radius:.1f},{disc.y + down * disc.radius:.1f}" for right, down in corners
    )
    return f'<polygon class="{names}" points="{points}"{about}></polygon>'


def arrow_heads(kinds: Collection[str]) -> str:
    """A marker for each kind of edge in the picture; `same_as` says the same both ways and has none."""
    return "".join(
        f'<marker id="head-{kind}" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="{HEAD:g}" markerHeight="{HEAD:g}"'
        f' markerUnits="userSpaceOnUse" orient="auto"><path class="head-{kind}" d="M0,0.5 L8,4 L0,7.5 Z"/></marker>\n'
        for kind in sorted({kind if kind in EDGE_COLOURS else OTHER for kind in kinds} - {EdgeKind.SAME_AS})
    )


def arrow(source: Disc, target: Disc, *, bend: int = 0, kind: str, count: int = 1) -> str:
    """The attributes of the path from one node to another, rim to rim; of so many edges in one it is wider."""
    width = f' stroke-width="{min(1.2 + 0.5 * math.sqrt(count - 1), 4.0):.1f}"' if count > 1 else ""
    head = "" if kind == EdgeKind.SAME_AS else f' marker-end="url(#head-{kind if kind in EDGE_COLOURS else OTHER})"'
    return f'd="{_curve(source, target, bend)}"{width}{head}'


def _curve(source: Disc, target: Disc, bend: int) -> str:
    dx, dy = target.x - source.x, target.y - source.y
    length = math.sqrt(dx * dx + dy * dy)
    if length == 0:
        x, y, radius = source.x, source.y, source.radius
        far = 3 * radius + BEND * abs(bend)
        end = x + target.radius + 1
        return f"M{x:.1f},{y - radius:.1f} C{x:.1f},{y - far:.1f} {x + far:.1f},{y:.1f} {end:.1f},{y:.1f}"
    # The same side whichever way the arrow goes, so that two that go opposite ways do not lie on each other.
    side = BEND * bend * (1 if (source.x, source.y) < (target.x, target.y) else -1)
    via = (source.x + target.x) / 2 - side * dy / length, (source.y + target.y) / 2 + side * dx / length
    x, y = _rim(source, via, 0.0)
    to_x, to_y = _rim(target, via, 1.0)
    middle = f"Q{via[0]:.1f},{via[1]:.1f} " if bend else "L"
    return f"M{x:.1f},{y:.1f} {middle}{to_x:.1f},{to_y:.1f}"


def _rim(disc: Disc, towards: tuple[float, float], away: float) -> tuple[float, float]:
    """The point of a disc's rim that lies nearest to another point, and a little further."""
    dx, dy = towards[0] - disc.x, towards[1] - disc.y
    share = (disc.radius + away) / (math.sqrt(dx * dx + dy * dy) or 1.0)
    return disc.x + dx * share, disc.y + dy * share
