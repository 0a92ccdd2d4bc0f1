"""What the page knows: nodes and edges as tables, where they stand, and what colour and shape they have.

A table has one row for each node or edge of one kind, so that names of attributes stand in the page once. Text is
shown as `for_terminal` shows it, on one line and with nothing hidden; ids are kept, because edges name them.
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from quotetrack.graph.clean import EDGE_ID, CleanGraph
from quotetrack.graph.kinds import EDGE_MEANINGS, NODE_MEANINGS
from quotetrack.graph.page.ways import Edge, Way, find_ways
from quotetrack.graph.palette import EDGE_COLOURS, EDGE_DASHES, NODE_COLOURS, NODE_SHAPES, OTHER_COLOUR
from quotetrack.text.sanitize import for_terminal, web_address

__all__ = ["iter_page_data"]

REFERENCES = frozenset({"attribution", "article", "speaker"})
"""Attributes of edges that hold ids."""

UNIT = 10
"""Units of the page's coordinates for one of the layout's; both know one digit less than they would need."""

MOST_PLACED = 20_000
"""Nodes of one view that get a place, those with the most edges: no map shows more, and layout would take hours."""

Node = tuple[str, dict[str, Any]]
_Place = tuple[float | None, float | None, float]
"""x, y and radius; no x and y where the view has more nodes than get a place."""

NOWHERE = (None, None, None)


def iter_page_data(graph: CleanGraph) -> Iterator[str]:
    """The page's data as pieces of one JSON document, a row a line; the same graph gives the same pieces.

    `nodes`: for each kind `columns`, the names of attributes, and `rows`: id, x, y and radius in the whole graph, the
    same in the overview (radius null where the node is not in it, x and y where it got no place), then the attributes
    (null where one is absent). `edges`: the same, with the numbers of source and target among all nodes and the key
    in front. `ways`: source, target, kind and the numbers of the `appears_in` edges that went this way.
    """
    nodes, edges = list(graph.nodes()), list(graph.edges())
    by_kind = _by_kind(nodes, NODE_MEANINGS)
    numbers = {node: number for number, (node, _) in enumerate(item for _, items in by_kind for item in items)}
    ways = find_ways(edges)
    overview = _overview(nodes, edges, ways)
    everywhere = _place(nodes, [(source, target) for source, target, *_ in edges])
    yield f'{{"palette":{_encode(_palette())},"meanings":{_encode({"nodes": NODE_MEANINGS, "edges": EDGE_MEANINGS})}'
    yield ',"nodes":['
    for table, (kind, items) in enumerate(by_kind):
        columns = _columns(attributes for _, attributes in items)
        rows = (
            [node, *everywhere[node], *overview.get(node, NOWHERE), *_cells(attributes, columns)]
            for node, attributes in items
        )
        yield from _table(kind, columns, rows, first=table == 0)
    yield '],"edges":['
    attributions: dict[str, int] = {}
    for table, (kind, links) in enumerate(_by_kind(edges, EDGE_MEANINGS)):
        columns = _columns(link[3] for link in links)
        if kind == "appears_in":
            attributions = {str(link[3].get("attribution")): number for number, link in enumerate(links)}
        rows = (
            [numbers[source], numbers[target], key, *_cells(attributes, columns)]
            for source, target, key, attributes in links
        )
        yield from _table(kind, columns, rows, first=table == 0)
    yield '],"ways":['
    for number, way in enumerate(ways):
        behind = [attributions[attribution] for attribution in way.attributions]
        yield f"{',' if number else ''}\n{_encode([numbers[way.source], numbers[way.target], way.kind, behind])}"
    yield "]}\n"


def _palette() -> dict[str, Any]:
    return {
        "nodes": {kind: {"colour": colour, "shape": NODE_SHAPES[kind]} for kind, colour in NODE_COLOURS.items()},
        "edges": {
            kind: {"colour": EDGE_COLOURS.get(kind, OTHER_COLOUR), "dash": EDGE_DASHES.get(kind, ())}
            for kind in EDGE_MEANINGS
        },
    }


def _overview(nodes: list[Node], edges: list[Edge], ways: list[Way]) -> dict[str, _Place]:
    """Where those who speak, hand on and publish stand when statements and articles are left out."""
    ends = {end for way in ways for end in (way.source, way.target)}
    kept = [
        (node, attributes)
        for node, attributes in nodes
        if ways and (node in ends or attributes.get("kind") not in {"statement", "article"})
    ]
    inside = {node for node, _ in kept}
    links = [(way.source, way.target) for way in ways]
    links += [(source, target) for source, target, *_ in edges if source in inside and target in inside]
    return _place(kept, links)


def _place(nodes: list[Node], links: Sequence[tuple[str, str]]) -> dict[str, _Place]:
    """Node to its place, the middle of all being (0, 0); the lightest get none where there are more than can be."""
    import networkx as nx

    from quotetrack.graph.layout import find_positions, find_radii

    if not nodes:
        return {}
    chosen = _heaviest(nodes, links)
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    graph.add_nodes_from((node, {"kind": attributes.get("kind")}) for node, attributes in nodes if node in chosen)
    graph.add_edges_from((source, target) for source, target in links if source in chosen and target in chosen)
    found, radii = find_positions(graph), find_radii(graph)
    right, bottom = (max(place[axis] for place in found.values()) for axis in (0, 1))
    places: dict[str, _Place] = {node: (None, None, UNIT) for node, _ in nodes}
    for node, (x, y) in found.items():
        at_x, at_y = round((x - right / 2) * UNIT, 1), round((y - bottom / 2) * UNIT, 1)
        places[node] = (at_x, at_y, round(radii[node] * UNIT, 1))
    return places


def _heaviest(nodes: list[Node], links: Sequence[tuple[str, str]]) -> set[str]:
    """The nodes that get a place: those with the most edges, the first by id among equals."""
    if len(nodes) <= MOST_PLACED:
        return {node for node, _ in nodes}
    weights = Counter(end for link in links for end in link)
    return set(sorted((node for node, _ in nodes), key=lambda node: (-weights[node], node))[:MOST_PLACED])


def _by_kind(items: Sequence[Any], order: Iterable[str]) -> list[tuple[str, list[Any]]]:
    """Nodes or edges by their kind: ours in our order, then others by name. Within a kind the order stays."""
    kinds: defaultdict[str, list[Any]] = defaultdict(list)
    for item in items:
        kinds[str(item[-1].get("kind", ""))].append(item)
    known = [str(kind) for kind in order]
    return [(kind, kinds[kind]) for kind in (*known, *sorted(kinds.keys() - set(known))) if kind in kinds]


def _columns(rows: Iterable[dict[str, Any]]) -> list[str]:
    names = sorted({name for row in rows for name in row} - {EDGE_ID, "kind"})
    return [*names, *(["link"] if "url" in names and "link" not in names else [])]


def _cells(attributes: dict[str, Any], columns: list[str]) -> Iterator[Any]:
    for name in columns:
        value = attributes.get(name)
        if name == "link" and value is None:
            yield web_address(str(attributes.get("url", "")))
        elif isinstance(value, str) and name not in REFERENCES:
            yield for_terminal(value)
        else:
            yield value


def _table(kind: str, columns: list[str], rows: Iterable[list[Any]], *, first: bool) -> Iterator[str]:
    yield f'{"" if first else ","}\n{{"kind":{_encode(for_terminal(kind))},"columns":{_encode(columns)},"rows":['
    for number, row in enumerate(rows):
        yield f"{',' if number else ''}\n{_encode(row)}"
    yield "]}"


def _encode(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
