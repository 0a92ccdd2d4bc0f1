"""Findings as Markdown: for a review, a ticket, or the summary of a run."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import TextIO

from quotetrack.checks.choose import Registry
from quotetrack.checks.finding import Evidence, Finding
from quotetrack.checks.output.excerpt import cut_excerpt
from quotetrack.checks.output.phrases import tell_counts, where_is
from quotetrack.checks.registry import CHECKS
from quotetrack.text.sanitize_markup import for_markdown

__all__ = ["finding_to_markdown", "write_markdown"]

ROOM = 320
"""Columns of the line of a finding, as much of it as helps; the words are always in it."""


def write_markdown(findings: Iterable[Finding], stream: TextIO, checks: Registry = CHECKS) -> int:
    """Write a page: the counts, then a section an article; return how many findings. They come sorted by article."""
    found = list(findings)
    if found:
        counts = Counter(each.severity for each in found)
        stream.write(f"# {tell_counts(counts, len({each.article_id for each in found}))}\n")
    for _, group in groupby(found, key=lambda each: each.article_id):
        of_article = list(group)
        stream.write(f"\n## {_title(of_article[0])}\n\n")
        for each in of_article:
            stream.write("\n".join(finding_to_markdown(each, checks)) + "\n")
    return len(found)


def finding_to_markdown(finding: Finding, checks: Registry = CHECKS) -> Iterator[str]:
    """The lines of a finding as an item of a list."""
    place = f", line {finding.location.line}" if finding.location is not None else ""
    name = f"{finding.code} {checks[finding.code].name}"
    yield f"- **{name}** ({finding.severity.value}{place}): {for_markdown(finding.message)}"
    if finding.location is not None:
        before, words, after = map(_part, cut_excerpt(finding.location, ROOM))
        yield f"  > {before.lstrip()}**{words}**{after}"
        yield ""
    yield f"  Check: {for_markdown(finding.advice)}"
    for each in finding.evidence:
        yield f"  - {_tell(each)}"


def _part(text: str) -> str:
    """As `for_markdown`, with the white space at its edges kept: it stands between other words."""
    inner = text.strip()
    before, _, after = text.partition(inner) if inner else (text, "", "")
    return f"{before}{for_markdown(inner)}{after}"


def _title(finding: Finding) -> str:
    facts = [fact for fact in (finding.outlet, finding.published) if fact]
    return for_markdown(finding.article) + (f" ({for_markdown(', '.join(facts))})" if facts else "")


def _tell(evidence: Evidence) -> str:
    where = where_is(evidence)
    said = evidence.marked or (f"“{evidence.words}”" if evidence.words else "")
    return ": ".join(for_markdown(part) for part in (evidence.what, where, said) if part)
