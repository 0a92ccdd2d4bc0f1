r"""DOT, the language of Graphviz: `dot -Tsvg` draws it, pydot and pygraphviz read it.

Source: Graphviz, "DOT Language" (quoted strings), "escString" (`\N` inside labels) and "Attributes".
"""

from __future__ import annotations

import re
from typing import BinaryIO

from quotetrack.graph.clean import CleanGraph
from quotetrack.graph.clean_values import Value, value_words
from quotetrack.graph.identity import shorten
from quotetrack.graph.palette import EDGE_COLOURS, NODE_COLOURS, OTHER_COLOUR
from quotetrack.text.sanitize import for_dot, for_dot_label, web_address

__all__ = ["DATA", "export_dot"]

DATA = "data_"
"""In front of every attribute of ours: Graphviz would open the file that an `image` names, and run with a `layout`."""

LABEL_LENGTH = 60
"""Characters of a label that are drawn; the tooltip has all of it."""

WORD_RE = re.compile("[A-Za-z0-9_]+")

HEAD = """digraph quotetrack {
  graph [rankdir=LR outputorder=edgesfirst overlap=prism];
  node [shape=box style="rounded,filled" fillcolor=white penwidth=2 fontname="Helvetica,Arial,sans-serif" fontsize=11];
  edge [arrowsize=0.6];
"""


def export_dot(graph: CleanGraph, stream: BinaryIO) -> None:
    r"""Write the graph, a node or an edge a line, its border coloured by kind; only web addresses become links.

    An attribute `x` is `data_x`. A backslash of any text is doubled, as Graphviz has it inside labels; what a terminal
    would obey is `\u{...}` with one backslash.
    """
    stream.write(HEAD.encode())
    for node, attributes in graph.nodes():
        stream.write(f"  {for_dot(node)} [{_node_style(node, attributes)} {_data(attributes)}];\n".encode())
    for source, target, key, attributes in graph.edges():
        style = f"key={for_dot(key)} {_edge_style(attributes)}"
        stream.write(f"  {for_dot(source)} -> {for_dot(target)} [{style} {_data(attributes)}];\n".encode())
    stream.write(b"}\n")


def _node_style(node: str, attributes: dict[str, Value]) -> str:
    label = str(attributes.get("label", node))
    style = {
        "label": for_dot_label(shorten(label, LABEL_LENGTH)),
        "tooltip": for_dot_label(str(attributes.get("content", label))),
        "color": for_dot(NODE_COLOURS.get(str(attributes.get("kind")), OTHER_COLOUR)),
    }
    if (url := web_address(str(attributes.get("url", "")))) is not None:
        style["URL"] = for_dot_label(url)
    return " ".join(f"{name}={value}" for name, value in style.items())


def _edge_style(attributes: dict[str, Value]) -> str:
    kind = str(attributes.get("kind", "edge"))
    return f"color={for_dot(EDGE_COLOURS.get(kind, OTHER_COLOUR))} tooltip={for_dot_label(kind)}"


def _data(attributes: dict[str, Value]) -> str:
    return " ".join(f"{_data_name(name)}={for_dot(value_words(value))}" for name, value in attributes.items())


def _data_name(name: str) -> str:
    return DATA + name if WORD_RE.fullmatch(name) else for_dot(DATA + name)
