"""Who can be meant by a pronoun: the persons, bodies, voices and unnamed people before it, each with its clues."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator
from dataclasses import replace
from itertools import pairwise

from quotetrack.lexicon import load_lexicon
from quotetrack.records import SpeakerType
from quotetrack.speakers.antecedents import Choice, Clues, weigh
from quotetrack.speakers.cast import Cast, PersonMention
from quotetrack.speakers.organizations import BodyMention
from quotetrack.speakers.unnamed_people import UnnamedMention
from quotetrack.speakers.voices import Hearing, Voice
from quotetrack.text.page import Page

_FARTHEST = 8  # sentences
_MOST = 30  # mentions looked at
_SPEAKERS = 3
_TELLING = frozenset(load_lexicon("relays")["telling"])
_REACH_OF_TELLING = 3  # words between the verb and the name of whoever is told
_BYSTANDERS = frozenset({"agency", "outlet"})
_Fits = Callable[[Voice], bool]


def weigh_singles(cast: Cast, hearing: Hearing, index: int, gender: str) -> list[Choice]:
    """Everybody whom `he` or `she` at word `index` may mean, the likeliest first."""
    return _best(
        (
            *_iter_persons(cast, hearing, index, gender),
            *_iter_heard(cast, hearing, index, lambda voice: voice.is_single and _may_be(voice.gender, gender)),
            *_iter_unnamed(cast, hearing, index, gender, plural=False),
        )
    )


def weigh_bodies(cast: Cast, hearing: Hearing, index: int, *, plural: bool) -> list[Choice]:
    """Everything that `it` (or, with `plural`, `they`) at word `index` may mean and that can speak."""

    def fits(voice: Voice) -> bool:
        source = voice.anonymity is not None and "source" in voice.families and not voice.plural
        several = voice.plural or bool(voice.others) or voice.type is SpeakerType.GROUP
        return voice.is_body or source or (plural and (several or _is_neutral(voice)))

    choices = [*_iter_bodies(cast, hearing, index, plural=plural), *_iter_heard(cast, hearing, index, fits)]
    if plural:
        choices += _iter_unnamed(cast, hearing, index, "", plural=True)
        choices += _iter_pairs(cast, hearing, index)
    return _best(choices)


def _best(found: Iterable[tuple[Hashable, Choice]]) -> list[Choice]:
    best: dict[Hashable, Choice] = {}
    for key, choice in found:
        if key not in best or best[key].score < choice.score:
            best[key] = choice
    return sorted(best.values(), key=lambda choice: -choice.score)


def _iter_persons(cast: Cast, hearing: Hearing, index: int, gender: str) -> Iterator[tuple[Hashable, Choice]]:
    page = cast.page
    echoes = [mention for mention in hearing.echoes[-_MOST:] if mention.index < index]
    pronouns = {mention.index for mention in echoes}
    own = {
        id(mention.person)
        for first, last in hearing.saying
        for mention in cast.before(last, _MOST)
        if mention.index >= first
    }
    for mention in (*cast.before(index, _MOST), *echoes):
        person, away = mention.person, page.sentences[index] - page.sentences[mention.index]
        if away > _FARTHEST or not _may_be(person.gender, gender) or person is hearing.outer:
            continue
        clues = replace(
            _read_clues(cast, hearing, mention, index, agrees=bool(person.gender)),
            addressee=_was_told(cast, mention),
            own=id(person) in own,
            count=person.count,
            echo=mention.index in pronouns,
        )
        yield id(person), Choice(weigh(clues), person.name, persons=(person,))


def _iter_pairs(cast: Cast, hearing: Hearing, index: int) -> Iterator[tuple[Hashable, Choice]]:
    """Two persons joined by "and": `Reyes and Tarn`."""
    page = cast.page
    before = cast.before(index, _MOST)
    for one, other in pairwise(before):
        away = page.sentences[index] - page.sentences[one.index]
        if away > _FARTHEST or one.person is other.person or not _is_joined(cast, one, other):
            continue
        clues = replace(_read_clues(cast, hearing, one, index, agrees=True), addressee=_was_told(cast, one))
        label = f"{one.person.name} and {other.person.name}"
        yield label, Choice(weigh(clues), label, persons=(one.person, other.person))


def _is_joined(cast: Cast, one: PersonMention, other: PersonMention) -> bool:
    words, page = cast.page.words, cast.page
    joint = [k for k in range(one.index + 1, min(other.index, one.index + 6)) if words[k].key in ("and", "&")]
    return (
        len(joint) == 1
        and other.index - joint[0] <= _REACH_OF_TELLING
        and page.sentences[one.index] == page.sentences[other.index]
        and not any(words[k].is_sign for k in range(one.index, other.index) if words[k].text != ".")
    )


def _iter_bodies(cast: Cast, hearing: Hearing, index: int, *, plural: bool) -> Iterator[tuple[Hashable, Choice]]:
    page = cast.page
    for mention in cast.bodies.before(index, _MOST):
        away = page.sentences[index] - page.sentences[mention.index]
        if away > _FARTHEST:
            continue
        clues = _read_clues(cast, hearing, mention, index, agrees=not plural)
        clues = replace(clues, bystander=mention.type in _BYSTANDERS)
        yield mention.name, Choice(weigh(clues), mention.name, body=mention)


def _iter_heard(cast: Cast, hearing: Hearing, index: int, fits: _Fits) -> Iterator[tuple[Hashable, Choice]]:
    for rank, heard in enumerate(hearing.recent(_SPEAKERS)):
        voice, away = heard.voice, cast.page.sentences[index] - cast.page.sentences[heard.index]
        if 0 <= away <= _FARTHEST and heard.index < index and fits(voice) and not _is_outer(hearing, voice):
            clues = Clues(
                away,
                _is_over_paragraphs(cast, heard.index, index),
                subject=True,
                agrees=bool(voice.gender) or voice.is_body or voice.plural,
                count=voice.person.count if voice.person is not None else 1,
                last_speaker=rank == 0,
            )
            label = voice.name or describe(voice)
            persons = (voice.person,) if voice.person is not None else ()
            yield _key_of(voice), Choice(weigh(clues), label, persons=persons, voice=voice)


def _key_of(voice: Voice) -> Hashable:
    if voice.person is not None:
        return id(voice.person)
    return voice.name or describe(voice)


def _iter_unnamed(
    cast: Cast, hearing: Hearing, index: int, gender: str, *, plural: bool
) -> Iterator[tuple[Hashable, Choice]]:
    page = cast.page
    spoken = {heard.index for heard in hearing.recent(_SPEAKERS)}
    for unnamed in cast.unnamed.before(index, _MOST):
        away = page.sentences[index] - page.sentences[unnamed.index]
        if unnamed.plural != plural or away > _FARTHEST or not _may_be(unnamed.gender, gender):
            continue
        if unnamed.first in spoken or unnamed.index in spoken:
            continue
        clues = _read_clues(cast, hearing, unnamed, index, agrees=bool(unnamed.gender) or plural)
        label = page.text(unnamed.first, unnamed.last)
        yield label.casefold(), Choice(weigh(clues), label, unnamed=unnamed)


def _read_clues(
    cast: Cast, hearing: Hearing, mention: PersonMention | BodyMention | UnnamedMention, index: int, *, agrees: bool
) -> Clues:
    """What every mention tells of itself as the antecedent of the pronoun at word `index`."""
    page, at = cast.page, mention.index
    quoted, reported = _is_in_content(page, at, index)
    return Clues(
        away=page.sentences[index] - page.sentences[at],
        paragraph=_is_over_paragraphs(cast, at, index),
        subject=mention.subject,
        quoted=quoted,
        reported=reported,
        own=hearing.says(at),
        headline=at < cast.body <= index,
        agrees=agrees,
    )


def _is_in_content(page: Page, mention: int, pronoun: int) -> tuple[bool, bool]:
    """Whether the mention stands in a quotation, or in what is reported, that the pronoun does not stand in."""
    quoted = page.quoted[mention] and not page.quoted[pronoun]
    return quoted, page.said[mention] and not page.said[pronoun] and not quoted


def _may_be(own: str, wanted: str) -> bool:
    return not (own and wanted) or own == wanted


def _is_neutral(voice: Voice) -> bool:
    """Whether it is one unnamed voice, neither man nor woman: "a source said ... they added"."""
    return voice.is_single and voice.name is None and not voice.gender


def _is_outer(hearing: Hearing, voice: Voice) -> bool:
    return hearing.outer is not None and voice.person is hearing.outer


def _is_over_paragraphs(cast: Cast, first: int, last: int) -> bool:
    words = cast.page.words
    return cast.page.reading.article.text.find("\n", words[first].start, words[last].start) >= 0


def _was_told(cast: Cast, mention: PersonMention) -> bool:
    words = cast.page.words
    return any(words[k].key in _TELLING for k in range(max(mention.index - _REACH_OF_TELLING, 0), mention.index))


def describe(voice: Voice) -> str:
    """The words for somebody unnamed."""
    return voice.anonymity.description if voice.anonymity is not None else "somebody unnamed"
