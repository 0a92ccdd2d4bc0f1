"""The formats a graph can be written in: one exporter a file, and the list of them.

An exporter takes a clean view of a graph (`quotetrack.graph.clean`) and a binary stream and writes UTF-8, node by node
and edge by edge: the same graph gives the same bytes, with no date, no version of a library and no path in them.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import BinaryIO

from quotetrack.graph.clean import CleanGraph
from quotetrack.graph.exporters.cytoscape import export_cytoscape
from quotetrack.graph.exporters.dot import export_dot
from quotetrack.graph.exporters.ftm import export_ftm
from quotetrack.graph.exporters.gexf import export_gexf
from quotetrack.graph.exporters.graphml import export_graphml
from quotetrack.graph.exporters.html import export_html
from quotetrack.graph.exporters.neo4j_csv import export_csv_edges, export_csv_nodes
from quotetrack.graph.exporters.node_link import export_node_link
from quotetrack.graph.exporters.svg import export_svg

__all__ = ["EXPORTERS", "EXPORTERS_OF_PARTS", "Exporter"]

Exporter = Callable[[CleanGraph, BinaryIO], None]

EXPORTERS: dict[str, Exporter] = {
    "json": export_node_link,
    "graphml": export_graphml,
    "gexf": export_gexf,
    "cytoscape": export_cytoscape,
    "dot": export_dot,
    "ftm": export_ftm,
    "svg": export_svg,
    "html": export_html,
}
"""Format name to exporter."""

EXPORTERS_OF_PARTS: dict[str, dict[str, Exporter]] = {
    "csv": {"nodes": export_csv_nodes, "edges": export_csv_edges},
}
"""Formats of several files: name to what is put into each file's name, and its exporter."""
