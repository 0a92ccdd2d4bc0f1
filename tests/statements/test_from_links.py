"""From appearances over links to statements: what a reader of several pages wants to know."""

from __future__ import annotations

from quotetrack.records import Kind
from quotetrack.statements import (
    Appearance,
    Statement,
    build_statement,
    cluster_quotations,
    find_origins,
    find_quoted_words,
    read_quotation,
)
from quotetrack.statements.batch import match_all


def find_statements(*appearances: Appearance) -> list[Statement]:
    """The statements of some appearances, as the whole way from words to statements makes them."""
    quotations = [read_quotation(each) for each in appearances]
    by_id = {each.attribution_id: each for each in appearances}
    clusters = cluster_quotations(quotations, match_all(quotations))
    return [build_statement(cluster, by_id) for cluster in clusters]


def appear(id_: str, wording: str, **facts: str) -> Appearance:
    name = facts.get("speaker")
    return Appearance(
        id_, f"article {id_}", wording, outlet=f"Outlet {id_}", speaker_id=name, **{"published": "2031-05-04", **facts}
    )


def test_a_total_for_its_parts_is_one_statement_with_a_number_at_risk() -> None:
    """A page that shortens two groups of dead to a total has altered the quotation, and the numbers say so."""
    (found,) = find_statements(
        appear(
            "a",
            "A drone hit a lorry inside the village of Osmar killing two men from (the Marrash hill league) Tarvol and "
            "three men from the village watch committees in the valley",
            speaker="Rolf Bryne",
        ),
        appear(
            "b",
            "A drone hit a lorry inside the village of Osmar killing two men 5 watch committee guards in the valley",
            speaker="Rolf Bryne",
        ),
    )

    assert found.is_altered
    assert {"number", "name"} <= {concern.touch.value for concern in found.variants[1].concerns}
    assert find_origins(found).summary == "1 to 2 origins"


def test_two_speakers_of_one_quotation() -> None:
    """One quotation given to two people of similar names is one statement with several speakers."""
    words = "This is a wreck and an outrage. And if they meant it then it is a crime"
    (found,) = find_statements(appear("a", words, speaker="Anton Lark"), appear("b", words, speaker="Alan Lorn"))

    assert found.has_several_speakers
    assert {each.name for each in found.speakers} == {"Anton Lark", "Alan Lorn"}


def test_house_styles_alter_nothing() -> None:
    """Spellings of two houses are one wording to a reader."""
    (found,) = find_statements(
        appear("a", "There were air strikes on the harbour of Ellary throughout the day"),
        appear("b", "There were airstrikes on the harbor of Ellary throughout the day"),
    )

    assert (found.grade.value, found.is_altered, found.is_at_risk) == ("spelling", False, False)


def test_words_quoted_in_indirect_speech_are_a_variant() -> None:
    """What one page quotes whole and another inside its own sentence is one statement, and the cut is no alteration."""
    told, is_quoted = find_quoted_words("the ferry had “gone down within sight of the pier” at dawn", Kind.MIXED)
    (found,) = find_statements(
        appear("a", "The ferry must have gone down within sight of the pier, and nobody saw it", speaker="Mona Reyes"),
        Appearance("b", "article b", told, is_quoted=is_quoted, kind=Kind.MIXED, speaker_id="Mona Reyes"),
    )

    assert [variant.grade.value for variant in found.variants] == ["identical", "truncation"]


def test_strangers_stay_strangers() -> None:
    """Two people who report an attack in the same turns of phrase have not said the same thing."""
    found = find_statements(
        appear("a", "Twenty people were killed and 30 others injured in the attack", speaker="Ina Moss"),
        appear("b", "Two women and a soldier were killed in the attack", speaker="Pavel Orin", published="2031-09-04"),
    )

    assert len(found) == 2
