"""A graph to a file or stream, whole or not at all."""

from __future__ import annotations

import warnings
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

from quotetrack.errors import ExportError
from quotetrack.graph.clean import CleanGraph
from quotetrack.graph.exporters import EXPORTERS
from quotetrack.graph.replace_file import replace_file

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
        target: A path, or a binary stream, which is left open.
        format: `json`, `graphml` or `gexf`.

    Raises:
        ExportError: There is no such format, or the target cannot be written.

    Warns:
        ReplacedCharactersWarning: Once, with the number of characters that were replaced by U+FFFD.
    """
    if format not in EXPORTERS:
        raise ExportError(f"graph format {format!r}: not one we can write; use one of {', '.join(sorted(EXPORTERS))}")
    clean = CleanGraph(graph)
    if clean.replaced:
        warnings.warn(
            f"graph: {clean.replaced} characters that XML refuses were written as U+FFFD; the records keep them",
            ReplacedCharactersWarning,
            stacklevel=2,
        )
    if isinstance(target, str | Path):
        with replace_file(Path(target)) as stream:
            EXPORTERS[format](clean, stream)
    else:
        EXPORTERS[format](clean, target)
