"""A report starts quickly: what it does not need is not imported."""

from __future__ import annotations

import subprocess
import sys

import pytest


@pytest.mark.parametrize(
    ("module", "unwanted"),
    [
        ("quotetrack.reports", {"networkx", "rich", "spacy", "numpy", "quotetrack.graph.measures"}),
        ("quotetrack.reports.report_table", {"networkx", "spacy", "numpy", "quotetrack.graph.measures"}),
        ("quotetrack.reports.sourcing_tally", {"networkx", "rich", "spacy", "numpy"}),
        ("quotetrack.cli.report", {"networkx", "rich", "spacy", "numpy", "sqlite_utils", "quotetrack.reports"}),
        ("quotetrack.cli.graph", {"networkx", "rich", "spacy", "numpy", "sqlite_utils", "quotetrack.graph.build"}),
    ],
)
def test_imports(module, unwanted):
    """Importing the module leaves these out."""
    code = f"import sys, {module}; print(*sorted({unwanted!r} & set(sys.modules)))"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert run.stdout.split() == []
