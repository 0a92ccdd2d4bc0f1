"""The formats a graph can be written in: one exporter a file, and the list of them.

An exporter takes a clean view of a graph (`quotetrack.graph.clean`) and a binary stream and writes UTF-8, node by node
and edge by edge: the same graph gives the same bytes, with no date, no version of a library and no path in them.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import BinaryIO

from quotetrack.graph.clean import CleanGraph
from quotetrack.graph.exporters.gexf import export_gexf
from quotetrack.graph.exporters.graphml import export_graphml
from quotetrack.graph.exporters.node_link import export_node_link

__all__ = ["EXPORTERS"]

EXPORTERS: dict[str, Callable[[CleanGraph, BinaryIO], None]] = {
    "json": export_node_link,
    "graphml": export_graphml,
    "gexf": export_gexf,
}
"""Format name, which is also the file's extension, to exporter."""
