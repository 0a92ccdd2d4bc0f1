"""Findings as SARIF 2.1.0: for viewers in editors, code scanning, and whatever else reads results of linters.

Source: OASIS, "Static Analysis Results Interchange Format (SARIF) Version 2.1.0 plus Errata 01".
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, TextIO

from quotetrack.checks.check import Check
from quotetrack.checks.choose import Registry
from quotetrack.checks.finding import Evidence, Finding, Severity
from quotetrack.checks.location import Location
from quotetrack.checks.output.phrases import where_is
from quotetrack.checks.output.places import find_file, to_uri
from quotetrack.checks.registry import CHECKS
from quotetrack.output.files import encode_json
from quotetrack.text.sanitize import SURROGATE_RE
from quotetrack.text.sanitize_markup import for_sarif_message

__all__ = ["findings_to_sarif", "write_sarif"]

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
FINGERPRINT = "quotetrackFinding/v1"

# Never `error`: a finding says what to look at, and nothing that is known to be wrong. The rank tells more.
_LEVELS = {Severity.INFO: "note", Severity.CHECK: "warning", Severity.WARN: "warning"}
_RANKS = {Severity.INFO: 10.0, Severity.CHECK: 50.0, Severity.WARN: 90.0}


def write_sarif(findings: Iterable[Finding], stream: TextIO, version: str, checks: Registry = CHECKS) -> int:
    """Write one SARIF log; return how many findings it has. `version` is that of quotetrack."""
    found = list(findings)
    stream.write(encode_json(findings_to_sarif(found, version, checks), stream, indent=2) + "\n")
    return len(found)


def findings_to_sarif(findings: Iterable[Finding], version: str, checks: Registry = CHECKS) -> dict[str, Any]:
    """The log as one JSON object: all checks as rules, and a result a finding."""
    places = {code: place for place, code in enumerate(checks)}
    driver = {"name": "quotetrack", "version": version, "rules": [_rule(each) for each in checks.values()]}
    run = {
        "tool": {"driver": driver},
        "invocations": [{"executionSuccessful": True}],
        "columnKind": "unicodeCodePoints",
        "results": [_result(each, places[each.code]) for each in findings],
    }
    return {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}


def _rule(check: Check[Any]) -> dict[str, Any]:
    parts = [
        (None, check.explanation), ("Standard", check.standard), ("Something to check", check.fires),
        ("Nothing to check", check.silent), ("False alarms", check.false_alarms),
    ]  # fmt: skip
    return {
        "id": check.code,
        "name": check.name,
        "shortDescription": _message(check.asks),
        "fullDescription": _message(check.explanation),
        "help": _message("\n\n".join(f"{name}:\n{text}" if name else text for name, text in parts)),
        "defaultConfiguration": {
            "enabled": check.is_on, "level": _LEVELS[check.severity], "rank": _RANKS[check.severity],
        },
    }  # fmt: skip


def _result(finding: Finding, rule_index: int) -> dict[str, Any]:
    facts = {
        "severity": finding.severity.value, "articleId": finding.article_id, "outlet": finding.outlet,
        "published": finding.published, "url": finding.url, "textStart": finding.start, "textEnd": finding.end,
        "attributions": list(finding.attributions),
    }  # fmt: skip
    result: dict[str, Any] = {
        "ruleId": finding.code,
        "ruleIndex": rule_index,
        "level": _LEVELS[finding.severity],
        "rank": _RANKS[finding.severity],
        "message": _message(f"{finding.message}\n{finding.advice}"),
        "locations": [_location(finding)],
        "partialFingerprints": {FINGERPRINT: finding.id},
        "properties": {key: _well_formed(value) for key, value in facts.items() if value not in (None, [])},
    }
    if finding.evidence:
        result["relatedLocations"] = [_related(number, each) for number, each in enumerate(finding.evidence, start=1)]
    return result


def _location(finding: Finding) -> dict[str, Any]:
    place = find_file(finding.article)
    found: dict[str, Any] = {}
    uri = to_uri(finding.article, finding.url)
    if uri is not None:
        found["physicalLocation"] = {"artifactLocation": {"uri": uri}}
        if finding.location is not None and place.has_lines:
            found["physicalLocation"]["region"] = _region(finding.location, finding.words)
    if place.key is not None or uri is None:
        found["logicalLocations"] = [{"fullyQualifiedName": _well_formed(finding.article), "kind": "article"}]
    if finding.location is not None and not place.has_lines:
        found["message"] = _message(f"“{finding.words}”")  # lines of its text are no lines of the file
    return found


def _region(location: Location, words: str) -> dict[str, Any]:
    return {
        "startLine": location.line, "startColumn": location.column, "endLine": location.end_line,
        "endColumn": location.end_column, "snippet": {"text": _well_formed(words)},
    }  # fmt: skip


def _related(number: int, evidence: Evidence) -> dict[str, Any]:
    parts = (evidence.what, where_is(evidence), evidence.marked or evidence.words)
    found: dict[str, Any] = {"id": number, "message": _message(": ".join(part for part in parts if part))}
    uri = to_uri(evidence.article, evidence.url) if evidence.article else to_uri("-", evidence.url)
    if uri is not None:
        found["physicalLocation"] = {"artifactLocation": {"uri": uri}}
    return found


def _message(text: str) -> dict[str, str]:
    return {"text": for_sarif_message(_well_formed(text))}


def _well_formed(value: Any) -> Any:
    # JSON can spell a lone surrogate, and many readers refuse it.
    return SURROGATE_RE.sub("\ufffd", value) if isinstance(value, str) else value
