"""Checks that find nothing, for tests of what is done with checks and findings."""

from __future__ import annotations

from typing import Any

from quotetrack.checks import Check, Evidence, Finding, Location, Scope, Severity


def make_check(code: str, name: str, *, severity: Severity = Severity.CHECK, is_on: bool = True) -> Check[Any]:
    return Check(
        code, name, severity, is_on, Scope.ARTICLE, f"Look at the {name}.", "Because.", "A handbook.", "Yes.", "No.",
        "Some.", lambda view: [],
    )  # fmt: skip


MADE_CHECKS = {
    each.code: each
    for each in (
        make_check("QT101", "bare-gull", severity=Severity.WARN),
        make_check("QT102", "tame-gull"),
        make_check("QT201", "loud-gull", severity=Severity.INFO),
        make_check("QT202", "lone-gull", is_on=False),
    )
}


def make_finding(code: str = "QT101", **fields: Any) -> Finding:
    """A finding in a story of two lines; further fields by keyword."""
    defaults: dict[str, Any] = {
        "article": "news/story.txt",
        "article_id": "id-story",
        "start": 21,
        "end": 28,
        "words": "sources",
        "message": "a gull without a name",
        "advice": "Ask the gull.",
        "severity": MADE_CHECKS[code].severity,
        "evidence": (),
        "attributions": ("a" * 16,),
        "location": Location(2, 16, 2, 23, "It left, three sources said."),
        "outlet": "The Gull Post",
        "published": "2031-05-02",
    }
    return Finding(code, **(defaults | fields))


EVIDENCE = Evidence(
    "the same quotation",
    "They will pay",
    "They will [-not-] pay",
    "other.txt",
    "id-other",
    "Fenwick Mail",
    "2031-05-01",
    "https://fenwick.example/a",
)
