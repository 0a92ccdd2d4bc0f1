"""The frozen values that travel between rooms. No I/O, no third-party import.

Data flows one way: `InputDocument -> Article -> Reading -> Attribution` (bare, from `nlp`) `-> Attribution`
with its speaker, organisations and carriers (from `speakers` and `carriers`) -> store rows, graph, reports.

Offsets are half-open code points of `Article.text`, which is never rewritten; `article.text[span.start:span.end]`
is `span.text` for every span of an article. The JSON form of `Attribution` and `Article` is the wire format of
docs/records.md; `records_json.py` writes and reads it.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

SCHEMA = 1
"""Number of the wire format, written into every record."""


class BlockKind(StrEnum):
    """What a block of an article (a line, or the lines of one paragraph) is."""

    HEADLINE = "headline"
    DECK = "deck"  # the standing sentence or two under the headline
    DATE = "date"
    BODY = "body"
    SUBHEAD = "subhead"
    BYLINE = "byline"
    CREDIT = "credit"  # author initials and agency credits: `ls/jm (AP, Reuters)`, `(Reporting by ...)`
    PICTURE = "picture"  # captions and picture credits
    NAVIGATION = "navigation"
    TRAILER = "trailer"  # related stories, "read more", newsletter boxes


READ_KINDS = frozenset({BlockKind.DECK, BlockKind.BODY, BlockKind.SUBHEAD, BlockKind.HEADLINE})
"""The kinds of block whose words are the article's own and are read for attributions."""


class Kind(StrEnum):
    """How the content stands on the page."""

    DIRECT = "direct"  # all of it is one speaker's quoted utterance
    MIXED = "mixed"  # partly quoted
    INDIRECT = "indirect"  # no quotation marks


class AttributionClass(StrEnum):
    """What the cue says was done: speech and writing, thought and wish, or the rest."""

    STATEMENT = "statement"
    BELIEF = "belief"
    OTHER = "other"


class SpeakerType(StrEnum):
    """What kind of voice a speaker is."""

    PERSON = "person"
    ORGANIZATION = "organization"
    GROUP = "group"
    DOCUMENT = "document"
    UNKNOWN = "unknown"


class ResolvedBy(StrEnum):
    """How the source's words led to the speaker."""

    NAME = "name"
    SURNAME = "surname"
    PRONOUN = "pronoun"
    NOMINAL = "nominal"  # "the minister", "the group"
    ORGANIZATION = "organization"
    NONE = "none"


class OrganizationBasis(StrEnum):
    """Which words say that the speaker speaks for the organisation."""

    IS = "is"  # the speaker is the organisation
    ROLE = "role"  # "UN Secretary General Ban Ki-moon"
    APPOSITION = "apposition"  # "Robert Mardini, who heads the ICRC"
    OF_PHRASE = "of-phrase"  # "Rassam Mustafa of the rebel group ..."
    POSSESSIVE = "possessive"  # "the EU's top diplomat"
    REGISTRY = "registry"  # known from the lexicon, not from the page
    COREFERENCE = "coreference"  # said of the same speaker elsewhere in the article


class CarrierBasis(StrEnum):
    """Which words say through whose hands it came."""

    TOLD = "told"  # "told Reuters"
    RELAY = "relay"  # "SANA quoted X as saying"
    ACCORDING_TO = "according-to"  # "according to Reuters"
    CREDIT = "credit"  # "(AP, Reuters)" under the article
    DATELINE = "dateline"  # "WASHINGTON (AP) -"
    BYLINE = "byline"  # "Associated Press" in the byline


ARTICLE_BASES = frozenset({CarrierBasis.CREDIT, CarrierBasis.DATELINE, CarrierBasis.BYLINE})
"""The carrier bases that speak of the article as a whole; the others speak of one statement."""


@dataclass(frozen=True, slots=True)
class Span:
    """Words of an article: half-open code points of `Article.text`, and the words themselves."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class InputDocument:
    """One document as an input holds it, decoded and not yet understood.

    Attributes:
        name: The input as given, or `INPUT#key` for one article of many.
        text: The decoded characters: plain text, or the HTML source.
        media: `text` or `html`.
        encoding: Which encoding decoded it (`utf-8`, `cp1252`, ...).
        title, outlet, published, url, bylines: What the container says of it (a JSONL dump, a page's address); None
            or empty where it says nothing. `published` as given, in whatever format.
        warnings: What had to be mended at intake (lone surrogates replaced, a declared encoding that was wrong).
    """

    name: str
    text: str
    media: str = "text"
    encoding: str = "utf-8"
    title: str | None = None
    outlet: str | None = None
    published: str | None = None
    url: str | None = None
    bylines: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of `Article.text` that is one thing: half-open code points, without surrounding white space."""

    start: int
    end: int
    kind: BlockKind


@dataclass(frozen=True, slots=True)
class Dateline:
    """Place, agency and date in front of a wire story: `WASHINGTON (AP) - `, `ALEPPO, Dec 12 (Reuters) - `.

    `start` and `end` delimit the whole dateline, dash included, in `Article.text`.
    """

    place: str | None
    agency: str | None
    date: str | None
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Carrier:
    """A hand the words passed through, other than the publisher.

    `start` and `end` are the words that say so, in `Article.text`; None where they stand outside it (a page's
    metadata). `step` counts from the mouth: 1 heard the statement, 2 had it from 1, and the publisher comes after the
    last; None for a credit that is not yet told of any statement (`Article.credits`).
    """

    name: str
    basis: CarrierBasis
    start: int | None = None
    end: int | None = None
    step: int | None = None


@dataclass(frozen=True, slots=True)
class ProbableCarrier:
    """A hand that the statement probably came through: inferred from what the article credits, said by no words of it.

    `confidence` is a chance, 0 to 1; `because` says in plain words what the inference rests on.
    """

    name: str
    confidence: float
    because: str


@dataclass(frozen=True, slots=True)
class Article:
    """One text with its headline, byline, dateline and credits.

    Attributes:
        name: The input as given (`InputDocument.name`).
        id: Identity: a hash of outlet and canonical URL, or of outlet and text where there is no URL.
        text: What every offset counts in: as it was read (plain text), or as extracted (HTML).
        text_sha256: The version of the text, 64 hex digits.
        outlet: Who publishes it; None where nothing says so.
        url, title, published (ISO 8601 date or date-time), bylines: as the page or its container states them.
        initials: Author initials in a credit line: `ls/jm`.
        dateline: The wire dateline, or None.
        credits: Agencies and outlets credited for the text, in reading order. Never picture credits.
        picture_credits: Whose pictures, as they stand on the page.
        blocks: What each stretch of the text is, in order, not overlapping.
        warnings: What had to be mended or guessed on the way in, in plain words.
    """

    name: str
    id: str
    text: str
    text_sha256: str
    outlet: str | None = None
    url: str | None = None
    title: str | None = None
    published: str | None = None
    bylines: tuple[str, ...] = ()
    initials: tuple[str, ...] = ()
    dateline: Dateline | None = None
    credits: tuple[Carrier, ...] = ()
    picture_credits: tuple[str, ...] = ()
    blocks: tuple[Block, ...] = ()
    warnings: tuple[str, ...] = ()

    def span(self, start: int, end: int) -> Span:
        """The span of the half-open code points `start` to `end` of the text."""
        return Span(start, end, self.text[start:end])


@dataclass(frozen=True, slots=True)
class Token:
    """One word as the language model read it.

    Attributes:
        start, end: Half-open code points of `Article.text`.
        text, lemma: The word as it stands, and its dictionary form.
        tag: Penn Treebank tag (`NNP`, `VBD`).
        dep: Universal Dependencies label (`nsubj`, `appos`).
        head: Index in `Reading.tokens` of its syntactic head; itself for a root.
    """

    start: int
    end: int
    text: str
    lemma: str
    tag: str
    dep: str
    head: int


@dataclass(frozen=True, slots=True)
class Mention:
    """A name in the text with its entity label: `PERSON`, `ORG`, `LOC` or `NORP`."""

    start: int
    end: int
    text: str
    label: str


@dataclass(frozen=True, slots=True)
class Organization:
    """For whom a speaker speaks. `type` is `agency`, `outlet`, `government`, `party`, ... or `unknown`.

    `of` says whose it is, as indices into `Attribution.speakers`: 0 is the speaker, 1 the first of the co-speakers.
    """

    id: str
    name: str
    type: str
    basis: OrganizationBasis
    of: tuple[int, ...] = (0,)


class AnonymityKind(StrEnum):
    """How much the page tells of an unnamed source: a ladder for people, weakest rung first; then what is no person.

    Where several rungs fit a person the highest counts.

    Source: the handbooks of AP ("a source" unmodified is prohibited; say as much as possible of position and how they
    know), Reuters (give the source's standing: "a senior official in a department"), NPR ("officials say" is not
    enough) and the BBC (explain as fully as possible how a source knows).
    """

    BARE = "bare"
    """Nothing at all: "sources", "an official" (AP prohibits it, NPR finds it too little)."""
    CROWD = "crowd"
    """One or many of an unbounded many: "residents", "critics", "a woman" (Reuters asks who and how many they are)."""
    INSTITUTION = "institution"
    """From where: "a military source", "UN officials", "people at the company" (AP: describe the affiliation)."""
    ROLE = "role"
    """What they do or which rank they have: "a doctor", "a senior official" (Reuters: say what their position is)."""
    ACCESS = "access"
    """How they know: "a witness", "a person briefed on the talks" (AP, BBC: say how the source knows)."""
    OFFICE = "office"
    """The one holder of an office, whom a reader can look up: "the Turkish president"."""
    MEDIA = "media"
    """Other media, none of them named: "local media", "press reports" (AP: say who reported it)."""
    DOCUMENT = "document"
    """Papers and their like without an issuer: "reports", "a poll" (IFCN: name and link what a claim rests on)."""


class SourceNumber(StrEnum):
    """How many people an unnamed source is, by the page's words (Reuters: one source is not "sources")."""

    ONE = "one"
    TWO = "two"
    SEVERAL = "several"


@dataclass(frozen=True, slots=True)
class Anonymity:
    """An unnamed source.

    Attributes:
        kind: How much the page tells of it.
        description: Its words, without the clause in which it spoke and without the reason.
        reason: Why it stays unnamed, in the page's words; None where the page does not say.
        number: How many people; None for media and documents.
    """

    kind: AnonymityKind
    description: str
    reason: str | None = None
    number: SourceNumber | None = None


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who is speaking, resolved within the article. `name` is None when nobody is nameable."""

    id: str
    name: str | None
    type: SpeakerType
    anonymous: bool = False
    anonymity: Anonymity | None = None
    role: str | None = None
    resolved_by: ResolvedBy = ResolvedBy.NONE


@dataclass(frozen=True, slots=True)
class Attribution:
    """One instance of somebody being said to have said something. One line of the wire format.

    `nlp` fills everything up to `confidence`; `speakers` adds `speaker`, `organizations` and notes; `carriers` adds
    `carriers` and `probable_carriers`. Field meanings are those of docs/records.md.
    """

    id: str
    article: str
    article_id: str
    text_sha256: str
    kind: Kind
    content: tuple[Span, ...]
    cue: Span | None
    source: Span | None
    category: AttributionClass
    confidence: float
    medium: str | None = None
    speaker: Speaker | None = None
    co_speakers: tuple[Speaker, ...] = ()
    organizations: tuple[Organization, ...] = ()
    carriers: tuple[Carrier, ...] = ()
    probable_carriers: tuple[ProbableCarrier, ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def speakers(self) -> tuple[Speaker, ...]:
        """All who say it: the speaker, then those who say it with the first ("WFP and UNHCR said")."""
        return () if self.speaker is None else (self.speaker, *self.co_speakers)


@dataclass(frozen=True, slots=True)
class Reading:
    """What the language model read in one article: everything later rooms need, and no spaCy in it.

    Attributes:
        article: The article read.
        tokens: Every word of the blocks that were read, in order; white space left out.
        sentences: Sentence spans as half-open indices into `tokens`.
        mentions: Names, in order, not overlapping.
        attributions: Bare attributions in reading order (no speaker, organisations or carriers yet).
    """

    article: Article
    tokens: tuple[Token, ...] = ()
    sentences: tuple[tuple[int, int], ...] = ()
    mentions: tuple[Mention, ...] = ()
    attributions: tuple[Attribution, ...] = field(default=())
