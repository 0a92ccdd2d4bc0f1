"""docs/graph.md promises exactly the kinds that the code has, in the code's words."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from lxml import etree

from quotetrack.cli.graph import format_of
from quotetrack.graph.exporters import EXPORTERS, EXPORTERS_OF_PARTS
from quotetrack.graph.kinds import EDGE_MEANINGS, NODE_MEANINGS, EdgeKind, NodeKind
from quotetrack.graph.palette import EDGE_COLOURS, NODE_COLOURS, NODE_SIZES
from quotetrack.graph.projections import PROJECTIONS
from quotetrack.graph.projections.kinds import PROJECTED_MEANINGS, ProjectedKind

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs" / "graph.md"
LEGEND = ROOT / "graphs" / "README.md"
STYLE = ROOT / "graphs" / "cytoscape-style.xml"
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


def test_the_cytoscape_style_has_every_kind():
    """The style gives each kind of node its colour and size and each kind of edge its colour, by the palette."""
    document = etree.parse(STYLE)
    by_kind = {
        visual_property.get("name"): {
            entry.get("attributeValue"): entry.get("value") for entry in visual_property.iter("discreteMappingEntry")
        }
        for visual_property in document.iter("visualProperty")
    }

    assert by_kind["NODE_FILL_COLOR"] == NODE_COLOURS
    assert by_kind["EDGE_UNSELECTED_PAINT"] == EDGE_COLOURS
    assert by_kind["NODE_SIZE"].keys() == NODE_SIZES.keys()
    assert [by_kind["NODE_SIZE"][kind] for kind in sorted(NODE_SIZES)] == [
        str(2 * NODE_SIZES[kind]) for kind in sorted(NODE_SIZES)
    ]
    assert set(by_kind["EDGE_LINE_TYPE"]) <= set(EdgeKind)


def test_files_of_the_graph_folder_are_those_that_are_made():
    """The legend's table names the files that `make graphs` writes, each with an ending that says a format."""
    makefile = (ROOT / "Makefile").read_text("utf-8")
    endings = re.search(r"^GRAPH_ENDINGS = (.*)", makefile, re.MULTILINE)[1].split()
    written = [part for ending in endings for part in (["nodes.csv", "edges.csv"] if ending == "csv" else [ending])]
    table = LEGEND.read_text("utf-8").split("\n## ")[0]

    assert sorted(re.findall(r"`samples\.([^`]+)`", table)) == sorted(written)
    assert {format_of(f"samples.{ending}") for ending in endings} <= {*EXPORTERS, *EXPORTERS_OF_PARTS}


def test_formats_are_documented():
    """Every format that can be written has its row."""
    assert sorted(rows(PAGE, "Files")) == sorted([*EXPORTERS, *EXPORTERS_OF_PARTS])
