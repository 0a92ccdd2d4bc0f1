"""Graph pages for tests: written as users get them, and read as the viewer reads them."""

from __future__ import annotations

import io
import json
import re
import warnings
from typing import Any

from quotetrack.graph import write_graph
from quotetrack.graph.write import ReplacedCharactersWarning

PHONE = {"viewport": {"width": 360, "height": 740}, "has_touch": True, "is_mobile": True}
"""How a browser on a phone is opened."""

DATA_RE = re.compile(r'<script type="application/json" id="data">(.*?)</script>', re.DOTALL)


def write_page(graph: Any) -> str:
    """The page of a graph."""
    stream = io.BytesIO()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ReplacedCharactersWarning)
        write_graph(graph, stream, format="html")
    return stream.getvalue().decode()


def read_page(page: str) -> dict[str, Any]:
    """The data that stand in a page."""
    [data] = DATA_RE.findall(page)
    return json.loads(data)


def rows(tables: list[dict[str, Any]], own: int) -> list[tuple[list[Any], dict[str, Any]]]:
    """Rows of the page's tables: the first `own` cells, and the attributes that are there, with `kind`."""
    return [
        (
            row[:own],
            {name: value for name, value in zip(table["columns"], row[own:], strict=True) if value is not None}
            | {"kind": table["kind"]},
        )
        for table in tables
        for row in table["rows"]
    ]
