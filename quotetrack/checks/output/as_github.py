"""Findings as workflow commands of GitHub, which shows them beside the lines of a pull request.

Source: GitHub, "Workflow commands for GitHub Actions", setting a notice or warning message.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TextIO

from quotetrack.checks.choose import Registry
from quotetrack.checks.finding import Evidence, Finding, Severity
from quotetrack.checks.output.phrases import where_is
from quotetrack.checks.output.places import find_file
from quotetrack.checks.registry import CHECKS
from quotetrack.text.sanitize_markup import for_github_message, for_github_property

__all__ = ["write_github"]

# Never `error`: a finding says what to look at, and nothing that is known to be wrong.
_LEVELS = {Severity.INFO: "notice", Severity.CHECK: "warning", Severity.WARN: "warning"}


def write_github(findings: Iterable[Finding], stream: TextIO, checks: Registry = CHECKS) -> int:
    """Write a line a finding as they come; return how many."""
    n_findings = 0
    for each in findings:
        properties = ",".join(f"{key}={for_github_property(value)}" for key, value in _properties(each, checks))
        stream.write(f"::{_LEVELS[each.severity]} {properties}::{for_github_message(_message(each))}\n")
        n_findings += 1
    return n_findings


def _properties(finding: Finding, checks: Registry) -> Iterator[tuple[str, str]]:
    place, location = find_file(finding.article), finding.location
    if place.path is not None:
        yield "file", place.path
        if location is not None and place.has_lines:
            yield "line", str(location.line)
            yield "endLine", str(location.end_line)
            if location.end_line == location.line:  # GitHub refuses columns of several lines
                yield "col", str(location.column)
                yield "endColumn", str(location.end_column)
    yield "title", f"{finding.code} {checks[finding.code].name} ({finding.severity.value})"


def _message(finding: Finding) -> str:
    place = find_file(finding.article)
    where = "" if place.path is not None and place.key is None else f"{finding.article}: "
    words = "" if finding.location is None or place.has_lines else f": “{' '.join(finding.words.split())}”"
    evidence = [_tell(each) for each in finding.evidence]
    return "\n".join([f"{where}{finding.message}{words}", f"check: {finding.advice}", *evidence])


def _tell(evidence: Evidence) -> str:
    said = evidence.marked or (f"“{evidence.words}”" if evidence.words else "")
    return " ".join(": ".join(part for part in (evidence.what, where_is(evidence), said) if part).split())
