"""Sources that are papers: `a report by Oxfam`, `the statement`."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from quotetrack.lexicon import load_lexicon
from quotetrack.records import OrganizationBasis, ResolvedBy, SpeakerType
from quotetrack.speakers.cast import Cast, Person
from quotetrack.speakers.chunks import ChunkKind, read_chunks
from quotetrack.speakers.named import resolve_body, resolve_name, resolve_person
from quotetrack.speakers.nominals import find_body_meant
from quotetrack.speakers.organizations import BodyMention
from quotetrack.speakers.parsing import read_phrase
from quotetrack.speakers.phrases import Phrase, PhraseKind
from quotetrack.speakers.unnamed import resolve_noun
from quotetrack.speakers.voices import Hearing, Voice
from quotetrack.speakers.voicing import Bodies, bodies_of, body_voice, mention_voice, person_voice, unnamed_voice

_PLATFORMS = frozenset(load_lexicon("media")["platforms"])  # their pages and posts are other people's
_PERSONAL_PAPERS = frozenset(load_lexicon("voices")["personal_documents"])
_HANDED_BY, _ISSUED, _NOT_ISSUERS, _BY_HOUSES = (
    frozenset(load_lexicon("voices")[key]) for key in ("handed_by", "issued", "not_issuers", "by_houses")
)
_AUTHORS = {
    PhraseKind.PERSON: resolve_person,
    PhraseKind.NAME: resolve_name,
    PhraseKind.BODY: resolve_body,
    PhraseKind.NOUN: resolve_noun,
}


def _find_owner(cast: Cast, phrase: Phrase) -> BodyMention | None:
    """The body named elsewhere whose paper it is: "the council's own figures"."""
    for chunk in read_chunks(cast.page, *phrase.core):
        if chunk.kind is ChunkKind.NOUN and chunk.possessive:
            return find_body_meant(
                cast, replace(phrase, head=chunk.value, determiner="the", qualifiers=(), affiliations=())
            )
    return None


def _find_issuer(cast: Cast, phrase: Phrase) -> Phrase | None:
    """The body's noun before a paper that bodies issue: "a *police* report", "the *council*'s own figures"."""
    if phrase.head not in _ISSUED or phrase.affiliations:
        return None
    chunks = read_chunks(cast.page, *phrase.core)
    before = next((chunk for chunk in chunks if chunk.kind is ChunkKind.NOUN and chunk.possessive), None)
    if before is None and len(chunks) > 1 and chunks[-2].kind is ChunkKind.NOUN:
        before = chunks[-2]
    if before is None or (before.value in _NOT_ISSUERS and not before.possessive):
        return None
    first = phrase.core[0]
    return replace(
        phrase, kind=PhraseKind.NOUN, head=before.value, determiner="the", qualifiers=(), core=(first, before.last)
    )


def _resolve_author(cast: Cast, hearing: Hearing, phrase: Phrase, author: Phrase) -> Voice | None:
    """Whose paper it is, by the words behind "by": "a poll by Harlow Research" is by a house, known or not."""
    name = author.name
    if phrase.head in _BY_HOUSES and name is not None and name.kind is ChunkKind.NAME and name.type != "person":
        house = cast.bodies.canonical(name.value)
        return body_voice(house, cast.bodies.type_of(house), ResolvedBy.ORGANIZATION)
    return _AUTHORS[author.kind](cast, hearing, author, author.first)


def _find_site(cast: Cast, phrase: Phrase) -> Bodies:
    """The body on whose pages the paper stands: "a document on the Tarn campaign's website"."""
    chunks = read_chunks(cast.page, phrase.core[1], phrase.last)
    for body, place in pairwise(chunks):
        if body.kind is ChunkKind.BODY and body.possessive and place.value in _SITES:
            name = cast.bodies.canonical(body.value)
            return ((name, cast.bodies.type_of(name), OrganizationBasis.POSSESSIVE),)
    return ()


def _find_issuing(cast: Cast, phrase: Phrase) -> Person | None:
    """Who issued the paper that the page spoke of before: "Reyes *signed* a proclamation"."""
    words = cast.page.words
    for index in range(phrase.first - 1, 1, -1):
        if words[index].key != phrase.head or words[index - 1].key not in ("a", "an", "his", "her"):
            continue
        before = next(reversed(cast.before(index, 1)), None)
        if before is None or cast.page.sentences[before.index] != cast.page.sentences[index]:
            return None
        verbs = {word.key for word in words[before.index : index]}
        return before.person if verbs & _ISSUING else None
    return None


_ISSUING = frozenset({"issued", "signed", "released", "published", "wrote", "posted", "sent", "filed", "made", "read"})
_BYSTANDERS = frozenset({"agency", "outlet"})
_SITES = frozenset({"website", "site", "page", "blog", "account", "channel"})


def _of_paper(voice: Voice | None, phrase: Phrase) -> Voice | None:
    return replace(voice, paper=phrase.head) if voice is not None else None


def resolve_document(cast: Cast, hearing: Hearing, phrase: Phrase, index: int) -> Voice | None:
    """A paper speaks for whoever it is by or from.

    `the report` is the report heard before, `the letter` failing that one of whoever spoke last.
    """
    page = cast.page
    for position in range(phrase.first, phrase.last - 1):
        if page.words[position].key in ("by", "from") and page.words[position - 1].key not in _HANDED_BY:
            author = read_phrase(page, position + 1, phrase.last)
            if author.kind in _AUTHORS:
                return _of_paper(_resolve_author(cast, hearing, phrase, author), phrase)
    issuer = _find_issuer(cast, phrase)
    if issuer is not None:
        return _of_paper(resolve_noun(cast, hearing, issuer, index), phrase)
    bodies = tuple(body for body in bodies_of(cast, phrase) if body[0] not in _PLATFORMS)
    owner = _find_owner(cast, phrase)
    if owner is not None:
        return replace(mention_voice(owner, ResolvedBy.NOMINAL), paper=phrase.head)
    bodies = bodies or _find_site(cast, phrase)
    if bodies:
        name, type_, _ = bodies[0]
        return replace(body_voice(name, type_, ResolvedBy.ORGANIZATION), paper=phrase.head)
    if phrase.determiner in ("the", "this", "that") and not phrase.plural:
        earlier = next((heard.voice for heard in hearing.recent(8) if heard.voice.paper == phrase.head), None)
        if earlier is not None:
            return replace(earlier, by=ResolvedBy.NOMINAL)
        issuer_of_it = _find_issuing(cast, phrase)
        if issuer_of_it is not None:
            voice = person_voice(cast, issuer_of_it, replace(phrase, affiliations=()), ResolvedBy.NOMINAL)
            return replace(voice, paper=phrase.head)
        last = next(iter(hearing.recent(1)), None)
        if last is not None and cast.bodies.type_of(last.voice.name or "") in _BYSTANDERS:
            last = None  # an agency tells of papers, and seldom issues one
        if phrase.head in _PERSONAL_PAPERS and last is not None and last.voice.name is not None:
            note = f"taken for a paper of {last.voice.name}, who spoke last"
            return replace(last.voice, by=ResolvedBy.NOMINAL, paper=phrase.head, notes=(note,))
    return replace(unnamed_voice(cast, phrase, SpeakerType.DOCUMENT), paper=phrase.head)
