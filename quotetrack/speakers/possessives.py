"""Sources that are somebody's: `his office`, `her lawyer`, `its director`, `Ann Reyes's lawyers`."""

from __future__ import annotations

from dataclasses import replace

from quotetrack.records import OrganizationBasis, ResolvedBy, SpeakerType
from quotetrack.speakers.anaphora import personal_voice, plural_or_body_voice
from quotetrack.speakers.cast import Cast, Person
from quotetrack.speakers.named import resolve_name
from quotetrack.speakers.phrases import DOCUMENTS, POSSESSIVES, Phrase, PhraseKind
from quotetrack.speakers.tables import NOUN_TYPES, ROLE_OF
from quotetrack.speakers.unnamed import resolve_noun
from quotetrack.speakers.voices import Hearing, Voice
from quotetrack.speakers.voicing import Bodies, person_voice, unnamed_voice

_OWN_BODIES = frozenset(
    {"office", "campaign", "team", "administration", "government", "foundation", "company", "party", "staff", "camp"}
)


def resolve_office(cast: Cast, hearing: Hearing, phrase: Phrase, index: int) -> Voice | None:
    """A body of somebody's, the person who holds a post in it or serves the owner, or unnamed people around one."""
    owner = _find_owner(cast, hearing, phrase, index)
    by = ResolvedBy.PRONOUN if phrase.name is None else ResolvedBy.NOMINAL
    if owner is not None and owner.name is not None and phrase.head in _OWN_BODIES:
        bodies = tuple((name, type_, OrganizationBasis.POSSESSIVE) for name, type_, _ in owner.bodies)
        name = f"{phrase.head} of {owner.name}"
        return Voice(name, SpeakerType.ORGANIZATION, by, bodies=bodies, notes=owner.notes)
    if phrase.head in DOCUMENTS:
        if owner is not None and owner.type is not SpeakerType.UNKNOWN:
            return replace(owner, by=by, paper=phrase.head)  # "her account": her own words
        return unnamed_voice(cast, replace(phrase, kind=PhraseKind.DOCUMENT), SpeakerType.DOCUMENT)
    if phrase.head in ROLE_OF and not phrase.plural:
        return _resolve_post(cast, phrase, owner)
    if owner is not None and owner.is_body and not phrase.plural:
        return replace(owner, by=ResolvedBy.PRONOUN)  # "its polling": the body itself
    if phrase.head in NOUN_TYPES and not phrase.plural:
        # "their union": a body all the same, perhaps named elsewhere.
        return resolve_noun(cast, hearing, replace(phrase, kind=PhraseKind.NOUN, name=None, determiner="the"), index)
    voice = unnamed_voice(cast, phrase)
    return replace(voice, bodies=(*voice.bodies, *_bodies_of_owner(owner)))


def _find_owner(cast: Cast, hearing: Hearing, phrase: Phrase, index: int) -> Voice | None:
    if phrase.name is not None:
        return resolve_name(cast, hearing, replace(phrase, affiliations=(), role=None), index)
    kind = POSSESSIVES[phrase.determiner]
    if kind in ("male", "female"):
        return personal_voice(cast, hearing, phrase, index, kind)
    if phrase.determiner in ("my", "our"):
        return None  # in somebody's mouth: whose, the words do not say
    return plural_or_body_voice(cast, hearing, phrase, index, plural=phrase.determiner == "their")


def _bodies_of_owner(owner: Voice | None) -> Bodies:
    if owner is None or not owner.is_body:
        return ()
    return tuple((name, type_, OrganizationBasis.POSSESSIVE) for name, type_, _ in owner.bodies)


def _resolve_post(cast: Cast, phrase: Phrase, owner: Voice | None) -> Voice:
    """Who holds the post: in a body whoever the article gives it to; for a person ("her lawyer") the only one there."""
    family = ROLE_OF[phrase.head].family
    bodies = _bodies_of_owner(owner)
    names = {name for name, _, _ in bodies}
    holders = [person for person in cast.holders((family,)) if _serves(person, family, names, owner)]
    if len(holders) == 1:
        return person_voice(cast, holders[0], replace(phrase, affiliations=(), bearer=None), ResolvedBy.NOMINAL)
    described = replace(phrase, role=phrase.head, families=(family,), bearer=None)
    voice = unnamed_voice(cast, described)
    notes = (f"two possible antecedents: {holders[0].name}, {holders[1].name}",) if holders else ()
    if notes:
        return Voice(None, SpeakerType.UNKNOWN, ResolvedBy.NONE, bodies=bodies, notes=notes)
    return replace(voice, bodies=(*(body for body in voice.bodies if body[0] not in names), *bodies))


def _serves(person: Person, family: str, bodies: set[str], owner: Voice | None) -> bool:
    """Whether the person holds such a post for the owner, as far as the article tells."""
    posts = [post for post in person.posts if family in post.families and not post.former]
    if not posts or (owner is not None and person is owner.person):
        return False
    if bodies:
        return bool(bodies & ({*person.bodies} | {body for post in posts for body in post.bodies}))
    return owner is not None and owner.person is not None and any(not post.bodies for post in posts)
