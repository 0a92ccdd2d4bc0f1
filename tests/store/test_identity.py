"""Who is one across articles: merged where that cannot be wrong, whatever the order, and never silently."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from support.database import dump
from support.records import make_article, make_attribution

from quotetrack.records import Article, Attribution, Organization, OrganizationBasis, Speaker, SpeakerType
from quotetrack.speakers.organizations import hash_identity
from quotetrack.store import Store

Reading = tuple[Article, tuple[Attribution, ...]]
V1 = "test 1"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store(tmp_path / "q.db") as opened:
        yield opened


@contextmanager
def new_store() -> Iterator[Store]:
    with TemporaryDirectory() as folder, Store(Path(folder) / "q.db") as opened:
        yield opened


def read(key: str, name: str, body: str | None = None, role: str | None = None, *, said: str | None = None) -> Reading:
    """An article in which one person says something for a body."""
    words = said or f"We know nothing of {key}"
    source = f"{role} {name}" if role else name
    article = make_article(f"“{words},” said {source}.", name=f"{key}.txt", id=f"id {key}")
    speaker = Speaker(hash_identity("person", name), name, SpeakerType.PERSON, role=role)
    bodies = ()
    if body:
        bodies = (Organization(hash_identity("organization", body), body, "company", OrganizationBasis.ROLE),)
    return article, (make_attribution(article, [words], source=source, speaker=speaker, organizations=bodies),)


def add(store: Store, *readings: Reading) -> None:
    for article, attributions in readings:
        store.add(article, attributions, pipeline_version=V1)


def persons(store: Store) -> list[list[str]]:
    """The inputs in which each person speaks, sorted."""
    found: dict[str, list[str]] = {}
    for attribution in store.iter_attributions():
        for speaker in attribution.speakers:
            found.setdefault(speaker.id, []).append(attribution.article.removesuffix(".txt"))
    return sorted(found.values())


def test_same_name_and_body_is_one_person(store: Store) -> None:
    """Records of one person carry one id and the fullest form of the name."""
    add(store, read("a", "Nasir Dorri", "Harlow Partners"), read("b", "Nasir al-Dorri", "Harlow Partners"))

    speakers = [attribution.speaker for attribution in store.iter_attributions()]

    assert len({speaker.id for speaker in speakers if speaker}) == 1
    assert {speaker.name for speaker in speakers if speaker} == {"Nasir al-Dorri"}


@pytest.mark.parametrize(
    ("readings", "expected"),
    [
        ([("a", "Ana Torv", None, "president"), ("b", "Ana Torv", None, "President")], [["a", "b"]]),
        ([("a", "Ana Torv"), ("b", "Ana Torv")], [["a"], ["b"]]),
        ([("a", "Ana Torv", "Harlow Partners"), ("b", "Ana Torv", "Fenwick Mills")], [["a"], ["b"]]),
        ([("a", "Torv", "Harlow Partners"), ("b", "Torv", "Harlow Partners")], [["a"], ["b"]]),
        ([("a", "Ana Torv", "ministry"), ("b", "Ana Torv", "ministry")], [["a"], ["b"]]),
        ([("a", "An\u0430 Torv", "Harlow Partners"), ("b", "Ana Torv", "Harlow Partners")], [["a"], ["b"]]),
        ([("a", "Ana Torv", "Harlow Partners"), ("b", "Ana Torv"), ("c", "Ana Torv", "Harlow Partners")],
         [["a", "c"], ["b"]]),
        ([("a", "Ana Torv", None, "Lakemouth Mayor"), ("b", "Ana Torv", None, "Tarn Mayor"),
          ("c", "Ana Torv", None, "Mayor")], [["a"], ["b"], ["c"]]),
        ([("a", "Ana Torv", None, "Lakemouth Mayor"), ("c", "Ana Torv", None, "Mayor")], [["a", "c"]]),
    ],
)  # fmt: skip
def test_who_is_one(store: Store, readings: list[Sequence[str | None]], expected: list[list[str]]) -> None:
    """Only those are merged who cannot be two."""
    add(store, *(read(*reading) for reading in readings))  # type: ignore[arg-type] # rows of the table

    assert persons(store) == expected


def test_same_words_are_the_same_person(store: Store) -> None:
    """Two reports of one long quotation by one full name are of one person."""
    words = "We have waited nine long years for this bridge to open"
    add(store, read("a", "Ana Torv", said=words), read("b", "Ana Torv", "Harlow Partners", said=words))

    assert persons(store) == [["a", "b"]]


NAMES = ["Ana Torv", "Ana Tórv", "Torv", "Ana Torv-Lind"]
readings = st.lists(
    st.builds(
        read,
        st.sampled_from("abcdef"),
        st.sampled_from(NAMES),
        st.sampled_from([None, "Harlow Partners", "Fenwick Mills", "ministry"]),
        st.sampled_from([None, "President", "Lakemouth Mayor", "Tarn Mayor", "Mayor", "analyst"]),
    ),
    max_size=6,
    unique_by=lambda reading: reading[0].id,
)


@settings(deadline=None, max_examples=30)
@given(readings, st.randoms(use_true_random=False))
def test_order_of_adding_does_not_matter(batch: list[Reading], random: object) -> None:
    """The same articles in another order give the same persons under the same ids."""
    shuffled = list(batch)
    random.shuffle(shuffled)  # type: ignore[attr-defined] # a random.Random
    with new_store() as one, new_store() as other:
        add(one, *batch)
        add(other, *shuffled)

        assert dump(one) == dump(other)


@settings(deadline=None, max_examples=30)
@given(readings, st.data())
def test_delete_then_add_equals_add(batch: list[Reading], data: st.DataObject) -> None:
    """Deleting an article and adding it again leaves no trace; deleting it leaves those who never had it."""
    with new_store() as store, new_store() as without:
        add(store, *batch)
        before = dump(store)
        if batch:
            chosen = data.draw(st.sampled_from(batch))
            store.delete(chosen[0].id)
            add(without, *(reading for reading in batch if reading is not chosen))

            assert dump(store) == dump(without)
            add(store, chosen)

        assert dump(store) == before
