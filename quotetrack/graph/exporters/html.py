"""HTML: one page that draws the graph, opens from disk, and asks no network for anything."""

from __future__ import annotations

from typing import BinaryIO

from quotetrack.graph.clean import CleanGraph
from quotetrack.graph.page.data import iter_page_data
from quotetrack.graph.page.document import page_around_data
from quotetrack.text.sanitize import for_script

__all__ = ["export_html"]


def export_html(graph: CleanGraph, stream: BinaryIO) -> None:
    """Write the graph as a page with its own viewer; docs/graph-page.md says what it can do.

    All text of the graph is JSON in an element that never runs, and the page's policy allows no script but its own.
    """
    before, after = page_around_data()
    stream.write(before.encode())
    stream.writelines(for_script(piece).encode() for piece in iter_page_data(graph))
    stream.write(after.encode())
