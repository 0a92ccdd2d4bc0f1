"""JSON in networkx's node-link form: `networkx.node_link_graph(data, edges="edges")` reads it, and so does D3."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any, BinaryIO

from quotetrack.graph.clean import CleanGraph
from quotetrack.text.sanitize import for_json

__all__ = ["export_node_link"]

_ENCODER = json.JSONEncoder(ensure_ascii=False)


def export_node_link(graph: CleanGraph, stream: BinaryIO) -> None:
    """Write the graph as one JSON object, a node or an edge a line, so that two versions can be compared by line."""
    head = {"directed": True, "multigraph": True, "graph": graph.attributes}
    stream.write(_encode(head).removesuffix(b"}"))
    stream.write(b', "nodes": [')
    stream.writelines(_lines({"id": node, **attributes} for node, attributes in graph.nodes()))
    stream.write(b'\n], "edges": [')
    stream.writelines(
        _lines(
            {"source": source, "target": target, "key": key, **attributes}
            for source, target, key, attributes in graph.edges()
        )
    )
    stream.write(b"\n]}\n")


def _lines(items: Iterable[dict[str, Any]]) -> Iterator[bytes]:
    separator = b"\n"
    for item in items:
        yield separator + _encode(item)
        separator = b",\n"


def _encode(value: dict[str, Any]) -> bytes:
    return for_json(_ENCODER.encode(value)).encode()
