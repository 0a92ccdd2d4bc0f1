"""Records to rows and rows to records. No SQL that decides anything; `writer.py` and `reader.py` have that."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import Any

from quotetrack.records import (
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
    "attribution_from_rows",
    "attribution_to_row",
    "carriers_to_rows",
    "quotation_of",
    "row_to_article",
    "speaker_to_columns",
    "version_to_row",
]

Row = dict[str, Any]


def version_to_row(article: Article) -> Row:
    """The columns of `versions` that come from the article itself."""
    dateline = article.dateline
    return {
        "article_id": article.id,
        "text_sha256": article.text_sha256,
        "name": article.name,
        "outlet": article.outlet,
        "url": article.url,
        "title": article.title,
        "published": article.published,
        "bylines": _dump(article.bylines),
        "initials": _dump(article.initials),
        "dateline_place": None if dateline is None else dateline.place,
        "dateline_agency": None if dateline is None else dateline.agency,
        "dateline_date": None if dateline is None else dateline.date,
        "dateline_start": None if dateline is None else dateline.start,
        "dateline_end": None if dateline is None else dateline.end,
        "picture_credits": _dump(article.picture_credits),
        "blocks": _dump([(block.start, block.end, block.kind.value) for block in article.blocks]),
        "warnings": _dump(article.warnings),
        "text": article.text,
    }


def row_to_article(row: Row, credits: Iterable[Row]) -> Article:
    """The article of one row of `versions` and its rows of `credits`, in order of position."""
    dateline = None
    if row["dateline_start"] is not None:
        dateline = Dateline(
            row["dateline_place"],
            row["dateline_agency"],
            row["dateline_date"],
            row["dateline_start"],
            row["dateline_end"],
        )
    return Article(
        name=row["name"],
        id=row["article_id"],
        text=row["text"],
        text_sha256=row["text_sha256"],
        outlet=row["outlet"],
        url=row["url"],
        title=row["title"],
        published=row["published"],
        bylines=tuple(json.loads(row["bylines"])),
        initials=tuple(json.loads(row["initials"])),
        dateline=dateline,
        credits=tuple(_row_to_carrier(credit) for credit in credits),
        picture_credits=tuple(json.loads(row["picture_credits"])),
        blocks=tuple(Block(start, end, BlockKind(kind)) for start, end, kind in json.loads(row["blocks"])),
        warnings=tuple(json.loads(row["warnings"])),
    )


def attribution_to_row(attribution: Attribution, *, position: int, version_key: int, speaker_key: int | None) -> Row:
    """The columns of `attributions`; the article's name, id and text are those of its version."""
    cue, source = attribution.cue, attribution.source
    return {
        "id": attribution.id,
        "version_key": version_key,
        "position": position,
        "kind": attribution.kind.value,
        "class": attribution.category.value,
        "confidence": float(attribution.confidence),
        "quotation": quotation_of(attribution),
        "cue": None if cue is None else cue.text,
        "cue_start": None if cue is None else cue.start,
        "cue_end": None if cue is None else cue.end,
        "source": None if source is None else source.text,
        "source_start": None if source is None else source.start,
        "source_end": None if source is None else source.end,
        "medium": attribution.medium,
        "speaker_key": speaker_key,
        **speaker_to_columns(attribution.speaker),
        "notes": _dump(attribution.notes),
    }


def speaker_to_columns(speaker: Speaker | None) -> Row:
    """What `attributions` and `co_speakers` hold of a speaker; identity, name and type stand in `speakers`."""
    anonymity = None if speaker is None else speaker.anonymity
    return {
        "role": None if speaker is None else speaker.role,
        "resolved_by": None if speaker is None else speaker.resolved_by.value,
        "anonymous": None if speaker is None else int(speaker.anonymous),
        "anonymity_kind": None if anonymity is None else anonymity.kind.value,
        "anonymity_description": None if anonymity is None else anonymity.description,
        "anonymity_reason": None if anonymity is None else anonymity.reason,
        "anonymity_number": None if anonymity is None or anonymity.number is None else anonymity.number.value,
    }


def quotation_of(attribution: Attribution) -> str:
    """What was said as one string, for reading and full text: the spans of the content, a space between them."""
    return " ".join(span.text for span in attribution.content)


def attribution_from_rows(
    row: Row,
    version: Row,
    *,
    contents: Iterable[Row],
    co_speakers: Iterable[Row],
    organizations: Iterable[Row],
    carriers: Iterable[Row],
    probable_carriers: Iterable[Row],
) -> Attribution:
    """The attribution of one row of `attributions` (joined with its speaker) and its child rows, in order."""
    return Attribution(
        id=row["id"],
        article=version["name"],
        article_id=version["article_id"],
        text_sha256=version["text_sha256"],
        kind=Kind(row["kind"]),
        content=tuple(Span(content["start"], content["end"], content["text"]) for content in contents),
        cue=None if row["cue"] is None else Span(row["cue_start"], row["cue_end"], row["cue"]),
        source=None if row["source"] is None else Span(row["source_start"], row["source_end"], row["source"]),
        category=AttributionClass(row["class"]),
        confidence=row["confidence"],
        medium=row["medium"],
        speaker=None if row["speaker_key"] is None else _row_to_speaker(row),
        co_speakers=tuple(_row_to_speaker(other) for other in co_speakers),
        organizations=tuple(
            Organization(
                item["id"],
                item["name"],
                item["type"],
                OrganizationBasis(item["basis"]),
                tuple(json.loads(item["of_speakers"])),
            )
            for item in organizations
        ),
        carriers=tuple(_row_to_carrier(carrier) for carrier in carriers),
        probable_carriers=tuple(
            ProbableCarrier(carrier["name"], carrier["confidence"], carrier["because"]) for carrier in probable_carriers
        ),
        notes=tuple(json.loads(row["notes"])),
    )


def carriers_to_rows(owner_key: int, carriers: Sequence[Carrier]) -> list[tuple[Any, ...]]:
    """Rows of `carriers` or, without the last column, of `credits`: owner, position, name, basis, start, end, step."""
    return [
        (owner_key, position, carrier.name, carrier.basis.value, carrier.start, carrier.end, carrier.step)
        for position, carrier in enumerate(carriers)
    ]


def _row_to_speaker(row: Row) -> Speaker:
    anonymity = None
    if row["anonymity_kind"] is not None:
        number = row["anonymity_number"]
        anonymity = Anonymity(
            AnonymityKind(row["anonymity_kind"]),
            row["anonymity_description"],
            row["anonymity_reason"],
            None if number is None else SourceNumber(number),
        )
    return Speaker(
        id=row["speaker_id"],
        name=row["speaker_name"],
        type=SpeakerType(row["speaker_type"]),
        anonymous=bool(row["anonymous"]),
        anonymity=anonymity,
        role=row["role"],
        resolved_by=ResolvedBy(row["resolved_by"]),
    )


def _row_to_carrier(row: Row) -> Carrier:
    # A credit of the whole article has no step: the column is that of a statement's carriers.
    return Carrier(row["name"], CarrierBasis(row["basis"]), row["start"], row["end"], row.get("step"))


def _dump(values: Sequence[Any]) -> str:
    return json.dumps(list(values), ensure_ascii=False)
