"""GEXF 1.2, Gephi's own format; `networkx.read_gexf` opens it too."""

from __future__ import annotations

import io
import re
from typing import BinaryIO

import networkx as nx

from quotetrack.text.sanitize import for_xml_document

__all__ = ["export_gexf"]

# networkx stamps today's date and its own version, which would make every day's export another file. It comes before
# the first node, so no text of anybody's can look like it.
META_RE = re.compile(r"<meta\b[^>]*>.*?</meta>", re.DOTALL)
META = "<meta>\n    <creator>quotetrack</creator>\n  </meta>"


def export_gexf(graph: nx.MultiDiGraph[str], stream: BinaryIO) -> None:
    """Write the graph as GEXF; an edge's key becomes its attribute `networkx_key`, from which networkx reads it."""
    document = io.BytesIO()
    nx.write_gexf(graph, document, version="1.2draft")
    stream.write(META_RE.sub(META, for_xml_document(document.getvalue().decode()), count=1).encode())
