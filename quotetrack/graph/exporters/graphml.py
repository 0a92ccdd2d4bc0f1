"""GraphML 1.0: Gephi, yEd, Cytoscape, igraph and `networkx.read_graphml` open it."""

from __future__ import annotations

import io
from typing import BinaryIO

import networkx as nx

from quotetrack.graph.clean import EDGE_ID
from quotetrack.text.sanitize import for_xml_document

__all__ = ["export_graphml"]


def export_graphml(graph: nx.MultiDiGraph[str], stream: BinaryIO) -> None:
    """Write the graph as GraphML; an edge's XML id is its `edge_id`, because ids must be unique in the file."""
    document = io.BytesIO()
    nx.write_graphml_lxml(graph, document, edge_id_from_attribute=EDGE_ID)
    stream.write(for_xml_document(document.getvalue().decode()).encode())
