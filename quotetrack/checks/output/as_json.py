"""Findings as JSON: everything, nothing shortened. docs/checks.md promises the fields."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict
from typing import Any, TextIO

from quotetrack.checks.choose import Registry
from quotetrack.checks.finding import Finding
from quotetrack.checks.registry import CHECKS
from quotetrack.output.files import encode_json
from quotetrack.records import SCHEMA

__all__ = ["finding_to_json", "write_json", "write_jsonl"]


def finding_to_json(finding: Finding, checks: Registry = CHECKS) -> dict[str, Any]:
    """A finding as one JSON object."""
    location = finding.location
    return {
        "id": finding.id,
        "code": finding.code,
        "name": checks[finding.code].name,
        "severity": finding.severity.value,
        "article": finding.article,
        "article_id": finding.article_id,
        "outlet": finding.outlet,
        "published": finding.published,
        "url": finding.url,
        "start": finding.start,
        "end": finding.end,
        "line": location.line if location else None,
        "column": location.column if location else None,
        "end_line": location.end_line if location else None,
        "end_column": location.end_column if location else None,
        "words": finding.words,
        "message": finding.message,
        "advice": finding.advice,
        "evidence": [asdict(each) for each in finding.evidence],
        "attributions": list(finding.attributions),
    }


def write_json(findings: Iterable[Finding], stream: TextIO, checks: Registry = CHECKS) -> int:
    """Write one JSON object with all findings; return how many."""
    shown = [finding_to_json(each, checks) for each in findings]
    stream.write(encode_json({"schema": SCHEMA, "findings": shown}, stream, indent=2) + "\n")
    return len(shown)


def write_jsonl(findings: Iterable[Finding], stream: TextIO, checks: Registry = CHECKS) -> int:
    """Write one JSON object a line, one line a finding, as they come; return how many."""
    n_findings = 0
    for each in findings:
        stream.write(encode_json({"schema": SCHEMA, **finding_to_json(each, checks)}, stream) + "\n")
        n_findings += 1
    return n_findings
