"""Small invented collections for graphs: few people, bodies, hands, outlets and days, so that they meet often."""

from __future__ import annotations

from hypothesis import strategies as st

from quotetrack.graph import SameStatement
from quotetrack.records import (
    Anonymity,
    AnonymityKind,
    Article,
    Attribution,
    AttributionClass,
    Carrier,
    CarrierBasis,
    Kind,
    Organization,
    OrganizationBasis,
    ProbableCarrier,
    Span,
    Speaker,
    SpeakerType,
)

DAYS = (None, "2031", "2031-05-04", "2031-05-05T18:00:00Z", "2032-01-01")
OUTLETS = (None, "The Estral Courier", "Lowmere Gazette", "Reuters")
HANDS = ("Reuters", "AP", "Lowmere Gazette")
WORDS = ("The harbour is closed", "The harbour is closed for a week", "We leave by boat")


def person(name: str | None, role: str | None = None) -> Speaker:
    """A speaker of a name, or an unnamed official."""
    anonymity = None if name else Anonymity(AnonymityKind.BARE, "an official")
    return Speaker(f"p-{(name or 'official').casefold()}", name, SpeakerType.PERSON, not name, anonymity, role)


def body(name: str, *of: int) -> Organization:
    """An organisation of some of the speakers."""
    return Organization(f"o-{name.casefold()}", name, "unknown", OrganizationBasis.ROLE, of or (0,))


@st.composite
def collections(draw: st.DrawFn) -> tuple[list[Attribution], list[Article], list[SameStatement]]:
    """Attributions, articles, and which attributions are the same statement: those of nearly the same words."""
    articles = [
        Article(
            f"page-{index}.txt",
            f"page{index}",
            "",
            f"{index:064}",
            outlet=draw(st.sampled_from(OUTLETS)),
            published=draw(st.sampled_from(DAYS)),
            credits=tuple(Carrier(name, CarrierBasis.CREDIT) for name in draw(st.sets(st.sampled_from(HANDS[:2])))),
        )
        for index in range(draw(st.integers(1, 4)))
    ]
    attributions = []
    for number in range(draw(st.integers(0, 8))):
        article = draw(st.sampled_from(articles))
        names = draw(st.lists(st.sampled_from(("Mara Quill", "Jonas Vale", None)), max_size=2, unique=True))
        people = [person(name, draw(st.sampled_from((None, "mayor")))) for name in names]
        words = draw(st.sampled_from(WORDS))
        bases = st.sampled_from((CarrierBasis.TOLD, CarrierBasis.RELAY))
        hands = draw(st.lists(st.sampled_from(HANDS), max_size=2, unique=True))
        attributions.append(
            Attribution(
                f"{number:016x}",
                article.name,
                article.id,
                article.text_sha256,
                draw(st.sampled_from(Kind)),
                (Span(0, len(words), words),),
                None,
                None,
                AttributionClass.STATEMENT,
                0.5,
                speaker=people[0] if people else None,
                co_speakers=tuple(people[1:]),
                organizations=tuple(body(name) for name in draw(st.sets(st.sampled_from(("Harbour Board", "UN")))))
                if people
                else (),
                carriers=tuple(Carrier(name, draw(bases), step=step) for step, name in enumerate(hands, 1)),
                probable_carriers=()
                if hands
                else tuple(ProbableCarrier(each.name, 0.8, "") for each in article.credits),
            )
        )
    same = [
        SameStatement(
            start.casefold(), max((each.content[0].text for each in found), key=len), tuple(each.id for each in found)
        )
        for start in ("The", "We")
        if (found := [each for each in attributions if each.content[0].text.startswith(start)])
    ]
    return attributions, articles, same
