"""Sources that describe and do not name: `the governor`, `the ministry`, `a spokesman`, `officials`."""

from __future__ import annotations

from dataclasses import replace

from quotetrack.records import ResolvedBy, SpeakerType
from quotetrack.speakers.cast import Cast, Person
from quotetrack.speakers.chunks import ChunkKind, read_chunks
from quotetrack.speakers.nominals import find_body_meant, find_holder, means_any_body
from quotetrack.speakers.phrases import Phrase, plural_role
from quotetrack.speakers.pronouns import choose_body
from quotetrack.speakers.tables import NOUN_TYPES, ROLE_OF
from quotetrack.speakers.voices import Hearing, Voice
from quotetrack.speakers.voicing import bodies_of, body_voice, mention_voice, person_voice, unnamed_voice


def resolve_noun(cast: Cast, hearing: Hearing, phrase: Phrase, index: int) -> Voice | None:
    """The body that a common noun means; a body without a name, or somebody unnamed, where it means none."""
    owner = _find_owner(cast, phrase)
    mention = find_body_meant(cast, phrase)
    if mention is not None and (owner is None or owner in mention.name):
        return mention_voice(cast, mention, phrase, ResolvedBy.NOMINAL)
    earlier = _heard_before(hearing, phrase) if phrase.determiner in ("the", "") and owner is None else None
    if earlier is not None:
        return replace(earlier, by=ResolvedBy.NOMINAL, notes=())
    if means_any_body(phrase):
        choice, notes = choose_body(cast, hearing, index, plural=False)
        if choice is not None and choice.voice is not None:
            return replace(choice.voice, by=ResolvedBy.NOMINAL, notes=notes)
        if choice is not None and choice.body is not None:
            return mention_voice(cast, choice.body, phrase, ResolvedBy.NOMINAL, notes)
    if phrase.head in ("group", "body", "monitor", "network", "movement") or phrase.determiner in ("a", "some", "any"):
        return unnamed_voice(cast, phrase, index)
    name = cast.page.text(phrase.core[0], _end_of_name(cast, phrase))
    if owner is not None or (_has_place(cast, phrase) and phrase.determiner != "a"):
        return body_voice(cast, name, NOUN_TYPES.get(phrase.head, "unknown"), phrase, ResolvedBy.ORGANIZATION)
    # "police said", "the government said": a body all the same, with no name of its own to record.
    return Voice(name, SpeakerType.ORGANIZATION, ResolvedBy.NONE, bodies=bodies_of(cast, phrase))


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
        return mention_voice(cast, body, phrase, ResolvedBy.NOMINAL)
    return unnamed_voice(cast, phrase, index)


def _same_unnamed(hearing: Hearing, phrase: Phrase) -> Voice | None:
    """The unnamed voice heard before that "the officials", "the activist" means."""
    singular = plural_role(phrase.head)
    families = set(phrase.families) or {ROLE_OF[singular].family if singular else phrase.head}
    for heard in hearing.recent(12):
        voice = heard.voice
        if voice.anonymity is not None and families & set(voice.families) and (voice.plural == phrase.plural):
            return voice
    return None


def resolve_role(cast: Cast, hearing: Hearing, phrase: Phrase, index: int) -> Voice | None:
    """The holder of a post, an unnamed voice heard before, or somebody unnamed."""
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
            return mention_voice(cast, body, phrase, ResolvedBy.NOMINAL)
    voice = unnamed_voice(cast, phrase, index, SpeakerType.PERSON)
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
