"""A resolved voice, before it becomes a record; and the voices heard so far in an article."""

from __future__ import annotations

from dataclasses import dataclass, field

from quotetrack.records import Anonymity, OrganizationBasis, ResolvedBy, SpeakerType
from quotetrack.speakers.cast import Person, PersonMention


@dataclass(frozen=True, slots=True)
class Voice:
    """Who one source is.

    Attributes:
        name: None where nobody is nameable.
        type: What kind of voice.
        by: How the words led to it.
        person: The person of the cast, or None.
        role: The role as this source (or, failing that, the article) states it.
        anonymity: Filled for the unnamed.
        bodies: Names, types and bases of the bodies it speaks for.
        families: Families of its roles, for "the activist" after "an activist".
        gender: `male`, `female` or "".
        plural: Whether it is several people.
        paper: What paper it was that spoke ("report"), or "".
        notes: Reasons for doubt.
        others: Those who say it with this one.
    """

    name: str | None
    type: SpeakerType
    by: ResolvedBy
    person: Person | None = None
    role: str | None = None
    anonymity: Anonymity | None = None
    bodies: tuple[tuple[str, str, OrganizationBasis], ...] = ()
    families: tuple[str, ...] = ()
    gender: str = ""
    plural: bool = False
    paper: str = ""
    notes: tuple[str, ...] = ()
    others: tuple[Voice, ...] = ()

    @property
    def is_body(self) -> bool:
        """Whether it is an organisation or a document of one, so that `it` can mean it."""
        return self.type in (SpeakerType.ORGANIZATION, SpeakerType.DOCUMENT)

    @property
    def is_single(self) -> bool:
        """Whether it is one human being, named or not, so that `he` or `she` can mean it."""
        return self.type is SpeakerType.PERSON


@dataclass(frozen=True, slots=True)
class Heard:
    """A voice heard at word `index`."""

    index: int
    voice: Voice


@dataclass(slots=True)
class Hearing:
    """The voices heard so far, in reading order, and whom the pronouns passed on the way meant.

    Attributes:
        heard: The voices.
        echoes: Whom pronouns meant.
        saying: Half-open word indices of what the attribution now listened to says.
        outer: The person in whose quotation its source stands: no third person there means that one.
    """

    heard: list[Heard] = field(default_factory=list)
    echoes: list[PersonMention] = field(default_factory=list)
    saying: tuple[tuple[int, int], ...] = ()
    outer: Person | None = None

    def says(self, index: int) -> bool:
        """Whether word `index` stands in what the attribution now listened to says."""
        return any(first <= index < last for first, last in self.saying)

    def add(self, index: int, voice: Voice) -> None:
        """Remember that the voice spoke at word `index`."""
        self.heard.append(Heard(index, voice))

    def recent(self, most: int) -> list[Heard]:
        """The last `most` voices, the latest first."""
        return self.heard[: -most - 1 : -1]
