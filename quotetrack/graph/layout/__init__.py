"""Places for the nodes of a graph, computed here so that a picture or a page need not.

`find_positions` is the way in: forces move the nodes on coarser and coarser copies of the graph (forces.py, levels.py,
repulsion.py), separate parts are packed (packing.py), and discs that overlap are pushed apart (spread.py). Importing
this imports numpy: do it in the function that draws.
"""

from __future__ import annotations

from quotetrack.graph.layout.positions import find_positions, find_radii

__all__ = ["find_positions", "find_radii"]
