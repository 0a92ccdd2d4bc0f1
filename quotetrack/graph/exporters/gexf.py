"""GEXF 1.3, Gephi's own format, with time and colours; `networkx.read_gexf` opens it too.

Source: "GEXF 1.3", https://gexf.net/schema.html (RELAX NG grammar and primer).
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import BinaryIO

from quotetrack.graph.clean import CleanGraph
from quotetrack.graph.clean_values import Value
from quotetrack.graph.exporters.xml_values import XML_TYPE_NAMES, XML_WRITERS
from quotetrack.graph.palette import EDGE_COLOURS, NODE_COLOURS, NODE_SIZES, OTHER_COLOUR, OTHER_SIZE
from quotetrack.text.sanitize import for_xml_markup

__all__ = ["export_gexf"]

HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<gexf xmlns="http://gexf.net/1.3" xmlns:viz="http://gexf.net/1.3/viz" version="1.3">
<meta><creator>quotetrack</creator></meta>
"""
NETWORKX_KEY = "networkx_key"
"""The attribute from which networkx reads an edge's key."""

DAY_RE = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)


def export_gexf(graph: CleanGraph, stream: BinaryIO) -> None:
    """Write the graph as GEXF, a node or an edge a line.

    The days of `since` and `until` are also the element's `start` and `end`, both included, so that Gephi's timeline
    plays; what has no days is always there. Colours and sizes are those of `quotetrack.graph.palette`.
    """
    of_nodes = _Attributes("node", "n", {name: kind for name, kind in graph.node_types.items() if name != "label"})
    edge_types = {name: kind for name, kind in graph.edge_types.items() if name not in {"label", "weight"}}
    of_edges = _Attributes("edge", "e", {**edge_types, NETWORKX_KEY: str})
    dynamic = not {"since", "until"}.isdisjoint(graph.node_types.keys() | graph.edge_types.keys())
    time = 'mode="dynamic" timeformat="date" timerepresentation="interval"' if dynamic else 'mode="static"'
    stream.write(f'{HEAD}<graph defaultedgetype="directed" {time}>\n'.encode())
    stream.writelines((*of_nodes.declarations(), *of_edges.declarations()))
    stream.write(b"<nodes>\n")
    stream.writelines(_node(node, attributes, of_nodes) for node, attributes in graph.nodes())
    stream.write(b"</nodes>\n<edges>\n")
    stream.writelines(
        _edge(source, target, key, attributes, of_edges) for source, target, key, attributes in graph.edges()
    )
    stream.write(b"</edges>\n</graph>\n</gexf>\n")


def _node(node: str, attributes: dict[str, Value], of_nodes: _Attributes) -> bytes:
    kind = str(attributes.get("kind", ""))
    size, colour = NODE_SIZES.get(kind, OTHER_SIZE), NODE_COLOURS.get(kind, OTHER_COLOUR)
    label = for_xml_markup(str(attributes.pop("label", node)))
    return (
        f'<node id="{for_xml_markup(node)}" label="{label}"{_times(attributes)}>{of_nodes.values(attributes)}'
        f'<viz:size value="{size}"/>{_colour(colour)}</node>\n'
    ).encode()


def _edge(source: str, target: str, key: str, attributes: dict[str, Value], of_edges: _Attributes) -> bytes:
    kind = str(attributes.get("kind", ""))
    # Gephi keeps edges of several kinds between the same two nodes apart if they say so here.
    told = f' kind="{for_xml_markup(kind)}"' if kind else ""
    for name in ("label", "weight"):
        if name in attributes:
            told += f' {name}="{for_xml_markup(str(attributes.pop(name)))}"'
    attributes[NETWORKX_KEY] = key
    return (
        f'<edge id="{attributes["edge_id"]}" source="{for_xml_markup(source)}" target="{for_xml_markup(target)}"'
        f"{told}{_times(attributes)}>{of_edges.values(attributes)}"
        f"{_colour(EDGE_COLOURS.get(kind, OTHER_COLOUR))}</edge>\n"
    ).encode()


def _times(attributes: Mapping[str, Value]) -> str:
    since, until = attributes.get("since"), attributes.get("until")
    return "" if since is None and until is None else _start_and_end(since, until)


@lru_cache(maxsize=4096)
def _start_and_end(since: Value | None, until: Value | None) -> str:
    start, end = _day(since), _day(until)
    if start and end and start > end:
        return ""
    return (f' start="{start}"' if start else "") + (f' end="{end}"' if end else "")


def _day(value: Value | None) -> str:
    """The value if it is a day of the calendar, else nothing: a graph from elsewhere may hold anything."""
    if not isinstance(value, str) or not DAY_RE.fullmatch(value):
        return ""
    try:
        return datetime.date.fromisoformat(value).isoformat()
    except ValueError:
        return ""


@lru_cache(maxsize=64)
def _colour(colour: str) -> str:
    red, green, blue = bytes.fromhex(colour.removeprefix("#"))
    return f'<viz:color r="{red}" g="{green}" b="{blue}"/>'


class _Attributes:
    """The attributes of all nodes or of all edges: each is declared once and has an id."""

    def __init__(self, owner: str, prefix: str, types: Mapping[str, type[Value]]) -> None:
        self._owner = owner
        self._types = types
        self._ids = {name: f"{prefix}{number}" for number, name in enumerate(types)}
        self._parts = {
            name: (f'<attvalue for="{self._ids[name]}" value="', XML_WRITERS[kind]) for name, kind in types.items()
        }

    def declarations(self) -> Iterator[bytes]:
        yield f'<attributes class="{self._owner}" mode="static">\n'.encode()
        for name, kind in self._types.items():
            title = for_xml_markup(name)
            yield f'<attribute id="{self._ids[name]}" title="{title}" type="{XML_TYPE_NAMES[kind]}"/>\n'.encode()
        yield b"</attributes>\n"

    def values(self, attributes: Mapping[str, Value]) -> str:
        if not attributes:
            return ""
        parts = self._parts
        values = "".join([f'{parts[name][0]}{parts[name][1](value)}"/>' for name, value in attributes.items()])
        return f"<attvalues>{values}</attvalues>"
