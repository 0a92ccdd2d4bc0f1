"""Sources that are pronouns."""

from __future__ import annotations

from dataclasses import replace

from quotetrack.records import ResolvedBy, SpeakerType
from quotetrack.speakers.antecedents import Choice
from quotetrack.speakers.cast import Cast
from quotetrack.speakers.parsing import read_phrase
from quotetrack.speakers.phrases import FIRST, Phrase
from quotetrack.speakers.pronouns import choose_body, choose_person
from quotetrack.speakers.voices import Hearing, Voice
from quotetrack.speakers.voicing import mention_voice, person_voice, unnamed_voice


def resolve_pronoun(cast: Cast, hearing: Hearing, phrase: Phrase, index: int) -> Voice | None:
    """Whom a pronoun means. The first and second person are left to `dialogue`, which knows who is quoted."""
    if phrase.head in FIRST:
        return nobody(phrase, (f"first or second person: {phrase.head}",))
    if phrase.gender:
        return personal_voice(cast, hearing, phrase, index, phrase.gender)
    if phrase.head == "they" and _is_anybody(cast, index):
        return nobody(phrase, ("nobody in particular: they",))
    return plural_or_body_voice(cast, hearing, phrase, index, plural=phrase.plural)


def _is_anybody(cast: Cast, index: int) -> bool:
    """Whether `they` is what people say: "as they say", "you know what they say"."""
    words = cast.page.words
    before = words[index - 1].key if index else ""
    return index + 1 < len(words) and words[index + 1].key == "say" and before in ("as", "so", "what", "like")


def personal_voice(cast: Cast, hearing: Hearing, phrase: Phrase, index: int, gender: str) -> Voice:
    """Whom `he` or `his`, `she` or `her` at word `index` means: a person, or somebody unnamed."""
    choice, notes = choose_person(cast, hearing, index, gender)
    if choice is not None and choice.persons:
        choice.persons[0].gender = choice.persons[0].gender or gender
    return voice_of(cast, phrase, choice, notes)


def plural_or_body_voice(cast: Cast, hearing: Hearing, phrase: Phrase, index: int, *, plural: bool) -> Voice:
    """What `it` or `its`, `they` or `their` at word `index` means: a body, or people."""
    return voice_of(cast, phrase, *choose_body(cast, hearing, index, plural=plural))


def voice_of(cast: Cast, phrase: Phrase, choice: Choice | None, notes: tuple[str, ...]) -> Voice:
    """The voice that was chosen, or nobody's with the reason."""
    if choice is None:
        return nobody(phrase, notes)
    if choice.persons and not (choice.voice is not None and choice.voice.others):
        first, *others = (person_voice(cast, person, phrase, ResolvedBy.PRONOUN) for person in choice.persons)
        return replace(first, others=tuple(others))
    if choice.voice is not None:
        return replace(choice.voice, by=ResolvedBy.PRONOUN, notes=())
    if choice.body is not None:
        return mention_voice(choice.body, ResolvedBy.PRONOUN)
    if choice.unnamed is None:
        return nobody(phrase, notes)
    unnamed = read_phrase(cast.page, choice.unnamed.first, choice.unnamed.last)
    kind = SpeakerType.GROUP if choice.unnamed.plural else SpeakerType.PERSON
    return replace(unnamed_voice(cast, unnamed, kind), by=ResolvedBy.PRONOUN)


def nobody(phrase: Phrase, notes: tuple[str, ...]) -> Voice:
    """The voice of words that mean nobody, or one of two."""
    return Voice(None, SpeakerType.UNKNOWN, ResolvedBy.NONE, notes=notes or (f"no antecedent for {phrase.head}",))
