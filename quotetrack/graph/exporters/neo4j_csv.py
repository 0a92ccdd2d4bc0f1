"""CSV, one file of nodes and one of edges, for `neo4j-admin database import`, spreadsheets and data frames.

Source: Neo4j, Operations Manual, "Import", "CSV header format" and "Property types"; RFC 4180; OWASP, "CSV Injection".
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Mapping
from typing import BinaryIO

from quotetrack.graph.clean import CleanGraph
from quotetrack.graph.clean_values import Value, value_words
from quotetrack.text.sanitize import for_csv_cell, for_csv_id

__all__ = ["export_csv_edges", "export_csv_nodes"]

TYPES: dict[type, str] = {str: "", int: ":long", float: ":double", bool: ":boolean"}
"""How a column says its type: Neo4j's `int` has 32 bits, `long` holds all that the graph holds."""

HEADER_UNSAFE_RE = re.compile(r"[:{}]")
WORD_RE = re.compile(r"[^\W_]+")

NO_TYPE = "RELATED"
"""The type of an edge without a kind: Neo4j takes no edge without one."""


def export_csv_nodes(graph: CleanGraph, stream: BinaryIO) -> None:
    """Write the nodes: `id:ID`, each attribute with its type, and the kind as `:LABEL` in Neo4j's spelling (`Speaker`).

    Text that a spreadsheet would run has an apostrophe in front, and so has an id that begins with one, in both files.
    """
    rows = ([for_csv_id(node), *_cells(graph.node_types, row), _label(row)] for node, row in graph.nodes())
    _write(stream, ["id:ID", *_columns(graph.node_types), ":LABEL"], rows)


def export_csv_edges(graph: CleanGraph, stream: BinaryIO) -> None:
    """Write the edges: `:START_ID` and `:END_ID` as in the file of nodes, `key`, attributes, the kind as `:TYPE`."""
    rows = (
        [for_csv_id(source), for_csv_id(target), for_csv_cell(key), *_cells(graph.edge_types, row), _type(row)]
        for source, target, key, row in graph.edges()
    )
    _write(stream, [":START_ID", ":END_ID", "key", *_columns(graph.edge_types), ":TYPE"], rows)


def _write(stream: BinaryIO, header: list[str], rows: Iterable[list[str]]) -> None:
    text = io.TextIOWrapper(stream, "utf-8", newline="", write_through=True)
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(header)
    writer.writerows(rows)
    text.detach()


def _columns(types: Mapping[str, type[Value]]) -> list[str]:
    """A heading for each attribute, all of them different: a colon in a name would be read as the start of a type."""
    columns: dict[str, str] = {}
    for name, kind in types.items():
        base = unique = for_csv_cell(HEADER_UNSAFE_RE.sub("_", name)) or "_"
        number = 1
        while unique in columns:
            number += 1
            unique = f"{base}~{number}"
        columns[unique] = unique + TYPES[kind]
    return list(columns.values())


def _cells(types: Mapping[str, type[Value]], attributes: Mapping[str, Value]) -> list[str]:
    return [
        ""
        if (value := attributes.get(name)) is None
        else for_csv_cell(value)
        if isinstance(value, str)
        else value_words(value)
        for name in types
    ]


def _label(attributes: Mapping[str, Value]) -> str:
    return "".join(word.capitalize() for word in WORD_RE.findall(str(attributes.get("kind", ""))))


def _type(attributes: Mapping[str, Value]) -> str:
    return "_".join(WORD_RE.findall(str(attributes.get("kind", "")))).upper() or NO_TYPE
