"""The persons of an article: one entry for each, with fullest name, roles and bodies, and where each is named."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from quotetrack.records import BlockKind, OrganizationBasis
from quotetrack.speakers.affiliations import Affiliation
from quotetrack.speakers.chunks import Chunk, ChunkKind
from quotetrack.speakers.names import is_same_person, joined_parts, name_parts, surname_rank
from quotetrack.speakers.organizations import Bodies
from quotetrack.speakers.parsing import read_chunked
from quotetrack.speakers.phrases import Phrase, PhraseKind
from quotetrack.speakers.tables import FIRST_NAMES, ROLE_MODIFIERS
from quotetrack.speakers.unnamed_people import UnnamedPeople
from quotetrack.text.page import Page

_MOST_BEFORE, _MOST_AFTER = 9, 14  # chunks looked at around a name for roles and bodies
_DESCRIBING = (ChunkKind.TITLE, ChunkKind.ROLE, ChunkKind.DEMONYM, ChunkKind.PLACE, ChunkKind.BODY, ChunkKind.NOUN)
_LONG_PART = 6  # letters
_LINKS = frozenset({"the", "a", "an", "of", "for", "and", "own"})


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
    """

    name: str
    parts: tuple[str, ...]
    gender: str = ""
    posts: list[Post] = field(default_factory=list)
    bodies: dict[str, OrganizationBasis] = field(default_factory=dict)
    count: int = 0


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
        names = [
            (k, chunk)
            for k, chunk in enumerate(chunks)
            if _may_be_person(chunks, k) and not self.bodies.is_alias(chunk.value)
        ]
        taken = {phrase.name.first for phrase in described if phrase.name is not None}
        around = [_read_around(page, chunks, k) for k, chunk in names if chunk.first not in taken]
        # Full names first, so that a surname finds its person wherever the article gives the rest.
        around = [phrase for listed in around for phrase in (listed, *listed.others)]
        told = [
            (self._add(phrase), phrase)
            for phrase in sorted((*described, *around), key=_fullness)
            if phrase.kind is PhraseKind.PERSON and phrase.name is not None
        ]
        for person, phrase in told:  # when all are known: "a lawyer for Tarn" is nobody of a body Tarn
            self._describe(person, phrase)
        for _, chunk in names:
            for person in self._likeliest(chunk.value):
                person.count += 1
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
            or (person.name.isupper() and parts == person.parts)
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


def _read_around(page: Page, chunks: Sequence[Chunk], k: int) -> Phrase:
    """The name at chunk `k` with what describes it before and after, taken apart."""
    sentence = page.sentences[chunks[k].first]
    first = k
    while first > 0 and k - first < _MOST_BEFORE and _describes(page, chunks[first - 1]):
        if page.sentences[chunks[first - 1].first] != sentence:
            break
        first -= 1
    while first < k and chunks[first].value in ("of", "and", "for"):
        first += 1
    if first == k > 1 and chunks[k - 1].value == "," and chunks[k - 2].kind is ChunkKind.ROLE:
        first = _before_comma(page, chunks, k)
    last = _end_of_description(page, chunks, k)
    return read_chunked(page, tuple(chunks[first : last + 1]))


def _before_comma(page: Page, chunks: Sequence[Chunk], k: int) -> int:
    """The article of a role before the comma before the name at `k`: `The suspect, Anton Laker`; else `k`."""
    for first in range(k - 3, max(k - 6, -1), -1):
        if page.sentences[chunks[first].first] != page.sentences[chunks[k].first]:
            return k
        if chunks[first].value == "the":
            return first
        if not _describes(page, chunks[first]):
            return k
    return k


def _describes(page: Page, chunk: Chunk) -> bool:
    if chunk.kind in _DESCRIBING:
        return True
    if chunk.kind is not ChunkKind.WORD:
        return False
    return chunk.value in ROLE_MODIFIERS or chunk.value in _LINKS or page.tags[chunk.first].startswith("JJ")


def _end_of_description(page: Page, chunks: Sequence[Chunk], k: int) -> int:
    """The last chunk of what describes the name at `k` after it: `, head of ...`, ` of ...`, ` who heads ...`."""
    if k + 2 >= len(chunks) or chunks[k].possessive:
        return k
    sentence = page.sentences[chunks[k].first]
    start = k + 1
    if chunks[start].kind is ChunkKind.SIGN:
        if chunks[start].value not in (",", "("):
            return k
        start += 1
    opening = chunks[start]
    if not (
        opening.kind in _DESCRIBING
        or opening.value in ("a", "an", "the", "who", "of")
        or opening.value in ROLE_MODIFIERS
    ):
        return k
    end, role = start, opening.value == "of"
    for index in range(start, min(start + _MOST_AFTER, len(chunks))):
        chunk = chunks[index]
        if chunk.kind is ChunkKind.SIGN or page.sentences[chunk.first] != sentence:
            break
        if index > start and page.tags[chunk.first].startswith(("VB", "MD")) and opening.value != "who":
            break
        if chunk.kind is ChunkKind.NAME and index > start + 1 and chunk.type == "person":
            break
        role = role or chunk.kind is ChunkKind.ROLE or opening.value == "who"
        end = index
    return end if role else k
