"""Records to a graph: who said what, for whom, and through whose hands it reached which page.

`build_graph` makes a networkx graph of records, `write_graph` writes it in one of `EXPORTERS`' formats. The kinds of
node and edge are promised: kinds.py lists them, docs/graph.md explains them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from quotetrack.graph.build import build_graph as build_graph
    from quotetrack.graph.write import write_graph as write_graph

__all__ = ["build_graph", "write_graph"]


def __getattr__(name: str) -> Any:
    # networkx takes 0.15 s to import: the reports use this room's names of speakers and carriers without paying that.
    if name == "build_graph":
        from quotetrack.graph.build import build_graph

        return build_graph
    if name == "write_graph":
        from quotetrack.graph.write import write_graph

        return write_graph
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
