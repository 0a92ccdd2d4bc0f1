"""Who is first described and then named: "The rebels' leader has pledged ... “We will ...,” Idris Talwen said"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from quotetrack.lexicon import load_lexicon
from quotetrack.records import AnonymityKind, Attribution, ResolvedBy, SourceNumber
from quotetrack.speakers.cast import Cast, Person
from quotetrack.speakers.phrases import Phrase, PhraseKind
from quotetrack.speakers.tables import FUNCTION_WORDS
from quotetrack.speakers.voices import Voice
from quotetrack.speakers.voicing import person_voice
from quotetrack.text.page import Page

_FIRST = 3  # attributions: a lead describes, what follows names
_NEXT = 3  # attributions after the description
_SHARED, _SHARED_BY_HEADLINE = 3, 2  # words that both must say
_TELLING = 4  # letters of a word that tells something


def name_described(
    page: Page,
    cast: Cast,
    attributions: Sequence[Attribution],
    phrases: Sequence[Phrase | None],
    voices: Sequence[Voice | None],
) -> list[Voice | None]:
    """The voices, with those of the lead that were only described named by whoever is then quoted with the same words.

    The description must be of one holder of a post, the name new and without a post of its own, and both must say
    enough of the same.
    """
    named = list(voices)
    for number in reversed(range(min(_FIRST, len(voices)))):  # a headline may find the lead named
        phrase, voice = phrases[number], voices[number]
        if phrase is None or voice is None or not _is_described(phrase, voice):
            continue
        said = _words_of(page, attributions[number])
        least = _SHARED_BY_HEADLINE if phrase.first < cast.body else _SHARED
        for after in range(number + 1, min(number + 1 + _NEXT, len(voices))):
            other = named[after]
            person = other.person if other is not None else None
            if person is None or not _is_new(cast, person, phrase):
                continue
            if len(said & _words_of(page, attributions[after])) < least:
                continue
            note = f"first described, then named: taken for {person.name}, who says the same"
            named[number] = replace(person_voice(cast, person, phrase, ResolvedBy.NOMINAL), notes=(note,))
            for later in range(number + 1, len(named)):
                if (same := named[later]) is not None and same.person is person:
                    named[later] = replace(same, role=same.role or phrase.role)
            break
    return named


def _is_described(phrase: Phrase, voice: Voice) -> bool:
    one = voice.anonymity is not None and voice.anonymity.number is SourceNumber.ONE
    held = phrase.kind is PhraseKind.ROLE and phrase.determiner in ("the", "")
    return one and held and voice.anonymity is not None and voice.anonymity.kind in _HELD


_HELD = (AnonymityKind.OFFICE, AnonymityKind.ROLE)


def _is_new(cast: Cast, person: Person, phrase: Phrase) -> bool:
    """Whether the person is named only after the description, and the page gives no post."""
    return not person.posts and min(cast.mentions_of(person), default=0) > phrase.last


def _words_of(page: Page, attribution: Attribution) -> set[str]:
    words = [w for span in attribution.content for w in page.words[slice(*page.between(span.start, span.end))]]
    return {word.key for word in words if len(word.key) >= _TELLING and word.key not in _PLAIN}


_PLAIN = FUNCTION_WORDS - frozenset(load_lexicon("relays")["dates"])
