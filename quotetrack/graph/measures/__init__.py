"""What the ways of words say about sourcing: how concentrated, on whom it rests, how independent, how anonymous.

All measures are pure functions over ways (ways.py), which come from a graph (`find_ways`) or from records one by one
(`WayNoter`). docs/measures.md explains each with an example worked by hand. Nothing here imports networkx before a
function that needs it is called.
"""

from __future__ import annotations

from quotetrack.graph.measures.anonymity import Unnamed, count_unnamed
from quotetrack.graph.measures.bridges import Bridge, Likeness, compare_outlets, find_bridges, find_camps
from quotetrack.graph.measures.circular import Circle, Citation, find_circles, find_citations
from quotetrack.graph.measures.concentration import (
    Concentration,
    SourceCounts,
    count_sources,
    effective_number,
    herfindahl,
    measure_concentration,
)
from quotetrack.graph.measures.dominance import Dominance, Dominator, find_dominators
from quotetrack.graph.measures.graph_ways import find_ways
from quotetrack.graph.measures.independence import Independence, count_independent
from quotetrack.graph.measures.record_ways import WayNoter
from quotetrack.graph.measures.ways import Voice, Way, group_ways

__all__ = [
    "Bridge",
    "Circle",
    "Citation",
    "Concentration",
    "Dominance",
    "Dominator",
    "Independence",
    "Likeness",
    "SourceCounts",
    "Unnamed",
    "Voice",
    "Way",
    "WayNoter",
    "compare_outlets",
    "count_independent",
    "count_sources",
    "count_unnamed",
    "effective_number",
    "find_bridges",
    "find_camps",
    "find_circles",
    "find_citations",
    "find_dominators",
    "find_ways",
    "group_ways",
    "herfindahl",
    "measure_concentration",
]
