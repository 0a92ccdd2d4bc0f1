"""Findings as SARIF: what the standard asks for, with places that lead to the words.

With SARIF_SCHEMA=FILE the log is held against the official schema too, which nothing that pip installs carries:
`npm pack @microsoft/jest-sarif` has it as `lib/schemas/sarif-2.1.0-rtm.5.json`.
"""

from __future__ import annotations

import io
import json
import os
from pathlib import Path

import jsonschema
import pytest
from pydantic import BaseModel
from sarif_pydantic import Sarif
from support.made_checks import EVIDENCE, MADE_CHECKS, make_finding

from quotetrack.checks import CHECKS, Evidence, Location
from quotetrack.checks.output.as_sarif import findings_to_sarif, write_sarif

HOSTILE = "{0} [so](1) <b> \x1b[2J \ud800"

FINDINGS = [
    make_finding(evidence=(EVIDENCE, Evidence("credited to", "Gull Wire"))),
    make_finding("QT201", article="dump.jsonl#7", url="https://gull.example/a"),
    make_finding("QT102", article="-", location=None, words="", start=0, end=0, outlet=None, published=None),
    make_finding(
        article=HOSTILE, words=HOSTILE, message=HOSTILE, outlet=HOSTILE, location=Location(1, 1, 2, 3, HOSTILE),
        evidence=(Evidence(HOSTILE, HOSTILE, HOSTILE, HOSTILE, url="javascript:alert(1)"),), url=HOSTILE,
    ),
]  # fmt: skip


def results(*findings):
    return findings_to_sarif(findings, "1.0", MADE_CHECKS)["runs"][0]["results"]


def unknown_fields(model):
    """Names that a model of the standard does not know, wherever in it."""
    if isinstance(model, BaseModel):
        found = set(model.model_extra or ())
        return found.union(*(unknown_fields(getattr(model, name)) for name in type(model).model_fields))
    values = model.values() if isinstance(model, dict) else model if isinstance(model, list) else ()
    return set().union(*map(unknown_fields, values))


@pytest.mark.parametrize("checks", [MADE_CHECKS, CHECKS], ids=["made", "all"])
def test_fields_are_those_of_the_standard(checks):
    """Every object has the fields and types that others' reading of the standard has."""
    log = json.loads(json.dumps(findings_to_sarif(FINDINGS if checks is MADE_CHECKS else [], "1.0", checks)))

    # The one field that the model lacks is in section 3.14.17 of the standard.
    assert unknown_fields(Sarif.model_validate(log)) == {"columnKind"}


@pytest.mark.skipif("SARIF_SCHEMA" not in os.environ, reason="needs the official schema: SARIF_SCHEMA=FILE")
@pytest.mark.parametrize("checks", [MADE_CHECKS, CHECKS], ids=["made", "all"])
def test_the_official_schema_holds(checks):
    """The log of any findings, and the rules of all checks, are valid."""
    schema = json.loads(Path(os.environ["SARIF_SCHEMA"]).read_text("utf-8"))
    validator = jsonschema.validators.validator_for(schema)(schema)
    log = findings_to_sarif(FINDINGS if checks is MADE_CHECKS else [], "1.0", checks)

    assert [error.message for error in validator.iter_errors(json.loads(json.dumps(log)))] == []


def test_a_finding_in_a_text_file():
    """Its region in code points, what identifies it over versions, and the evidence beside it."""
    finding = FINDINGS[0]
    (result,) = results(finding)

    assert result["locations"] == [
        {
            "physicalLocation": {
                "artifactLocation": {"uri": "news/story.txt"},
                "region": {
                    "startLine": 2,
                    "startColumn": 16,
                    "endLine": 2,
                    "endColumn": 23,
                    "snippet": {"text": "sources"},
                },
            }
        }
    ]
    assert result["partialFingerprints"] == {"quotetrackFinding/v1": finding.id}
    assert [each["message"]["text"] for each in result["relatedLocations"]] == [
        "the same quotation: Fenwick Mail, 2031-05-01, https://fenwick.example/a: They will [-not-] pay",
        "credited to: Gull Wire",
    ]
    assert [each.get("physicalLocation") for each in result["relatedLocations"]] == [
        {"artifactLocation": {"uri": "other.txt"}},
        None,
    ]


def test_lines_of_a_dump_are_no_lines_of_a_file():
    """The file alone, which article of it, and the words."""
    (location,) = results(FINDINGS[1])[0]["locations"]

    assert location == {
        "physicalLocation": {"artifactLocation": {"uri": "dump.jsonl"}},
        "logicalLocations": [{"fullyQualifiedName": "dump.jsonl#7", "kind": "article"}],
        "message": {"text": "“sources”"},
    }


def test_no_file_at_all():
    """Standard input without an address has a name only."""
    (location,) = results(FINDINGS[2])[0]["locations"]

    assert location == {"logicalLocations": [{"fullyQualifiedName": "-", "kind": "article"}]}


def test_nothing_of_a_page_is_a_placeholder_a_link_or_a_surrogate():
    """Messages say what the page says, and viewers do nothing about it."""
    stream = io.StringIO()
    write_sarif(FINDINGS, stream, "1.0", MADE_CHECKS)
    log = json.loads(stream.getvalue())
    result = log["runs"][0]["results"][-1]

    assert result["message"]["text"].startswith("{{0}} [so] (1) <b> ")
    assert "physicalLocation" in result["relatedLocations"][0]
    assert '"uri": "javascript' not in stream.getvalue()
    assert not set("\x1b\ud800") & set(stream.getvalue())
    json.dumps(log, ensure_ascii=False).encode("utf-8")


def test_every_check_is_a_rule():
    """Rules stand in the order of the results' indices, never at the level of errors."""
    rules = findings_to_sarif([], "1.0")["runs"][0]["tool"]["driver"]["rules"]

    assert [rule["id"] for rule in rules] == list(CHECKS)
    assert {rule["defaultConfiguration"]["level"] for rule in rules} <= {"note", "warning"}
    assert all(rule["help"]["text"] for rule in rules)
