"""`quotetrack report --carriers`: statement by statement, through whose hands."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from quotetrack.records import Attribution
    from quotetrack.reports import ArticleFacts

__all__ = ["write_carriage"]


def write_carriage(
    attributions: Iterable[Attribution], facts: dict[str, ArticleFacts], format_: str, *, raw_csv: bool
) -> int:
    """Print the carriers table on stdout as `table`, `json`, `jsonl` or `csv`; how many statements it has."""
    from quotetrack.reports.carriage import find_carriage
    from quotetrack.reports.carriage_table import (
        print_carriage,
        write_carriage_csv,
        write_carriage_json,
        write_carriage_jsonl,
    )

    rows = list(find_carriage(attributions, facts))
    if not rows:
        return 0
    if format_ == "table":
        from quotetrack.output.console import make_console

        print_carriage(make_console(), rows)
    elif format_ == "csv":
        write_carriage_csv(rows, sys.stdout, raw=raw_csv)
    else:
        (write_carriage_json if format_ == "json" else write_carriage_jsonl)(rows, sys.stdout)
    return len(rows)
