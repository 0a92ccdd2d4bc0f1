"""Who speaks within a quotation: `I` and `we` are whoever is quoted, `you` is whoever is told."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from quotetrack.lexicon import load_lexicon
from quotetrack.records import Attribution, Kind, ResolvedBy
from quotetrack.speakers.cast import Cast
from quotetrack.speakers.phrases import Phrase, PhraseKind
from quotetrack.speakers.voices import Voice
from quotetrack.speakers.voicing import person_voice
from quotetrack.text.page import Page

_VOICES = load_lexicon("voices")
_FIRST = frozenset(word.casefold() for word in _VOICES["first_person"])
_SECOND = frozenset(_VOICES["second_person"])
_TELLING = frozenset(load_lexicon("relays")["telling"])
_NEAR = 6  # attributions before and after in which the one around it is looked for
_REACH = 4  # words between "told" and the name of whoever is told


def find_outer(attributions: Sequence[Attribution], number: int) -> int | None:
    """The number of the attribution in whose quotation the source of another stands; None where it stands in none."""
    source = attributions[number].source
    if source is None:
        return None
    around = [
        (span.end - span.start, other)
        for other in range(max(number - _NEAR, 0), min(number + _NEAR + 1, len(attributions)))
        if other != number and attributions[other].kind is not Kind.INDIRECT
        for span in attributions[other].content
        if span.start <= source.start and source.end <= span.end
    ]
    return min(around)[1] if around else None


def resolve_dialogue(
    page: Page,
    cast: Cast,
    attributions: Sequence[Attribution],
    phrases: Sequence[Phrase | None],
    voices: Sequence[Voice | None],
) -> list[Voice | None]:
    """The voices with the first and second person of quotations resolved, once it is known who is quoted."""
    resolved = list(voices)
    for number, phrase in enumerate(phrases):
        if phrase is None or phrase.kind is not PhraseKind.PRONOUN or phrase.head not in _FIRST | _SECOND:
            continue
        outer = find_outer(attributions, number)
        quoted = resolved[outer] if outer is not None else None
        if outer is None or quoted is None:
            continue
        if phrase.head in _SECOND:
            told = _find_told(page, cast, attributions[outer], phrase)
            resolved[number] = told or resolved[number]
        elif quoted.name is not None or quoted.anonymity is not None:
            resolved[number] = replace(quoted, by=ResolvedBy.PRONOUN, notes=())
    return resolved


def _find_told(page: Page, cast: Cast, attribution: Attribution, phrase: Phrase) -> Voice | None:
    """The person right behind the verb of telling: `he told Mona Reyes`."""
    if attribution.cue is None:
        return None
    first, last = page.between(attribution.cue.start, attribution.cue.end)
    if not any(page.words[index].key in _TELLING for index in range(first, last)):
        return None
    told = next((mention for mention in cast.before(last + _REACH, _REACH) if mention.index >= last), None)
    return person_voice(cast, told.person, phrase, ResolvedBy.PRONOUN) if told is not None else None
