"""A graph to a file or stream, whole or not at all."""

from __future__ import annotations

import warnings
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

from quotetrack.errors import ExportError
from quotetrack.graph.clean import CleanGraph
from quotetrack.graph.exporters import EXPORTERS, EXPORTERS_OF_PARTS
from quotetrack.output.replace_file import replace_file, replace_files

if TYPE_CHECKING:
    import networkx as nx

__all__ = ["ReplacedCharactersWarning", "write_graph"]


class ReplacedCharactersWarning(UserWarning):
    """Characters that XML refuses were replaced by U+FFFD in an export; the records are untouched."""


def write_graph(graph: nx.DiGraph[Any], target: str | Path | BinaryIO, *, format: str) -> None:
    """Write the graph in one of the formats of `quotetrack.graph.exporters`.

    A file is written beside its place and moved there when it is complete: what stood there before stays, byte for
    byte, when anything fails. Pipes and devices are written to directly.

    Args:
        graph: A directed networkx graph, from `build_graph` or anywhere else; it is left untouched.
        target: A path, or a binary stream, which is left open. `csv` is two files: for the path `NAME.csv` they are
            `NAME.nodes.csv` and `NAME.edges.csv`, replaced together or not at all.
        format: A name of `quotetrack.graph.exporters`: docs/graph.md lists them.

    Raises:
        ExportError: There is no such format, the target cannot be written, or it is a stream and the format two files.

    Warns:
        ReplacedCharactersWarning: Once, with the number of characters that were replaced by U+FFFD.
    """
    parts = EXPORTERS_OF_PARTS.get(format)
    if format not in EXPORTERS and parts is None:
        known = ", ".join(sorted([*EXPORTERS, *EXPORTERS_OF_PARTS]))
        raise ExportError(f"graph format {format!r}: not one we can write; use one of {known}")
    if parts is not None and not isinstance(target, str | Path):
        raise ExportError(f"graph format {format!r}: is {len(parts)} files, not one stream; give the name of a file")
    clean = CleanGraph(graph)
    if clean.replaced:
        warnings.warn(
            f"graph: {clean.replaced} characters that XML refuses were written as U+FFFD; the records keep them",
            ReplacedCharactersWarning,
            stacklevel=2,
        )
    if not isinstance(target, str | Path):
        EXPORTERS[format](clean, target)
    elif parts is None:
        with replace_file(Path(target)) as stream:
            EXPORTERS[format](clean, stream)
    else:
        with replace_files([part_path(Path(target), part) for part in parts]) as streams:
            for export, stream in zip(parts.values(), streams, strict=True):
                export(clean, stream)


def part_path(path: Path, part: str) -> Path:
    """Where one of several files goes.

    >>> part_path(Path("graph.csv"), "nodes").name
    'graph.nodes.csv'
    """
    return path.with_name(f"{path.stem}.{part}{path.suffix}")
