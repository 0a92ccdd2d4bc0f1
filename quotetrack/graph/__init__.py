"""Records to a graph: who said what, for whom, and through whose hands it reached which page.

`build_graph` makes a networkx graph of records, `write_graph` writes it in one of `EXPORTERS`' formats. The kinds of
node and edge are promised: kinds.py lists them, docs/graph.md explains them.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from quotetrack.graph.build import build_graph
    from quotetrack.graph.filters import GraphFilter, count_left, filter_graph
    from quotetrack.graph.same import MaybeSame, SameStatement
    from quotetrack.graph.write import ReplacedCharactersWarning, write_graph

__all__ = [
    "GraphFilter",
    "MaybeSame",
    "ReplacedCharactersWarning",
    "SameStatement",
    "build_graph",
    "count_left",
    "filter_graph",
    "write_graph",
]

# networkx takes 0.15 s to import: the reports use this room's names of speakers and carriers without paying for it.
_FILE_OF = {
    "GraphFilter": "filters",
    "MaybeSame": "same",
    "ReplacedCharactersWarning": "write",
    "SameStatement": "same",
    "build_graph": "build",
    "count_left": "filters",
    "filter_graph": "filters",
    "write_graph": "write",
}


def __getattr__(name: str) -> Any:
    if name not in _FILE_OF:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_FILE_OF[name]}"), name)
