"""The wire format: what goes out follows the schema and comes back equal; what does not follow it is refused."""

from __future__ import annotations

import copy
import json
from typing import Any

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from support.records import lake_article, lake_attributions, readings

from quotetrack.errors import RecordError
from quotetrack.records_json import (
    article_from_json,
    article_to_json,
    attribution_from_json,
    attribution_to_json,
    load_record_schema,
    to_line,
)

VALIDATOR = jsonschema.Draft202012Validator(load_record_schema())
ARTICLE = lake_article()
ATTRIBUTION = lake_attributions(ARTICLE)[1]


def test_schema_itself_is_valid() -> None:
    """The schema that ships in the package is a valid JSON Schema of draft 2020-12."""
    schema = load_record_schema()

    jsonschema.Draft202012Validator.check_schema(schema)
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"


def test_attribution_line_has_the_promised_fields_in_order() -> None:
    """The fields of an attribution line are those of docs/records.md, in that order."""
    fields = list(attribution_to_json(ATTRIBUTION))

    assert fields == [
        "schema", "id", "article", "article_id", "text_sha256", "kind", "content", "cue", "source", "speaker",
        "co_speakers", "organizations", "carriers", "probable_carriers", "medium", "class", "confidence", "notes",
    ]  # fmt: skip


def test_article_line_gives_every_span_of_its_attributions() -> None:
    """`text[start:end]` of an article line is the text of every span of the article's attribution lines."""
    text = article_to_json(ARTICLE)["text"]

    for attribution in lake_attributions(ARTICLE):
        record = attribution_to_json(attribution)
        for span in [*record["content"], record["cue"], record["source"]]:
            assert text[span["start"] : span["end"]] == span["text"]


@settings(deadline=None)
@given(readings())
def test_records_round_trip_through_a_line(reading: Any) -> None:
    """Any record, written as a line of JSON and read back, is equal to what it was, and the line is valid."""
    article, attributions = reading

    line = to_line(article_to_json(article))
    assert len(line.splitlines()) == 1
    VALIDATOR.validate(json.loads(line))
    assert article_from_json(json.loads(line)) == article
    for attribution in attributions:
        record = json.loads(to_line(attribution_to_json(attribution)))
        VALIDATOR.validate(record)
        assert attribution_from_json(record) == attribution


def _places(value: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """Every place in a JSON value, as the keys that lead there."""
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [path, *(place for key, item in inner for place in _places(item, (*path, key)))]


json_values = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-2, 3),
    st.floats(allow_nan=False),
    st.sampled_from(["", "direct", "told", "body", "person"]),
    st.just([]),
    st.just({}),
)


@settings(deadline=None)
@given(st.data())
def test_reader_takes_nothing_that_the_schema_refuses(data: st.DataObject) -> None:
    """A record with one field changed, dropped or added is read only if the schema allows it."""
    is_article = data.draw(st.booleans())
    record = copy.deepcopy(article_to_json(ARTICLE) if is_article else attribution_to_json(ATTRIBUTION))
    *parents, key = data.draw(st.sampled_from([place for place in _places(record) if place]))
    parent = record
    for step in parents:
        parent = parent[step]
    if data.draw(st.booleans()):
        parent[key] = data.draw(json_values)
    elif data.draw(st.booleans()):
        del parent[key]
    else:
        parent.update({"extra": 1}) if isinstance(parent, dict) else parent.append({"extra": 1})

    try:
        article_from_json(record) if is_article else attribution_from_json(record)
    except RecordError as error:
        assert "\n" not in str(error)
    else:
        VALIDATOR.validate(record)


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"schema": 2}, "attribution.schema: got 2, this version of quotetrack reads 1"),
        ({"schema": True}, "attribution.schema: got true or false, want a whole number"),
        ({"confidence": 1.5}, "attribution.confidence: got 1.5, want a number from 0 to 1"),
        ({"confidence": float("nan")}, "attribution.confidence: got nan"),
        ({"kind": "spoken"}, "attribution.kind: got 'spoken', want one of direct, indirect, mixed"),
        ({"content": []}, "attribution.content: is empty"),
        ({"cue": {"start": 3, "end": 1, "text": ""}}, "attribution.cue.end: got 1, which is before start (3)"),
        ({"cue": {"start": 0, "end": 2, "text": "abc"}}, "attribution.cue.text: is 3 code points long"),
        ({"cue": {"start": -1, "end": 2, "text": "abc"}}, "attribution.cue.start: got -1, want 0 or more"),
        ({"medium": "\ud800"}, "attribution.medium: holds half a surrogate pair"),
        ({"mood": "sad"}, "attribution.mood: unknown field"),
        ({"notes": [1]}, "attribution.notes[0]: got a whole number, want a string"),
        (
            {"carriers": [{"name": "AP", "basis": "told", "start": 1, "end": None}]},
            "attribution.carriers[0].start: start and end are either both numbers or both null",
        ),
    ],
)
def test_refusal_names_the_field(change: dict[str, Any], message: str) -> None:
    """A record that breaks the format is refused with the place and what was wanted."""
    with pytest.raises(RecordError) as caught:
        attribution_from_json(attribution_to_json(ATTRIBUTION) | change)

    assert str(caught.value).startswith(message)


@pytest.mark.parametrize("value", [None, [], "text", 1])
def test_only_objects_are_records(value: object) -> None:
    """A line that holds another JSON value than an object is refused."""
    with pytest.raises(RecordError, match="want an object"):
        attribution_from_json(value)
    with pytest.raises(RecordError, match="want an object"):
        article_from_json(value)


def test_records_of_older_versions_are_read() -> None:
    """A line without `co_speakers` and `of` has one speaker, whose all organisations are; the schema takes it too."""
    record = attribution_to_json(ATTRIBUTION)
    del record["co_speakers"]
    for organization in record["organizations"]:
        del organization["of"]

    VALIDATOR.validate(record)
    assert attribution_from_json(record) == ATTRIBUTION


def test_an_organisation_of_nobody_is_refused() -> None:
    """`of` names speakers that are there, and co-speakers need a speaker before them."""
    record = attribution_to_json(ATTRIBUTION)
    body = {"id": "o", "name": "Harbour Union", "type": "unknown", "basis": "role", "of": [1]}

    with pytest.raises(RecordError, match=r"organizations\[0\]\.of: names speaker 1, the last one here is 0"):
        attribution_from_json(record | {"organizations": [body]})
    with pytest.raises(RecordError, match=r"attribution\.co_speakers: is filled, but speaker is null"):
        attribution_from_json(record | {"co_speakers": [record["speaker"]], "speaker": None})
