"""The word lists of the lexicon as tables that find their phrases in words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from quotetrack.lexicon import load_lexicon
from quotetrack.lexicon.registry import make_registry
from quotetrack.text.matching import PhraseTable
from quotetrack.text.words import fold


@dataclass(frozen=True, slots=True)
class Role:
    """A word for a post: its key, its class (`office`, `post`, `occupation`) and its family of like words."""

    key: str
    kind: str
    family: str


def _iter_weak_outlets() -> Iterator[tuple[str, str]]:
    """Outlets with an article whose names are everyday words: `The Sun`, `The Hill`."""
    for entry in load_lexicon("outlets"):
        for name in entry.get("weak", ()):
            if name.startswith("The "):
                yield name, entry["name"]


def _iter_countries() -> Iterator[tuple[str, str]]:
    for entry in load_lexicon("countries"):
        yield from ((name, entry["name"]) for name in (entry["name"], *entry.get("aliases", ())))


def _iter_demonyms() -> Iterator[tuple[str, str]]:
    for entry in load_lexicon("countries"):
        yield from ((name, entry["name"]) for name in entry.get("adjectives", ()))


def _iter_roles() -> Iterator[tuple[str, Role]]:
    roles = load_lexicon("roles")
    for listing, kind in (("offices", "office"), ("posts", "post"), ("occupations", "occupation")):
        yield from ((key, Role(key, kind, family)) for key, family in roles[listing].items())


_TITLES = load_lexicon("titles")
GENDER_OF_TITLE = {
    fold(title): gender if gender != "neutral" else ""
    for gender in ("male", "female", "neutral")
    for title in _TITLES[gender]
}
"""Every title, and the gender that it tells."""
POST_OF_TITLE = {fold(title): post for title, post in _TITLES["posts"].items()}
"""The role that a title stands for: `senator` of `Sen.`."""


WEAK_OUTLETS: PhraseTable[str] = PhraseTable(_iter_weak_outlets(), names=True)
COUNTRIES: PhraseTable[str] = PhraseTable(_iter_countries(), names=True, lost_apostrophes=True)
DEMONYMS: PhraseTable[str] = PhraseTable(_iter_demonyms(), names=True)
ROLES: PhraseTable[Role] = PhraseTable(_iter_roles())
TITLES: PhraseTable[str] = PhraseTable(
    ((title, fold(title)) for gender in ("male", "female", "neutral") for title in _TITLES[gender]), names=True
)
NOUN_TYPES: dict[str, str] = load_lexicon("bodies")["nouns"]
"""The type of body that a common noun means."""
NOUNS: PhraseTable[str] = PhraseTable(NOUN_TYPES.items())

ROLE_OF = dict(_iter_roles())
"""Every role by its key."""

ADJECTIVE_OF = {
    entry["name"]: entry.get("short") or (entry.get("adjectives") or [entry["name"]])[0]
    for entry in load_lexicon("countries")
}
"""The adjective that stands in the names of a country's bodies: `US`, `Syrian`."""

CAPITALS = {entry["capital"]: entry["name"] for entry in load_lexicon("countries") if "capital" in entry}
"""The country whose government a capital stands for."""

CAPITAL_NAMES: PhraseTable[str] = PhraseTable(CAPITALS.items(), names=True)

LOCAL_OFFICES = frozenset(load_lexicon("roles")["local_offices"])
"""Families of offices that a town or district has, not a country."""

COUNTRY_KEYS = frozenset(entry["name"].casefold() for entry in load_lexicon("countries"))

NAME_WORDS = frozenset(fold(word) for word in load_lexicon("bodies")["name_words"])
PEOPLE_WORDS = frozenset(fold(word) for word in load_lexicon("bodies")["people_words"])
"""Words for people that begin, or end, the names of their associations: `Citizens for Tarn Bay`."""
COMPANY_ENDINGS = frozenset(load_lexicon("bodies")["company_endings"])
"""What ends a company's name, as it is written."""
NOUN_MODIFIERS = frozenset(fold(word) for word in load_lexicon("bodies")["modifiers"])
ROLE_MODIFIERS = frozenset(fold(word) for word in load_lexicon("roles")["modifiers"])
PARTICLES = frozenset(fold(word) for word in load_lexicon("titles")["particles"])
SUFFIXES = frozenset(fold(word) for word in load_lexicon("titles")["suffixes"])
STATE_MEDIA: PhraseTable[str] = PhraseTable((words, words) for words in load_lexicon("voices")["state_media"])
STATE_WORDS = frozenset(load_lexicon("voices")["state_owners"])
"""What stands before a medium of a state's own: `state television`."""

FIRST_WORDS = STATE_WORDS.union(
    *(table.first_words for table in (WEAK_OUTLETS, COUNTRIES, DEMONYMS, ROLES, TITLES, NOUNS, CAPITAL_NAMES))
)
"""Every word that begins an entry of these lists: most words of a page begin none, which spares asking each list."""

OUTLET_WORDS = frozenset(fold(word) for word in load_lexicon("relays")["outlet_words"])
"""What makes a run of capitals an outlet's name."""
OUTLET_NOUNS: PhraseTable[str] = PhraseTable((noun, noun) for noun in load_lexicon("relays")["outlet_nouns"])
"""What says beside a name that it is an outlet's."""

_GRAMMAR = load_lexicon("grammar")
FUNCTION_WORDS = frozenset(_GRAMMAR["function_words"])
"""Words that begin sentences and are no names, for readings without tags."""

FIRST_NAMES = {fold(name): gender for gender in ("male", "female") for name in load_lexicon("first_names")[gender]}
"""The gender that a first name tells."""

_VOICES = load_lexicon("voices")
UNNAMED_WORDS = frozenset((*_VOICES["plural"], *_VOICES["crowd"], *_VOICES["documents"]))
"""Words for people and papers that are not named, whatever their case: no part of a name."""

DEMONYM_KEYS = frozenset(
    fold(name) for entry in load_lexicon("countries") for name in entry.get("adjectives", ()) if " " not in name
)
"""Single-word demonyms: their plurals are peoples."""

PARTY_OF = {fold(word): entry.name for entry in make_registry().entries.values() for word in entry.adherents}
"""The party that a word for its people names: `republican`, `gop`."""
