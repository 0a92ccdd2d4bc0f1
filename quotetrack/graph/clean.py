"""A graph as every file format can hold it: plain ids, one type per attribute, no character that a reader refuses."""

from __future__ import annotations

import re
from collections.abc import Iterator
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from quotetrack.graph.clean_attributes import AttributeCleaner
from quotetrack.graph.clean_values import Value, clean_text, rename, value_words
from quotetrack.text.sanitize import count_xml_refused

if TYPE_CHECKING:
    import networkx as nx

__all__ = ["EDGE_ID", "CleanGraph"]

EDGE_ID = "edge_id"
"""The attribute of every cleaned edge that no other edge of the graph has the same value of: 16 hex digits."""

# What formats and their readers write beside the attributes, under the same roof: an attribute of that name would be
# lost or taken for something else. networkx's readers pass attributes as keywords to functions with these parameters.
_READERS_OWN = frozenset({"self", "node_for_adding", "u_for_edge", "v_for_edge"})
NODE_RESERVED = _READERS_OWN | {"id", "key", "pid", "start", "end", "parents", "slices", "spells", "viz"}
EDGE_RESERVED = NODE_RESERVED | {EDGE_ID, "source", "target", "networkx_key", "type"}
BLANK_RE = re.compile(r"[\s\ufeff]*")
"""An id that Gephi, igraph, cytoscape.js or Neo4j does not take: JavaScript has U+FEFF among its white space."""
GRAPH_RESERVED = frozenset({"id", "mode", "start", "end", "node_default", "edge_default"})


class CleanGraph:
    """Any directed networkx graph, seen so that every exporter can write it: a view, which copies no node or edge.

    Ids, keys and attribute names are text; two that would become the same stay two (`~2` is appended). Characters
    that XML refuses are U+FFFD. An attribute that is None is left out, lists and other collections are text with
    `; ` between their members, dates ISO 8601; an attribute that has several types among the nodes (or among the
    edges) is decimal where all are numbers, else text; a name that a format needs for itself (`id`, `start`) gets
    `~2` too, and so does a blank id. The graph is read twice: once when the view is made, once for each pass over it;
    it must not change in between, and is left untouched.

    Attributes:
        node_types: Attribute name to the type of its values (str, int, float or bool) on nodes, sorted by name.
        edge_types: The same for edges, with `edge_id`.
        attributes: Attributes of the graph as a whole, as text.
        replaced: How many characters were replaced by U+FFFD.
    """

    def __init__(self, graph: nx.DiGraph[Any]) -> None:
        self._graph: Any = graph
        about = {name: value_words(value) for name, value in graph.graph.items() if value is not None}
        of_graph = AttributeCleaner([about], GRAPH_RESERVED)
        self.attributes = of_graph.clean(about)
        self._of_nodes = AttributeCleaner((data for _, data in graph.nodes(data=True)), NODE_RESERVED)
        # A weight that is not a number breaks every reader, so it becomes an attribute like any other.
        self._of_edges = AttributeCleaner(
            (data for *_, data in graph.edges(data=True)), EDGE_RESERVED, numbers=frozenset({"weight"})
        )
        blank = (clean_text(str(node)) for node in graph if BLANK_RE.fullmatch(str(node)))
        self._names = rename(lambda: graph, frozenset(blank))
        self._keys = rename(self._iter_keys)
        self.node_types: dict[str, type[Value]] = self._of_nodes.types
        self.edge_types: dict[str, type[Value]] = dict(sorted([*self._of_edges.types.items(), (EDGE_ID, str)]))
        self.replaced = sum(cleaner.replaced for cleaner in (of_graph, self._of_nodes, self._of_edges)) + sum(
            count_xml_refused(str(name)) for names in (self._names, self._keys) for name in names
        )
        self._order = sorted(graph, key=self._name)

    def nodes(self) -> Iterator[tuple[str, dict[str, Value]]]:
        """Each node's id and attributes, sorted by id; the attributes are the caller's own, sorted by name."""
        nodes = self._graph.nodes
        for node in self._order:
            yield self._name(node), self._of_nodes.clean(nodes[node])

    def edges(self) -> Iterator[tuple[str, str, str, dict[str, Value]]]:
        """Each edge's source, target, key and attributes, sorted by the first three.

        The attributes are the caller's own, sorted by name, with `edge_id` at the end, which no other edge has.
        """
        for node in self._order:
            source = self._name(node)
            leaving = [(self._name(target), self._key(key), data) for target, key, data in self._leaving(node)]
            leaving.sort(key=_ends)
            for target, key, data in leaving:
                attributes = self._of_edges.clean(data)
                attributes[EDGE_ID] = sha256(f"{source}\0{key}\0{target}".encode()).hexdigest()[:16]
                yield source, target, key, attributes

    def _name(self, node: Any) -> str:
        name: str = self._names.get(node, node) if self._names else node
        return name

    def _key(self, key: Any) -> str:
        name: str = self._keys.get(key, key) if self._keys else key
        return name

    def _iter_keys(self) -> Iterator[Any]:
        if not self._graph.is_multigraph():
            return iter([0])
        return (key for *_, key in self._graph.edges(keys=True))

    def _leaving(self, node: Any) -> Iterator[tuple[Any, Any, dict[Any, Any]]]:
        if not self._graph.is_multigraph():
            return ((target, 0, data) for _, target, data in self._graph.edges(node, data=True))
        return ((target, key, data) for _, target, key, data in self._graph.edges(node, keys=True, data=True))


def _ends(edge: tuple[str, str, Any]) -> tuple[str, str]:
    return edge[:2]
