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
from quotetrack.speakers.ladder import gender_of_kin
from quotetrack.speakers.phrases import Phrase
from quotetrack.speakers.voices import Hearing, Voice
from quotetrack.speakers.voicing import person_voice

_PAIRS, _LATTER, _FORMER = (frozenset(load_lexicon("voices")[key]) for key in ("pairs", "latter", "former"))
_AGE_RE = re.compile(r"(\d{1,3})-year")
_NEAR_AGE = 6  # words between a name and an age
_PARENTS = frozenset({"mother", "father", "parent", "grandmother", "grandfather", "mom", "dad"})
_NUMBERS = frozenset(load_lexicon("grammar")["numbers"])


def resolve_counted(cast: Cast, hearing: Hearing, phrase: Phrase, index: int) -> Voice | None:
    """Whom such a source means among the persons named; None for any other phrase, and where nobody fits."""
    keys = {word.key for word in cast.page.words[phrase.first : phrase.last]}
    if keys & _PAIRS and len(keys) <= 2:
        return _resolve_pair(cast, hearing, phrase, index)
    if phrase.determiner == "the" and phrase.head in _LATTER | _FORMER:
        return _resolve_order(cast, hearing, phrase, index)
    age = next((match for key in keys if (match := _AGE_RE.match(key)) is not None), None)
    if phrase.determiner == "the" and age is not None:
        aged = [person for person in cast.persons if _is_aged(cast, person, age[1])]
        return _person_of(cast, phrase, aged) or _resolve_described(cast, hearing, phrase, age[1])
    if phrase.determiner == "the" and _counts_children(cast, phrase):
        return _resolve_described(cast, hearing, phrase, "")
    return None


def _counts_children(cast: Cast, phrase: Phrase) -> bool:
    """Whether the words say of how many somebody is mother or father: `the mother of three`."""
    keys = [word.key for word in cast.page.words[phrase.core[1] : phrase.core[1] + 2]]
    return phrase.head in _PARENTS and keys[:1] == ["of"] and (keys[-1] in _NUMBERS or keys[-1].isdecimal())


def _resolve_described(cast: Cast, hearing: Hearing, phrase: Phrase, age: str) -> Voice | None:
    """The one person of whom the page speaks: so many years old, or a parent of so many, nobody is at first mention.

    The subject of the sentence, or of the one before, whom no other person of that gender and no other age stands by.
    """
    page = cast.page
    keys = {word.key for word in page.words[phrase.first : phrase.last]}
    gender = next((gender for key in sorted(keys) if (gender := gender_of_kin(key))), "")
    near = [
        mention
        for mention in cast.before(phrase.first, _NEAR_AGE)
        if page.sentences[phrase.first] - page.sentences[mention.index] <= 1
        and not page.said[mention.index]
        and not (gender and mention.person.gender and gender != mention.person.gender)
        and not (age and _has_age(cast, mention.person))
    ]
    spoke = {id(heard.voice.person) for heard in hearing.recent(1)}
    if len({id(mention.person) for mention in near}) != 1:
        return None
    if id(near[0].person) not in spoke and not any(mention.subject for mention in near):
        return None
    return person_voice(cast, near[0].person, phrase, ResolvedBy.NOMINAL)


def _has_age(cast: Cast, person: Person) -> bool:
    """Whether the page gives the person an age, right behind a name: `Anton Laker, 43,`."""
    words = cast.page.words
    ends = [k + len(person.parts) for k in cast.mentions_of(person)]
    return any(
        k + 1 < len(words) and words[k].text == "," and words[k + 1].text.isdecimal() and len(words[k + 1].text) == 2
        for end in ends
        for k in range(end - len(person.parts) + 1, end + 1)
    )


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
