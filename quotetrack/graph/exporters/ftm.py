"""FollowTheMoney entities as JSON lines (`.ftm.json`): Aleph, OpenAleph and the `ftm` tools read them.

Source: the `followthemoney` package's model, version 4 (schemata and what their properties may refer to). Ids hold only
letters, digits, full stops and hyphens there, dates are UTC, countries are in small letters.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from operator import itemgetter
from typing import BinaryIO

from quotetrack.graph.clean import CleanGraph
from quotetrack.graph.clean_values import Value
from quotetrack.graph.exporters.ftm_entities import edge_entity, is_appearance, is_said, node_entity
from quotetrack.graph.exporters.json_lines import encode_object

__all__ = ["export_ftm"]

_Edge = tuple[str, str, str, dict[str, Value]]


def export_ftm(graph: CleanGraph, stream: BinaryIO) -> None:
    """Write one entity a line: each node's, then those of the edges that leave it.

    A statement is an Event with its speakers as `involved` and its articles as `proof`; its words on one page are a
    Note of both. `speaks_for` is a Representation, because the words say no more than that; the days of publication
    are `date`, never the start or end of an office. Anything else is a link of the schema that fits best.
    """
    speakers: dict[str, list[str]] = {}
    for source, target, _, row in graph.edges():
        if is_said(source, target, row):
            speakers.setdefault(target, []).append(source)
    for node, row, leaving in _iter_nodes(graph):
        articles = [target for _, target, _, of_edge in leaving if is_appearance(node, target, of_edge)]
        roles = sorted({str(of_edge["role"]) for *_, of_edge in leaving if of_edge.get("role")})
        stream.write(
            encode_object(node_entity(node, row, speakers=speakers.pop(node, ()), articles=articles, roles=roles))
            + b"\n"
        )
        for source, target, _, of_edge in leaving:
            if (entity := edge_entity(source, target, of_edge)) is not None:
                stream.write(encode_object(entity) + b"\n")


def _iter_nodes(graph: CleanGraph) -> Iterator[tuple[str, dict[str, Value], list[_Edge]]]:
    """Each node with the edges that leave it: both come sorted by the same ids."""
    groups = groupby(graph.edges(), key=itemgetter(0))
    source, edges = next(groups, (None, iter(())))
    for node, attributes in graph.nodes():
        leaving: list[_Edge] = []
        if node == source:
            leaving = list(edges)
            source, edges = next(groups, (None, iter(())))
        yield node, attributes, leaving
