"""Sources that are pronouns."""

from __future__ import annotations

from dataclasses import replace

from quotetrack.records import ResolvedBy, SpeakerType
from quotetrack.speakers.cast import Cast
from quotetrack.speakers.phrases import FIRST, Phrase
from quotetrack.speakers.pronouns import choose_body, choose_person
from quotetrack.speakers.voices import Hearing, Voice
from quotetrack.speakers.voicing import mention_voice, person_voice


def resolve_pronoun(cast: Cast, hearing: Hearing, phrase: Phrase, index: int) -> Voice | None:
    """Whom a pronoun means; the first and second person are left open, with a note."""
    if phrase.head in FIRST:
        return Voice(None, SpeakerType.UNKNOWN, ResolvedBy.NONE, notes=(f"first or second person: {phrase.head}",))
    if phrase.gender:
        return personal_voice(cast, hearing, phrase, index, phrase.gender)
    choice, notes = choose_body(cast, hearing, index, plural=phrase.plural)
    if choice is None:
        return Voice(None, SpeakerType.UNKNOWN, ResolvedBy.NONE, notes=(f"no antecedent for {phrase.head}",))
    if choice.voice is not None:
        return replace(choice.voice, by=ResolvedBy.PRONOUN, notes=notes)
    return mention_voice(cast, choice.body, phrase, ResolvedBy.PRONOUN, notes) if choice.body is not None else None


def personal_voice(cast: Cast, hearing: Hearing, phrase: Phrase, index: int, gender: str) -> Voice:
    """Whom `he` or `his`, `she` or `her` at word `index` means: a person, or somebody unnamed heard before."""
    choice, notes = choose_person(cast, hearing, index, gender)
    if choice is None:
        return Voice(None, SpeakerType.UNKNOWN, ResolvedBy.NONE, notes=(f"no antecedent for {phrase.head}",))
    if choice.person is not None:
        choice.person.gender = choice.person.gender or ("" if notes else gender)
        return person_voice(cast, choice.person, phrase, ResolvedBy.PRONOUN, notes)
    if choice.voice is not None:
        return replace(choice.voice, by=ResolvedBy.PRONOUN, notes=notes)
    return Voice(None, SpeakerType.UNKNOWN, ResolvedBy.NONE)
