"""docs/graph.md promises exactly the kinds that the code has, in the code's words."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from quotetrack.graph.exporters import EXPORTERS, EXPORTERS_OF_PARTS
from quotetrack.graph.kinds import EDGE_MEANINGS, NODE_MEANINGS, EdgeKind, NodeKind
from quotetrack.graph.projections import PROJECTIONS
from quotetrack.graph.projections.kinds import PROJECTED_MEANINGS, ProjectedKind

PAGE = Path(__file__).parents[2] / "docs" / "graph.md"
LEGEND = Path(__file__).parents[2] / "graphs" / "README.md"
ROW_RE = re.compile(r"^\| `(\w+)` \| ([^|]*?) \|", re.MULTILINE)


def rows(page: Path, heading: str) -> dict[str, str]:
    """First two columns of the table under a heading."""
    section = page.read_text("utf-8").split(f"\n## {heading}\n")[1].split("\n## ")[0]
    return dict(ROW_RE.findall(section))


@pytest.mark.parametrize("page", [PAGE, LEGEND], ids=["docs", "legend"])
@pytest.mark.parametrize(
    ("heading", "kinds", "meanings"), [("Nodes", NodeKind, NODE_MEANINGS), ("Edges", EdgeKind, EDGE_MEANINGS)]
)
def test_kinds_are_documented(page, heading, kinds, meanings):
    """Every kind has its row with its meaning, and there is no row without a kind."""
    assert rows(page, heading) == {str(kind): meanings[kind] for kind in kinds}


def test_projections_are_documented():
    """Every projection has its row, and every kind of edge that only projections have its row with its meaning."""
    found = rows(PAGE, "Projections")

    kinds = {str(kind): PROJECTED_MEANINGS[kind] for kind in ProjectedKind}
    assert {name: found[name] for name in kinds} == kinds
    named = re.findall(r"^\| `([a-z-]+)` \|", PAGE.read_text("utf-8").split("## Projections")[1], re.MULTILINE)
    assert [*PROJECTIONS, "way"] == named[: len(PROJECTIONS) + 1]


def test_formats_are_documented():
    """Every format that can be written has its row."""
    assert sorted(rows(PAGE, "Files")) == sorted([*EXPORTERS, *EXPORTERS_OF_PARTS])
