"""One source phrase to one voice: which rule applies to which kind of phrase."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from quotetrack.lexicon import load_lexicon
from quotetrack.records import Anonymity, OrganizationBasis, ResolvedBy, SpeakerType
from quotetrack.speakers.anonymity import describe_unnamed
from quotetrack.speakers.cast import Cast, Person
from quotetrack.speakers.chunks import ChunkKind
from quotetrack.speakers.nominals import find_any_body, find_body_meant, find_holder, means_any_body
from quotetrack.speakers.organizations import BodyMention, government_name
from quotetrack.speakers.phrases import FIRST, PERSONAL, POSSESSIVES, Phrase, PhraseKind, plural_role, read_phrase
from quotetrack.speakers.pronouns import choose_body, choose_person
from quotetrack.speakers.tables import ROLE_OF
from quotetrack.speakers.voices import Hearing, Voice

Bodies = tuple[tuple[str, str, OrganizationBasis], ...]
_RELATIVE_REACH = 12  # words before "who" in which its antecedent stands


def resolve_source(cast: Cast, hearing: Hearing, phrase: Phrase, index: int) -> Voice | None:
    """Who the source phrase at word `index` is; None where the words lead to nobody at all."""
    return _RESOLVERS[phrase.kind](cast, hearing, phrase, index)


def resolve_omitted(cast: Cast, hearing: Hearing, index: int, *, direct: bool) -> Voice | None:
    """Who speaks where no source stands: whoever spoke in the same sentence, or a direct quotation just before."""
    last = next(iter(hearing.recent(1)), None)
    if last is None:
        return None
    away = cast.page.sentences[index] - cast.page.sentences[last.index]
    if away == 0 or (direct and 0 < away <= 2):
        note = "no source in the words: the speaker before is taken"
        return replace(last.voice, notes=(*last.voice.notes, note))
    return None


# named persons


def _resolve_person(cast: Cast, hearing: Hearing, phrase: Phrase, index: int) -> Voice | None:
    if phrase.name is None:
        return _resolve_crowd(cast, hearing, phrase, index)
    if cast.bodies.is_alias(phrase.name.value):
        return _resolve_name(cast, hearing, phrase, index)
    candidates = cast.named(phrase.name.value)
    if not candidates:
        by = ResolvedBy.NAME
        return Voice(
            phrase.name.value,
            SpeakerType.PERSON,
            by,
            None,
            phrase.role,
            bodies=_bodies_of(cast, phrase),
            gender=phrase.gender,
        )
    person, notes = _choose(hearing, candidates, phrase.gender)
    whole = len(phrase.name.value.split()) > 1 or len(person.parts) == 1
    notes += tuple(f"also speaks: {cast.bodies.find(other.value) or other.value}" for other in phrase.others)
    return person_voice(cast, person, phrase, ResolvedBy.NAME if whole else ResolvedBy.SURNAME, notes)


def _choose(hearing: Hearing, candidates: list[Person], gender: str) -> tuple[Person, tuple[str, ...]]:
    """The person a short name means: one of the right gender, the last of them to speak, the most often named."""
    fitting = [
        person for person in candidates if not gender or not person.gender or person.gender == gender
    ] or candidates
    if len(fitting) == 1:
        return fitting[0], ()
    chosen = {id(person): person for person in fitting}
    spoke = next(
        (h.voice.person for h in hearing.recent(20) if h.voice.person is not None and id(h.voice.person) in chosen),
        None,
    )
    person = spoke or fitting[0]
    other = next(candidate for candidate in fitting if candidate is not person)
    return person, (f"two possible antecedents: {person.name}, {other.name}",)


def person_voice(cast: Cast, person: Person, phrase: Phrase, by: ResolvedBy, notes: tuple[str, ...] = ()) -> Voice:
    """The voice of a person of the cast, with the bodies that this phrase and the rest of the article give."""
    bodies = _bodies_of(cast, phrase)
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


def _bodies_of(cast: Cast, phrase: Phrase) -> Bodies:
    """The bodies that the phrase itself names, and the one that "the organization's head" leaves to the article."""
    found = [
        (name := cast.bodies.canonical(affiliation.body.value), cast.bodies.type_of(name), affiliation.basis)
        for affiliation in phrase.affiliations
    ]
    if phrase.bearer is not None and not found:
        bearer = Phrase(PhraseKind.NOUN, phrase.first, phrase.last, head=phrase.bearer, determiner="the")
        mention = find_body_meant(cast, bearer) or (
            find_any_body(cast, phrase.first) if means_any_body(bearer) else None
        )
        if mention is not None:
            found.append((mention.name, mention.type, OrganizationBasis.POSSESSIVE))
    return tuple(found)


def _resolve_name(cast: Cast, hearing: Hearing, phrase: Phrase, index: int) -> Voice | None:
    """A name that may be a person's or a body's: whichever the article knows it for, else a person's."""
    if phrase.name is None:
        return None
    name = phrase.name.value
    article = phrase.determiner == "the"
    body = cast.bodies.find(name) or (cast.bodies.find_by_last_word(name, index) if article else None)
    if body is not None and (not cast.named(name) or _is_acronym(name) or cast.bodies.is_alias(name)):
        return _body_voice(cast, body, cast.bodies.type_of(body), phrase, ResolvedBy.ORGANIZATION)
    if cast.named(name):
        return _resolve_person(cast, hearing, phrase, index)
    label = cast.page.labels[phrase.name.first]
    if label in ("ORG", "LOC", "NORP") or _is_acronym(name):
        return _body_voice(cast, name, "unknown", phrase, ResolvedBy.ORGANIZATION)
    return _resolve_person(cast, hearing, phrase, index)


def _is_acronym(name: str) -> bool:
    return name.replace(".", "").isupper() and 1 < len(name) <= 6


# bodies


def _resolve_body(cast: Cast, hearing: Hearing, phrase: Phrase, index: int) -> Voice | None:
    if phrase.name is None:
        return None
    if phrase.name.kind is ChunkKind.BODY:
        name = cast.bodies.canonical(phrase.name.value)
        return _body_voice(cast, name, cast.bodies.type_of(name), phrase, ResolvedBy.ORGANIZATION)
    return _body_voice(cast, government_name(phrase.name), "government", phrase, ResolvedBy.ORGANIZATION)


def _body_voice(
    cast: Cast, name: str, type_: str, phrase: Phrase, by: ResolvedBy, notes: tuple[str, ...] = ()
) -> Voice:
    others = tuple(f"also speaks: {cast.bodies.find(other.value) or other.value}" for other in phrase.others)
    own = ((name, type_, OrganizationBasis.IS),)
    return Voice(name, SpeakerType.ORGANIZATION, by, bodies=own, notes=(*notes, *others))


def _mention_voice(
    cast: Cast, mention: BodyMention, phrase: Phrase, by: ResolvedBy, notes: tuple[str, ...] = ()
) -> Voice:
    return _body_voice(cast, mention.name, mention.type, phrase, by, notes)


def _resolve_noun(cast: Cast, hearing: Hearing, phrase: Phrase, index: int) -> Voice | None:
    mention = find_body_meant(cast, phrase)
    if mention is not None:
        return _mention_voice(cast, mention, phrase, ResolvedBy.NOMINAL)
    if means_any_body(phrase):
        choice, notes = choose_body(cast, hearing, index, plural=False)
        if choice is not None and choice.voice is not None:
            return replace(choice.voice, by=ResolvedBy.NOMINAL, notes=notes)
        if choice is not None and choice.body is not None:
            return _mention_voice(cast, choice.body, phrase, ResolvedBy.NOMINAL, notes)
    if phrase.head in ("group", "body", "monitor", "network", "movement") or phrase.determiner in ("a", "some", "any"):
        return _unnamed_voice(cast, phrase, index)
    # "police said", "the government said": a body all the same, with no name of its own to record.
    name = cast.page.text(*phrase.core)
    return Voice(name, SpeakerType.ORGANIZATION, ResolvedBy.NONE, bodies=_bodies_of(cast, phrase))


# unnamed voices


def _resolve_crowd(cast: Cast, hearing: Hearing, phrase: Phrase, index: int) -> Voice | None:
    if phrase.determiner in ("the", "these", "those") and (earlier := _same_unnamed(hearing, phrase)) is not None:
        return replace(earlier, by=ResolvedBy.NOMINAL, notes=())
    body = find_body_meant(cast, phrase) if not phrase.plural and phrase.head else None
    if body is not None:
        return _mention_voice(cast, body, phrase, ResolvedBy.NOMINAL)
    return _unnamed_voice(cast, phrase, index)


def _unnamed_voice(cast: Cast, phrase: Phrase, index: int, kind: SpeakerType = SpeakerType.GROUP) -> Voice:
    singular = plural_role(phrase.head)
    families = phrase.families or ((ROLE_OF[singular].family,) if singular else (phrase.head,))
    anonymity = describe_unnamed(cast.page, phrase, index)
    return Voice(
        None,
        kind,
        ResolvedBy.NONE,
        None,
        phrase.role,
        anonymity,
        _bodies_of(cast, phrase),
        families,
        phrase.gender,
        phrase.plural,
    )


def _same_unnamed(hearing: Hearing, phrase: Phrase) -> Voice | None:
    """The unnamed voice heard before that "the officials", "the activist" means."""
    singular = plural_role(phrase.head)
    families = set(phrase.families) or {ROLE_OF[singular].family if singular else phrase.head}
    for heard in hearing.recent(12):
        voice = heard.voice
        if voice.anonymity is not None and families & set(voice.families) and (voice.plural == phrase.plural):
            return voice
    return None


def _resolve_role(cast: Cast, hearing: Hearing, phrase: Phrase, index: int) -> Voice | None:
    notes: tuple[str, ...] = ()
    if phrase.determiner in ("the", "this", "that", ""):
        earlier = _same_unnamed(hearing, phrase) if phrase.determiner else None
        person, notes = find_holder(cast, phrase)
        if person is not None and (earlier is None or not _speaks_later(hearing, earlier, person)):
            return person_voice(cast, person, phrase, ResolvedBy.NOMINAL, notes)
        if earlier is not None:
            return replace(earlier, by=ResolvedBy.NOMINAL, notes=())
        body = find_body_meant(cast, phrase) if not phrase.families else None
        if body is not None:
            return _mention_voice(cast, body, phrase, ResolvedBy.NOMINAL)
    voice = _unnamed_voice(cast, phrase, index, SpeakerType.PERSON)
    office = ROLE_OF[phrase.head].kind == "office" if phrase.head in ROLE_OF else False
    if office and phrase.determiner != "a" and voice.anonymity is not None:
        # An office has one holder, whom the reader can know, though the article does not say the name.
        return replace(voice, anonymity=replace(voice.anonymity, kind="office"))
    return voice


def _speaks_later(hearing: Hearing, earlier: Voice, person: Person) -> bool:
    """Whether the unnamed voice was heard after the person last spoke."""
    for heard in hearing.recent(12):
        if heard.voice is earlier:
            return True
        if heard.voice.person is person:
            return False
    return False


# pronouns, offices, documents


def _resolve_pronoun(cast: Cast, hearing: Hearing, phrase: Phrase, index: int) -> Voice | None:
    if phrase.head in FIRST:
        return Voice(None, SpeakerType.UNKNOWN, ResolvedBy.NONE, notes=(f"first or second person: {phrase.head}",))
    if phrase.head in PERSONAL:
        return _personal_voice(cast, hearing, phrase, index, phrase.gender)
    choice, notes = choose_body(cast, hearing, index, plural=phrase.plural)
    if choice is None:
        return Voice(None, SpeakerType.UNKNOWN, ResolvedBy.NONE, notes=(f"no antecedent for {phrase.head}",))
    if choice.voice is not None:
        return replace(choice.voice, by=ResolvedBy.PRONOUN, notes=notes)
    return _mention_voice(cast, choice.body, phrase, ResolvedBy.PRONOUN, notes) if choice.body is not None else None


def _personal_voice(cast: Cast, hearing: Hearing, phrase: Phrase, index: int, gender: str) -> Voice:
    choice, notes = choose_person(cast, hearing, index, gender)
    if choice is None:
        return Voice(None, SpeakerType.UNKNOWN, ResolvedBy.NONE, notes=(f"no antecedent for {phrase.head}",))
    if choice.person is not None:
        choice.person.gender = choice.person.gender or ("" if notes else gender)
        return person_voice(cast, choice.person, phrase, ResolvedBy.PRONOUN, notes)
    if choice.voice is not None:
        return replace(choice.voice, by=ResolvedBy.PRONOUN, notes=notes)
    return Voice(None, SpeakerType.UNKNOWN, ResolvedBy.NONE)


def _resolve_relative(cast: Cast, hearing: Hearing, phrase: Phrase, index: int) -> Voice | None:
    """`who`, `which`: the person or body named just before in the sentence, else the phrase just before."""
    page = cast.page
    begin = page.sentence_bounds(index)[0]
    floor = max(begin, index - _RELATIVE_REACH)
    if phrase.head == "who":
        last = next(reversed(cast.before(index, 1)), None)
        if last is not None and last.index >= floor:
            return person_voice(cast, last.person, phrase, ResolvedBy.PRONOUN)
    else:
        body = next(reversed(cast.bodies.before(index, 1)), None)
        if body is not None and body.index >= floor:
            return _mention_voice(cast, body, phrase, ResolvedBy.PRONOUN)
    end = index - (index > begin and page.words[index - 1].is_sign)
    first = end
    while first > floor and not page.words[first - 1].is_sign and not page.tags[first - 1].startswith(("VB", "MD")):
        first -= 1
    antecedent = read_phrase(page, first, end)
    if first == end or antecedent.kind in (PhraseKind.RELATIVE, PhraseKind.EMPTY):
        return None
    return resolve_source(cast, hearing, antecedent, first)


def _resolve_office(cast: Cast, hearing: Hearing, phrase: Phrase, index: int) -> Voice | None:
    """`his office`, `Trump's lawyers`: a body of that person's, or unnamed people around one."""
    owner: Voice | None
    if phrase.name is not None:
        owner = _resolve_name(cast, hearing, replace(phrase, affiliations=(), role=None), index)
    elif POSSESSIVES[phrase.determiner] in ("male", "female"):
        owner = _personal_voice(cast, hearing, phrase, index, POSSESSIVES[phrase.determiner])
    else:
        choice, notes = choose_body(cast, hearing, index, plural=phrase.determiner == "their")
        owner = None
        if choice is not None and choice.body is not None:
            owner = _mention_voice(cast, choice.body, phrase, ResolvedBy.PRONOUN, notes)
        elif choice is not None:
            owner = choice.voice
    bodies = (
        tuple((name, type_, OrganizationBasis.POSSESSIVE) for name, type_, _ in owner.bodies)
        if owner is not None
        else ()
    )
    if phrase.head in _OWN_BODIES and owner is not None and owner.name is not None:
        name = f"{phrase.head} of {owner.name}"
        return Voice(
            name,
            SpeakerType.ORGANIZATION,
            ResolvedBy.PRONOUN if phrase.name is None else ResolvedBy.NOMINAL,
            bodies=bodies,
            notes=owner.notes,
        )
    voice = _unnamed_voice(cast, phrase, index, SpeakerType.GROUP if phrase.plural else SpeakerType.PERSON)
    return replace(voice, bodies=(*voice.bodies, *(bodies if owner is not None and owner.is_body else ())))


_OWN_BODIES = frozenset(
    {"office", "campaign", "team", "administration", "government", "foundation", "company", "party", "staff", "camp"}
)


PLATFORMS = frozenset(load_lexicon("media")["platforms"])
"""Houses whose pages and posts are other people's: "a Facebook page run by activists"."""


def _resolve_document(cast: Cast, hearing: Hearing, phrase: Phrase, index: int) -> Voice | None:
    """A paper speaks for whoever it is by or from; `the report` for the report before, `the letter` for who spoke last."""
    page = cast.page
    for position in range(phrase.first, phrase.last - 1):
        if page.words[position].key in ("by", "from"):
            author = read_phrase(page, position + 1, phrase.last)
            if author.kind in (PhraseKind.PERSON, PhraseKind.NAME, PhraseKind.BODY):
                voice = resolve_source(cast, hearing, author, position + 1)
                return replace(voice, paper=phrase.head) if voice is not None else None
    bodies = tuple(body for body in _bodies_of(cast, phrase) if body[0] not in PLATFORMS)
    if bodies:
        name, type_, _ = bodies[0]
        return replace(_body_voice(cast, name, type_, phrase, ResolvedBy.ORGANIZATION), paper=phrase.head)
    if phrase.determiner in ("the", "this", "that") and not phrase.plural:
        earlier = next((heard.voice for heard in hearing.recent(8) if heard.voice.paper == phrase.head), None)
        if earlier is not None:
            return replace(earlier, by=ResolvedBy.NOMINAL)
        last = next(iter(hearing.recent(1)), None)
        if phrase.head in _PERSONAL_PAPERS and last is not None and last.voice.name is not None:
            note = f"taken for a paper of {last.voice.name}, who spoke last"
            return replace(last.voice, by=ResolvedBy.NOMINAL, paper=phrase.head, notes=(note,))
    return replace(_unnamed_voice(cast, phrase, index, SpeakerType.DOCUMENT), paper=phrase.head)


_PERSONAL_PAPERS = frozenset(load_lexicon("voices")["personal_documents"])


def _resolve_empty(cast: Cast, hearing: Hearing, phrase: Phrase, index: int) -> Voice | None:
    return resolve_omitted(cast, hearing, index, direct=False)


_Resolver = Callable[[Cast, Hearing, Phrase, int], "Voice | None"]
_RESOLVERS: dict[PhraseKind, _Resolver] = {
    PhraseKind.PERSON: _resolve_person,
    PhraseKind.NAME: _resolve_name,
    PhraseKind.BODY: _resolve_body,
    PhraseKind.PRONOUN: _resolve_pronoun,
    PhraseKind.RELATIVE: _resolve_relative,
    PhraseKind.ROLE: _resolve_role,
    PhraseKind.NOUN: _resolve_noun,
    PhraseKind.OFFICE: _resolve_office,
    PhraseKind.DOCUMENT: _resolve_document,
    PhraseKind.CROWD: _resolve_crowd,
    PhraseKind.EMPTY: _resolve_empty,
}
"""Which rule reads which kind of phrase."""

__all__ = ["Anonymity", "person_voice", "resolve_omitted", "resolve_source"]
