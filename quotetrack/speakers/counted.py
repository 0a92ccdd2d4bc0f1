"""Sources that count or order what was named before: `both`, `the two`, `the latter`, `the 43-year-old`."""

from __future__ import annotations

import re
from dataclasses import replace

from quotetrack.lexicon import load_lexicon
from quotetrack.records import ResolvedBy
from quotetrack.speakers.anaphora import nobody, voice_of
from quotetrack.speakers.antecedents import Choice, decide
from quotetrack.speakers.candidates import weigh_bodies
from quotetrack.speakers.cast import Cast, Person
from quotetrack.speakers.phrases import Phrase
from quotetrack.speakers.voices import Hearing, Voice
from quotetrack.speakers.voicing import person_voice

_PAIRS, _LATTER, _FORMER = (frozenset(load_lexicon("voices")[key]) for key in ("pairs", "latter", "former"))
_AGE_RE = re.compile(r"(\d{1,3})-year")
_NEAR_AGE = 6  # words between a name and an age


def resolve_counted(cast: Cast, hearing: Hearing, phrase: Phrase, index: int) -> Voice | None:
    """Whom such a source means among the persons named; None for any other phrase, and where nobody fits."""
    keys = {word.key for word in cast.page.words[phrase.first : phrase.last]}
    if keys & _PAIRS and len(keys) <= 2:
        return _resolve_pair(cast, hearing, phrase, index)
    if phrase.determiner == "the" and phrase.head in _LATTER | _FORMER:
        return _resolve_order(cast, hearing, phrase, index)
    if phrase.determiner == "the" and (age := _AGE_RE.match(phrase.head)) is not None:
        aged = [person for person in cast.persons if _is_aged(cast, person, age[1])]
        return _person_of(cast, phrase, aged)
    return None


def _pairs(cast: Cast, hearing: Hearing, index: int) -> list[Choice]:
    """The pairs named or heard before, the likeliest first."""
    return [
        choice
        for choice in weigh_bodies(cast, hearing, index, plural=True)
        if len(choice.persons) == 2 or (choice.voice is not None and len(choice.voice.others) == 1)
    ]


def _resolve_pair(cast: Cast, hearing: Hearing, phrase: Phrase, index: int) -> Voice | None:
    pairs = _pairs(cast, hearing, index)
    if not pairs:
        return None
    return replace(voice_of(cast, phrase, *decide(pairs)), by=ResolvedBy.NOMINAL)


def _resolve_order(cast: Cast, hearing: Hearing, phrase: Phrase, index: int) -> Voice | None:
    """The second or the first of the two last named before."""
    two: list[Person] = []
    for mention in reversed(cast.before(index, _NEAR_AGE)):
        if mention.person not in two and len(two) < 2 and not hearing.says(mention.index):
            two.append(mention.person)
    if len(two) < 2:
        return None
    return person_voice(cast, two[0 if phrase.head in _LATTER else 1], phrase, ResolvedBy.NOMINAL)


def _is_aged(cast: Cast, person: Person, age: str) -> bool:
    """Whether the age stands right beside the person's name: `Anton Laker, 43,`, `43-year-old Anton Laker`."""
    words = cast.page.words
    for mention in cast.mentions_of(person):
        for index in range(max(mention - 2, 0), min(mention + _NEAR_AGE, len(words))):
            if words[index].text == age or words[index].text.startswith(f"{age}-year"):
                return cast.page.sentences[index] == cast.page.sentences[mention]
    return False


def _person_of(cast: Cast, phrase: Phrase, fitting: list[Person]) -> Voice | None:
    if not fitting:
        return None
    if len(fitting) > 1:
        return nobody(phrase, (f"two possible antecedents: {fitting[0].name}, {fitting[1].name}",))
    return person_voice(cast, fitting[0], phrase, ResolvedBy.NOMINAL)
