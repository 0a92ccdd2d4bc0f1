"""Sources that describe and do not name: `the governor`, `the ministry`, `a spokesman`, `officials`."""

from __future__ import annotations

from dataclasses import replace

from quotetrack.lexicon import load_lexicon
from quotetrack.records import AnonymityKind, OrganizationBasis, ResolvedBy, SpeakerType
from quotetrack.speakers.anaphora import nobody, plural_or_body_voice
from quotetrack.speakers.cast import Cast, Person
from quotetrack.speakers.chunks import ChunkKind, read_chunks
from quotetrack.speakers.ladder import RANKS, family_of
from quotetrack.speakers.nominals import find_any_body, find_body_meant, find_holder, means_any_body
from quotetrack.speakers.phrases import Phrase, plural_role
from quotetrack.speakers.tables import NOUN_MODIFIERS, NOUN_TYPES, ROLE_OF
from quotetrack.speakers.voices import Hearing, Voice
from quotetrack.speakers.voicing import bodies_of, body_voice, mention_voice, person_voice, unnamed_voice
from quotetrack.text.words import iter_words

_EMPTY_WORDS, _ORDINALS = (frozenset(load_lexicon("anonymity")[key]) for key in ("empty", "ordinals"))
_ONE_HOLDER = frozenset(load_lexicon("anonymity")["one_holder"])


def resolve_noun(cast: Cast, hearing: Hearing, phrase: Phrase, index: int) -> Voice | None:
    """The body that a common noun means; a body without a name, or somebody unnamed, where it means none."""
    owner = _find_owner(cast, phrase)
    mention = find_body_meant(cast, phrase)
    if mention is not None and (owner is None or owner in mention.name):
        return mention_voice(mention, ResolvedBy.NOMINAL)
    earlier = _heard_before(hearing, phrase) if phrase.determiner in ("the", "") and owner is None else None
    if earlier is not None:
        return replace(earlier, by=ResolvedBy.NOMINAL, notes=())
    if means_any_body(phrase):
        voice = plural_or_body_voice(cast, hearing, phrase, index, plural=False)
        if voice.type is SpeakerType.DOCUMENT:
            named = find_any_body(cast, index)  # a paper is no group
            return mention_voice(named, ResolvedBy.NOMINAL) if named else unnamed_voice(cast, phrase)
        if voice.name is not None or voice.type is not SpeakerType.UNKNOWN:
            return replace(voice, by=ResolvedBy.NOMINAL)
    if phrase.head in ("group", "body", "monitor", "network", "movement") or phrase.determiner in ("a", "some", "any"):
        voice = unnamed_voice(cast, phrase)
        own = ((owner, cast.bodies.type_of(owner), OrganizationBasis.POSSESSIVE),) if owner is not None else ()
        return replace(voice, bodies=voice.bodies or own)  # "a UN committee"
    name = _named_in_body(cast, phrase) or cast.page.text(phrase.core[0], _end_of_name(cast, phrase))
    if owner is not None or (_has_place(cast, phrase) and phrase.determiner != "a"):
        return body_voice(name, NOUN_TYPES.get(phrase.head, "unknown"), ResolvedBy.ORGANIZATION)
    # "police said", "the government said": a body all the same, with no name of its own to record.
    return Voice(name, SpeakerType.ORGANIZATION, ResolvedBy.NONE, bodies=bodies_of(cast, phrase))


def _named_in_body(cast: Cast, phrase: Phrase) -> str | None:
    """What the text calls the body that a headline cuts short: `health ministry` for "Ministry says"."""
    words = cast.page.words
    if phrase.determiner or phrase.qualifiers or not phrase.first < cast.body:
        return None
    at = next((k for k in range(cast.body, len(words)) if words[k].key == phrase.head), None)
    told = at is not None and words[at - 1].key in NOUN_MODIFIERS and not words[at - 1].is_capital
    return cast.page.text(at - 1, at + 1) if told and at is not None else None


def _end_of_name(cast: Cast, phrase: Phrase) -> int:
    """Where an unnamed body's description ends: "the directorate of health [in Aleppo province]"."""
    words, end = cast.page.words, phrase.core[1]
    if end + 1 >= phrase.last or words[end].key != "of":
        return end
    end += 1
    while end < phrase.last and not words[end].is_sign and words[end].key not in _NAME_ENDS:
        end += 1
    return end


_NAME_ENDS = frozenset({"in", "on", "at", "which", "who", "that", "to", "by", "for", "with", "and"})


def _has_place(cast: Cast, phrase: Phrase) -> bool:
    """Whether a place, people or other name stands before the noun: "the Russian coordination center"."""
    return any(
        chunk.kind in (ChunkKind.PLACE, ChunkKind.DEMONYM, ChunkKind.NAME)
        for chunk in read_chunks(cast.page, *phrase.core)
    )


def _heard_before(hearing: Hearing, phrase: Phrase) -> Voice | None:
    """The body without a name of its own that spoke before: "the health ministry", then "the ministry"."""
    if len(phrase.qualifiers) > 0:
        return None
    for heard in hearing.recent(20):
        voice = heard.voice
        if voice.type is SpeakerType.ORGANIZATION and (voice.name or "").casefold().endswith(f" {phrase.head}"):
            return voice
    return None


def _find_owner(cast: Cast, phrase: Phrase) -> str | None:
    """The body whose body the noun means: the UN in "the UN commission"."""
    chunks = read_chunks(cast.page, *phrase.core)
    return next((chunk.value for chunk in chunks[:-1] if chunk.kind is ChunkKind.BODY), None)


def resolve_crowd(cast: Cast, hearing: Hearing, phrase: Phrase, index: int) -> Voice | None:
    """Unnamed people, the same as before for "the officials"; or the body that "a monitor" turns out to be."""
    if phrase.determiner in ("the", "these", "those") and (earlier := _same_unnamed(hearing, phrase)) is not None:
        return replace(earlier, by=ResolvedBy.NOMINAL, notes=())
    body = find_body_meant(cast, phrase) if not phrase.plural and phrase.head else None
    if body is not None:
        return mention_voice(body, ResolvedBy.NOMINAL)
    voice = unnamed_voice(cast, phrase)
    whole = _find_whole(cast, hearing, phrase, voice)
    return voice if whole is None else _part_of(voice, whole)


def _find_whole(cast: Cast, hearing: Hearing, phrase: Phrase, voice: Voice) -> Voice | None:
    """The several heard before of whom "one of the officials", "two of them" are a part."""
    words = cast.page.words[phrase.first : phrase.last]
    keys = [word.key for word in words]
    if voice.anonymity is None or keys[1:2] != ["of"] or keys[2:3] not in (["the"], ["them"], ["those"], ["these"]):
        return None
    families = {family_of(key) for key in keys[3:5]}
    for heard in hearing.recent(12):
        whole = heard.voice
        if whole.anonymity is not None and whole.plural and (keys[2] == "them" or families & set(whole.families)):
            return whole
    return None


def _part_of(voice: Voice, whole: Voice) -> Voice:
    """The voice with what the page told of the whole: how they know, for whom they speak, why they are not named."""
    one, other = voice.anonymity, whole.anonymity
    if one is None or other is None:
        return voice
    kind = max(one.kind, other.kind, key=RANKS.__getitem__)
    anonymity = replace(one, kind=kind, reason=one.reason or other.reason)
    return replace(voice, anonymity=anonymity, bodies=voice.bodies or whole.bodies, families=whole.families)


def _same_unnamed(hearing: Hearing, phrase: Phrase) -> Voice | None:
    """The unnamed voice heard before that "the officials", "the activist" means."""
    singular = plural_role(phrase.head)
    families = set(phrase.families) or {ROLE_OF[singular].family if singular else phrase.head}
    if phrase.head == "team" and phrase.determiner == "the":
        families |= _TEAMS  # "the research team" are the researchers
    fitting = [
        heard.voice
        for heard in hearing.recent(12)
        if heard.voice.anonymity is not None
        and families & set(heard.voice.families)
        and heard.voice.plural == phrase.plural
    ]
    telling = set(phrase.qualifiers) - _EMPTY_WORDS | set(phrase.qualifiers) & _ORDINALS
    if not telling:
        return next(iter(fitting), None)
    # "the military source" is the one so described before; failing that, one with no other adjective.
    return next((voice for voice in fitting if telling <= _described_by(voice)), None) or next(
        (voice for voice in fitting if not _described_by(voice, before_noun=True) - telling), None
    )


_TEAMS = frozenset({family_of(word) for word in ("researcher", "scientist", "author", "doctor", "investigator")})


def _described_by(voice: Voice, *, before_noun: bool = False) -> set[str]:
    """The telling words of an unnamed voice's description: all of them, or those before its noun."""
    description = voice.anonymity.description if voice.anonymity is not None else ""
    keys: set[str] = set()
    for word in iter_words(description):
        is_noun = word.key in ROLE_OF or plural_role(word.key) is not None
        if is_noun and before_noun:
            break
        if not (word.is_sign or is_noun):
            keys.add(word.key)
    return keys - (_EMPTY_WORDS - _ORDINALS)


def resolve_role(cast: Cast, hearing: Hearing, phrase: Phrase, index: int) -> Voice | None:
    """The holder of a post, an unnamed voice heard before, or somebody unnamed."""
    subject = _find_subject(cast, phrase)
    if subject is not None:
        return person_voice(cast, subject, phrase, ResolvedBy.NOMINAL)
    if phrase.determiner in ("the", "this", "that", ""):
        earlier = _same_unnamed(hearing, phrase) if phrase.determiner else None
        person, notes = find_holder(cast, phrase)
        if person is not None and (earlier is None or not _speaks_later(hearing, earlier, person)):
            return person_voice(cast, person, phrase, ResolvedBy.NOMINAL)
        if earlier is not None:
            return replace(earlier, by=ResolvedBy.NOMINAL, notes=())
        if notes:
            return nobody(phrase, notes)
        body = find_body_meant(cast, phrase) if not phrase.families else None
        if body is not None:
            return mention_voice(body, ResolvedBy.NOMINAL)
    voice = unnamed_voice(cast, phrase, SpeakerType.PERSON)
    if voice.anonymity is not None and _has_one_holder(phrase):
        return replace(voice, anonymity=replace(voice.anonymity, kind=AnonymityKind.OFFICE))
    return voice


def _find_subject(cast: Cast, phrase: Phrase) -> Person | None:
    """Whom the role is said of: Laker in "Laker is *the first leader to call for talks*"."""
    page, first = cast.page, phrase.first
    if first == 0 or page.words[first - 1].key not in _COPULAS:
        return None
    before = cast.before(first, 3)
    return next((m.person for m in before if m.subject and page.sentences[m.index] == page.sentences[first]), None)


_COPULAS = frozenset({"is", "was", "became", "becomes"})


def _has_one_holder(phrase: Phrase) -> bool:
    """Whether the post has one holder, whom the reader can know, though the article does not say the name."""
    role = ROLE_OF.get(phrase.head)
    if role is None or phrase.determiner == "a" or phrase.former:
        return False
    placed = bool(phrase.affiliations or phrase.places or phrase.bearer)
    return role.kind == "office" or (role.family in _ONE_HOLDER and placed)


def _speaks_later(hearing: Hearing, earlier: Voice, person: Person) -> bool:
    """Whether the unnamed voice was heard after the person last spoke."""
    for heard in hearing.recent(12):
        if heard.voice is earlier:
            return True
        if heard.voice.person is person:
            return False
    return False
