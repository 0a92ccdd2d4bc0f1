"""The persons of an article: one entry for each, with fullest name, roles and bodies, and where each is named."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from quotetrack.records import BlockKind, OrganizationBasis
from quotetrack.speakers.affiliations import Affiliation
from quotetrack.speakers.chunks import Chunk, ChunkKind
from quotetrack.speakers.descriptions import read_around, read_predicate
from quotetrack.speakers.names import is_same_person, joined_parts, name_parts, surname_rank
from quotetrack.speakers.organizations import Bodies
from quotetrack.speakers.phrases import Phrase, PhraseKind
from quotetrack.speakers.tables import FIRST_NAMES, SUFFIXES
from quotetrack.speakers.unnamed_people import UnnamedPeople
from quotetrack.text.page import Page
from quotetrack.text.words import fold

# "Reyes's Tarn Brigades" are his; "Reyes's Justice Department" may be anybody's.
_LED = frozenset({"brigade", "brigades", "campaign", "foundation", "front", "militia", "movement"})
_LONG_PART = 6  # letters


@dataclass(frozen=True, slots=True)
class Post:
    """A role that the article gives a person: its words, the listed one, their families, the places and bodies."""

    role: str
    post: str
    families: tuple[str, ...]
    places: tuple[str, ...]
    bodies: tuple[str, ...]
    party: str
    former: bool


@dataclass(slots=True)
class Person:
    """One person of the article; filled while the article is read.

    Attributes:
        name: The fullest form seen.
        parts: Its folded parts.
        gender: `male`, `female` or "".
        posts: Roles, in reading order.
        bodies: Canonical names of the bodies the person speaks for, with the words' way of saying so.
        count: How often named.
        full: How often by more than one part of the name.
    """

    name: str
    parts: tuple[str, ...]
    gender: str = ""
    posts: list[Post] = field(default_factory=list)
    bodies: dict[str, OrganizationBasis] = field(default_factory=dict)
    count: int = 0
    full: int = 0


@dataclass(frozen=True, slots=True)
class PersonMention:
    """A person named at word `index`: whether inside content, whether a subject, whether only an owner (`Reyes's`)."""

    index: int
    person: Person
    said: bool
    subject: bool
    owner: bool = False


class Cast:
    """The persons and bodies of one article.

    Args:
        page: The article's words.
        chunks: All its chunks.
        phrases: Its source phrases: their bounds are surer than the stretches around a name.
    """

    def __init__(self, page: Page, chunks: Sequence[Chunk], phrases: Iterable[Phrase]) -> None:
        self.page = page
        self.bodies = Bodies(page, chunks)
        self.unnamed = UnnamedPeople(page, chunks)
        self.body = _find_body(page)
        self.persons: list[Person] = []
        self._by_part: defaultdict[str, list[Person]] = defaultdict(list)
        self._by_family: defaultdict[str, dict[int, Person]] = defaultdict(dict)
        self.mentions: list[PersonMention] = []
        described = [
            phrase
            for listed in phrases
            for phrase in (listed, *listed.others)
            if phrase.kind is PhraseKind.PERSON and not self.bodies.is_alias(_name_of(phrase))
        ]
        surnames = {name_parts(c.value)[-1] for c in chunks if c.kind is ChunkKind.NAME and " " in c.value}
        names = [
            (k, chunk)
            for k, chunk in enumerate(chunks)
            if _may_be_person(chunks, k)
            and not self.bodies.is_alias(chunk.value)
            and not _is_pair(chunk.value, surnames)
        ]
        taken = {phrase.name.first for phrase in described if phrase.name is not None}
        around = [read_around(page, chunks, k) for k, chunk in names if chunk.first not in taken]
        # Full names first, so that a surname finds its person wherever the article gives the rest.
        around = [phrase for listed in around for phrase in (listed, *listed.others)]
        told = [
            (self._add(phrase), phrase)
            for phrase in sorted((*described, *around), key=_fullness)
            if phrase.kind is PhraseKind.PERSON and phrase.name is not None
        ]
        for person, phrase in told:  # when all are known: "a lawyer for Tarn" is nobody of a body Tarn
            self._describe(person, phrase)
        for k, chunk in names:
            for person in self._likeliest(chunk.value):
                own = chunks[k + 1] if chunk.possessive and k + 1 < len(chunks) else None
                if own is not None and own.kind is ChunkKind.BODY and fold(own.value.split()[-1]) in _LED:
                    person.bodies.setdefault(self.bodies.canonical(own.value), OrganizationBasis.POSSESSIVE)
                predicate = read_predicate(page, chunks, k)
                if predicate is not None:
                    self._describe(person, predicate)
                person.count += 1
                person.full += len(name_parts(chunk.value)) > 1
                self.mentions.append(
                    PersonMention(
                        chunk.first,
                        person,
                        page.said[chunk.first],
                        any(page.subjects[chunk.first : chunk.last]),
                        chunk.possessive,
                    )
                )
        self._starts = [mention.index for mention in self.mentions]
        self._named_at: defaultdict[int, list[int]] = defaultdict(list)
        for mention in self.mentions:
            self._named_at[id(mention.person)].append(mention.index)

    def _add(self, phrase: Phrase) -> Person:
        name = _name_of(phrase)
        parts = joined_parts(name)
        alike = self._by_part[parts[-1]] or (
            [p for part in parts for p in self._by_part.get(part, ())] if len(parts) > 1 else []
        )
        person = next((p for p in alike if is_same_person(p.parts, parts)), None)
        if person is None and len(parts) == 1:
            person = next(iter(self.named(name)), None)
        if person is None:
            person = Person(name, parts)
            self.persons.append(person)
        elif (
            len(parts) > len(person.parts)
            or (parts == person.parts and (person.name.isupper() or _has_suffix(name) > _has_suffix(person.name)))
            or (parts == person.parts[1:] and len(parts) > 1 and _is_added(person.parts[0], parts[0]))
        ):
            person.name, person.parts = name, parts
        for part in dict.fromkeys(parts):
            # "Rahman" is found for Abdel Rahman, and a name transcribed in another way under both.
            for key in (part, part.removeprefix("abd") if len(part) > _LONG_PART else part):
                if person not in self._by_part[key]:
                    self._by_part[key].append(person)
        return person

    def _describe(self, person: Person, phrase: Phrase) -> None:
        person.gender = person.gender or phrase.gender or FIRST_NAMES.get(name_parts(person.name)[0], "")
        affiliations = self.affiliations(phrase)
        bodies = tuple(self.bodies.canonical(affiliation.body.value) for affiliation in affiliations)
        if phrase.role is not None:
            for family in phrase.families:
                self._by_family[family][id(person)] = person
            person.posts.append(
                Post(phrase.role, phrase.post, phrase.families, phrase.places, bodies, phrase.party, phrase.former)
            )
        if phrase.bearer == "agency":
            return  # "the UN agency": which body that is, the sources' rules find out
        for affiliation, body in zip(affiliations, bodies, strict=True):
            person.bodies.setdefault(body, affiliation.basis)

    def affiliations(self, phrase: Phrase) -> list[Affiliation]:
        """The bodies that the phrase names, without persons whom the model takes for bodies: "a lawyer for Tarn"."""
        return [
            affiliation
            for affiliation in phrase.affiliations
            if affiliation.body.type not in ("", "unknown")
            or self.bodies.is_alias(affiliation.body.value)
            or not self.named(affiliation.body.value)
        ]

    def named(self, name: str) -> list[Person]:
        """The persons whom `name` can mean, the likeliest first: whole name, surname, first name; then by mentions."""
        parts = joined_parts(name)
        ranked: list[tuple[int, Person]] = []
        for person in self._by_part.get(parts[-1], ()):
            rank = 3 if is_same_person(person.parts, parts) else surname_rank(parts, person.parts)
            if rank:
                ranked.append((rank, person))
        best = max((rank for rank, _ in ranked), default=0)
        return sorted((person for rank, person in ranked if rank == best), key=lambda person: -person.count)

    def _likeliest(self, name: str) -> list[Person]:
        """The person whom a name in the running text means, or nobody: of several who bear it the first named."""
        return sorted(self.named(name), key=lambda person: -bool(person.count))[:1]

    def holders(self, families: Iterable[str]) -> list[Person]:
        """The persons who hold a post of one of the families, each once."""
        found: dict[int, Person] = {}
        for family in families:
            found |= self._by_family.get(family, {})
        return list(found.values())

    def before(self, index: int, most: int) -> list[PersonMention]:
        """The last `most` mentions of persons before word `index`, in order."""
        split = bisect_left(self._starts, index)
        return self.mentions[max(split - most, 0) : split]

    def mentions_of(self, person: Person) -> list[int]:
        """The words at which the article names a person."""
        return self._named_at[id(person)]

    def first_after(self, index: int, person: Person) -> int | None:
        """The word at which the person is next named after `index`, or None."""
        split = bisect_left(self._starts, index)
        return next((mention.index for mention in self.mentions[split : split + 200] if mention.person is person), None)


def _is_pair(name: str, surnames: set[str]) -> bool:
    """Whether the name is two persons' at once: `Reyes-Tarn` in "the Reyes-Tarn debate"."""
    parts = [fold(part) for part in name.split("-")]
    return len(parts) == 2 and " " not in name and all(part in surnames for part in parts)


def _has_suffix(name: str) -> bool:
    return fold(name.split()[-1].strip(".,")) in SUFFIXES


def _find_body(page: Page) -> int:
    """The word at which the body begins: what stands before is the headline and the deck."""
    blocks = page.reading.article.blocks
    start = next((block.start for block in blocks if block.kind is BlockKind.BODY), 0)
    return page.between(start, start + 1)[0]


def _fullness(phrase: Phrase) -> tuple[int, int]:
    return -len(joined_parts(_name_of(phrase))), phrase.name.first if phrase.name is not None else 0


def _is_added(front: str, first: str) -> bool:
    """Whether the word before a first name is none: "Represenative Adam Tarn", "Crooked Alma Reyes" in a headline."""
    return first in FIRST_NAMES and front not in FIRST_NAMES and len(front) > 2


def _name_of(phrase: Phrase) -> str:
    return phrase.name.value if phrase.name is not None else ""


def _may_be_person(chunks: Sequence[Chunk], k: int) -> bool:
    """Whether the name at `k` is a person's: the model says so, or a title or role stands before it."""
    chunk = chunks[k]
    if chunk.kind is not ChunkKind.NAME:
        return False
    before = chunks[k - 1] if k else None
    return chunk.type == "person" or (
        before is not None and before.kind in (ChunkKind.TITLE, ChunkKind.ROLE) and not before.possessive
    )
