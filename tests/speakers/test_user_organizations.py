"""The user's own organisations are found in articles, under their own names."""

from __future__ import annotations

from pathlib import Path

import pytest
from support.readings import make_reading

from quotetrack.errors import LexiconError
from quotetrack.lexicon.user_file import FILE_VARIABLE, organizations_from
from quotetrack.speakers import resolve_speakers

BLOCK = '[[organization]]\nname = "Lowmere Harbour Trust"\ntype = "ngo"\naliases = ["LHT", "the Glasshouse", "UN"]\n'


@pytest.fixture
def own(tmp_path: Path) -> Path:
    path = tmp_path / "own.toml"
    path.write_text(BLOCK, "utf-8")
    return path


def read(source: str) -> tuple[str | None, list[tuple[str, str]]]:
    """Speaker, and organisations with their types, of a sentence with that source."""
    reading = make_reading(f"{{s1|{source}}} {{c1|said}} {{q1|the dam held}}.")
    (attribution,) = resolve_speakers(reading, reading.attributions)

    assert attribution.speaker is not None
    return attribution.speaker.name, [(body.name, body.type) for body in attribution.organizations]


@pytest.mark.parametrize(
    "source", ["LHT", "The LHT", "the Glasshouse", "The Glasshouse", "Lowmere Harbour Trust", "UN"]
)
def test_own_bodies_speak(own: Path, source: str) -> None:
    """Each name leads to the user's body, also one that ships for another."""
    with organizations_from(own):
        assert read(source) == ("Lowmere Harbour Trust", [("Lowmere Harbour Trust", "ngo")])


def test_without_the_file_they_are_not_known(own: Path) -> None:
    """Outside the block nothing is left of the file."""
    with organizations_from(own):
        read("UN")

    assert read("UN") == ("United Nations", [("United Nations", "international")])


def test_the_environment_names_the_file(own: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """`$QUOTETRACK_ORGANIZATIONS` is as good as the option, and the option beats it."""
    monkeypatch.setenv(FILE_VARIABLE, str(own))

    assert read("LHT")[0] == "Lowmere Harbour Trust"
    (own.parent / "none.toml").write_text("", "utf-8")
    with organizations_from(own.parent / "none.toml"):
        assert read("LHT")[0] == "LHT"


def test_a_malformed_file_stops_the_reading(own: Path) -> None:
    """No article is read with half of the user's organisations."""
    own.write_text(f"{BLOCK}county = 'GB'\n", "utf-8")
    with organizations_from(own), pytest.raises(LexiconError, match="unknown field 'county'; use adherents,"):
        read("LHT")
