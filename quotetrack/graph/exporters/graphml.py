"""GraphML 1.0: Gephi, yEd, Cytoscape, igraph and `networkx.read_graphml` open it.

Source: Brandes, Eiglsperger, Lerner and Pich, "Graph Markup Language (GraphML)", Handbook of Graph Drawing and
Visualization, 2013; the extension "GraphML Attributes" for the types.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import BinaryIO

from quotetrack.graph.clean import EDGE_ID, CleanGraph
from quotetrack.graph.clean_values import Value
from quotetrack.graph.exporters.xml_values import XML_TYPE_NAMES, XML_WRITERS
from quotetrack.text.sanitize import for_xml_markup

__all__ = ["export_graphml"]

HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
 xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">
"""


def export_graphml(graph: CleanGraph, stream: BinaryIO) -> None:
    """Write the graph as GraphML, a node or an edge a line.

    An edge's XML id is its `edge_id`, because ids must be unique in the file; its key is its attribute `key`.
    """
    of_graph = _Attributes("graph", "g", dict.fromkeys(graph.attributes, str))
    of_nodes = _Attributes("node", "n", graph.node_types)
    of_edges = _Attributes("edge", "e", {**graph.edge_types, "key": str})
    stream.write(HEAD.encode())
    stream.writelines(line for attributes in (of_graph, of_nodes, of_edges) for line in attributes.declarations())
    stream.write(f'<graph edgedefault="directed">{of_graph.data(graph.attributes)}\n'.encode())
    stream.writelines(
        f'<node id="{for_xml_markup(node)}">{of_nodes.data(attributes)}</node>\n'.encode()
        for node, attributes in graph.nodes()
    )
    stream.writelines(
        f'<edge id="{attributes[EDGE_ID]}" source="{for_xml_markup(source)}" target="{for_xml_markup(target)}">'
        f"{of_edges.data({**attributes, 'key': key})}</edge>\n".encode()
        for source, target, key, attributes in graph.edges()
    )
    stream.write(b"</graph>\n</graphml>\n")


class _Attributes:
    """The attributes of all nodes, of all edges or of the graph: each is declared once and has an id."""

    def __init__(self, owner: str, prefix: str, types: Mapping[str, type[Value]]) -> None:
        self._owner = owner
        self._types = types
        self._ids = {name: f"{prefix}{number}" for number, name in enumerate(types)}
        self._parts = {name: (f'<data key="{self._ids[name]}">', XML_WRITERS[kind]) for name, kind in types.items()}

    def declarations(self) -> Iterator[bytes]:
        for name, kind in self._types.items():
            yield (
                f'<key id="{self._ids[name]}" for="{self._owner}" attr.name="{for_xml_markup(name)}"'
                f' attr.type="{XML_TYPE_NAMES[kind]}"/>\n'
            ).encode()

    def data(self, attributes: Mapping[str, Value]) -> str:
        parts = self._parts
        return "".join([f"{parts[name][0]}{parts[name][1](value)}</data>" for name, value in attributes.items()])
