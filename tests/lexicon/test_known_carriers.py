"""Agencies and outlets are found by every name they have, and by nothing else."""

from __future__ import annotations

import pytest

from quotetrack.graph.kinds import NodeKind
from quotetrack.lexicon import load_lexicon
from quotetrack.lexicon.known_carriers import canonical_carrier, carrier_key, find_known_carrier, is_same_carrier

ENTRIES = [
    (kind, entry)
    for kind, lexicon in ((NodeKind.AGENCY, "agencies"), (NodeKind.OUTLET, "outlets"))
    for entry in load_lexicon(lexicon)
]
CANONICAL = {carrier_key(entry["name"]) for _, entry in ENTRIES}


def test_every_canonical_name_finds_itself():
    """A canonical name is never taken for another carrier's alias."""
    lost = [entry["name"] for _, entry in ENTRIES if canonical_carrier(entry["name"]) != entry["name"]]

    # The same body may stand in both lists; then the agency's spelling counts.
    assert [name for name in lost if carrier_key(canonical_carrier(name)) != carrier_key(name)] == []


def test_every_alias_finds_a_carrier_that_has_it():
    """An alias leads to an entry that lists it, or that has it as its own name."""
    for _, entry in ENTRIES:
        for alias in entry.get("aliases", ()):
            found = find_known_carrier(alias)
            owners = {
                other["name"]
                for _, other in ENTRIES
                if carrier_key(alias) in {carrier_key(name) for name in (other["name"], *other.get("aliases", ()))}
            }
            assert found is not None
            assert found.name in owners


@pytest.mark.parametrize(
    ("name", "canonical"),
    [
        ("reuters", "Reuters"),
        ("  The   Associated\nPress ", "AP"),
        ("Reuters news agency", "Reuters"),
        ("https://www.reuters.com/world/?q=1", "Reuters"),
        ("edition.reuters.com", "Reuters"),
        ("reuters.com.evil.example", "reuters.com.evil.example"),
        ("notreuters.com", "notreuters.com"),
        ("The Saltmarsh  Courier", "The Saltmarsh Courier"),
        ("the", "the"),
        ("", ""),
    ],
)
def test_names(name, canonical):
    """Case, spaces, a leading "the", a trailing "news agency" and hosts lead to the carrier; look-alikes do not."""
    assert canonical_carrier(name) == canonical


def test_same_carrier():
    """Two names are one carrier's when they lead to one entry, or differ in case and article only."""
    assert is_same_carrier("AP", "Associated Press")
    assert is_same_carrier("The Dune Echo", "dune echo")
    assert not is_same_carrier("AP", "AFP")


@pytest.mark.parametrize(
    ("url", "outlet"),
    [
        ("https://www.dw.com/en/a-1", "Deutsche Welle"),
        ("http://NEWS.SKY.COM/story", "Sky News"),
        ("https://profootballtalk.nbcsports.com/x", "ProFootballTalk"),
        ("www.reuters.com/article", "Reuters"),
        ("https://courier.example/", None),
        ("https://notdw.com/", None),
        ("http://[broken", None),
        ("", None),
    ],
)
def test_an_address_names_the_outlet(url: str, outlet: str | None) -> None:
    """The longest known domain of the host names the outlet."""
    found = find_known_carrier(url)

    assert (found.name if found is not None else None) == outlet


def test_unknown_outlets_keep_their_name() -> None:
    """A name that the lexicon does not know is only folded."""
    assert canonical_carrier(" Lower Fenwick \n Courier") == "Lower Fenwick Courier"
    assert canonical_carrier("the washington post") == "The Washington Post"
