"""Articles in which one named person says something, and who they turn out to be across articles."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import strategies as st
from support.records import make_article, make_attribution

from quotetrack.records import Article, Attribution, Organization, OrganizationBasis, Speaker, SpeakerType
from quotetrack.speakers.organizations import hash_identity
from quotetrack.store import Store

Reading = tuple[Article, tuple[Attribution, ...]]


@contextmanager
def new_store() -> Iterator[Store]:
    with TemporaryDirectory() as folder, Store(Path(folder) / "q.db") as opened:
        yield opened


def read(key: str, name: str, body: str | None = None, role: str | None = None, *, said: str | None = None) -> Reading:
    """An article in which one person says something for a body."""
    words = said or f"We know nothing of {key}"
    source = f"{role} {name}" if role else name
    article = make_article(f"“{words},” said {source}.", name=f"{key}.txt", id=f"id {key}")
    speaker = Speaker(hash_identity("person", name), name, SpeakerType.PERSON, role=role and role.split()[-1])
    bodies = ()
    if body:
        bodies = (Organization(hash_identity("organization", body), body, "company", OrganizationBasis.ROLE),)
    return article, (make_attribution(article, [words], source=source, speaker=speaker, organizations=bodies),)


def add(store: Store, *readings: Reading) -> None:
    for article, attributions in readings:
        store.add(article, attributions, pipeline_version="test 1")


def persons(store: Store) -> list[list[str]]:
    """The inputs in which each person speaks, sorted."""
    found: dict[str, list[str]] = {}
    for attribution in store.iter_attributions():
        for speaker in attribution.speakers:
            found.setdefault(speaker.id, []).append(attribution.article.removesuffix(".txt"))
    return sorted(found.values())


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
