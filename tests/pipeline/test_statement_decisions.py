"""People's decisions about statements bind, are undone exactly, and survive re-reading, deletion and any order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from support.records import make_article, make_attribution

from quotetrack.errors import StoreError
from quotetrack.pipeline import ReadResult, find_statement, find_statements
from quotetrack.pipeline.matching import read_wordings
from quotetrack.records import Speaker, SpeakerType
from quotetrack.store import DecisionKind, Store, Verdict

FERRY = "The ferry left the old harbour at dawn with ninety islanders aboard"
BOAT = "At dawn some ninety people from the islands set off in the boat, out of the port"
PUMPS = "Nobody repaired the bilge pumps of the trawler in Fenwick before the winter"
SAME, DIFFERENT = Verdict.SAME, Verdict.DIFFERENT


def read(name: str, said: str, *, before: str = "") -> ReadResult:
    """An article that quotes one sentence."""
    article = make_article(
        f"{before}{name}. “{said}.” said Ida Marsh.", name=f"{name}.txt", id=f"article {name}", outlet=f"Outlet {name}"
    )
    who = Speaker("id of Ida Marsh", "Ida Marsh", SpeakerType.PERSON)
    return ReadResult(article, (make_attribution(article, [said], speaker=who),))


READINGS = {"a": read("a", FERRY), "b": read("b", FERRY), "c": read("c", BOAT), "d": read("d", PUMPS)}


def add(store: Store, *readings: ReadResult, version: str = "test 1") -> None:
    for reading in readings:
        wordings = read_wordings(reading.attributions)
        store.add(reading.article, reading.attributions, pipeline_version=version, wordings=wordings)


def said_in(store: Store, key: str) -> list[str]:
    """The attributions of an article, as read today."""
    found = store.read_article(f"article {key}")
    return [each.id for each in found[1]] if found else []


def decide(store: Store, verdict: Verdict, ones: str, others: str) -> int:
    """Decide about the statements of some articles, given by the letters of their names."""
    sides = [(keys, [id_ for key in keys for id_ in said_in(store, key)]) for keys in (ones, others)]
    return store.decide_statements(verdict, sides[0], sides[1], author="mq", reason=None)


def groups(store: Store) -> list[str]:
    """The articles of each statement, as letters; each statement is found by the id of any of its attributions too."""
    found = find_statements(store)
    for statement, origins in found:
        for place in statement.appearances:
            assert find_statement(store, place.attribution_id) == [(statement, origins)]
    return sorted("".join(sorted(each.article_id[-1] for each in statement.appearances)) for statement, _ in found)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store(tmp_path / "q.db") as opened:
        add(opened, *READINGS.values())
        yield opened


def test_same_holds_together_what_nothing_links(store: Store) -> None:
    """Two wordings without a common gram are one statement, and undo makes them two again."""
    before = find_statements(store)
    key = decide(store, SAME, "ab", "c")
    assert groups(store) == ["abc", "d"]

    store.undo(DecisionKind.STATEMENT, key, author="tr")
    assert find_statements(store) == before
    (decision,) = store.decisions(DecisionKind.STATEMENT)
    assert (decision.author, decision.undone_by, decision.verdict) == ("mq", "tr", SAME)


def test_different_keeps_apart_what_is_one(store: Store) -> None:
    """The same words are two statements where people say so, also with a copy that comes later."""
    decide(store, DIFFERENT, "a", "b")
    assert groups(store) == ["a", "b", "c", "d"]

    add(store, read("e", FERRY))
    assert [group for group in groups(store) if "e" in group] in (["ae"], ["be"])


def test_decisions_survive_another_reading(store: Store) -> None:
    """Attributions with other ids and somewhat other spans are those that were meant."""
    decide(store, SAME, "ab", "c")
    (attribution,) = READINGS["c"].attributions
    start, end, _ = attribution.content[0].start, attribution.content[0].end, None
    article = READINGS["c"].article
    cut = replace(attribution, id="f" * 16, content=(article.span(start, end - 17),))
    add(store, ReadResult(article, (cut,)), version="test 2")

    assert groups(store) == ["abc", "d"]


def test_decisions_survive_another_text(store: Store) -> None:
    """In a new version of the text the same words are those that were meant."""
    decide(store, SAME, "ab", "c")
    add(store, read("c", BOAT, before="Corrected. "))

    assert groups(store) == ["abc", "d"]


def test_decisions_wait_for_deleted_articles(store: Store) -> None:
    """While an article is gone its decision says nothing; when it is back, it holds."""
    decide(store, SAME, "ab", "c")
    store.delete("article c")
    assert groups(store) == ["ab", "d"]

    add(store, READINGS["c"])
    assert groups(store) == ["abc", "d"]


@pytest.mark.parametrize(
    ("first", "second", "message"),
    [
        ((SAME, "ab", "c"), (DIFFERENT, "a", "c"), "are one by decision 1; undo it first: quotetrack statement undo 1"),
        ((DIFFERENT, "ab", "c"), (SAME, "a", "c"), "undo it first: quotetrack statement undo 1"),
        ((SAME, "a", "b"), (DIFFERENT, "a", "b"), "are one by decision 1"),
    ],
)
def test_contradictions_are_refused(
    store: Store, first: tuple[Verdict, str, str], second: tuple[Verdict, str, str], message: str
) -> None:
    """One line names the decision to undo, and nothing changes."""
    decide(store, *first)
    before = groups(store)
    with pytest.raises(StoreError, match=message) as caught:
        decide(store, *second)

    assert "\n" not in str(caught.value)
    assert groups(store) == before


_DECISIONS = st.lists(
    st.tuples(st.sampled_from([SAME, DIFFERENT]), st.permutations("abcd").map(lambda keys: keys[:2])), max_size=4
)


@settings(max_examples=25, deadline=None)
@given(_DECISIONS, st.permutations("abcd"), st.permutations("abcd"))
def test_order_does_not_matter(
    decisions: Sequence[tuple[Verdict, Sequence[str]]], order: Sequence[str], again: Sequence[str]
) -> None:
    """Decisions hold whatever the order in which articles came, are deleted and come again."""
    with TemporaryDirectory() as folder, Store(Path(folder) / "a.db") as one, Store(Path(folder) / "b.db") as other:
        for store, keys in ((one, "abcd"), (other, order)):
            add(store, *(READINGS[key] for key in keys))
            for verdict, pair in decisions:
                try:
                    decide(store, verdict, *pair)
                except StoreError:
                    continue
        for key in again[:2]:
            other.delete(f"article {key}")
        add(other, *(READINGS[key] for key in again[:2]))

        assert find_statements(other) == find_statements(one)
        for decision in other.decisions(DecisionKind.STATEMENT):
            other.undo(DecisionKind.STATEMENT, decision.key, author="tr")
        assert groups(other) == ["ab", "c", "d"]
