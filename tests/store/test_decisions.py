"""People's decisions bind, can be undone exactly, and survive re-reading, deletion and any order."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from support.database import dump
from support.people import Reading, add, new_store, persons, read, readings

from quotetrack.errors import StoreError
from quotetrack.records import Organization, OrganizationBasis, Speaker, SpeakerType
from quotetrack.speakers.organizations import hash_identity
from quotetrack.store import DecisionKind, Filters, Identity, Store, Verdict
from quotetrack.store.identity_tables import STATEMENT_DECISIONS

PERSON, BODY = DecisionKind.SPEAKER, DecisionKind.ORGANIZATION
SAME, DIFFERENT = Verdict.SAME, Verdict.DIFFERENT


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store(tmp_path / "q.db") as opened:
        yield opened


def identity(store: Store, key: str, kind: DecisionKind = PERSON) -> Identity:
    """The only one of an article, or of a name."""
    (found,) = [item for item in store.identities(kind) if f"{key}.txt" in item.articles or key in item.names]
    return found


def decide(store: Store, verdict: Verdict, one: str, other: str, kind: DecisionKind = PERSON) -> int:
    pair = (identity(store, one, kind), identity(store, other, kind))
    return store.decide(kind, verdict, *pair, author="mq", reason=None)


def without_decisions(store: Store) -> object:
    return {table: rows for table, rows in dump(store).items() if table != "decisions"}


def test_same_joins_and_takes_the_fullest_name(store: Store) -> None:
    """Two spellings that people call one are one person under the fuller name."""
    add(store, read("a", "Rafi Abdulnour", "Harlow Partners"), read("b", "Rafi Abdel-Nour", "Harlow Partners"))
    decide(store, SAME, "a", "b")

    assert persons(store) == [["a", "b"]]
    assert {item.speaker.name for item in store.iter_attributions() if item.speaker} == {"Rafi Abdel-Nour"}


def test_different_beats_what_is_merged_by_itself(store: Store) -> None:
    """Those whom people tell apart stay apart; who could be either stays apart from both."""
    add(store, *(read(key, "Ana Torv", "Harlow Partners") for key in "ab"))
    store.split(PERSON, identity(store, "b"), ["b.txt"], author="mq", reason="another Ana Torv")
    assert persons(store) == [["a"], ["b"]]

    add(store, read("c", "Ana Torv", "Harlow Partners"))

    assert persons(store) == [["a"], ["b"], ["c"]]
    decide(store, SAME, "c", "b")
    assert persons(store) == [["a"], ["b", "c"]]


def test_who_is_tied_to_one_side_alone_joins_it(store: Store) -> None:
    """After a decision a new article joins the side with which alone it shares something."""
    add(store, read("a", "Ana Torv", "Harlow Partners"), read("b", "Ana Torv", "Fenwick Mills"))
    decide(store, DIFFERENT, "a", "b")
    add(store, read("c", "Ana Torv", "Fenwick Mills"))

    assert persons(store) == [["a"], ["b", "c"]]


def test_undo_restores_exactly(store: Store) -> None:
    """After an undo all is as before but for the list of decisions, which keeps the history."""
    add(store, read("a", "Rafi Abdulnour"), read("b", "Rafi Abdel-Nour"))
    before = without_decisions(store)
    key = decide(store, SAME, "a", "b")
    assert without_decisions(store) != before
    store.undo(PERSON, key, author="tr")

    assert without_decisions(store) == before
    (decision,) = store.decisions(PERSON)
    assert (decision.author, decision.undone_by, decision.verdict) == ("mq", "tr", SAME)


def test_undo_twice_is_refused(store: Store) -> None:
    """What is undone cannot be undone, nor what never was."""
    add(store, read("a", "Ana Torv"), read("b", "Ana Torv"))
    key = decide(store, SAME, "a", "b")
    store.undo(PERSON, key, author="tr")

    with pytest.raises(StoreError, match=f"decision {key} has been undone already, by tr"):
        store.undo(PERSON, key, author="mq")
    with pytest.raises(StoreError, match="no decision 77"):
        store.undo(PERSON, 77, author="mq")


def test_contradictions_are_refused(store: Store) -> None:
    """Same, same and different around a triangle: the last one is refused, says why and how to go on."""
    add(store, *(read(key, name) for key, name in (("a", "Ana Torv"), ("b", "Anna Torv"), ("c", "Ana Maria Torv"))))
    decide(store, SAME, "a", "b")
    decide(store, SAME, "b", "c")
    merged = identity(store, "a")

    with pytest.raises(StoreError, match=r"are one by decision 2; undo it first: quotetrack speaker undo 2"):
        store.split(PERSON, merged, ["a.txt"], author="mq", reason=None)
    assert len(store.decisions(PERSON)) == 2


def test_same_against_different_is_refused(store: Store) -> None:
    """Different, then same by way of a third: refused too."""
    add(store, *(read(key, name) for key, name in (("a", "Ana Torv"), ("b", "Anna Torv"), ("c", "Ana Maria Torv"))))
    decide(store, DIFFERENT, "a", "c")
    decide(store, SAME, "a", "b")

    with pytest.raises(StoreError, match=r"by decision 1 .* undo it first: quotetrack speaker undo 1"):
        decide(store, SAME, "b", "c")


def test_decision_survives_another_reading_of_the_name(store: Store) -> None:
    """A better pipeline that finds a fuller name behind the same words still finds the decision."""
    add(store, read("a", "Rafi Nour"), read("b", "Rafi Abdulnour"))
    decide(store, SAME, "a", "b")
    article, (attribution,) = read("a", "Rafi Nour")
    fuller = Speaker(hash_identity("person", "Rafi Samir Nour"), "Rafi Samir Nour", SpeakerType.PERSON)
    store.add(article, [replace(attribution, speaker=fuller)], pipeline_version="test 2")

    assert persons(store) == [["a", "b"]]


def test_decision_does_not_follow_the_words_to_another_person(store: Store) -> None:
    """Where the new reading gives the words to somebody else, the decision is not about that one."""
    add(store, read("a", "Rafi Nour"), read("b", "Rafi Abdulnour"))
    decide(store, SAME, "a", "b")
    article, (attribution,) = read("a", "Rafi Nour")
    other = Speaker(hash_identity("person", "Otto Lind"), "Otto Lind", SpeakerType.PERSON)
    store.add(article, [replace(attribution, speaker=other)], pipeline_version="test 2")

    assert persons(store) == [["a"], ["b"]]


@settings(max_examples=30)
@given(readings, st.data())
def test_decisions_survive_deletion_and_adding(batch: list[Reading], data: st.DataObject) -> None:
    """Any decision, then any articles deleted and added again in any order: the same persons."""
    with new_store() as store:
        add(store, *batch)
        found = store.identities(PERSON)
        if len(found) > 1:
            pair = data.draw(st.permutations(found))[:2]
            verdict = data.draw(st.sampled_from([SAME, DIFFERENT]))
            store.decide(PERSON, verdict, pair[0], pair[1], author="mq", reason=None)
        before = dump(store)
        again = data.draw(st.permutations(batch))
        for article, _ in again:
            store.delete(article.id)
        add(store, *again)

        assert dump(store) == before


@settings(max_examples=30)
@given(readings, st.data())
def test_undo_of_any_decision_restores(batch: list[Reading], data: st.DataObject) -> None:
    """A decision and its undo leave the persons as they were, whatever was there."""
    with new_store() as store:
        add(store, *batch)
        found = store.identities(PERSON)
        before = without_decisions(store)
        if len(found) > 1:
            pair = data.draw(st.permutations(found))[:2]
            verdict = data.draw(st.sampled_from([SAME, DIFFERENT]))
            key = store.decide(PERSON, verdict, pair[0], pair[1], author="mq", reason=None)
            store.undo(PERSON, key, author="mq")

        assert without_decisions(store) == before


def test_bodies_merge_split_and_undo(store: Store) -> None:
    """Organisations are merged everywhere, or told apart in one article."""
    add(
        store,
        read("a", "Ana Torv", "Harlow Partners"),
        read("b", "Otto Lind", "Harlow"),
        read("c", "Ana Torv", "Harlow"),
    )
    before = without_decisions(store)
    key = decide(store, SAME, "Harlow Partners", "Harlow", BODY)

    names = {body.name for item in store.iter_attributions() for body in item.organizations}
    assert names == {"Harlow Partners"}
    assert persons(store) == [["a", "c"], ["b"]]
    apart = store.split(BODY, identity(store, "Harlow", BODY), ["b.txt"], author="mq", reason=None)
    ids = {item.article: item.organizations[0].id for item in store.iter_attributions()}
    assert ids["a.txt"] == ids["c.txt"] != ids["b.txt"]
    store.undo(BODY, apart, author="mq")
    store.undo(BODY, key, author="mq")
    assert without_decisions(store) == before


def test_body_decision_applies_to_bodies_that_speak(store: Store) -> None:
    """An organisation that speaks for itself is the one that others speak for."""
    article, (attribution,) = read("b", "Harlow", "Harlow")
    speaker = Speaker(hash_identity("organization", "Harlow"), "Harlow", SpeakerType.ORGANIZATION)
    itself = Organization(speaker.id, "Harlow", "unknown", OrganizationBasis.IS)
    store.add(article, [replace(attribution, speaker=speaker, organizations=(itself,))], pipeline_version="test 1")
    add(store, read("a", "Ana Torv", "Harlow Partners"))
    decide(store, SAME, "Harlow Partners", "Harlow", BODY)

    (said,) = [item for item in store.iter_attributions() if item.article == "b.txt"]

    assert said.speaker is not None
    assert said.speaker.name == said.organizations[0].name == "Harlow Partners"
    assert said.speaker.id == said.organizations[0].id


def test_filters_follow_all_names(store: Store) -> None:
    """A filter finds everything that a person said, or that was said for a body, under any of its names."""
    add(store, read("a", "Rafi Abdulnour", "Harlow Partners"), read("b", "Rafi Abdel-Nour", "Fenwick Mills"))
    decide(store, SAME, "a", "b")
    decide(store, SAME, "Harlow Partners", "Fenwick Mills", BODY)

    assert len(list(store.iter_attributions(Filters(speaker="abdulnour")))) == 2
    assert len(list(store.iter_attributions(Filters(organization="fenwick")))) == 2
    assert not list(store.iter_attributions(Filters(speaker="lind")))


def test_the_migration_that_allows_more_kinds_keeps_decisions(store: Store) -> None:
    """Making the tables of decisions anew leaves every decision and every anchor as it was."""
    add(store, read("a", "Rafi Abdulnour", "Harlow Partners"), read("b", "Rafi Abdel-Nour", "Harlow Partners"))
    store.undo(PERSON, decide(store, SAME, "a", "b"), author="tr")
    decide(store, SAME, "a", "b")
    queries = ["SELECT * FROM decisions ORDER BY key", "SELECT * FROM anchors ORDER BY 1, 2, 3, 4, 7"]
    before = [store._connection.execute(query).fetchall() for query in queries]
    store._connection.executescript(STATEMENT_DECISIONS)

    assert [store._connection.execute(query).fetchall() for query in queries] == before
    assert len(before[1]) == 4
    assert store._connection.execute("PRAGMA foreign_key_check").fetchall() == []
