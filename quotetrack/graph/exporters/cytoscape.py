"""Cytoscape.js JSON (`.cyjs`): Cytoscape Desktop, cytoscape.js and `networkx.cytoscape_graph` open it.

Source: cytoscape.js, "Elements JSON" (`id`, `source`, `target` and `parent` are its own); Cytoscape's manual,
"Supported network file formats"; networkx, `readwrite/json_graph/cytoscape.py` (`value` and `key` are its own).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, BinaryIO

from quotetrack.graph.clean import EDGE_ID, CleanGraph
from quotetrack.graph.clean_values import rename
from quotetrack.graph.exporters.json_lines import encode_object, iter_members

__all__ = ["export_cytoscape"]

# `parent` would put a node inside another one; `selected` and `SUID` are columns that Cytoscape fills itself.
NODE_RESERVED = frozenset({"name", "value", "parent", "selected", "SUID", "shared name", "shared_name"})
EDGE_RESERVED = frozenset({"selected", "SUID", "shared interaction", "shared name", "shared_name", "parent"})


def export_cytoscape(graph: CleanGraph, stream: BinaryIO) -> None:
    """Write the graph as one JSON object, a node or an edge a line.

    An element's `name` is what Cytoscape calls it: a node's label, else its id. An attribute with a name that a reader
    needs for itself gets `~2`.
    """
    head = {"data": graph.attributes, "directed": True, "multigraph": True}
    stream.write(encode_object(head).removesuffix(b"}"))
    stream.write(b', "elements": {"nodes": [')
    stream.writelines(iter_members(_iter_nodes(graph)))
    stream.write(b'\n], "edges": [')
    stream.writelines(iter_members(_iter_edges(graph)))
    stream.write(b"\n]}}\n")


def _iter_nodes(graph: CleanGraph) -> Iterator[dict[str, Any]]:
    names = rename(lambda: graph.node_types, NODE_RESERVED)
    for node, attributes in graph.nodes():
        own = {"id": node, "value": node, "name": str(attributes.get("label", node))}
        yield {"data": own | {names.get(name, name): value for name, value in attributes.items()}}


def _iter_edges(graph: CleanGraph) -> Iterator[dict[str, Any]]:
    names = rename(lambda: graph.edge_types, EDGE_RESERVED)
    for source, target, key, attributes in graph.edges():
        own = {"id": f"edge:{attributes[EDGE_ID]}", "source": source, "target": target, "key": key}
        yield {"data": own | {names.get(name, name): value for name, value in attributes.items()}}
