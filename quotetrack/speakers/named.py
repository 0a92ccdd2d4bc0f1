"""Sources that name somebody: a person in full or by surname, a body, or a name that may be either."""

from __future__ import annotations

from quotetrack.records import ResolvedBy, SpeakerType
from quotetrack.speakers.anaphora import nobody
from quotetrack.speakers.cast import Cast, Person
from quotetrack.speakers.chunks import ChunkKind
from quotetrack.speakers.organizations import government_name
from quotetrack.speakers.phrases import Phrase
from quotetrack.speakers.unnamed import resolve_crowd
from quotetrack.speakers.voices import Hearing, Voice
from quotetrack.speakers.voicing import bodies_of, body_voice, person_voice


def resolve_person(cast: Cast, hearing: Hearing, phrase: Phrase, index: int) -> Voice | None:
    """The person of the cast that a name means, by whole name or surname."""
    if phrase.name is None:
        return resolve_crowd(cast, hearing, phrase, index)
    if cast.bodies.is_alias(phrase.name.value):
        return resolve_name(cast, hearing, phrase, index)
    candidates = cast.named(phrase.name.value)
    if not candidates:
        by = ResolvedBy.NAME
        return Voice(
            phrase.name.value,
            SpeakerType.PERSON,
            by,
            None,
            phrase.role,
            bodies=bodies_of(cast, phrase),
            gender=phrase.gender,
        )
    person, notes = _choose(hearing, candidates, phrase.gender)
    if person is None:
        return nobody(phrase, notes)
    whole = len(phrase.name.value.split()) > 1 or len(person.parts) == 1
    return person_voice(cast, person, phrase, ResolvedBy.NAME if whole else ResolvedBy.SURNAME, notes)


def _choose(hearing: Hearing, candidates: list[Person], gender: str) -> tuple[Person | None, tuple[str, ...]]:
    """The person a short name means: of the right gender, the only one to have spoken, or by far the most often named.

    None and a note where two fit alike.
    """
    fitting = [
        person for person in candidates if not gender or not person.gender or person.gender == gender
    ] or candidates
    once = [person for person in fitting if person.full <= 1]
    if len(once) == 1 and all(person.full >= _ALWAYS for person in fitting if person is not once[0]):
        return once[0], ()  # whom the page calls by the whole name each time, the surname alone does not mean
    chosen = {id(person) for person in fitting}
    spoke = {id(h.voice.person): h.voice.person for h in hearing.recent(20) if id(h.voice.person) in chosen}
    if len(spoke) == 1:
        return next(iter(spoke.values())), ()
    first, *others = sorted(fitting, key=lambda person: -person.count)
    if not others or first.count > _BY_FAR * others[0].count:
        return first, ()
    return None, (f"two possible antecedents: {first.name}, {others[0].name}",)


_BY_FAR = 2  # times
_ALWAYS = 3  # times in full


def resolve_name(cast: Cast, hearing: Hearing, phrase: Phrase, index: int) -> Voice | None:
    """A name that may be a person's or a body's: whichever the article knows it for, else a person's."""
    if phrase.name is None:
        return None
    name = phrase.name.value
    article = phrase.determiner == "the"
    body = cast.bodies.find(name) or (cast.bodies.find_by_last_word(name, index) if article else None)
    if body is not None and (not cast.named(name) or _is_acronym(name) or cast.bodies.is_alias(name)):
        return body_voice(body, cast.bodies.type_of(body), ResolvedBy.ORGANIZATION)
    if cast.named(name):
        return resolve_person(cast, hearing, phrase, index)
    label = cast.page.labels[phrase.name.first]
    if label in ("ORG", "LOC", "NORP") or _is_acronym(name):
        return body_voice(name, "unknown", ResolvedBy.ORGANIZATION)
    return resolve_person(cast, hearing, phrase, index)


def _is_acronym(name: str) -> bool:
    return name.replace(".", "").isupper() and 1 < len(name) <= 6


def resolve_body(cast: Cast, hearing: Hearing, phrase: Phrase, index: int) -> Voice | None:
    """The body that a phrase names; a country or capital speaks as its government."""
    if phrase.name is None:
        return None
    if phrase.name.kind is ChunkKind.BODY:
        if phrase.name.type == "unknown" and " " not in phrase.name.value and cast.named(phrase.name.value):
            return resolve_person(cast, hearing, phrase, index)  # the model took a surname for a body
        name = cast.bodies.canonical(phrase.name.value)
        return body_voice(name, cast.bodies.type_of(name), ResolvedBy.ORGANIZATION)
    if phrase.core[1] - phrase.core[0] == 1 and cast.named(phrase.name.value):
        return resolve_person(cast, hearing, phrase, index)  # "Jordan" after "Jim Jordan"
    return body_voice(government_name(phrase.name), "government", ResolvedBy.ORGANIZATION)
