"""From a cluster to a statement, its origins, and what is shown of them."""

from __future__ import annotations

import json
from typing import Any

import pytest

from quotetrack.records import (
    Article,
    Attribution,
    AttributionClass,
    Block,
    BlockKind,
    Carrier,
    CarrierBasis,
    Kind,
    Organization,
    OrganizationBasis,
    Span,
    Speaker,
    SpeakerType,
)
from quotetrack.statements.appearance import Appearance, make_appearance, read_quotation
from quotetrack.statements.clusters import Cluster
from quotetrack.statements.grades import Grade
from quotetrack.statements.origins import OriginKind, find_origins
from quotetrack.statements.quoted_words import find_quoted_words
from quotetrack.statements.render import find_pieces, find_timeline, mark_changes, statement_as_data
from quotetrack.statements.statement import Statement, build_statement, statement_id

TOLD: dict[str, Any] = {"kind": Kind.INDIRECT, "is_quoted": False}
LONGEST = "We will not give the harbour back before the fifth of May"


def appear(id_: str, wording: str = LONGEST, *, said: str = "", credited: str = "", **facts: Any) -> Appearance:
    """An appearance in an article and outlet of its own, through hands given by name."""
    carriers = [Carrier(name, CarrierBasis.TOLD, step=1) for name in said.split()]
    carriers += [Carrier(name, CarrierBasis.CREDIT, step=2) for name in credited.split()]
    given = {"article_id": f"article {id_}", "outlet": f"Outlet {id_}", "carriers": tuple(carriers), **facts}
    return Appearance(attribution_id=id_, wording=wording, **given)


def statement(*appearances: Appearance, renderings: tuple[Appearance, ...] = ()) -> Statement:
    """The statement of some appearances, the first of which is the longest."""
    ids = tuple(each.attribution_id for each in appearances)
    told = tuple(each.attribution_id for each in renderings)
    everyone = {each.attribution_id: each for each in (*appearances, *renderings)}
    return build_statement(Cluster(ids[0], ids, told), everyone)


def test_appearance_of_a_record() -> None:
    """An appearance has the words on one line, the speaker, and the other day that the text itself gives."""
    text = "May 9, 2031 “We will\nstay,” said Ann Reyes of the Harbour Board. “All of us.”"
    article = Article("a", "art", text, "0" * 64, outlet="Fenwick Gazette", published="2031-05-04")
    speaker = Speaker("ann", "Ann Reyes", SpeakerType.PERSON)
    board = Organization("board", "Harbour Board", "unknown", OrganizationBasis.OF_PHRASE)
    content = (article.span(13, 26), article.span(text.index("All"), text.index("All") + 10))
    attribution = Attribution(
        "id", "a", "art", "0" * 64, Kind.DIRECT, content, None, None, AttributionClass.STATEMENT, 0.9, speaker=speaker,
        organizations=(board,),
    )  # fmt: skip
    appearance = make_appearance(attribution, article)

    assert appearance.wording == "We will stay, … All of us."
    assert (appearance.speaker, appearance.organizations) == ("Ann Reyes", ("Harbour Board",))
    assert appearance.stated_days == ("2031-05-09",)
    quotation = read_quotation(appearance)
    assert (quotation.keys, quotation.speaker) == (("we", "will", "stay", "all", "of", "us"), "ann")
    assert str(quotation.day) == "2031-05-04"


@pytest.mark.parametrize(
    ("text", "kind", "expected"),
    [
        ("All is lost", Kind.DIRECT, ("All is lost", True)),
        ("that all is lost", Kind.INDIRECT, ("that all is lost", False)),
        ("it was “lost”, he knew", Kind.MIXED, ("it was “lost”, he knew", False)),
        ("they “are all at sea, every one”, and “cold”", Kind.MIXED, ("are all at sea, every one", True)),
        ("“we saw it go down” and “we could not do anything”", Kind.MIXED,
         ("we saw it go down … we could not do anything", True)),
        ("they “are all at sea, every one of them", Kind.MIXED, ("they “are all at sea, every one of them", False)),
    ],
)  # fmt: skip
def test_words_between_marks_are_quoted(text: str, kind: Kind, expected: tuple[str, bool]) -> None:
    """Of a mixed attribution the words between its marks are compared, where they are five or more."""
    assert find_quoted_words(text, kind) == expected


def test_date_block_is_a_stated_day() -> None:
    """A line that is a date says when the article was published."""
    article = Article(
        "a", "art", "Ships\nMonday, May 5, 2031\nx", "0" * 64, published="2031-05-04",
        blocks=(Block(6, 25, BlockKind.DATE),),
    )  # fmt: skip
    attribution = Attribution(
        "id", "a", "art", "0" * 64, Kind.DIRECT, (Span(26, 27, "x"),), None, None, AttributionClass.STATEMENT, 0.9
    )

    assert make_appearance(attribution, article).stated_days == ("2031-05-05",)


def test_variants_are_compared_with_the_longest() -> None:
    """Each wording is one variant with its places, its grade and what is at risk; the longest comes first."""
    result = statement(
        appear("a", published="2031-05-06"),
        appear("b", published="2031-05-04"),
        appear("c", LONGEST.replace("harbour", "harbor"), published="2031-05-05"),
        appear("d", LONGEST.replace(" not", "")),
        renderings=(appear("r", "the harbour stays theirs", **TOLD, published="2031-05-01"),),
    )

    assert [(variant.grade.value, variant.is_at_risk) for variant in result.variants] == [
        ("identical", False),
        ("spelling", False),
        ("substantive", True),
    ]
    assert [each.attribution_id for each in result.variants[0].appearances] == ["b", "a"]
    assert (result.is_altered, result.is_at_risk, result.longest) == (True, True, LONGEST)
    assert result.earliest is not None
    assert result.earliest.attribution_id == "b"
    assert result.outlets == ("Outlet b", "Outlet c", "Outlet a", "Outlet d")
    assert [each.attribution_id for each in result.renderings] == ["r"]


def test_renderings_alone_alter_nothing() -> None:
    """Where nobody quotes, other words are the writers' and no altered quotation."""
    told = [
        appear("a", **TOLD),
        appear("b", "We give the harbour to Ellary", **TOLD),
    ]

    assert not statement(*told).is_altered


def test_id_is_that_of_the_words() -> None:
    """Marks, case and article do not count in the id; for few words the attribution does."""
    assert statement_id(appear("a")) == statement_id(appear("b", LONGEST.upper() + "!"))
    assert statement_id(appear("a")) != statement_id(appear("a", LONGEST + " again"))
    assert statement_id(appear("a", "We have no comment")) != statement_id(appear("b", "We have no comment"))


def test_first_seen_tells_what_speaks_against_it() -> None:
    """The first day is that of the dates given; pages without one, or with another day in their text, are told of."""
    first = statement(
        appear("a", published="2031-05-04", stated_days=("2031-05-20",)),
        appear("b", published="2031-05-09T01:00:00+00:00", stated_days=("2031-05-08",)),
        appear("c"),
    ).first_seen

    assert first.day == "2031-05-04"
    assert first.conflicts == (
        "Outlet a is dated 2031-05-04, and its own text says 2031-05-20",
        "Outlet c gives no day of publication",
    )
    assert statement(appear("c")).first_seen.day is None


@pytest.mark.parametrize(
    ("names", "several"),
    [
        (["Anton Lark", "Alan Lorn"], True),
        (["Anton Lark", "Lark"], False),
        (["Muhammad Tarn", "Mohamed Tarn"], False),
        (["Anton Lark", None], False),
        (["Anton Lark", "Harbour Board"], False),
        (["Tarn Ministry", "Fenwick Council"], True),
    ],
)
def test_several_speakers(names: list[str | None], several: bool) -> None:
    """Two names are two speakers, but for short forms, spellings, and a body that the other speaks for."""
    result = statement(
        *(
            appear(
                str(k),
                speaker=name,
                speaker_id=name,
                organizations=("Harbour Board",) if name in ("Anton Lark", "Harbour Board") else (),
            )
            for k, name in enumerate(names)
        )
    )

    assert result.has_several_speakers is several
    assert sum(each.appearances for each in result.speakers) == len(names)


def test_agencies_by_how_they_are_known() -> None:
    """What the words say, what the article credits and what is inferred stand apart."""
    agencies = statement(appear("a", said="Reuters"), appear("b", credited="AFP dpa")).agencies

    assert (agencies.said, agencies.credited, agencies.inferred) == (("Reuters",), ("AFP", "dpa"), ())


AT = {"published": "2031-05-04", "medium": "news conference", "speaker": "Ann Reyes", "speaker_id": "ann"}
ORIGINS: dict[str, tuple[list[Appearance], int, int, list[str]]] = {
    "copies through one agency": (
        [appear("a", credited="AFP"), appear("b", credited="AFP"), appear("c", credited="AFP")],
        1, 1, ["3 articles credit AFP: one origin"],
    ),
    "told and credited": (
        [appear("a", said="AFP"), appear("b", credited="AFP")],
        1, 1, ["2 articles: 1 names AFP, 1 credits it: one origin"],
    ),
    "two agencies": (
        [appear("a", said="AFP"), appear("b", said="Reuters")],
        2, 2, ["1 article names AFP: one origin", "1 article names Reuters: one origin"],
    ),
    "nobody named": (
        [appear("a", credited="AFP"), appear("b")],
        1, 2, ["1 article credits AFP: one origin", "Outlet b names no agency: unknown origin"],
    ),
    "one outlet twice": (
        [appear("a", outlet="Gazette"), appear("b", outlet="Gazette")],
        1, 1, ["Gazette names no agency in 2 articles: unknown origin"],
    ),
    "one outlet that credits once": (
        [appear("a", outlet="Gazette", credited="AFP"), appear("b", outlet="Gazette")],
        1, 1, ["2 articles: 1 credits AFP, 1 is in an outlet that elsewhere names it: one origin"],
    ),
    "one of two credited": (
        [appear("a", credited="AFP dpa"), appear("b", credited="dpa")],
        1, 1, ["2 articles credit dpa: one origin"],
    ),
    "two credited, which one nobody says": (
        [appear("a", credited="AFP dpa")],
        1, 1, ["1 article credits AFP or dpa: one origin"],
    ),
    "an agency's own page": (
        [appear("a", outlet="AFP"), appear("b", said="AFP")],
        1, 1, ["2 articles: 1 names AFP, 1 is by it: one origin"],
    ),
    "an outlet that others name": (
        [appear("a", outlet="Gazette"), appear("b", said="Gazette")],
        1, 1, ["2 articles: 1 names Gazette, 1 is by it: one origin"],
    ),
    "one news conference": (
        [appear("a", said="AFP", **AT), appear("b", **AT)],
        1, 1, ["2 articles have it from the news conference of Ann Reyes on 2031-05-04, through AFP: one origin"],
    ),
    "one news conference by the text's own day": (
        [appear("a", **{**AT, "published": "2031-05-09", "stated_days": ("2031-05-04",)}), appear("b", **AT)],
        1, 1, ["2 articles have it from the news conference of Ann Reyes on 2031-05-04: one origin"],
    ),
    "two days": (
        [appear("a", **AT), appear("b", **{**AT, "published": "2031-06-04"})],
        1, 2, [
            "1 article has it from the news conference of Ann Reyes on 2031-05-04: one origin",
            "1 article has it from the news conference of Ann Reyes on 2031-06-04: one origin",
        ],
    ),
    "an interview is nobody else's": (
        [appear("a", **{**AT, "medium": "interview"}), appear("b", **{**AT, "medium": "interview"})],
        1, 2, ["Outlet a names no agency: unknown origin", "Outlet b names no agency: unknown origin"],
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", ORIGINS)
def test_origins(name: str) -> None:
    """Copies fold to what the pages say of their beginnings, each with its sentence."""
    appearances, at_least, at_most, because = ORIGINS[name]
    origins = find_origins(statement(*appearances))

    assert [origin.because for origin in origins.origins] == because
    assert (origins.at_least, origins.at_most) == (at_least, at_most)
    assert sorted(id_ for origin in origins.origins for id_ in origin.appearances) == [
        each.attribution_id for each in appearances
    ]


def test_a_chain_begins_with_its_first_hand() -> None:
    """What one page says an agency had from another counts for the pages that name that agency alone."""
    chain = (
        Carrier("RIA Novosti", CarrierBasis.TOLD, step=1),
        Carrier("Reuters", CarrierBasis.RELAY, step=2),
    )
    origins = find_origins(statement(appear("a", carriers=chain), appear("b", credited="Reuters"))).origins

    assert [(origin.kind, origin.name, len(origin.appearances)) for origin in origins] == [
        (OriginKind.HAND, "RIA Novosti", 2)
    ]


def test_pick_up_is_told_and_not_folded() -> None:
    """The words of an agency in a page that names nobody, days later, are noted, and counted as of unknown origin."""
    origins = find_origins(
        statement(appear("a", credited="AFP", published="2031-05-04"), appear("b", published="2031-05-06"))
    )

    assert origins.summary == "1 to 2 origins"
    assert origins.notes == (
        "Outlet b names nobody and has the words of AFP 2 days later: perhaps an uncredited pick-up, "
        "counted as unknown",
    )


def test_one_speaker_on_two_days_is_told() -> None:
    """The same words at two news conferences of one speaker may be one: the fewest beginnings count them once."""
    origins = find_origins(statement(*ORIGINS["two days"][0]))

    assert origins.notes == (
        "the news conference of Ann Reyes on 2031-05-04 has the words of 2031-06-04 too: "
        "said again, or a date is wrong; counted once in the fewest",
    )


def test_marks_without_colour() -> None:
    """Changes are marked as wdiff does, spaces outside the signs; the pieces say the same as data."""
    difference = statement(appear("a"), appear("b", "We will give the harbor back")).variants[1].difference

    assert mark_changes(difference) == (
        "We will [-not-] give the [-harbour-]{+harbor+} back [-before the fifth of May-]"
    )
    assert [(kind, grade) for kind, _, grade in find_pieces(difference) if kind != "same"] == [
        ("left out", Grade.SUBSTANTIVE),
        ("left out", Grade.SPELLING),
        ("added", Grade.SPELLING),
        ("left out", Grade.TRUNCATION),
    ]


def test_timeline() -> None:
    """The way of a statement by day, with hands said and credited; the data say the same."""
    result = statement(
        appear("a", published="2031-05-06", credited="AFP", speaker="Ann Reyes", speaker_id="ann"),
        appear("b", LONGEST.replace("fifth", "sixth"), published="2031-05-04", said="AFP"),
        renderings=(appear("r", "the harbour stays theirs", **TOLD),),
    )

    assert [(row.day, row.hands, row.grade) for row in find_timeline(result)] == [
        ("2031-05-04", ("AFP",), Grade.SUBSTANTIVE),
        ("2031-05-06", ("(AFP)",), Grade.IDENTICAL),
        (None, (), None),
    ]
    data = json.loads(json.dumps(statement_as_data(result, find_origins(result))))
    assert data["id"] == result.id
    assert data["variants"][1]["grade"] == "substantive"
    assert data["origins"]["at_least"] == 1
    assert [(row["said"], row["credited"]) for row in data["timeline"]] == [(["AFP"], []), ([], ["AFP"]), ([], [])]
    assert [row["attribution"] for row in data["timeline"]] == ["b", "a", "r"]
