"""From bare attributions to speakers and organisations: the article's cast, then each source in reading order."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from quotetrack.records import Attribution, Kind, Organization, OrganizationBasis, Reading, Speaker, SpeakerType
from quotetrack.speakers.cast import Cast
from quotetrack.speakers.chunks import Chunk, ChunkKind, read_chunks
from quotetrack.speakers.delayed import name_described
from quotetrack.speakers.dialogue import find_outer, resolve_dialogue
from quotetrack.speakers.explained import explain_voice, share_reasons
from quotetrack.speakers.medium import find_medium
from quotetrack.speakers.mending import mend_names
from quotetrack.speakers.organizations import hash_identity, make_organization
from quotetrack.speakers.parsing import read_chunked, read_phrase
from quotetrack.speakers.phrases import Phrase
from quotetrack.speakers.pronouns import follow_pronouns, learn_genders
from quotetrack.speakers.quoted import mend_source
from quotetrack.speakers.sources import resolve_omitted, resolve_source
from quotetrack.speakers.voices import Hearing, Voice
from quotetrack.text.page import Page, make_page
from quotetrack.text.scripts import find_letter_tricks


def resolve_speakers(reading: Reading, attributions: Sequence[Attribution]) -> tuple[Attribution, ...]:
    """Say who speaks in each attribution, and for whom.

    Args:
        reading: The article's words, trees and names.
        attributions: Its attributions, in reading order, with spans.

    Returns:
        The same attributions with `speaker`, `organizations`, `medium` and further `notes`; with another `source`
        where the one given only quoted or heard what was said (see `quoted`). A speaker is resolved
        within the article, forwards too; nothing is looked up outside it but the word lists.
    """
    if not attributions:
        return ()
    page = mend_names(make_page(reading, attributions))
    if not page.words:
        return tuple(attributions)
    attributions = [mend_source(page, attribution) for attribution in attributions]
    chunks = read_chunks(page, 0, len(page.words))
    phrases = [_read_source(page, chunks, attribution) for attribution in attributions]
    cast = Cast(page, chunks, (phrase for phrase in phrases if phrase is not None))
    learn_genders(cast)
    hearing = Hearing()
    voices: list[Voice | None] = []
    followed = 0
    for number, (attribution, phrase) in enumerate(zip(attributions, phrases, strict=True)):
        index = _index_of(page, attribution)
        follow_pronouns(cast, hearing, followed, index)
        followed = max(followed, index)
        outer = find_outer(attributions, number)
        whole = outer is not None and outer < number and attributions[outer].kind is Kind.DIRECT
        around = voices[outer] if outer is not None and whole else None
        hearing.outer = around.person if around is not None else None
        hearing.saying = tuple(page.between(span.start, span.end) for span in attribution.content)
        if phrase is not None:
            voice = _resolve_members(cast, hearing, phrase, index)
        else:
            voice = resolve_omitted(cast, hearing, index, direct=attribution.kind is Kind.DIRECT)
        if voice is not None and phrase is not None:
            voice = explain_voice(page, phrase, voice)
        if voice is not None:
            hearing.add(index, voice)
        voices.append(voice)
    voices = name_described(page, cast, attributions, phrases, voices)
    resolved: list[Attribution] = []
    for attribution, voice in zip(
        attributions, resolve_dialogue(page, cast, attributions, phrases, voices), strict=True
    ):
        index = _index_of(page, attribution)
        if attribution.source is None and voice is not None and resolved:
            attribution = _share_source(page, attribution, resolved[-1])
        resolved.append(_fill(page, attribution, voice, index))
    return share_reasons(resolved)


def _resolve_members(cast: Cast, hearing: Hearing, phrase: Phrase, index: int) -> Voice | None:
    """The first of those whom the source names, with the others beside it."""
    voice = resolve_source(cast, hearing, phrase, index)
    found = (resolve_source(cast, hearing, other, other.first) for other in phrase.others)
    others = [other for other in found if other is not None]
    if voice is None or not others:
        return voice
    distinct = {(other.name, other.anonymity): other for other in others}
    distinct.pop((voice.name, voice.anonymity), None)
    return replace(voice, others=tuple(distinct.values()))


def _read_source(page: Page, chunks: tuple[Chunk, ...], attribution: Attribution) -> Phrase | None:
    if attribution.source is None:
        return None
    first, last = page.between(attribution.source.start, attribution.source.end)
    if first >= last:
        return None
    start = bisect_left(chunks, first, key=_start_of)
    end = bisect_left(chunks, last, key=_start_of)
    own = chunks[start:end]
    whole = own and own[0].first == first and own[-1].last == last and own[0].kind is not ChunkKind.SIGN
    return read_chunked(page, own) if whole else read_phrase(page, first, last)


def _start_of(chunk: Chunk) -> int:
    return chunk.first


def _share_source(page: Page, attribution: Attribution, before: Attribution) -> Attribution:
    """The attribution with the source of the one before, in the same paragraph: `X said ... and added ...`."""
    if before.source is None or not attribution.content:
        return attribution
    between = page.reading.article.text[before.source.end : attribution.content[0].start]
    return attribution if "\n" in between else replace(attribution, source=before.source)


def _index_of(page: Page, attribution: Attribution) -> int:
    """The word at which the attribution is heard: its source, else its cue, else its content."""
    span = attribution.source or attribution.cue or next(iter(attribution.content), None)
    index = page.between(span.start, span.end)[0] if span is not None else 0
    return min(index, len(page.words) - 1)


def _fill(page: Page, attribution: Attribution, voice: Voice | None, index: int) -> Attribution:
    cue = page.between(attribution.cue.start, attribution.cue.end)[0] if attribution.cue is not None else index
    medium = attribution.medium or find_medium(page, min(cue, len(page.words) - 1))
    if voice is None:
        return replace(attribution, medium=medium)
    return replace(
        attribution,
        medium=medium,
        speaker=_make_speaker(attribution, voice),
        co_speakers=tuple(_make_speaker(attribution, other) for other in voice.others),
        organizations=_make_organizations((voice, *voice.others)),
        notes=tuple(dict.fromkeys((*attribution.notes, *(note for v in (voice, *voice.others) for note in _notes(v))))),
    )


def _notes(voice: Voice) -> tuple[str, ...]:
    return (*voice.notes, *(find_letter_tricks(voice.name) if voice.name is not None else ()))


def _make_speaker(attribution: Attribution, voice: Voice) -> Speaker:
    """The record of a voice.

    Named ones have the same id in every article, unnamed ones one in this article; of whom nothing is known is never
    the same one as anybody.
    """
    if voice.name is not None:
        id_ = hash_identity(voice.type.value, voice.name)
    elif voice.anonymity is not None:
        id_ = hash_identity("unnamed", voice.anonymity.description, attribution.article_id)
    else:
        id_ = hash_identity("unknown", attribution.id, attribution.article_id)
    return Speaker(id_, voice.name, voice.type, voice.anonymity is not None, voice.anonymity, voice.role, voice.by)


def _make_organizations(voices: tuple[Voice, ...]) -> tuple[Organization, ...]:
    """The bodies of all voices, each once, with whose it is."""
    organizations: dict[str, Organization] = {}
    for index, voice in enumerate(voices):
        bodies = voice.bodies
        if not bodies and voice.type is SpeakerType.ORGANIZATION and voice.name is not None:
            # "Police said": a body without a name of its own speaks for itself too.
            bodies = ((voice.name, "unknown", OrganizationBasis.IS),)
        for name, type_, basis in bodies:
            organization = make_organization(name, type_, OrganizationBasis(basis))
            known = organizations.get(organization.id)
            of = (index,) if known is None else tuple(dict.fromkeys((*known.of, index)))
            organizations[organization.id] = replace(known or organization, of=of)
    return tuple(organizations.values())
