"""The word lists agree with each other."""

from __future__ import annotations

import pytest

from quotetrack.lexicon import load_lexicon
from quotetrack.lexicon.registry import make_registry
from quotetrack.speakers.tables import FIRST_NAMES, POST_OF_TITLE, ROLE_OF
from quotetrack.text.listed_bodies import ArticleBodies
from quotetrack.text.words import iter_words


def test_titles_stand_for_known_roles() -> None:
    """Each post that a title stands for is a role of the lists."""
    assert set(POST_OF_TITLE.values()) <= ROLE_OF.keys()


def test_a_role_is_listed_once() -> None:
    """No role is an office, a post and an occupation at once."""
    roles = load_lexicon("roles")
    listed = [key for listing in ("offices", "posts", "occupations") for key in roles[listing]]

    assert sorted(listed) == sorted(set(listed))


def test_kinds_mean_known_types() -> None:
    """The types that an unnamed mention can mean are types that some list gives."""
    types = {entry.type for entry in make_registry().entries.values()}
    nouns = set(load_lexicon("bodies")["nouns"].values())
    wanted = {type_ for kind in load_lexicon("bodies")["kinds"].values() for type_ in kind.get("types", ())}

    assert wanted <= types | nouns


def test_first_names_of_both_are_left_out() -> None:
    """A first name is a man's or a woman's, and says so in one list only."""
    names = load_lexicon("first_names")

    assert len(FIRST_NAMES) == len(names["male"]) + len(names["female"])


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("WHO said", "World Health Organization"),
        ("who said", None),
        ("IS said", "Islamic State"),
        ("Is it", None),
        ("UN officials", "United Nations"),
        ("the UNs envoy", None),
        ("UNs envoy", "United Nations"),
        ("U.N. officials", "United Nations"),
        ("Human Rights Watch said", "Human Rights Watch"),
        ("human rights watch", None),
        ("Hezbollahs leader", "Hezbollah"),
    ],
)
def test_listed_bodies_in_words(words: str, name: str | None) -> None:
    """A listed body is found at the first word where case and words agree, a lost apostrophe forgiven."""
    page_words = tuple(iter_words(words))
    match = ArticleBodies(page_words).find(page_words, 0)

    assert (match.value.name if match is not None else None) == name
