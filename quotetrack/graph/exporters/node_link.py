"""JSON in networkx's node-link form: `networkx.node_link_graph(data, edges="edges")` reads it, and so does D3."""

from __future__ import annotations

from typing import BinaryIO

from quotetrack.graph.clean import CleanGraph
from quotetrack.graph.exporters.json_lines import encode_object, iter_members

__all__ = ["export_node_link"]


def export_node_link(graph: CleanGraph, stream: BinaryIO) -> None:
    """Write the graph as one JSON object, a node or an edge a line, so that two versions can be compared by line."""
    head = {"directed": True, "multigraph": True, "graph": graph.attributes}
    stream.write(encode_object(head).removesuffix(b"}"))
    stream.write(b', "nodes": [')
    stream.writelines(iter_members({"id": node, **attributes} for node, attributes in graph.nodes()))
    stream.write(b'\n], "edges": [')
    stream.writelines(
        iter_members(
            {"source": source, "target": target, "key": key, **attributes}
            for source, target, key, attributes in graph.edges()
        )
    )
    stream.write(b"\n]}\n")
