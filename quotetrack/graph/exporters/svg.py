"""A picture of the graph as SVG: opens in any browser, in Inkscape and in word processors, with nothing loaded.

Nodes have shapes and colours, arrows colours and dashes by kind. Names stand beside the nodes where there is room; what
there is no room for is told when the pointer rests on a node. Source: "Scalable Vector Graphics (SVG) 2", W3C
Candidate Recommendation, 2018; "WAI-ARIA Graphics Module", W3C Recommendation, 2018, for the roles.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import BinaryIO

from quotetrack.graph.clean import CleanGraph
from quotetrack.graph.kinds import NodeKind
from quotetrack.graph.picture.legend import Legend
from quotetrack.graph.picture.marks import NODE_NAMES, arrow, arrow_heads, edge_class, edge_name, node_shape, style
from quotetrack.graph.picture.scene import (
    DrawnEdge,
    DrawnNode,
    Label,
    bundle_edges,
    in_order,
    label_nodes,
    place_nodes,
)
from quotetrack.graph.picture.text_width import text_width
from quotetrack.text.sanitize import for_xml_markup, web_address

__all__ = ["export_svg"]

MARGIN = 24.0
NARROWEST = 720.0
"""Width that the legend has at least."""
LEGEND_SHARE, LEGEND_LETTERS = 0.006, 12.0
BASELINE = 0.9
"""From the top of a label's box to the line its letters stand on, as a multiple of their size."""


def export_svg(graph: CleanGraph, stream: BinaryIO) -> None:
    """Draw the graph: edges below, then nodes, then labels, a legend at the foot; one element a line."""
    nodes = place_nodes(graph, left=MARGIN, top=MARGIN)
    edges = bundle_edges(graph, nodes)
    discs = [node.disc for node in nodes.values()]
    labels = label_nodes(nodes, edges, width=max([0.0, *(disc.x + disc.radius for disc in discs)]))
    # Labels may reach beyond the nodes at the rim.
    left = min([0.0, *(label.box.left - MARGIN / 2 for label in labels)])
    top = min([0.0, *(label.box.top - MARGIN / 2 for label in labels)])
    reach = [disc.x + disc.radius for disc in discs] + [label.box.right for label in labels]
    right = max([left + NARROWEST, *(end + MARGIN for end in reach)])
    depth = [disc.y + disc.radius for disc in discs] + [label.box.bottom for label in labels]
    foot = max([MARGIN, *(end + MARGIN for end in depth)])
    legend = Legend(
        Counter(node.kind for node in nodes.values()),
        sum(node.is_unnamed for node in nodes.values()),
        {kind: sum(edge.count for edge in group) for kind, group in groupby(edges, key=lambda edge: edge.kind)},
        width=right - left - 2 * MARGIN,
        size=max(LEGEND_LETTERS, LEGEND_SHARE * (right - left)),
    )
    height = foot + legend.height + MARGIN - top
    for lines in (
        _head(nodes, edges, labels, (left, top, right - left, height)),
        _edge_lines(edges),
        _node_lines(nodes.values()),
        _label_lines(labels),
        legend.lines(left + MARGIN, foot),
        ["</svg>\n"],
    ):
        stream.writelines(line.encode() for line in lines)


def _head(
    nodes: dict[str, DrawnNode],
    edges: list[DrawnEdge],
    labels: list[Label],
    box: tuple[float, float, float, float],
) -> Iterator[str]:
    left, top, width, height = box
    counts = Counter(node.kind for node in nodes.values())
    kinds = ", ".join(f"{counts[kind]:,d} × {NODE_NAMES.get(kind, kind)}" for kind in in_order(counts))
    yield '<?xml version="1.0" encoding="UTF-8"?>\n'
    yield (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width:.0f}" height="{height:.0f}"'
        f' viewBox="{left:.1f} {top:.1f} {width:.1f} {height:.1f}" role="graphics-document"'
        ' aria-labelledby="title description" lang="en">\n'
    )
    yield '<title id="title">Who said what, for whom, and through whose hands</title>\n'
    yield (
        f'<desc id="description">A graph of {len(nodes):,d} nodes ({for_xml_markup(kinds)}) and'
        f" {sum(edge.count for edge in edges):,d} edges. {len(labels):,d} nodes have their label beside them; the title"
        " of each node tells it in full.</desc>\n"
    )
    yield f"<style>\n{style(len(nodes))}</style>\n"
    yield f"<defs>\n{arrow_heads({edge.kind for edge in edges})}</defs>\n"
    yield f'<rect class="page" x="{left:.1f}" y="{top:.1f}" width="{width:.1f}" height="{height:.1f}"/>\n'


def _edge_lines(edges: list[DrawnEdge]) -> Iterator[str]:
    # Who hears the picture hears the nodes: thousands of arrows would be noise.
    yield '<g class="edges" aria-hidden="true">\n'
    for kind, group in groupby(edges, key=lambda edge: edge.kind):
        yield f'<g class="{edge_class(kind)}">\n'
        for edge in group:
            times = f" ({edge.count:,d} times)" if edge.count > 1 else ""
            words = for_xml_markup(f"{edge.source.label} – {edge_name(kind)} → {edge.target.label}{times}")
            drawn = arrow(edge.source.disc, edge.target.disc, bend=edge.bend, kind=kind, count=edge.count)
            yield f"<path {drawn}><title>{words}</title></path>\n"
        yield "</g>\n"
    yield "</g>\n"


def _node_lines(nodes: Iterable[DrawnNode]) -> Iterator[str]:
    yield '<g class="nodes">\n'
    by_kind: dict[str, list[DrawnNode]] = {}
    for node in nodes:
        by_kind.setdefault(node.kind, []).append(node)
    for kind in in_order(by_kind):
        yield f'<g role="graphics-object" aria-label="{for_xml_markup(NODE_NAMES.get(kind, kind))}">\n'
        for node in by_kind[kind]:
            shape = node_shape(kind, node.disc, unnamed=node.is_unnamed, title=_title(node))
            link = web_address(str(node.attributes.get("url", "")))
            if link is not None:
                shape = f'<a href="{for_xml_markup(link)}" rel="noopener noreferrer nofollow">{shape}</a>'
            yield f"{shape}\n"
        yield "</g>\n"
    yield "</g>\n"


def _title(node: DrawnNode) -> str:
    """What is told of a node when the pointer rests on it: its kind, and its label or words in full."""
    words = str(node.attributes.get("content") or node.label) if node.kind == NodeKind.STATEMENT else node.label
    days = " to ".join(sorted({str(node.attributes[day]) for day in ("since", "until") if day in node.attributes}))
    return f"{NODE_NAMES.get(node.kind, node.kind)}: {words}" + (f" ({days})" if days else "")


def _label_lines(labels: list[Label]) -> Iterator[str]:
    # The titles of the nodes say the same to who hears the picture.
    yield '<g class="labels" aria-hidden="true">\n'
    # The most important last, on top.
    for label in reversed(labels):
        yield (
            f'<text x="{label.box.left:.1f}" y="{label.box.top + BASELINE * label.box.size:.1f}"'
            f' font-size="{label.box.size:.1f}" textLength="{text_width(label.words, label.box.size):.1f}"'
            f' lengthAdjust="spacingAndGlyphs">{for_xml_markup(label.words)}</text>\n'
        )
    yield "</g>\n"
