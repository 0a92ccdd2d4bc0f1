"""A source phrase taken apart: who it names, by which role, for which bodies, or how it describes the unnamed."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from enum import StrEnum

from quotetrack.lexicon import load_lexicon
from quotetrack.speakers.affiliations import Affiliation, find_affiliations
from quotetrack.speakers.chunks import Chunk, ChunkKind, read_chunks
from quotetrack.speakers.tables import CAPITALS, DEMONYM_KEYS, GENDER_OF_TITLE, PARTY_OF, POST_OF_TITLE, ROLE_OF
from quotetrack.text.page import Page


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
        role: The role as it stands, without article: `head`, `top diplomat`; None where there is none.
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
        others: Further names joined by "and".
    """

    kind: PhraseKind
    first: int
    last: int
    core: tuple[int, int] = (0, 0)
    name: Chunk | None = None
    role: str | None = None
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
    others: tuple[Chunk, ...] = field(default=())


PERSONAL = {"he": "male", "him": "male", "himself": "male", "she": "female", "her": "female", "herself": "female"}
THIRD = frozenset({"it", "itself", "they", "them", "themselves"})
RELATIVES = frozenset({"who", "which", "that", "whom"})
_GRAMMAR = load_lexicon("grammar")
_VOICES = load_lexicon("voices")
FIRST = frozenset(word.casefold() for word in _VOICES["first_person"]) | {"you"}
POSSESSIVES = {"his": "male", "her": "female", "their": "", "its": "body", "my": "", "our": ""}
_DETERMINERS = frozenset(_GRAMMAR["determiners"])
_PREPOSITIONS = frozenset(_GRAMMAR["prepositions"])
_RELATIVE_WORDS = frozenset({"who", "which", "whose", "whom"})
_CUTS = frozenset({",", ";", ":", "(", ")", "—", "–", "-"})
_MARKS = frozenset("\"“”‘’'")
PLURALS = frozenset(_VOICES["plural"])
CROWDS = frozenset(_VOICES["crowd"])
DOCUMENTS = frozenset(_VOICES["documents"])
_QUANTIFIERS = frozenset(_GRAMMAR["quantifiers"])
# A noun after a name that only says what the name is; a government's agency is another body.
_APPOSED_NOUNS = frozenset(_GRAMMAR["body_nouns"]) | frozenset(
    ["news", "monitor", "watchdog", "television", "tv", "radio", "daily", "magazine", "rebel", "militant", "monitoring"]
)
_OWNERS = frozenset({"government", "military", "international", "parliament"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_NAMING = (ChunkKind.BODY, ChunkKind.NAME, ChunkKind.ROLE, ChunkKind.NOUN, ChunkKind.PLACE)
_PAST_REACH = 8  # words
_FORMER = frozenset({"former", "formerly", "ex", "then", "late", "onetime", "erstwhile"})


def read_phrase(page: Page, first: int, last: int) -> Phrase:
    """Take the words `first` to before `last` apart."""
    while first < last and page.words[first].is_sign and page.words[first].text not in "(":
        first += 1
    chunks = read_chunks(page, first, last)
    if not chunks:
        return Phrase(PhraseKind.EMPTY, first, last)
    pronoun = _read_pronoun(page, chunks, first, last)
    if pronoun is not None:
        return pronoun
    segments = _split_segments(page, chunks)
    core, others = _split_conjuncts(page, segments[0])
    determiner, core = _take_determiner(core)
    np = _take_head(page, core)
    named = _find_person(page, np, core, segments[1:])
    phrase = Phrase(
        PhraseKind.EMPTY,
        first,
        last,
        determiner=determiner,
        others=tuple(chunk for chunk in others if chunk.kind in (ChunkKind.NAME, ChunkKind.BODY)),
        places=tuple(
            chunk.value
            for segment in (core, *segments[1:])
            for chunk in segment
            if chunk.kind in (ChunkKind.PLACE, ChunkKind.DEMONYM)
        ),
        core=(np[0].first, np[-1].last) if np else (first, last),
        party=_party_of(page, first, last),
    )
    if named is not None:
        return _read_person(page, phrase, chunks, named)
    return _read_unnamed(page, phrase, chunks, core, np)


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


def _split_segments(page: Page, chunks: tuple[Chunk, ...]) -> list[tuple[Chunk, ...]]:
    """The stretches between commas, brackets and relative words; a relative word begins its stretch."""
    segments: list[list[Chunk]] = [[]]
    for chunk in chunks:
        if chunk.kind is ChunkKind.SIGN and chunk.value in _CUTS:
            segments.append([])
        elif chunk.kind is ChunkKind.WORD and chunk.value in _RELATIVE_WORDS:
            segments.append([chunk])
        elif not (chunk.kind is ChunkKind.SIGN and chunk.value in _MARKS):
            segments[-1].append(chunk)
    return [tuple(segment) for segment in segments if segment] or [()]


def _split_conjuncts(page: Page, core: tuple[Chunk, ...]) -> tuple[tuple[Chunk, ...], tuple[Chunk, ...]]:
    """The first of several joined by "and", and the rest; two roles of one person are not two people."""
    for k, chunk in enumerate(core[:-1]):
        if k and chunk.kind is ChunkKind.WORD and chunk.value in ("and", "or", "&"):
            before, after = core[k - 1], core[k + 1]
            if before.kind is ChunkKind.ROLE and not (after.kind is ChunkKind.WORD and _is_plural(page, after)):
                continue
            places = before.kind is ChunkKind.PLACE and after.kind is ChunkKind.PLACE
            if before.kind in (ChunkKind.WORD, ChunkKind.DEMONYM, ChunkKind.PLACE) and not (
                places or after.kind is ChunkKind.WORD
            ):
                continue
            return core[:k], core[k + 1 :]
    return core, ()


def _take_determiner(core: tuple[Chunk, ...]) -> tuple[str, tuple[Chunk, ...]]:
    if core and core[0].kind is ChunkKind.WORD:
        word = core[0].value
        if word in POSSESSIVES:
            return word, core[1:]
        if word in _DETERMINERS and len(core) > 1 and core[1].value != "of":
            return ("a" if word in ("an", "another", "one") else word), core[1:]
    return "", core


def _take_head(page: Page, core: tuple[Chunk, ...]) -> tuple[Chunk, ...]:
    """The chunks before the first preposition: the head and what stands before it."""
    for k, chunk in enumerate(core):
        if k and chunk.kind is ChunkKind.WORD and chunk.value in _PREPOSITIONS:
            return core[:k]
        if k and page.tags[chunk.first] in _FINITE and chunk.kind is ChunkKind.WORD and core[k - 1].kind in _NAMING:
            return core[:k]  # the span took in a clause: "the Observatory [hit the village]"
        # "The Aleppo Media Center an activist collective": the comma is lost.
        if k and chunk.value in ("a", "an", "the") and core[k - 1].kind in (ChunkKind.BODY, ChunkKind.NOUN):
            return core[:k]
    return core


def _find_person(
    page: Page, np: tuple[Chunk, ...], core: tuple[Chunk, ...], rest: list[tuple[Chunk, ...]]
) -> Chunk | None:
    """The chunk that names the person the phrase is about, or None."""
    # The last word of a source may be possessive ("Trump's claim"): the claim is the cue.
    names = [
        (k, chunk)
        for k, chunk in enumerate(np)
        if chunk.kind is ChunkKind.NAME
        and (not chunk.possessive or len(core) == k + 1)
        and not is_plural_people(page, chunk)
    ]
    if names:
        k, chunk = names[-1]
        after = np[k + 1 :]
        if not after or _is_apposed(after, chunk, has_more=len(core) > len(np)):
            return chunk
        if all(
            c.kind is ChunkKind.WORD and c.value in ("also", "himself", "herself", "jr", "sr", "together")
            for c in after
        ):
            return chunk
    if np and _is_participle(page, np[0]) and core[-1].kind is ChunkKind.NAME:
        return core[-1]  # "Speaking to Syrian state TV Barazi": the comma is lost
    last = core[-1] if core else None
    if (
        np
        and last is not None
        and np[-1].kind is ChunkKind.ROLE
        and last.kind is ChunkKind.NAME
        and (last.type == "person" or last.last - last.first > 1)
        and not (core[-2].kind is ChunkKind.TITLE or core[-2].value in _PREPOSITIONS | _DETERMINERS)
    ):
        # "director of the Syrian Observatory for Human Rights Rami Abdel Rahman": the commas are lost.
        return last
    if np and np[-1].kind in (ChunkKind.ROLE, ChunkKind.WORD, ChunkKind.NOUN) and not _is_plural(page, np[-1]):
        for segment in rest[:2]:  # "Member of Parliament (MP) Alma Reyes": the brackets may come first
            lead = [c for c in segment if c.kind not in (ChunkKind.TITLE, ChunkKind.ROLE, ChunkKind.DEMONYM)]
            first = lead[0] if lead else None
            if first is not None and first.kind is ChunkKind.NAME and not first.possessive:
                return first if np[-1].kind is ChunkKind.ROLE or first.type else None
            if lead:
                break
    return None


def _is_participle(page: Page, chunk: Chunk) -> bool:
    return chunk.kind is ChunkKind.WORD and (
        page.tags[chunk.first] == "VBG" or chunk.value in ("speaking", "asked", "writing")
    )


def _is_apposed(after: tuple[Chunk, ...], name: Chunk, *, has_more: bool) -> bool:
    """Whether what follows a name describes it, its comma lost: `Rami Abdel Rahman director (of ...)`."""
    opens = after[0].kind is ChunkKind.WORD and after[0].value in ("a", "an", "the")
    full = name.last - name.first > 1
    has_role = any(chunk.kind is ChunkKind.ROLE for chunk in after)
    return opens or (full and has_role and (has_more or after[0].possessive))


def _read_person(page: Page, phrase: Phrase, chunks: tuple[Chunk, ...], name: Chunk) -> Phrase:
    affiliations, bearer = find_affiliations(page, chunks, name)
    roles = [chunk for chunk in chunks if chunk.kind is ChunkKind.ROLE and not chunk.possessive]
    before = [chunk for chunk in roles if chunk.last <= name.first]
    roles = before or _apposed_roles(chunks, name)
    role = roles[-1] if before else next(iter(roles), None)
    titles = [chunk for chunk in chunks if chunk.kind is ChunkKind.TITLE and chunk.last <= name.first]
    held = [post for chunk in titles if (post := POST_OF_TITLE.get(chunk.value)) is not None]
    gender = next(
        (gender for title in titles if (gender := GENDER_OF_TITLE.get(title.value, ""))), ""
    ) or gender_of_roles(roles)
    certain = name.type == "person" or name.last - name.first > 1 or bool(titles) or bool(before)
    former = role is not None and is_former(page, role)
    return replace(
        phrase,
        kind=PhraseKind.PERSON if certain else PhraseKind.NAME,
        name=name,
        role=page.text(role.first, role.last) if role else next(iter(held), None) or _unlisted_role(page, chunks, name),
        families=(*(ROLE_OF[chunk.value].family for chunk in roles), *(ROLE_OF[post].family for post in held)),
        former=former,
        affiliations=tuple(a for a in affiliations if not _is_past(page, a.body, first=phrase.first)),
        bearer=bearer,
        head=page.words[name.last - 1].key,
        gender=gender,
    )


def _unlisted_role(page: Page, chunks: tuple[Chunk, ...], name: Chunk) -> str | None:
    """A common noun straight before the name that no list knows: "anthropologist Mona Reyes"."""
    before = next((chunk for chunk in reversed(chunks) if chunk.last == name.first), None)
    if before is None or before.kind is not ChunkKind.WORD or not page.tags[before.first].startswith("NN"):
        return None
    return page.text(before.first, before.last)


def _is_past(page: Page, body: Chunk, *, first: int) -> bool:
    """Whether "former" stands before the body in its own stretch of the phrase: "a former FBI director"."""
    for index in range(body.first - 1, max(first, body.first - _PAST_REACH) - 1, -1):
        word = page.words[index]
        if word.is_sign or word.key in _RELATIVE_WORDS:
            return False
        if word.key.removesuffix("-") in _FORMER:
            return True
    return False


def _apposed_roles(chunks: tuple[Chunk, ...], name: Chunk) -> list[Chunk]:
    """The roles after a name that are its own: up to a relative clause that says something else of the person."""
    roles = []
    for k, chunk in enumerate(chunks):
        if chunk.first < name.last:
            continue
        if chunk.value in _RELATIVE_WORDS and not (
            k + 1 < len(chunks) and chunks[k + 1].value in ("is", "was", "serves", "s")
        ):
            break
        if chunk.kind is ChunkKind.ROLE and not chunk.possessive:
            roles.append(chunk)
    return roles


def is_former(page: Page, role: Chunk) -> bool:
    """Whether a word just before the role says that it is past."""
    return any(page.words[k].key.removesuffix("-") in _FORMER for k in range(max(role.first - 3, 0), role.first))


def gender_of_roles(roles: list[Chunk]) -> str:
    """What roles such as `spokeswoman` or `king` say of their holder: `male`, `female` or ""."""
    lists = load_lexicon("roles")
    for role in roles:
        if role.value in lists["male"] or (role.value.endswith("man") and not role.value.endswith("woman")):
            return "male"
        if role.value in lists["female"] or role.value.endswith("woman"):
            return "female"
    return ""


def _read_unnamed(
    page: Page, phrase: Phrase, chunks: tuple[Chunk, ...], core: tuple[Chunk, ...], np: tuple[Chunk, ...]
) -> Phrase:
    if not np:
        return replace(phrase, kind=PhraseKind.CROWD)
    if _is_participle(page, np[0]) and not any(chunk.kind is not ChunkKind.WORD for chunk in np):
        return phrase  # "speaking to Reuters": no source in it
    head = _head_of(page, np)
    affiliations, bearer = find_affiliations(page, chunks, head)
    affiliations = tuple(a for a in affiliations if not _is_past(page, a.body, first=phrase.first))
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
    plural = _is_plural(page, head) or head.value in _QUANTIFIERS
    owned = np[0].kind is ChunkKind.NAME and np[0].possessive and head.kind is not ChunkKind.ROLE
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
        role = page.text(head.first, head.last)
        families = (ROLE_OF[head.value].family,)
        return replace(
            phrase,
            kind=PhraseKind.ROLE,
            role=role,
            families=families,
            gender=gender_of_roles([head]),
            former=is_former(page, head),
        )
    if head.kind is ChunkKind.NOUN:
        return replace(phrase, kind=PhraseKind.NOUN)
    crowd = plural or head.value in CROWDS
    if not crowd and phrase.determiner == "a" and page.tags[head.first] in ("NN", ""):
        role = page.text(head.first, head.last)  # "a relative", "a shopkeeper": nobody we list, but one person
        return replace(phrase, kind=PhraseKind.ROLE, role=role, families=(head.value,))
    return replace(phrase, kind=PhraseKind.CROWD, plural=crowd)


def is_plural_people(page: Page, chunk: Chunk) -> bool:
    """Whether a capital is a people or a following, not a name: `Russians`, `Republicans`, `Kurds`."""
    if chunk.kind is not ChunkKind.NAME or chunk.last - chunk.first != 1:
        return False
    word = page.words[chunk.first]
    singular = word.key.removesuffix("s")
    if word.key in PARTY_OF:
        return singular != word.key
    return (
        chunk.type != "person"
        and singular != word.key
        and (
            singular in ROLE_OF
            or singular in DEMONYM_KEYS
            or page.labels[chunk.first] == "NORP"
            or page.tags[chunk.first] == "NNS"
        )
    )


def _head_of(page: Page, np: tuple[Chunk, ...]) -> Chunk:
    """The head of the chunks before the first preposition: the last noun-like one."""
    for k in range(len(np) - 1, -1, -1):
        chunk = np[k]
        if chunk.kind in (ChunkKind.SIGN, ChunkKind.TITLE):
            continue
        if k > 0 and (chunk.kind is ChunkKind.NOUN or chunk.value in _APPOSED_NOUNS):
            # "the SANA news agency", "the Islamic State group": the name is the head.
            j = k - 1
            while j > 0 and np[j].kind is ChunkKind.WORD and np[j].value in _APPOSED_NOUNS:
                j -= 1
            named = np[j].kind is ChunkKind.BODY and not np[j].possessive and np[j].type not in _OWNERS
            if named and chunk.value.split()[-1] in _APPOSED_NOUNS:
                return np[j]
        if (
            chunk.kind is not ChunkKind.WORD
            or not page.tags[chunk.first]
            or page.tags[chunk.first].startswith(("NN", "CD", "DT", "JJS"))
        ):
            return chunk
    return np[-1]


def _is_plural(page: Page, chunk: Chunk) -> bool:
    if chunk.kind is not ChunkKind.WORD:
        return False
    if chunk.value in PLURALS or page.tags[chunk.first] in ("NNS", "NNPS"):
        return True
    return not page.tags[chunk.first] and chunk.value.endswith("s") and not chunk.value.endswith("ss")


def plural_role(key: str) -> str | None:
    """The role that a plural is of: `official` of `officials`, or None."""
    for singular in (key.removesuffix("s"), key.replace("men", "man"), key.removesuffix("es")):
        if singular != key and singular in ROLE_OF:
            return singular
    return None
