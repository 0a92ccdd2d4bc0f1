"""What a source phrase says: whom it names, by which role, for which bodies, or how it describes the unnamed."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from functools import lru_cache

from quotetrack.lexicon import load_lexicon
from quotetrack.speakers.affiliations import Affiliation
from quotetrack.speakers.chunks import Chunk
from quotetrack.speakers.tables import ROLE_OF


class PhraseKind(StrEnum):
    """What a source phrase is."""

    PERSON = "person"  # a named person
    NAME = "name"  # a single capital or an unknown run: a person or a body
    BODY = "body"  # a named body
    PRONOUN = "pronoun"
    RELATIVE = "relative"  # "who", "which"
    ROLE = "role"  # "the minister", "a hospital spokesperson"
    NOUN = "noun"  # "the ministry", "the group"
    OFFICE = "office"  # "his office", "Trump's lawyers"
    DOCUMENT = "document"  # "a report by ..."
    CROWD = "crowd"  # unnamed people
    EMPTY = "empty"


@dataclass(frozen=True, slots=True)
class Phrase:
    """What the words of a source say.

    Attributes:
        kind: What it is.
        first, last: Half-open word indices.
        core: Half-open word indices of the head with what stands before it, article left out.
        name: The chunk that names the person or body, or None.
        role: The role in full, without article and body: `deputy head`, `former mayor`; None where there is none.
        post: The listed role in it, for comparing: `head`, `mayor`; "" where none is listed.
        families: The families of its roles, for comparing.
        former: Whether the role is a past one.
        affiliations: For which bodies the person speaks, as the phrase says.
        bearer: A noun that means a body named elsewhere: `organization` in "the organization's head".
        places: Countries and places that it names.
        party: The party that an adjective in it names, or "".
        head: The key of the head word, or of the pronoun.
        determiner: `the`, `a`, a possessive pronoun, or "".
        qualifiers: Folded words before the head that narrow it down (`monitoring` in "the monitoring group").
        plural: Whether it is about several.
        gender: `male`, `female` or "" as its titles and roles tell.
        others: Those who speak with the first: "WFP *and UNHCR*".
    """

    kind: PhraseKind
    first: int
    last: int
    core: tuple[int, int] = (0, 0)
    name: Chunk | None = None
    role: str | None = None
    post: str = ""
    families: tuple[str, ...] = ()
    former: bool = False
    affiliations: tuple[Affiliation, ...] = ()
    bearer: str | None = None
    places: tuple[str, ...] = ()
    party: str = ""
    head: str = ""
    determiner: str = ""
    qualifiers: tuple[str, ...] = ()
    plural: bool = False
    gender: str = ""
    others: tuple[Phrase, ...] = field(default=())


_VOICES = load_lexicon("voices")
PERSONAL = {"he": "male", "him": "male", "himself": "male", "she": "female", "her": "female", "herself": "female"}
THIRD = frozenset({"it", "itself", "they", "them", "themselves"})
RELATIVES = frozenset({"who", "which", "that", "whom"})
FIRST = frozenset(word.casefold() for word in (*_VOICES["first_person"], *_VOICES["second_person"]))
POSSESSIVES = {"his": "male", "her": "female", "their": "", "its": "body", "my": "", "our": ""}
CROWDS = frozenset(_VOICES["crowd"])
DOCUMENTS = frozenset(_VOICES["documents"])


@lru_cache(maxsize=16384)
def plural_role(key: str) -> str | None:
    """The role that a plural is of: `official` of `officials`, or None."""
    for singular in (key.removesuffix("s"), key.replace("men", "man"), key.removesuffix("es")):
        if singular != key and singular in ROLE_OF:
            return singular
    return None
