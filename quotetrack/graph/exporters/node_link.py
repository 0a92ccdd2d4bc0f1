"""JSON in networkx's node-link form: `networkx.node_link_graph(data, edges="edges")` reads it, and so does D3."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any, BinaryIO

import networkx as nx

from quotetrack.text.sanitize import for_json

__all__ = ["export_node_link"]


def export_node_link(graph: nx.MultiDiGraph[str], stream: BinaryIO) -> None:
    """Write the graph as one JSON object, a node or an edge a line, so that two versions can be compared by line."""
    data = nx.node_link_data(graph, edges="edges")
    head = {key: value for key, value in data.items() if key not in {"nodes", "edges"}}
    stream.write(_encode(head).removesuffix(b"}"))
    for key in ("nodes", "edges"):
        stream.write(f', "{key}": ['.encode())
        stream.writelines(_lines(data[key]))
        stream.write(b"\n]")
    stream.write(b"}\n")


def _lines(items: list[dict[str, Any]]) -> Iterable[bytes]:
    for index, item in enumerate(items):
        yield (b",\n" if index else b"\n") + _encode(item)


def _encode(value: dict[str, Any]) -> bytes:
    return for_json(json.dumps(value, ensure_ascii=False)).encode()
