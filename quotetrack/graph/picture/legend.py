"""The legend of an SVG picture: the kinds that are in it, with their number."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from quotetrack.graph.kinds import EDGE_MEANINGS
from quotetrack.graph.picture.labels import Disc
from quotetrack.graph.picture.marks import NODE_NAMES, arrow, edge_class, edge_name, node_shape
from quotetrack.graph.picture.scene import in_order
from quotetrack.graph.picture.text_width import text_width
from quotetrack.text.sanitize import for_terminal, for_xml_markup

__all__ = ["Legend"]

LONGEST_NAME = 60


class Legend:
    """Signs with their meaning in lines below the picture.

    Args:
        nodes: Kind of node to how many there are; unnamed speakers on their own.
        edges: Kind of edge to how many there are.
        width: What is there for a line.
        size: Of the letters.
    """

    def __init__(
        self, nodes: Mapping[str, int], unnamed: int, edges: Mapping[str, int], *, width: float, size: float
    ) -> None:
        self._size = size
        self._rows: list[list[tuple[float, str, str]]] = []
        of_nodes = [(kind, _words(NODE_NAMES.get(kind, kind), nodes[kind]), False) for kind in in_order(nodes)]
        if unnamed:
            of_nodes.insert(1, ("speaker", f"of them unnamed ({unnamed:,d})", True))
        self._fill(width, [(self._node_sign(kind, hollow), words, size) for kind, words, hollow in of_nodes])
        self._fill(
            width,
            [(self._edge_sign(kind), _edge_words(kind, edges[kind]), 3 * size) for kind in in_order(edges)],
        )

    @property
    def height(self) -> float:
        return 2 * self._size * len(self._rows)

    def lines(self, left: float, top: float) -> Iterable[str]:
        """The legend's elements, a line each, with its upper left corner there."""
        yield f'<g class="legend" font-size="{self._size:.1f}">\n'
        for number, row in enumerate(self._rows):
            y = top + 2 * self._size * (number + 0.5)
            for x, sign, words in row:
                yield f'<g class="sign" transform="translate({left + x:.1f} {y:.1f})">{sign}{words}</g>\n'
        yield "</g>\n"

    def _fill(self, width: float, signs: list[tuple[str, str, float]]) -> None:
        """Lines of signs, with as many in each as the width holds."""
        x = width
        for sign, words, sign_width in signs:
            needed = sign_width + self._size + text_width(words, self._size)
            if x + needed > width:
                self._rows.append([])
                x = 0.0
            at = sign_width + self._size / 2
            text = (
                f'<text x="{at:.1f}" y="{self._size * 0.35:.1f}" textLength="{text_width(words, self._size):.1f}"'
                f' lengthAdjust="spacingAndGlyphs">{for_xml_markup(words)}</text>'
            )
            self._rows[-1].append((x, sign, text))
            x += needed + self._size

    def _node_sign(self, kind: str, unnamed: bool) -> str:
        return node_shape(kind, Disc(self._size / 2, 0, self._size * 0.45), unnamed=unnamed)

    def _edge_sign(self, kind: str) -> str:
        drawn = arrow(Disc(0, 0, 0), Disc(3 * self._size, 0, 0), kind=kind)
        return f'<path class="{edge_class(kind)}" {drawn}/>'


def _words(name: str, count: int) -> str:
    name = for_terminal(name)
    return f"{name[:LONGEST_NAME] or 'of no kind'} ({count:,d})"


def _edge_words(kind: str, count: int) -> str:
    ends = {str(known): words for known, words in EDGE_MEANINGS.items()}.get(kind, "").partition(":")[0]
    ends = ends.replace("organization", "organisation")
    return _words(edge_name(kind) + (f": {ends}" if ends else ""), count)
