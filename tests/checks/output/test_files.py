"""Findings as JSON, CSV and Markdown, and as commands of GitHub: all that is known, and nothing that acts."""

from __future__ import annotations

import csv
import io
import json

from markdown_it import MarkdownIt
from support.made_checks import EVIDENCE, MADE_CHECKS, make_finding

from quotetrack.checks import Evidence, Location, Severity
from quotetrack.checks.output.as_csv import write_findings_csv
from quotetrack.checks.output.as_github import write_github
from quotetrack.checks.output.as_json import write_json, write_jsonl
from quotetrack.checks.output.as_markdown import write_markdown

HOSTILE = "=cmd [x](javascript:1) <script>alert(1)</script>\n::error::\x1b[2J,100%"


def written(write, *findings, **options):
    stream = io.StringIO()
    count = write(findings, stream, checks=MADE_CHECKS, **options)

    assert count == len(findings)
    return stream.getvalue()


def test_json_has_every_fact():
    """As one object, or an object a line; ids and places are those of the finding."""
    finding = make_finding(evidence=(EVIDENCE,))

    (found,) = json.loads(written(write_json, finding))["findings"]
    (line,) = written(write_jsonl, finding, finding).splitlines()[:1]

    assert json.loads(line) == {"schema": 1, **found}
    assert found["id"] == finding.id
    assert (found["line"], found["column"], found["end_line"], found["end_column"]) == (2, 16, 2, 23)
    assert found["evidence"][0]["marked"] == "They will [-not-] pay"
    assert json.loads(written(write_json, make_finding(location=None)))["findings"][0]["line"] is None
    assert json.loads(written(write_json))["findings"] == []


def test_csv_is_defused():
    """A cell that a spreadsheet would run is text, unless asked for as it is."""
    finding = make_finding(words=HOSTILE, evidence=(EVIDENCE,))

    (row,) = csv.DictReader(io.StringIO(written(write_findings_csv, finding), newline=""))
    (raw,) = csv.DictReader(io.StringIO(written(write_findings_csv, finding, raw=True), newline=""))

    assert (row["words"], raw["words"]) == ("'" + HOSTILE, HOSTILE)
    assert row["evidence"] == (
        "the same quotation: Fenwick Mail, 2031-05-01, https://fenwick.example/a: They will [-not-] pay"
    )
    assert (row["line"], row["name"]) == ("2", "bare-gull")


def test_github_commands():
    """One line a finding; lines and columns only where they are those of a file."""
    findings = [
        make_finding(evidence=(EVIDENCE,)),
        make_finding("QT201", article="a,b:c.jsonl#7", location=Location(1, 2, 3, 4, "x")),
        make_finding(location=Location(2, 1, 4, 2, "x"), severity=Severity.CHECK),
        make_finding(article="-", location=None),
    ]

    assert written(write_github, *findings).splitlines() == [
        "::warning file=news/story.txt,line=2,endLine=2,col=16,endColumn=23,title=QT101 bare-gull (warn)::"
        "a gull without a name%0Acheck: Ask the gull.%0A"
        "the same quotation: Fenwick Mail, 2031-05-01, https://fenwick.example/a: They will [-not-] pay",
        "::notice file=a%2Cb%3Ac.jsonl,title=QT201 loud-gull (info)::"
        "a,b:c.jsonl#7: a gull without a name: “sources”%0Acheck: Ask the gull.",
        "::warning file=news/story.txt,line=2,endLine=4,title=QT101 bare-gull (check)::"
        "a gull without a name%0Acheck: Ask the gull.",
        "::warning title=QT101 bare-gull (warn)::-: a gull without a name%0Acheck: Ask the gull.",
    ]


def test_github_commands_are_one_line_whatever_pages_say():
    """No text of a page begins a command of its own."""
    evidence = Evidence(HOSTILE, HOSTILE, "", HOSTILE)
    (line,) = written(write_github, make_finding(message=HOSTILE, article=HOSTILE, evidence=(evidence,))).splitlines()

    assert line.count("::error::") == line.count(":%3Aerror%3A%3A") + 4
    assert line.startswith("::warning file=")
    assert "\x1b" not in line


def test_markdown():
    """Counts, a section an article, an item a finding, its words standing out of their line."""
    shown = written(write_markdown, make_finding(evidence=(EVIDENCE,)), make_finding("QT201", location=None))

    assert shown == (
        "# 2 findings in 1 article: 1 warn, 1 info\n"
        "\n"
        "## news/story.txt (The Gull Post, 2031-05-02)\n"
        "\n"
        "- **QT101 bare-gull** (warn, line 2): a gull without a name\n"
        "  > It left, three **sources** said.\n"
        "\n"
        "  Check: Ask the gull.\n"
        "  - the same quotation: Fenwick Mail, 2031-05-01, https://fenwick.example/a: They will \\[-not-\\] pay\n"
        "- **QT201 loud-gull** (info): a gull without a name\n"
        "  Check: Ask the gull.\n"
    )
    assert written(write_markdown) == ""


def test_markdown_obeys_nothing():
    """No tag, link or heading of a page comes out of it."""
    evidence = Evidence(HOSTILE, HOSTILE, HOSTILE, HOSTILE)
    hostile = {"message": HOSTILE, "article": HOSTILE, "advice": HOSTILE, "outlet": HOSTILE, "evidence": (evidence,)}
    location = Location(1, 1, 1, 5, HOSTILE + "\n# head")

    page = MarkdownIt().render(written(write_markdown, make_finding(location=location, **hostile)))

    assert "<script" not in page
    assert "<a " not in page
    assert page.count("<h1>") == page.count("<h2>") == 1
