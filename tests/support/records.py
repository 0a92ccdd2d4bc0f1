"""Invented articles and attributions: fixed ones for examples, hypothesis strategies for properties."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import replace

from hypothesis import strategies as st

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
    ResolvedBy,
    SourceNumber,
    Span,
    Speaker,
    SpeakerType,
)

LAKE_TEXT = (
    "PORT ESTRAL (AP) — The lake is rising, the mayor said.\n\n"
    "“We will leave by boat,” Ines Calloway, who heads the Harbour Union, told Reuters. “All of us.”\n"
)


def sha256(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def make_article(text: str = LAKE_TEXT, *, name: str = "lake.txt", id: str | None = None, **facts: object) -> Article:
    """An article whose id depends on its text, as one without an address has it."""
    article_id = id or sha256("id " + text)[:16]
    return replace(Article(name=name, id=article_id, text=text, text_sha256=sha256(text)), **facts)


def find_span(article: Article, words: str) -> Span:
    """The first place where the words stand in the article."""
    start = article.text.index(words)
    return article.span(start, start + len(words))


def make_attribution(
    article: Article, contents: Sequence[str], *, cue: str | None = None, source: str | None = None, **facts: object
) -> Attribution:
    """An attribution given by its words, as they stand in the article."""
    spans = tuple(find_span(article, words) for words in contents)
    key = " ".join([article.id, article.text_sha256, *(f"{span.start}-{span.end}" for span in spans)])
    attribution = Attribution(
        id=sha256(key)[:16],
        article=article.name,
        article_id=article.id,
        text_sha256=article.text_sha256,
        kind=Kind.DIRECT,
        content=spans,
        cue=None if cue is None else find_span(article, cue),
        source=None if source is None else find_span(article, source),
        category=AttributionClass.STATEMENT,
        confidence=0.9,
    )
    return replace(attribution, **facts)


def lake_article(**facts: object) -> Article:
    """A wire story with dateline, credit and a quotation in two parts."""
    article = make_article(**facts)
    return replace(
        article,
        title="Lake rises",
        outlet="The Estral Courier",
        published="2021-03-04",
        dateline=Dateline("PORT ESTRAL", "AP", None, 0, 19),
        credits=(Carrier("Associated Press", CarrierBasis.DATELINE, 13, 15),),
        blocks=(Block(0, 54, BlockKind.BODY), Block(56, len(article.text) - 1, BlockKind.BODY)),
    )


def lake_attributions(article: Article) -> tuple[Attribution, ...]:
    """What is said in `lake_article`."""
    return (
        make_attribution(
            article,
            ["The lake is rising"],
            cue="said",
            source="the mayor",
            kind=Kind.INDIRECT,
            confidence=0.75,
            speaker=Speaker(
                "s0",
                None,
                SpeakerType.PERSON,
                anonymous=True,
                anonymity=Anonymity(AnonymityKind.OFFICE, "the mayor", None, SourceNumber.ONE),
                role="mayor",
            ),
        ),
        make_attribution(
            article,
            ["We will leave by boat,", "All of us."],
            cue="told",
            source="Ines Calloway, who heads the Harbour Union",
            speaker=Speaker("s1", "Ines Calloway", SpeakerType.PERSON, resolved_by=ResolvedBy.NAME),
            organizations=(Organization("o1", "Harbour Union", "unknown", OrganizationBasis.APPOSITION),),
            carriers=(Carrier("Reuters", CarrierBasis.TOLD, 131, 138),),
            notes=("no date",),
        ),
    )


# -- strategies ------------------------------------------------------------------------------------------------------

# Text as it comes from the world: any character, the awkward ones often.
texts = st.text(
    st.one_of(
        st.characters(exclude_categories=["Cs"]),
        st.sampled_from("“”\"'‘’«»\n\r\t\x00\x1b\u00a0\u00ad\u200b\u2028\u202e\ufeff\ufffe=@😀é"),
    ),
    max_size=60,
)
names = texts.filter(bool)
optional_texts = st.none() | texts


@st.composite
def spans(draw: st.DrawFn, text: str) -> Span:
    """Any stretch of the text, the empty one too."""
    start = draw(st.integers(0, len(text)))
    end = draw(st.integers(start, len(text)))
    return Span(start, end, text[start:end])


@st.composite
def carriers(draw: st.DrawFn, text: str) -> Carrier:
    span = draw(st.none() | spans(text))
    start, end = (None, None) if span is None else (span.start, span.end)
    return Carrier(draw(texts), draw(st.sampled_from(CarrierBasis)), start, end)


@st.composite
def datelines(draw: st.DrawFn, text: str) -> Dateline:
    span = draw(spans(text))
    return Dateline(draw(optional_texts), draw(optional_texts), draw(optional_texts), span.start, span.end)


@st.composite
def blocks(draw: st.DrawFn, text: str) -> Block:
    span = draw(spans(text))
    return Block(span.start, span.end, draw(st.sampled_from(BlockKind)))


@st.composite
def articles(draw: st.DrawFn, *, name: str | None = None, id: str | None = None) -> Article:
    text = draw(texts)
    lists = st.lists(texts, max_size=2).map(tuple)
    return Article(
        name=name or draw(names),
        id=id or draw(names),
        text=text,
        text_sha256=sha256(text),
        outlet=draw(optional_texts),
        url=draw(optional_texts),
        title=draw(optional_texts),
        published=draw(optional_texts),
        bylines=draw(lists),
        initials=draw(lists),
        dateline=draw(st.none() | datelines(text)),
        credits=tuple(draw(st.lists(carriers(text), max_size=2))),
        picture_credits=draw(lists),
        blocks=tuple(draw(st.lists(blocks(text), max_size=2))),
        warnings=draw(lists),
    )


# Few ids and names on purpose, so that different records share them.
few = st.sampled_from(["", "a", "b", "é"])
anonymities = st.builds(
    Anonymity, st.sampled_from(AnonymityKind), texts, optional_texts, st.none() | st.sampled_from(SourceNumber)
)
speakers = st.builds(
    Speaker,
    id=few,
    name=st.none() | few,
    type=st.sampled_from(SpeakerType),
    anonymous=st.booleans(),
    anonymity=st.none() | anonymities,
    role=optional_texts,
    resolved_by=st.sampled_from(ResolvedBy),
)


def organizations(n_speakers: int) -> st.SearchStrategy[Organization]:
    """Organisations of some of so many speakers."""
    of = st.lists(st.integers(0, max(n_speakers - 1, 0)), min_size=1, unique=True).map(lambda own: tuple(sorted(own)))
    return st.builds(Organization, few, few, few, st.sampled_from(OrganizationBasis), of)


@st.composite
def attributions(draw: st.DrawFn, article: Article, id: str) -> Attribution:
    text = article.text
    spoken = draw(st.lists(speakers, max_size=3, unique_by=lambda speaker: speaker.id))
    return Attribution(
        id=id,
        article=article.name,
        article_id=article.id,
        text_sha256=article.text_sha256,
        kind=draw(st.sampled_from(Kind)),
        content=tuple(draw(st.lists(spans(text), min_size=1, max_size=3))),
        cue=draw(st.none() | spans(text)),
        source=draw(st.none() | spans(text)),
        category=draw(st.sampled_from(AttributionClass)),
        confidence=draw(st.floats(0, 1)),
        medium=draw(optional_texts),
        speaker=next(iter(spoken), None),
        co_speakers=tuple(spoken[1:]),
        organizations=tuple(draw(st.lists(organizations(len(spoken)), max_size=3))),
        carriers=tuple(draw(st.lists(carriers(text), max_size=2))),
        notes=tuple(draw(st.lists(texts, max_size=2))),
    )


@st.composite
def readings(
    draw: st.DrawFn, *, name: str | None = None, id: str | None = None
) -> tuple[Article, tuple[Attribution, ...]]:
    """An article with what was read in it."""
    article = draw(articles(name=name, id=id))
    n = draw(st.integers(0, 3))
    return article, tuple(
        draw(attributions(article, id=sha256(f"{article.id} {article.text_sha256} {index}")[:16])) for index in range(n)
    )
