"""Statements of a whole collection, and one of a database by its id: the same, in whatever order articles came."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from support.records import make_article, make_attribution

from quotetrack.pipeline import ReadResult, collect_statements, find_statement, find_statements, iter_appearances
from quotetrack.pipeline.matching import read_wordings
from quotetrack.records import AttributionClass, Speaker, SpeakerType
from quotetrack.statements import hash_wording, read_keys
from quotetrack.store import Store

LONG = "The ferry left the old harbour at dawn with ninety islanders aboard, and nobody counted the children"
CUT = "The ferry left the old harbour at dawn with ninety islanders aboard"
ALTERED = "The ferry left the old harbour at dusk with ninety islanders aboard"
OTHER = "Nobody repaired the bilge pumps of the trawler in Fenwick before the winter"
SHORT = "We have no comment"


def read(number: int, said: str, *, speaker: str = "Ida Marsh", outlet: str | None = None) -> ReadResult:
    """An article that quotes one sentence."""
    article = make_article(
        f"{number}. “{said}.” said {speaker}.",
        name=f"{number:03}.txt",
        id=f"article{number}",
        outlet=outlet or f"Outlet {number}",
        published=f"2031-05-{number % 28 + 1:02}",
    )
    who = Speaker(f"id of {speaker}", speaker, SpeakerType.PERSON)
    return ReadResult(article, (make_attribution(article, [said], speaker=who),))


def add(store: Store, *readings: ReadResult) -> None:
    for reading in readings:
        wordings = read_wordings(reading.attributions)
        store.add(reading.article, reading.attributions, pipeline_version="test 1", wordings=wordings)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store(tmp_path / "q.db") as opened:
        yield opened


def test_statements_in_most_outlets_come_first(store: Store) -> None:
    """A database gives what its records give, with origins; what is not asked for is left out."""
    readings = [read(1, OTHER), read(2, LONG), read(3, CUT), read(4, ALTERED)]
    add(store, *readings)
    found = find_statements(store)

    assert [each[0].id for each in found] == [each[0].id for each in collect_statements(iter_appearances(readings))]
    assert [(statement.longest, statement.places) for statement, _ in found] == [(LONG, 3), (OTHER, 1)]
    assert [origins.summary for _, origins in found] == ["1 to 3 origins", "1 origin"]
    assert find_statements(store, min_outlets=2) == found[:1]
    for least, kept in ((1, 2), (2, 1), (3, 1), (4, 0)):
        assert len(collect_statements(iter_appearances(readings), min_places=least)) == kept
    assert find_statements(store, wanted={readings[0].attributions[0].id}) == found[1:]


def test_beliefs_are_no_statements() -> None:
    """What somebody is said to believe is not compared."""
    reading = read(1, LONG)
    belief = replace(reading.attributions[0], category=AttributionClass.BELIEF)

    assert list(iter_appearances([ReadResult(reading.article, (belief,))])) == []


def test_a_statement_is_found_by_its_id(store: Store) -> None:
    """By its id, the beginning of it, any attribution's id, and the id that it had with a shorter longest wording."""
    readings = [read(1, OTHER), read(2, LONG), read(3, CUT), read(4, SHORT)]
    add(store, *readings)
    (ferry, pumps, short) = find_statements(store)
    ids = [reading.attributions[0].id for reading in readings]

    for id_ in (ferry[0].id, ferry[0].id[:8], ids[2], ids[1].upper()[:10], f"{hash_wording(read_keys(CUT)):016x}"):
        assert find_statement(store, id_) == [ferry]
    assert find_statement(store, pumps[0].id) == [pumps]
    assert find_statement(store, short[0].id) == [short]
    for id_ in ("0123456789abcdef", "", "001.txt", ferry[0].id[:2], "zzzz"):
        assert find_statement(store, id_) == []


def test_a_beginning_may_be_of_several(store: Store) -> None:
    """Two statements whose ids begin alike are both found."""
    boats = {_first_digits(said): said for said in (f"Boat {k} came back to the quay empty" for k in range(900))}
    wells = [f"Well {k} in the upper valley has run dry" for k in range(900)]
    said = next(each for each in wells if _first_digits(each) in boats)
    add(store, read(1, said), read(2, boats[_first_digits(said)]))

    assert len(find_statement(store, _first_digits(said))) == 2


def _first_digits(said: str) -> str:
    return f"{hash_wording(read_keys(said)):016x}"[:4]


def test_many_copies_are_one_as_everything_matched_has_it(store: Store) -> None:
    """More copies than are all compared with each other, the oldest added last: still one, whichever is asked for."""
    readings = [read(number, CUT if number % 2 else ALTERED) for number in range(80)]
    add(store, *reversed(readings))
    found = find_statements(store)

    assert [len(statement.appearances) for statement, _ in found] == [80]
    for reading in readings[::13]:
        assert find_statement(store, reading.attributions[0].id) == found


_SAID = st.lists(st.sampled_from(["ferry", "old harbour", "left", "dawn", "ninety", "nobody"]), min_size=1, max_size=9)
_PAGES = st.lists(
    st.tuples(_SAID.map(" ".join), st.sampled_from(["Ida Marsh", "Ada March"]), st.integers(0, 2)),
    min_size=1,
    max_size=7,
)


@settings(max_examples=40, deadline=None)
@given(_PAGES.flatmap(lambda pages: st.tuples(st.just(pages), st.permutations(range(len(pages))))))
def test_order_does_not_matter(drawn: tuple[list[tuple[str, str, int]], Sequence[int]]) -> None:
    """Articles added in another order, one of them twice and one deleted and added again, give the same statements."""
    pages, order = drawn
    readings = [read(k, said, speaker=who, outlet=f"Outlet {outlet}") for k, (said, who, outlet) in enumerate(pages)]
    with TemporaryDirectory() as folder, Store(Path(folder) / "a.db") as one, Store(Path(folder) / "b.db") as other:
        add(one, *readings)
        add(other, *(readings[place] for place in order), readings[0])
        other.delete(readings[order[0]].article.id)
        add(other, readings[order[0]])
        found = find_statements(one)

        assert find_statements(other) == found
        for each in found:
            assert each in find_statement(other, each[0].id)
