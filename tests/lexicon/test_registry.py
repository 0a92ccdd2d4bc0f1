"""The organisation registry: what an entry must be, who has a name, and what the user's file changes."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from quotetrack.errors import LexiconError
from quotetrack.lexicon.entries import alias_key
from quotetrack.lexicon.registry import make_registry, organization_registry, parent_of
from quotetrack.lexicon.user_file import format_block, organizations_from, parse_user_file
from quotetrack.lexicon.writing import add_organization
from quotetrack.text.listed_bodies import ArticleBodies
from quotetrack.text.words import iter_words

TRUST = {"name": "Lowmere Harbour Trust", "type": "ngo", "aliases": ["LHT"]}
SHIPPED = make_registry()
CASES = yaml.safe_load((Path(__file__).parent / "registry_cases.yaml").read_text("utf-8"))


def find_bodies(text: str) -> list[str]:
    """Canonical names of the registry's bodies in a text, in order."""
    words = tuple(iter_words(text))
    bodies, found, index = ArticleBodies(words), [], 0
    while index < len(words):
        match = bodies.find(words, index)
        found += [match.value.name] if match is not None else []
        index += match.length if match is not None else 1
    return found


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"])
def test_bodies_of_an_article(case: dict[str, object]) -> None:
    """Names lead to their body; those of several to the one that the article is about, or to none."""
    assert find_bodies(str(case["text"])) == case["bodies"]


@given(st.sampled_from(sorted(SHIPPED.entries)))
def test_a_canonical_name_is_found_in_words(name: str) -> None:
    """A canonical name that is not weak is found in a text that holds nothing else."""
    if alias_key(name) not in {alias_key(weak) for weak in SHIPPED.entries[name].weak}:
        assert find_bodies(name) == [name]


@given(st.sampled_from(sorted(SHIPPED.entries)))
def test_a_canonical_name_is_its_own_body(name: str) -> None:
    """Every canonical name that means one body finds it."""
    entry = SHIPPED.entries[name]

    assert name in SHIPPED.called(name)
    if alias_key(name) not in {alias_key(weak) for weak in entry.weak}:
        assert SHIPPED.find(name) is entry


def test_parents_are_bodies() -> None:
    """`parent_of` leads from body to body, and ends."""
    for name in SHIPPED.entries:
        passed = []
        above: str | None = name
        while above is not None:
            passed.append(above)
            above = parent_of(above)

        assert len(set(passed)) == len(passed)


@pytest.mark.parametrize(
    ("blocks", "message"),
    [
        ([{"type": "ngo"}], "an entry without a name ({'type': 'ngo'}); give it a name with letters in it"),
        ([{"name": "...", "type": "ngo"}], "an entry without a name"),
        ([{"name": "Tarn Watch"}], "Tarn Watch: no type; use agency, armed group,"),
        ([{"name": "Tarn Watch", "type": "NGO"}], "Tarn Watch: unknown type 'NGO'; use agency, armed group,"),
        ([{**TRUST, "alias": "LHT"}], "Lowmere Harbour Trust: unknown field 'alias'; use adherents, aliases,"),
        ([{**TRUST, "aliases": "LHT"}], "Lowmere Harbour Trust: aliases is 'LHT'; give a list of names"),
        ([{**TRUST, "aliases": ["."]}], "Lowmere Harbour Trust: aliases is ['.']; give a list of names"),
        ([{**TRUST, "country": "UK"}], "Lowmere Harbour Trust: unknown country 'UK'; use two capitals of ISO 3166-1"),
        ([{**TRUST, "country": 44}], "Lowmere Harbour Trust: country is 44; give words in quotation marks"),
        ([{**TRUST, "wikidata": "1065"}], "Lowmere Harbour Trust: wikidata is '1065'; use Q and digits"),
        ([{**TRUST, "weak": ["Trust"]}], "Lowmere Harbour Trust: weak 'Trust' is none of its names; put it among"),
        ([{**TRUST, "parent": "Lowmere"}], "Lowmere Harbour Trust: parent 'Lowmere' is no body of the registry; give"),
        ([TRUST, TRUST], "Lowmere Harbour Trust: stands there twice; make the two one entry"),
        ([{**TRUST, "parent": "Lowmere Harbour Trust"}], "Lowmere Harbour Trust: is its own parent (Lowmere Harbour"),
        (
            [{**TRUST, "parent": "Tarn Watch"}, {"name": "Tarn Watch", "type": "ngo", "parent": TRUST["name"]}],
            "Lowmere Harbour Trust: is its own parent (Lowmere Harbour Trust -> Tarn Watch -> Lowmere Harbour Trust);",
        ),
        (
            [TRUST, {"name": "Lake House Theatre", "type": "company", "aliases": ["L.H.T."]}],
            "Lake House Theatre: 'LHT' is also a name of Lowmere Harbour Trust (own.toml); leave it to one, or make it",
        ),
    ],
)
def test_a_malformed_entry_is_told_in_one_line(blocks: list[dict[str, object]], message: str) -> None:
    """File, entry, fault and what would work stand in one line."""
    with pytest.raises(LexiconError) as caught:
        make_registry(blocks, "own.toml")

    assert str(caught.value).startswith(f"own.toml: {message}")
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"[[organization]", "own.toml: not valid TOML ("),
        (b"\xff\xfe", "own.toml: not valid TOML ("),
        (b"organization = 3", "own.toml: 'organization' is not a list of blocks; begin each with [[organization]]"),
        (b"[organization]\nname = 'x'", "own.toml: 'organization' is not a list of blocks;"),
    ],
)
def test_a_file_that_is_not_ours_is_told_in_one_line(content: bytes, message: str) -> None:
    """What is no list of organisations in TOML is refused, with the file's name."""
    with pytest.raises(LexiconError) as caught:
        parse_user_file(content, "own.toml")

    assert str(caught.value).startswith(message)


def test_the_user_has_the_last_word() -> None:
    """A name that the user's body claims is nobody else's, and a shipped body keeps what a block leaves out."""
    registry = make_registry(
        [{"name": "Unlit Nights", "type": "ngo", "aliases": ["UN"]}, {"name": "UNICEF", "aliases": ["the Lamp"]}]
    )

    found = registry.find("UN")
    assert found is not None
    assert found.name == "Unlit Nights"
    unicef = registry.find("the Lamp")
    assert unicef is not None
    assert unicef.type == SHIPPED.entries["UNICEF"].type
    assert set(SHIPPED.entries["UNICEF"].aliases) < set(unicef.aliases)
    assert registry.digest
    assert not SHIPPED.digest


def test_the_users_file_is_read_anew_when_it_changes(tmp_path: Path) -> None:
    """The registry is that of the file as it stands now."""
    path = tmp_path / "own.toml"
    path.write_text("# none yet\n", "utf-8")
    with organizations_from(path):
        before = organization_registry()
        path.write_text(format_block(TRUST), "utf-8")
        after = organization_registry()

    assert before.find("LHT") is None
    assert after.find("LHT") is not None


NAMES = st.text(st.characters(codec="utf-8"), min_size=1).filter(lambda text: any(c.isalnum() for c in text))


@given(name=NAMES, alias=NAMES, before=st.sampled_from(["", "# mine\n", "[other]\nkey = 1", "# no break at the end"]))
def test_what_is_written_is_read(name: str, alias: str, before: str) -> None:
    """Any name with a letter or digit in it is written so that it is read again, after all that stood there."""
    record: dict[str, str | list[str]] = {"name": f"Tarn {name}", "type": "ngo", "aliases": [f"Tarn {alias} Two"]}

    content, entry = add_organization(before.encode(), record, "own.toml")

    assert content.startswith(before.encode())
    assert entry.name == " ".join(f"Tarn {name}".split())
    (block,) = parse_user_file(content, "own.toml")
    assert " ".join(block["name"].split()) == entry.name


def test_a_name_is_added_once() -> None:
    """A body that stands in the file already is refused."""
    content, _ = add_organization(b"", dict(TRUST), "own.toml")
    with pytest.raises(LexiconError, match="stands there already; change that block"):
        add_organization(content, dict(TRUST), "own.toml")
