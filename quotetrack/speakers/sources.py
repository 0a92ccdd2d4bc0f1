"""One source to one voice: which rule reads which kind of phrase."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from quotetrack.records import ResolvedBy
from quotetrack.speakers.anaphora import resolve_pronoun
from quotetrack.speakers.cast import Cast
from quotetrack.speakers.counted import resolve_counted
from quotetrack.speakers.named import resolve_body, resolve_name, resolve_person
from quotetrack.speakers.papers import resolve_document
from quotetrack.speakers.parsing import read_phrase
from quotetrack.speakers.phrases import Phrase, PhraseKind
from quotetrack.speakers.possessives import resolve_office
from quotetrack.speakers.unnamed import resolve_crowd, resolve_noun, resolve_role
from quotetrack.speakers.voices import Hearing, Voice
from quotetrack.speakers.voicing import mention_voice, person_voice
from quotetrack.text.page import Page

_RELATIVE_REACH = 12  # words before "who" in which its antecedent stands
_APPOSED_REACH = 25  # the same where only an apposition stands between: "Mona Reyes, an ecologist at ..., who said"


def resolve_source(cast: Cast, hearing: Hearing, phrase: Phrase, index: int) -> Voice | None:
    """Who the source phrase at word `index` is; None where the words lead to nobody at all."""
    counted = resolve_counted(cast, hearing, phrase, index) if phrase.kind is PhraseKind.CROWD else None
    return counted or _RESOLVERS[phrase.kind](cast, hearing, phrase, index)


def resolve_omitted(cast: Cast, hearing: Hearing, index: int, *, direct: bool) -> Voice | None:
    """Who speaks where no source stands: whoever spoke in the same sentence, or a direct quotation just before."""
    last = next(iter(hearing.recent(1)), None)
    if last is None:
        return None
    away = cast.page.sentences[index] - cast.page.sentences[last.index]
    if away == 0 or (direct and 0 < away <= 2):
        note = "no source in the words: the speaker before is taken"
        return replace(last.voice, notes=(*last.voice.notes, note))
    return None


def _resolve_relative(cast: Cast, hearing: Hearing, phrase: Phrase, index: int) -> Voice | None:
    """`who`, `which`: the person or body named just before in the sentence, else the phrase just before."""
    page = cast.page
    begin = page.sentence_bounds(index)[0]
    floor = max(begin, index - _RELATIVE_REACH)
    if phrase.head == "who":
        last = next(reversed(cast.before(index, 1)), None)
        if last is not None and (last.index >= floor or _is_apposed(page, last.index, begin, index)):
            return person_voice(cast, last.person, phrase, ResolvedBy.PRONOUN)
    else:
        body = next(reversed(cast.bodies.before(index, 1)), None)
        if body is not None and body.index >= floor:
            return mention_voice(body, ResolvedBy.PRONOUN)
    end = index - (index > begin and page.words[index - 1].is_sign)
    first = end
    while first > floor and not page.words[first - 1].is_sign and not page.tags[first - 1].startswith(("VB", "MD")):
        first -= 1
    antecedent = read_phrase(page, first, end)
    if first == end or antecedent.kind in (PhraseKind.RELATIVE, PhraseKind.EMPTY):
        return None
    return resolve_source(cast, hearing, antecedent, first)


def _is_apposed(page: Page, first: int, begin: int, index: int) -> bool:
    """Whether nothing but an apposition stands between the name at `first` and the relative word: no verb."""
    if first < max(begin, index - _APPOSED_REACH):
        return False
    between = page.tags[first:index]
    return page.words[index - 1].text == "," and not any(tag.startswith(("VBD", "VBZ", "VBP", "MD")) for tag in between)


def _resolve_empty(cast: Cast, hearing: Hearing, phrase: Phrase, index: int) -> Voice | None:
    return resolve_omitted(cast, hearing, index, direct=False)


_Resolver = Callable[[Cast, Hearing, Phrase, int], "Voice | None"]
_RESOLVERS: dict[PhraseKind, _Resolver] = {
    PhraseKind.PERSON: resolve_person,
    PhraseKind.NAME: resolve_name,
    PhraseKind.BODY: resolve_body,
    PhraseKind.PRONOUN: resolve_pronoun,
    PhraseKind.RELATIVE: _resolve_relative,
    PhraseKind.ROLE: resolve_role,
    PhraseKind.NOUN: resolve_noun,
    PhraseKind.OFFICE: resolve_office,
    PhraseKind.DOCUMENT: resolve_document,
    PhraseKind.CROWD: resolve_crowd,
    PhraseKind.EMPTY: _resolve_empty,
}
"""Which rule reads which kind of phrase."""
