"""Findings as CSV, one line each: for a spreadsheet."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TextIO

from quotetrack.checks.choose import Registry
from quotetrack.checks.finding import Evidence, Finding
from quotetrack.checks.output.phrases import where_is
from quotetrack.checks.registry import CHECKS
from quotetrack.output.files import LIST_SEPARATOR, write_csv

__all__ = ["COLUMNS", "write_findings_csv"]

COLUMNS = (
    "id", "code", "name", "severity", "article", "article_id", "outlet", "published", "url", "line", "column", "start",
    "end", "words", "message", "advice", "evidence", "attributions",
)  # fmt: skip


def write_findings_csv(
    findings: Iterable[Finding], stream: TextIO, checks: Registry = CHECKS, *, raw: bool = False
) -> int:
    """Write findings under a line of column names as they come; return how many.

    Args:
        findings: What to write.
        stream: Opened with `newline=""`, or stdout.
        checks: By code.
        raw: Leave cells as they are that a spreadsheet would take for formulas.
    """
    n_findings = 0

    def rows() -> Iterator[Iterable[str | float | None]]:
        nonlocal n_findings
        for each in findings:
            n_findings += 1
            yield _cells(each, checks)

    write_csv(COLUMNS, rows(), stream, raw=raw)
    return n_findings


def _cells(finding: Finding, checks: Registry) -> tuple[str | float | None, ...]:
    location = finding.location
    return (
        finding.id, finding.code, checks[finding.code].name, finding.severity.value, finding.article,
        finding.article_id, finding.outlet, finding.published, finding.url, location.line if location else None,
        location.column if location else None, finding.start, finding.end, finding.words, finding.message,
        finding.advice, LIST_SEPARATOR.join(map(_tell, finding.evidence)), LIST_SEPARATOR.join(finding.attributions),
    )  # fmt: skip


def _tell(evidence: Evidence) -> str:
    return ": ".join(part for part in (evidence.what, where_is(evidence), evidence.marked or evidence.words) if part)
