"""Words that all forms of findings share."""

from __future__ import annotations

from collections.abc import Mapping

from quotetrack.checks.finding import Evidence, Severity

__all__ = ["tell_counts", "where_is"]


def where_is(evidence: Evidence) -> str:
    """Where evidence stands: `The Gull Post, 2024-03-05, b.txt`; empty where nothing says so."""
    facts = (evidence.outlet, evidence.published, evidence.url or evidence.article)
    return ", ".join(fact for fact in facts if fact)


def tell_counts(counts: Mapping[Severity, int], articles: int) -> str:
    """How much was found: `3 findings in 2 articles: 1 warn, 2 info`."""
    total = sum(counts.values())
    kinds = ", ".join(f"{counts[each]} {each.value}" for each in reversed(Severity) if counts.get(each))
    return f"{total} finding{'s' * (total != 1)} in {articles} article{'s' * (articles != 1)}: {kinds}"
