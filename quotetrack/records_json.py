"""Records to and from the JSON wire format of docs/records.md, and the door at which outside records are checked.

The JSON Schema of both lines (attribution, article) is `record.schema.json` beside this file; `load_record_schema`
returns it. `*_from_json` accepts exactly what the schema accepts, and besides asks what a schema cannot: that a
span's text is as long as its offsets say, and that `of` of an organisation names speakers that are there.

Two fields have another name in JSON than in Python: `Attribution.category` is `class`, `Article.name` is `article`
(and `Article.id` is `article_id`).
"""

from __future__ import annotations

import json
from importlib.resources import files
from typing import Any

from quotetrack.json_fields import Fields
from quotetrack.records import (
    SCHEMA,
    Anonymity,
    AnonymityKind,
    Article,
    Attribution,
    AttributionClass,
    Block,
    BlockKind,
    Carrier,
    CarrierBasis,
    Dateline,
    Kind,
    Organization,
    OrganizationBasis,
    ProbableCarrier,
    ResolvedBy,
    SourceNumber,
    Span,
    Speaker,
    SpeakerType,
)

__all__ = [
    "article_from_json",
    "article_to_json",
    "attribution_from_json",
    "attribution_to_json",
    "load_record_schema",
    "to_line",
]

JsonObject = dict[str, Any]


def load_record_schema() -> JsonObject:
    """The JSON Schema (draft 2020-12) of one line of the wire format: an attribution or an article."""
    path = files("quotetrack") / "record.schema.json"
    schema: JsonObject = json.loads(path.read_text("utf-8"))
    return schema


def to_line(record: JsonObject, *, ascii_only: bool = False) -> str:
    """One JSON object as one line, without the line end; letters outside ASCII stand as they are.

    U+2028 and U+2029 are escaped: JSON allows them bare, but many readers of JSON lines split on them.
    """
    line = json.dumps(record, ensure_ascii=ascii_only, allow_nan=False)
    return line.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029").replace("\x85", "\\u0085")


def attribution_to_json(attribution: Attribution) -> JsonObject:
    """One attribution as the JSON object of docs/records.md."""
    return {
        "schema": SCHEMA,
        "id": attribution.id,
        "article": attribution.article,
        "article_id": attribution.article_id,
        "text_sha256": attribution.text_sha256,
        "kind": attribution.kind.value,
        "content": [_span_to_json(span) for span in attribution.content],
        "cue": None if attribution.cue is None else _span_to_json(attribution.cue),
        "source": None if attribution.source is None else _span_to_json(attribution.source),
        "speaker": None if attribution.speaker is None else _speaker_to_json(attribution.speaker),
        "co_speakers": [_speaker_to_json(speaker) for speaker in attribution.co_speakers],
        "organizations": [_organization_to_json(organization) for organization in attribution.organizations],
        "carriers": [_carrier_to_json(carrier) for carrier in attribution.carriers],
        "probable_carriers": [
            {"name": carrier.name, "confidence": carrier.confidence, "because": carrier.because}
            for carrier in attribution.probable_carriers
        ],
        "medium": attribution.medium,
        "class": attribution.category.value,
        "confidence": attribution.confidence,
        "notes": list(attribution.notes),
    }


def article_to_json(article: Article) -> JsonObject:
    """One article as the JSON object of docs/records.md; `text[start:end]` gives every span of its attributions."""
    dateline = article.dateline
    return {
        "schema": SCHEMA,
        "article": article.name,
        "article_id": article.id,
        "text_sha256": article.text_sha256,
        "outlet": article.outlet,
        "url": article.url,
        "title": article.title,
        "published": article.published,
        "bylines": list(article.bylines),
        "initials": list(article.initials),
        "dateline": None
        if dateline is None
        else {
            "place": dateline.place,
            "agency": dateline.agency,
            "date": dateline.date,
            "start": dateline.start,
            "end": dateline.end,
        },
        "credits": [_carrier_to_json(carrier) for carrier in article.credits],
        "picture_credits": list(article.picture_credits),
        "blocks": [{"start": block.start, "end": block.end, "kind": block.kind.value} for block in article.blocks],
        "warnings": list(article.warnings),
        "text": article.text,
    }


def attribution_from_json(value: object) -> Attribution:
    """Read one attribution line, already parsed from JSON.

    Raises:
        RecordError: A field is missing, unknown or of the wrong type, or `schema` is not ours; the message names it.
    """
    fields = _open_record(value, "attribution")
    attribution = Attribution(
        id=fields.text("id"),
        article=fields.text("article"),
        article_id=fields.text("article_id"),
        text_sha256=fields.text("text_sha256"),
        kind=fields.choice("kind", Kind),
        content=tuple(_read_span(item) for item in fields.objects("content", at_least=1)),
        cue=_read_optional_span(fields, "cue"),
        source=_read_optional_span(fields, "source"),
        category=fields.choice("class", AttributionClass),
        confidence=fields.share("confidence"),
        medium=fields.optional_text("medium"),
        speaker=None if (speaker := fields.optional_object("speaker")) is None else _read_speaker(speaker),
        co_speakers=tuple(_read_speaker(item) for item in fields.objects("co_speakers", may_be_missing=True)),
        organizations=tuple(_read_organization(item) for item in fields.objects("organizations")),
        carriers=tuple(_read_carrier(item) for item in fields.objects("carriers")),
        probable_carriers=tuple(
            _read_probable_carrier(item) for item in fields.objects("probable_carriers", may_be_missing=True)
        ),
        notes=fields.texts("notes"),
    )
    if attribution.co_speakers and attribution.speaker is None:
        raise fields.error("co_speakers", "is filled, but speaker is null: the first of several speakers goes there")
    last = len(attribution.co_speakers)
    for index, organization in enumerate(attribution.organizations):
        if max(organization.of) > last:
            raise fields.error(
                f"organizations[{index}].of", f"names speaker {max(organization.of)}, the last one here is {last}"
            )
    fields.close()
    return attribution


def article_from_json(value: object) -> Article:
    """Read one article line, already parsed from JSON.

    Raises:
        RecordError: A field is missing, unknown or of the wrong type, or `schema` is not ours; the message names it.
    """
    fields = _open_record(value, "article")
    article = Article(
        name=fields.text("article"),
        id=fields.text("article_id"),
        text=fields.text("text"),
        text_sha256=fields.text("text_sha256"),
        outlet=fields.optional_text("outlet"),
        url=fields.optional_text("url"),
        title=fields.optional_text("title"),
        published=fields.optional_text("published"),
        bylines=fields.texts("bylines"),
        initials=fields.texts("initials"),
        dateline=_read_dateline(fields.optional_object("dateline")),
        credits=tuple(_read_carrier(item) for item in fields.objects("credits")),
        picture_credits=fields.texts("picture_credits"),
        blocks=tuple(_read_block(item) for item in fields.objects("blocks")),
        warnings=fields.texts("warnings"),
    )
    fields.close()
    return article


def _open_record(value: object, what: str) -> Fields:
    fields = Fields(value, what)
    fields.constant("schema", SCHEMA)
    return fields


def _span_to_json(span: Span) -> JsonObject:
    return {"start": span.start, "end": span.end, "text": span.text}


def _carrier_to_json(carrier: Carrier) -> JsonObject:
    return {
        "name": carrier.name,
        "basis": carrier.basis.value,
        "start": carrier.start,
        "end": carrier.end,
        "step": carrier.step,
    }


def _organization_to_json(organization: Organization) -> JsonObject:
    return {
        "id": organization.id,
        "name": organization.name,
        "type": organization.type,
        "basis": organization.basis.value,
        "of": list(organization.of),
    }


def _speaker_to_json(speaker: Speaker) -> JsonObject:
    anonymity = speaker.anonymity
    return {
        "id": speaker.id,
        "name": speaker.name,
        "type": speaker.type.value,
        "anonymous": speaker.anonymous,
        "anonymity": None if anonymity is None else _anonymity_to_json(anonymity),
        "role": speaker.role,
        "resolved_by": speaker.resolved_by.value,
    }


def _anonymity_to_json(anonymity: Anonymity) -> JsonObject:
    return {
        "kind": anonymity.kind.value,
        "description": anonymity.description,
        "reason": anonymity.reason,
        "number": None if anonymity.number is None else anonymity.number.value,
    }


def _read_span(fields: Fields) -> Span:
    start, end = fields.offsets()
    span = Span(start, end, fields.text("text"))
    if len(span.text) != end - start:
        raise fields.error("text", f"is {len(span.text)} code points long, but end - start is {end - start}")
    fields.close()
    return span


def _read_optional_span(fields: Fields, key: str) -> Span | None:
    inner = fields.optional_object(key)
    return None if inner is None else _read_span(inner)


def _read_carrier(fields: Fields) -> Carrier:
    start, end = fields.optional_offsets()
    basis = fields.choice("basis", CarrierBasis)
    carrier = Carrier(
        fields.text("name"), basis, start, end, fields.optional_count("step") if "step" in fields else None
    )
    fields.close()
    return carrier


def _read_probable_carrier(fields: Fields) -> ProbableCarrier:
    carrier = ProbableCarrier(fields.text("name"), fields.share("confidence"), fields.text("because"))
    fields.close()
    return carrier


def _read_organization(fields: Fields) -> Organization:
    organization = Organization(
        fields.text("id"),
        fields.text("name"),
        fields.text("type"),
        fields.choice("basis", OrganizationBasis),
        fields.indices("of", where_missing=(0,)),
    )
    fields.close()
    return organization


def _read_speaker(fields: Fields) -> Speaker:
    speaker = Speaker(
        id=fields.text("id"),
        name=fields.optional_text("name"),
        type=fields.choice("type", SpeakerType),
        anonymous=fields.truth("anonymous"),
        anonymity=_read_anonymity(fields.optional_object("anonymity")),
        role=fields.optional_text("role"),
        resolved_by=fields.choice("resolved_by", ResolvedBy),
    )
    fields.close()
    return speaker


def _read_anonymity(fields: Fields | None) -> Anonymity | None:
    if fields is None:
        return None
    anonymity = Anonymity(
        fields.choice("kind", AnonymityKind),
        fields.text("description"),
        fields.optional_text("reason"),
        fields.optional_choice("number", SourceNumber) if "number" in fields else None,
    )
    fields.close()
    return anonymity


def _read_dateline(fields: Fields | None) -> Dateline | None:
    if fields is None:
        return None
    start, end = fields.offsets()
    dateline = Dateline(
        fields.optional_text("place"), fields.optional_text("agency"), fields.optional_text("date"), start, end
    )
    fields.close()
    return dateline


def _read_block(fields: Fields) -> Block:
    start, end = fields.offsets()
    block = Block(start, end, fields.choice("kind", BlockKind))
    fields.close()
    return block
