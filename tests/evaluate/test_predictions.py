"""Records of a file, quotetrack's or another tool's, find their article of the gold."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from support.records import lake_article, lake_attributions

from quotetrack.errors import InputError, MissingInputError
from quotetrack.evaluate import read_predictions
from quotetrack.evaluate.predictions import find_key
from quotetrack.records_json import article_to_json, attribution_to_json, to_line

LINES = [to_line(attribution_to_json(each)) for each in lake_attributions(lake_article())]
LEAST = {"article": "lake", "kind": "direct", "content": [{"start": 0, "end": 4, "text": "PORT"}]}


@pytest.fixture
def write(tmp_path: Path):
    def write_lines(*lines: str) -> Path:
        path = tmp_path / "records.jsonl"
        path.write_text("\n".join(lines), "utf-8")
        return path

    return write_lines


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("lake", "lake"),
        ("texts/lake.txt", "lake"),
        ("dump.jsonl.gz#lake", "lake"),
        ("dump#1.jsonl#lake", "lake"),
        ("a.b_c.html", "a.b_c"),
        ("river.txt", None),
        ("", None),
    ],
)
def test_article_of_a_record(name: str, key: str | None) -> None:
    """By the gold's own name, by a file of that name, by the key in a dump."""
    assert find_key(name, {"lake", "a.b_c"}) == key


def test_own_records(write) -> None:
    """What `extract --format jsonl --articles` prints; article lines are passed over, strangers counted."""
    stranger = json.dumps({**json.loads(LINES[0]), "article": "river.txt"})

    found = read_predictions(write(to_line(article_to_json(lake_article())), *LINES, "", stranger), {"lake"})

    assert found.by_article == {"lake": list(lake_attributions(lake_article()))}
    assert found.strangers == 1
    assert found.has_confidence


def test_records_of_another_tool(write) -> None:
    """Article, kind and content are enough; without confidence there is no reliability."""
    found = read_predictions(write(json.dumps(LEAST)), {"lake"})

    (record,) = found.by_article["lake"]
    assert (record.cue, record.speaker, record.category) == (None, None, "statement")
    assert not found.has_confidence


def test_records_that_come_again(write) -> None:
    """The same record twice is one, as where a dump holds an article twice; without an id nobody can tell."""
    again = read_predictions(write(*LINES, *LINES), {"lake"})
    unknown = read_predictions(write(json.dumps(LEAST), json.dumps(LEAST)), {"lake"})

    assert again.by_article == {"lake": list(lake_attributions(lake_article()))}
    assert len(unknown.by_article["lake"]) == 2


def test_no_records(write) -> None:
    """An empty file is what somebody found: nothing."""
    assert read_predictions(write(""), {"lake"}).by_article == {}


@pytest.mark.parametrize(
    ("lines", "reason"),
    [
        (["nonsense"], "records.jsonl line 1: is not JSON"),
        ([LINES[0], "7"], "records.jsonl line 2: is a JSON int, not an object"),
        ([json.dumps({**LEAST, "kind": "loud"})], "line 1: is no record (attribution.kind: got 'loud'"),
        ([json.dumps({"article": "lake", "kind": "direct"})], "is no record (attribution.content: is missing"),
        ([json.dumps({**LEAST, "mood": 1})], "is no record (attribution.mood: unknown field"),
        ([json.dumps({**LEAST, "article": "river"})], "none of them of an article of the gold; name articles as"),
    ],
)
def test_what_are_no_records(write, lines: list[str], reason: str) -> None:
    """Damage, and records of other articles only, are told in one line."""
    with pytest.raises(InputError) as raised:
        read_predictions(write(*lines), {"lake"})

    assert reason in str(raised.value)
    assert "\n" not in str(raised.value)


def test_no_file(tmp_path: Path) -> None:
    """A missing file is missing."""
    with pytest.raises(MissingInputError, match="does not exist"):
        read_predictions(tmp_path / "none.jsonl", {"lake"})
