"""A graph as every file format can hold it: plain ids, one type per attribute, no character that a reader refuses."""

from __future__ import annotations

import math
from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

import networkx as nx

from quotetrack.text.sanitize import count_xml_refused, for_xml

__all__ = ["EDGE_ID", "CleanGraph", "clean_graph"]

EDGE_ID = "edge_id"
"""The attribute of every cleaned edge that no other edge of the graph has the same value of: 16 hex digits."""

# What formats and their readers write beside the attributes, under the same roof: an attribute of that name would be
# lost or taken for something else. networkx's readers pass attributes as keywords to functions with these parameters.
_READERS_OWN = frozenset({"self", "node_for_adding", "u_for_edge", "v_for_edge"})
NODE_RESERVED = _READERS_OWN | {"id", "key", "pid", "start", "end", "parents", "slices", "spells", "viz"}
EDGE_RESERVED = NODE_RESERVED | {EDGE_ID, "source", "target", "networkx_key", "type"}
GRAPH_RESERVED = frozenset({"id", "mode", "start", "end", "node_default", "edge_default"})

LIST_SEPARATOR = "; "
LONG_MAX = 2**63 - 1
"""The largest whole number that GraphML's and GEXF's `long` holds; larger ones become text."""

_Value = str | int | float | bool


@dataclass(frozen=True, slots=True)
class CleanGraph:
    """The cleaned copy, and how many characters were replaced by U+FFFD in it."""

    graph: nx.MultiDiGraph[str]
    replaced: int


def clean_graph(graph: nx.DiGraph[Any]) -> CleanGraph:
    """A copy of any directed networkx graph, with the same nodes and edges, that every exporter can write.

    Ids, keys and attribute names become text; two that would become the same stay two (`~2` is appended). Characters
    that XML refuses become U+FFFD. An attribute that is None is left out, lists and other collections become text with
    `; ` between their members, dates ISO 8601; an attribute that has several types among the nodes (or among the
    edges) becomes decimal where all are numbers, else text; a name that a format needs for itself (`id`, `start`) gets
    `~2` too. Every edge gets a stable, unique `edge_id`. The graph given is left untouched, the copy is sorted.
    """
    cleaner = _Cleaner()
    clean: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    # Attributes of the graph as a whole become text: GEXF writes its name as it is given.
    about = {name: _words(value) for name, value in graph.graph.items() if value is not None}
    clean.graph.update(cleaner.attributes([about], GRAPH_RESERVED)[0])
    names = cleaner.unique(graph.nodes)
    nodes = sorted((names[node], data) for node, data in graph.nodes(data=True))
    rows = cleaner.attributes([data for _, data in nodes], NODE_RESERVED)
    for (node, _), data in zip(nodes, rows, strict=True):
        clean.add_node(node)
        clean.nodes[node].update(data)
    edges = _edges(graph)
    keys = cleaner.unique({key for _, _, key, _ in edges})
    edges = sorted(
        ((names[source], names[target], keys[key], data) for source, target, key, data in edges),
        key=lambda edge: edge[:3],
    )
    # A weight that is not a number breaks every reader, so it becomes an attribute like any other.
    weighed = all(type(_plain(data.get("weight", 1))) in {int, float} for *_, data in edges)
    rows = cleaner.attributes([data for *_, data in edges], EDGE_RESERVED if weighed else EDGE_RESERVED | {"weight"})
    for (source, target, key, _), data in zip(edges, rows, strict=True):
        data[EDGE_ID] = sha256("\0".join((source, key, target)).encode()).hexdigest()[:16]
        clean.add_edge(source, target, key)
        clean.edges[source, target, key].update(data)
    return CleanGraph(clean, cleaner.replaced)


class _Cleaner:
    """Makes text clean and counts what it replaced."""

    def __init__(self) -> None:
        self.replaced = 0

    def text(self, text: str) -> str:
        self.replaced += count_xml_refused(text)
        # A lone carriage return is a line end to an XML reader, so nobody would get it back.
        return for_xml(text).replace("\r\n", "\n").replace("\r", "\n")

    def unique(self, names: Iterable[Hashable], reserved: frozenset[str] = frozenset()) -> dict[Hashable, str]:
        """A different clean text for each of the names, none of the reserved ones."""
        chosen: dict[Hashable, str] = {}
        taken = set(reserved)
        for name in sorted(names, key=lambda name: (str(name), repr(name))):
            base = unique = self.text(str(name))
            number = 1
            while unique in taken:
                number += 1
                unique = f"{base}~{number}"
            taken.add(unique)
            chosen[name] = unique
        return chosen

    def attributes(self, rows: list[dict[Any, Any]], reserved: frozenset[str]) -> list[dict[str, _Value]]:
        """The rows with clean names and values of one type per name; what is None is left out."""
        names = self.unique({name for row in rows for name in row}, reserved)
        kept = [{names[name]: _plain(value) for name, value in row.items() if value is not None} for row in rows]
        types: dict[str, set[type]] = {}
        for row in kept:
            for name, value in row.items():
                types.setdefault(name, set()).add(type(value))
        return [{name: self._as_type(value, types[name]) for name, value in row.items()} for row in kept]

    def _as_type(self, value: _Value, types: set[type]) -> _Value:
        if types == {int, float}:
            return float(value)
        if len(types) > 1:
            value = _words(value)
        return self.text(value) if isinstance(value, str) else value


def _edges(graph: nx.DiGraph[Any]) -> list[tuple[Any, Any, Any, dict[Any, Any]]]:
    if isinstance(graph, nx.MultiDiGraph):
        return [(source, target, key, data) for source, target, key, data in graph.edges(keys=True, data=True)]
    return [(source, target, 0, data) for source, target, data in graph.edges(data=True)]


def _plain(value: Any) -> _Value:
    """The value as text, number or boolean. Subclasses (enums, numpy's) too, which no reader has a name for."""
    if isinstance(value, str):
        return str(value)
    if isinstance(value, bool):
        return value
    if isinstance(value, int):
        return int(value) if abs(value) <= LONG_MAX else str(int(value))
    if isinstance(value, float):
        return float(value) if math.isfinite(value) else str(float(value))
    if isinstance(value, Mapping):
        return LIST_SEPARATOR.join(sorted(f"{name}: {_words(item)}" for name, item in value.items()))
    if isinstance(value, set | frozenset):
        return LIST_SEPARATOR.join(sorted(_words(item) for item in value))
    if isinstance(value, list | tuple):
        return LIST_SEPARATOR.join(_words(item) for item in value)
    return value.isoformat() if hasattr(value, "isoformat") else str(value)


def _words(value: Any) -> str:
    value = _plain(value)
    return str(value).lower() if isinstance(value, bool) else str(value)
