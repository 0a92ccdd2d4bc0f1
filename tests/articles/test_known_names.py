"""Agencies and outlets by name and by domain."""

from __future__ import annotations

import re

import pytest

from quotetrack.articles.known_names import find_agencies, find_hands, find_outlets
from quotetrack.lexicon import load_lexicon

KEYS = {"name", "aliases", "domains", "country", "state_run", "weak"}


@pytest.mark.parametrize("lexicon", ["agencies", "outlets"])
def test_every_entry_has_the_documented_shape(lexicon: str) -> None:
    """Names and aliases are strings and stand once; countries are two letters; weak names are among the names."""
    entries = load_lexicon(lexicon)
    names = [name for entry in entries for name in (entry["name"], *entry["aliases"])]

    assert len(names) == len(set(names))
    for entry in entries:
        assert set(entry) <= KEYS, entry["name"]
        assert all(isinstance(name, str) for name in (entry["name"], *entry["aliases"], *entry.get("domains", ())))
        assert re.fullmatch("[A-Z]{2}", entry.get("country", "XX"))
        assert set(entry.get("weak", ())) <= {entry["name"], *entry["aliases"]}


def test_no_domain_belongs_to_two() -> None:
    """Every domain names one publisher."""
    domains = [
        domain
        for each in ("agencies", "outlets")
        for entry in load_lexicon(each)
        for domain in entry.get("domains", ())
    ]

    assert len(domains) == len(set(domains))


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("told AP and Agence France-Presse", ["AP", "AFP"]),
        ("the Ma’an News Agency", ["Ma'an"]),
        ("MAPS and APPS", []),
        ("ap, reuters", []),
        ("Deutsche Presse-Agentur", ["dpa"]),
    ],
)
def test_find_agencies(text: str, names: list[str]) -> None:
    """Agencies are found as whole words, case kept, under their canonical names."""
    assert [match.name for match in find_agencies(text)] == names


def test_everyday_words_are_no_outlets() -> None:
    """Names that are also everyday words are passed over outside places that say outlet."""
    assert find_outlets("Time will tell, said The Sun King, Focus on Nature") == ()


def test_hands_come_in_order_without_overlap() -> None:
    """Agencies and outlets of one line come in reading order; one that holds another counts once."""
    assert [match.name for match in find_hands("BBC, AP, CNN, Bloomberg News")] == ["BBC", "AP", "CNN", "Bloomberg"]
