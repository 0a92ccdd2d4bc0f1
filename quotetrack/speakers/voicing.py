"""Voices from what a phrase and the rest of the article say: of a person, of a body, of somebody unnamed."""

from __future__ import annotations

from quotetrack.records import Anonymity, AnonymityKind, OrganizationBasis, ResolvedBy, SourceNumber, SpeakerType
from quotetrack.speakers.anonymity import describe_unnamed
from quotetrack.speakers.cast import Cast, Person
from quotetrack.speakers.ladder import gender_of_kin, has_no_body, is_nobody, is_thing
from quotetrack.speakers.nominals import find_any_body, find_body_meant, means_any_body
from quotetrack.speakers.organizations import BodyMention
from quotetrack.speakers.phrases import Phrase, PhraseKind, plural_role
from quotetrack.speakers.tables import NOUN_TYPES, ROLE_OF
from quotetrack.speakers.voices import Voice

_ONE_OF_A_PLACE = frozenset({"police", "parliament", "military"})
"""Types of body of which a place has one, so that its noun is name enough: "Police director Tarn"."""

Bodies = tuple[tuple[str, str, OrganizationBasis], ...]
"""Names, types and bases of bodies."""


def person_voice(cast: Cast, person: Person, phrase: Phrase, by: ResolvedBy, notes: tuple[str, ...] = ()) -> Voice:
    """The voice of a person of the cast, with the bodies that this phrase and the rest of the article give."""
    bodies = bodies_of(cast, phrase)
    known = {name for name, _, _ in bodies}
    if phrase.name is not None:
        for name, _, basis in bodies:
            person.bodies.setdefault(name, basis)  # "the organization's head" is known only now
    learned = tuple(
        (name, cast.bodies.type_of(name), OrganizationBasis.COREFERENCE) for name in person.bodies if name not in known
    )
    posts = [post for post in person.posts if not post.former] or person.posts
    role = phrase.role or (posts[0].role if posts else None)
    families = tuple(family for post in person.posts for family in post.families)
    return Voice(
        person.name,
        SpeakerType.PERSON,
        by,
        person,
        role,
        None,
        (*bodies, *learned),
        families,
        person.gender or phrase.gender,
        notes=notes,
    )


def bodies_of(cast: Cast, phrase: Phrase) -> Bodies:
    """The bodies that the phrase itself names, and the one that "the organization's head" leaves to the article."""
    found = [
        (name := cast.bodies.canonical(affiliation.body.value), cast.bodies.type_of(name), affiliation.basis)
        for affiliation in cast.affiliations(phrase)
    ]
    if phrase.bearer == "agency" and len(found) == 1:
        # "a spokesman for the UN agency": the agency that the article names, else the UN.
        agency = find_any_body(cast, phrase.first)
        if agency is not None and agency.type == found[0][1] == "international":
            return ((agency.name, agency.type, OrganizationBasis.POSSESSIVE),)
    if phrase.bearer is not None and not found:
        bearer = Phrase(PhraseKind.NOUN, phrase.first, phrase.last, head=phrase.bearer, determiner="the")
        mention = find_body_meant(cast, bearer) or (
            find_any_body(cast, phrase.first) if means_any_body(bearer) else None
        )
        if mention is not None:
            found.append((mention.name, mention.type, OrganizationBasis.POSSESSIVE))
        elif NOUN_TYPES.get(phrase.bearer) in _ONE_OF_A_PLACE:
            words = cast.page.words[phrase.first : phrase.last]
            name = next((word.text for word in words if word.key == phrase.bearer), phrase.bearer)
            found.append((name, NOUN_TYPES[phrase.bearer], OrganizationBasis.ROLE))
    return tuple(found)


def body_voice(name: str, type_: str, by: ResolvedBy) -> Voice:
    """The voice of a body: it speaks for itself."""
    return Voice(name, SpeakerType.ORGANIZATION, by, bodies=((name, type_, OrganizationBasis.IS),))


def mention_voice(mention: BodyMention, by: ResolvedBy) -> Voice:
    """The voice of a body that is named elsewhere in the article."""
    return body_voice(mention.name, mention.type, by)


def unnamed_voice(cast: Cast, phrase: Phrase, kind: SpeakerType | None = None) -> Voice:
    """The voice of somebody unnamed, with description, reason and bodies."""
    singular = plural_role(phrase.head)
    families = phrase.families or ((ROLE_OF[singular].family,) if singular else (phrase.head,))
    if is_nobody(cast.page, phrase):
        words = cast.page.text(phrase.first, phrase.core[1])
        return Voice(None, SpeakerType.UNKNOWN, ResolvedBy.NONE, notes=(f"nobody speaks: {words}",))
    if is_thing(cast.page, phrase):
        return Voice(None, SpeakerType.UNKNOWN, ResolvedBy.NONE, notes=(f"no person and no body: {phrase.head}",))
    anonymity = describe_unnamed(cast.page, phrase)
    return Voice(
        None,
        kind if kind is SpeakerType.DOCUMENT else _type_of(phrase, anonymity),
        ResolvedBy.NONE,
        None,
        phrase.role,
        anonymity,
        () if has_no_body(phrase) else bodies_of(cast, phrase),
        families,
        phrase.gender or gender_of_kin(phrase.head),
        anonymity.number not in (None, SourceNumber.ONE),
    )


def _type_of(phrase: Phrase, anonymity: Anonymity) -> SpeakerType:
    if anonymity.kind is AnonymityKind.DOCUMENT:
        return SpeakerType.DOCUMENT
    is_one = anonymity.number is SourceNumber.ONE and phrase.kind is not PhraseKind.NOUN
    return SpeakerType.PERSON if is_one else SpeakerType.GROUP
