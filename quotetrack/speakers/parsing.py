"""Taking a source phrase apart: words to `Phrase`."""

from __future__ import annotations

from dataclasses import replace

from quotetrack.speakers.affiliations import find_affiliations
from quotetrack.speakers.chunks import Chunk, ChunkKind, read_chunks
from quotetrack.speakers.heads import (
    QUANTIFIERS,
    find_person,
    head_of,
    is_participle,
    is_plural,
    is_plural_people,
    split_segments,
    take_determiner,
    take_head,
)
from quotetrack.speakers.lists import split_members
from quotetrack.speakers.phrases import (
    CROWDS,
    DOCUMENTS,
    FIRST,
    PERSONAL,
    POSSESSIVES,
    RELATIVES,
    THIRD,
    Phrase,
    PhraseKind,
)
from quotetrack.speakers.role_words import describe_roles
from quotetrack.speakers.roles import apposed_roles, former_word, gender_of_roles, is_past, own_roles, unlisted_role
from quotetrack.speakers.tables import CAPITALS, GENDER_OF_TITLE, PARTY_OF, POST_OF_TITLE, ROLE_OF
from quotetrack.text.page import Page


def read_phrase(page: Page, first: int, last: int) -> Phrase:
    """Take the words `first` to before `last` apart."""
    while first < last and page.words[first].is_sign and page.words[first].text not in "(":
        first += 1
    chunks = read_chunks(page, first, last)
    return read_chunked(page, chunks) if chunks else Phrase(PhraseKind.EMPTY, first, last)


def read_chunked(page: Page, chunks: tuple[Chunk, ...]) -> Phrase:
    """Take the words of some chunks, at least one, apart."""
    first, last = chunks[0].first, chunks[-1].last
    members = split_members(page, chunks)
    phrase = _read_member(page, members[0], first, members[0][-1].last if len(members) > 1 else last)
    if len(members) == 1:
        return phrase
    others = [_read_member(page, member, member[0].first, member[-1].last) for member in members[1:]]
    if others and page.words[chunks[0].first].key in _PLURAL_TITLES:  # "Sens. Alma Reyes and Mona Tarn"
        others = [
            other if other.role else replace(other, role=phrase.role, families=phrase.families) for other in others
        ]
    return replace(phrase, others=tuple(other for other in others if other.kind is not PhraseKind.EMPTY))


_NO_POSTS = frozenset({"source", "person"})  # they have no role that the page tells
_PLURAL_TITLES = frozenset({"sens", "senators", "reps"})


def _read_member(page: Page, chunks: tuple[Chunk, ...], first: int, last: int) -> Phrase:
    """One voice of a source, whose words are `first` to before `last`."""
    pronoun = _read_pronoun(page, chunks, first, last)
    if pronoun is not None:
        return pronoun
    segments = split_segments(chunks)
    determiner, core = take_determiner(segments[0])
    np = take_head(page, core)
    named = find_person(page, np, core, segments[1:])
    phrase = Phrase(
        PhraseKind.EMPTY,
        first,
        last,
        determiner=determiner,
        places=tuple(
            CAPITALS.get(chunk.value, chunk.value)  # "the ministry in Moscow" is Russia's
            for segment in (core, *segments[1:])
            for chunk in segment
            if chunk.kind in (ChunkKind.PLACE, ChunkKind.DEMONYM)
        ),
        core=(np[0].first, np[-1].last) if np else (first, last),
        party=_party_of(page, first, last),
    )
    if named is not None and _is_no_person(segments, named):
        return replace(phrase, kind=PhraseKind.BODY, name=named._replace(kind=ChunkKind.BODY, type=""))
    if named is not None:
        return _read_person(page, phrase, chunks, named)
    apposed = _find_apposed_body(page, np, segments[1:]) if len(np) == len(core) else None
    if apposed is not None:
        return replace(phrase, kind=PhraseKind.BODY, name=apposed, determiner="")
    return _read_unnamed(page, phrase, chunks, np)


def _is_no_person(segments: list[tuple[Chunk, ...]], name: Chunk) -> bool:
    """Whether "which" stands right behind the name: "Valdoria, *which* brokered the talks"."""
    behind = next((segment[0] for segment in segments if segment and segment[0].first >= name.last), None)
    alone = segments[0][-1:] == (name,)
    return alone and behind is not None and behind.value == "which"


def _find_apposed_body(page: Page, np: tuple[Chunk, ...], rest: list[tuple[Chunk, ...]]) -> Chunk | None:
    """The body that a common noun is: "Its insurer, *the Northern Mutual Club*"."""
    if not np or not rest or np[-1].kind not in (ChunkKind.WORD, ChunkKind.NOUN) or is_plural(page, np[-1]):
        return None
    named = [chunk for chunk in rest[0] if chunk.value not in ("the", "a", "an")]
    body = named[0] if len(named) == 1 else None
    return body if body is not None and body.kind is ChunkKind.BODY and not body.possessive else None


def _party_of(page: Page, first: int, last: int) -> str:
    return next((party for word in page.words[first:last] if (party := PARTY_OF.get(word.key)) is not None), "")


def _read_pronoun(page: Page, chunks: tuple[Chunk, ...], first: int, last: int) -> Phrase | None:
    head = chunks[0].value.casefold() if chunks[0].kind in (ChunkKind.WORD, ChunkKind.NAME) else ""
    head = head.replace("’", "'").partition("'")[0]  # "I'm" is one word here
    words = [chunk for chunk in chunks if chunk.kind is not ChunkKind.SIGN]
    if len(words) > 1 and words[-1].value in ("he", "she", "it", "they") and words[-2].value not in ("and", "or"):
        # The span took in too much: "[In comments to] al-Mayadeen he".
        return _read_pronoun(page, chunks[-1:], chunks[-1].first, last)
    tail = {chunk.value for chunk in words[1:]}
    if head in PERSONAL and head != "her" and tail <= {"himself", "herself", "also", "too"}:
        return Phrase(PhraseKind.PRONOUN, first, last, head=head, gender=PERSONAL[head])
    if head in POSSESSIVES and len(words) == 1 and POSSESSIVES[head] != "":
        kind = POSSESSIVES[head]
        pronoun = "it" if kind == "body" else head
        return Phrase(PhraseKind.PRONOUN, first, last, head=pronoun, gender="" if kind == "body" else kind)
    if head in RELATIVES and len(words) == 1:
        return Phrase(PhraseKind.RELATIVE, first, last, head=head)
    if head in THIRD | FIRST | {"her"} and tail <= {"both", "all", "also", "themselves", "itself"}:
        return Phrase(
            PhraseKind.PRONOUN, first, last, head=head, plural=head.startswith("th"), gender=PERSONAL.get(head, "")
        )
    return None


def _read_person(page: Page, phrase: Phrase, chunks: tuple[Chunk, ...], name: Chunk) -> Phrase:
    affiliations, bearer = find_affiliations(page, chunks, name)
    before = own_roles(page, chunks, name)
    roles = before or apposed_roles(page, chunks, name)
    titles = [chunk for chunk in chunks if chunk.kind is ChunkKind.TITLE and chunk.last <= name.first]
    held = [post for chunk in titles if (post := POST_OF_TITLE.get(chunk.value)) is not None]
    gender = next(
        (gender for title in titles if (gender := GENDER_OF_TITLE.get(title.value, ""))), ""
    ) or gender_of_roles(roles)
    certain = name.type == "person" or name.last - name.first > 1 or bool(titles) or bool(before)
    # "Dr. Mona Reyes, a marine ecologist" may be no doctor of patients.
    unlisted = None if roles or any(post != "doctor" for post in held) else unlisted_role(page, chunks, name)
    named_roles = [unlisted] if unlisted is not None else roles
    former = former_word(page, named_roles[0]) if named_roles else ""
    return replace(
        phrase,
        kind=PhraseKind.PERSON if certain else PhraseKind.NAME,
        name=name,
        role=describe_roles(page, chunks, named_roles, former=former, name=name) or next(iter(held), None),
        post=roles[-1].value if roles else next(iter(held), ""),
        families=(*(ROLE_OF[chunk.value].family for chunk in roles), *(ROLE_OF[post].family for post in held)),
        former=bool(former),
        affiliations=tuple(a for a in affiliations if not is_past(page, a.body, first=phrase.first)),
        bearer=bearer or ("organization" if phrase.determiner in ("its", "their") else None),
        head=page.words[name.last - 1].key,
        gender=gender,
    )


def _read_unnamed(page: Page, phrase: Phrase, chunks: tuple[Chunk, ...], np: tuple[Chunk, ...]) -> Phrase:
    if not np:
        return replace(phrase, kind=PhraseKind.CROWD)
    if is_participle(page, np[0]) and not any(chunk.kind is not ChunkKind.WORD for chunk in np):
        return phrase  # "speaking to Reuters": no source in it
    head = head_of(page, np)
    affiliations, bearer = find_affiliations(page, chunks, head)
    affiliations = tuple(a for a in affiliations if not is_past(page, a.body, first=phrase.first))
    qualifiers = tuple(
        word.key
        for chunk in np
        if chunk.last <= head.first
        for word in page.words[chunk.first : chunk.last]
        if not word.is_sign
    )
    phrase = replace(
        phrase, head=head.value.casefold(), qualifiers=qualifiers, affiliations=affiliations, bearer=bearer
    )
    plural = is_plural(page, head) or head.value in QUANTIFIERS
    owned = np[0].kind is ChunkKind.NAME and np[0].possessive and head.kind not in (ChunkKind.ROLE, ChunkKind.BODY)
    if phrase.determiner in POSSESSIVES or owned:
        owner = np[0] if np[0].kind is ChunkKind.NAME else None
        return replace(phrase, kind=PhraseKind.OFFICE, name=owner, plural=plural or head.value in CROWDS)
    if head.value in DOCUMENTS and head.kind in (ChunkKind.WORD, ChunkKind.NOUN):
        return replace(phrase, kind=PhraseKind.DOCUMENT, plural=plural)
    if head.kind is ChunkKind.BODY:
        return replace(phrase, kind=PhraseKind.BODY, name=head)
    if head.kind is ChunkKind.PLACE or (head.kind is ChunkKind.NAME and head.value in CAPITALS):
        return replace(phrase, kind=PhraseKind.BODY, name=head)
    if head.kind is ChunkKind.DEMONYM or is_plural_people(page, head):
        return replace(phrase, kind=PhraseKind.CROWD, plural=True)
    if head.kind is ChunkKind.NAME:
        return replace(phrase, kind=PhraseKind.NAME, name=head)
    if head.kind is ChunkKind.ROLE:
        families = (ROLE_OF[head.value].family,)
        former = former_word(page, head)
        return replace(
            phrase,
            kind=PhraseKind.ROLE,
            role=describe_roles(page, chunks, [head], former=former) if head.value not in _NO_POSTS else None,
            post=head.value,
            families=families,
            gender=gender_of_roles([head]),
            former=bool(former),
        )
    if head.kind is ChunkKind.NOUN:
        return replace(phrase, kind=PhraseKind.NOUN)
    crowd = plural or head.value in CROWDS
    if not crowd and phrase.determiner == "a" and page.tags[head.first] in ("NN", ""):
        role = describe_roles(
            page, chunks, [head], former=""
        )  # "a relative", "a shopkeeper": nobody we list, but one person
        return replace(phrase, kind=PhraseKind.ROLE, role=role, families=(head.value,))
    return replace(phrase, kind=PhraseKind.CROWD, plural=crowd)
