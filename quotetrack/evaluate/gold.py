"""What people say is right, in the two shapes there are: spans marked in a text, and whole records."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

__all__ = [
    "AnnotatedText",
    "Gold",
    "GoldArticle",
    "GoldFormat",
    "GoldRecord",
    "GoldSpans",
    "Range",
    "RecordGold",
    "SpanGold",
]

Range = tuple[int, int]
"""Half-open code points of a text."""


class GoldFormat(StrEnum):
    """How gold is written down; docs/accuracy.md describes each."""

    POLNEAR = "polnear"  # JSON lines of texts, each with its annotation in brat's standoff format
    BRAT = "brat"  # a folder of X.txt with X.ann
    RECORDS = "records"  # one JSON object of articles, their texts beside it


@dataclass(frozen=True, slots=True)
class GoldSpans:
    """One attribution as ranges of its text; the source may be empty."""

    source: tuple[Range, ...]
    cue: tuple[Range, ...]
    content: tuple[Range, ...]


@dataclass(frozen=True, slots=True)
class AnnotatedText:
    """A text whose attributions somebody marked."""

    key: str
    text: str
    attributions: tuple[GoldSpans, ...]


@dataclass(frozen=True, slots=True)
class GoldRecord:
    """One attribution as a careful reader would record it.

    Attributes:
        kind: `direct`, `mixed` or `indirect`.
        content, cue, source: The words; the parts of an interrupted content are joined by spaces.
        speaker: The accepted names; none for somebody nobody can name.
        anonymous: Whether the speaker is an unnamed person or group.
        organizations: For each the accepted names.
        carriers: Who was told it or relayed it.
        role: Accepted words for what the speaker is; none where the article gives none; None where the gold is silent.
        anonymity_kind: The rung of the ladder (docs/records.md); None where the gold is silent.
        number: How many unnamed people it is: `one`, `two` or `several`; None where the gold is silent.
        co_speakers: For each who says it with the speaker the accepted names; None where the gold is silent.
    """

    kind: str
    content: str
    cue: str
    source: str
    speaker: tuple[str, ...]
    anonymous: bool
    organizations: tuple[tuple[str, ...], ...]
    carriers: tuple[str, ...]
    role: tuple[str, ...] | None = None
    anonymity_kind: str | None = None
    number: str | None = None
    co_speakers: tuple[tuple[str, ...], ...] | None = None


@dataclass(frozen=True, slots=True)
class GoldArticle:
    """An article's records, and what else is known of it.

    Attributes:
        key: The name of its text without the ending.
        records: Its statements; beliefs and the rest are not in gold of this kind.
        not_quotes: Titles, signs and nicknames between quotation marks, which nobody said.
        credits: Agencies credited for the text; None where the gold does not say.
    """

    key: str
    records: tuple[GoldRecord, ...]
    not_quotes: tuple[str, ...] = ()
    credits: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True)
class SpanGold:
    """Marked texts.

    Attributes:
        articles: One a text, in the order of the files.
        inputs: What `quotetrack extract` reads to get the records to compare.
        sha256: Sixteen hex digits of the files' bytes: other digits are other gold.
        notes: What was left out on the way in, in plain words.
    """

    articles: tuple[AnnotatedText, ...]
    inputs: tuple[str, ...]
    sha256: str
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class RecordGold:
    """Recorded articles; attributes as those of `SpanGold`.

    Attributes:
        without_text: Keys of the articles whose text does not stand beside the gold: they can be compared with
            records that somebody has, and not be read.
    """

    articles: tuple[GoldArticle, ...]
    inputs: tuple[str, ...]
    sha256: str
    notes: tuple[str, ...] = ()
    without_text: tuple[str, ...] = ()


Gold = SpanGold | RecordGold
