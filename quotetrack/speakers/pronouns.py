"""Whom `he`, `she`, `it` and `they` mean: the nearest fitting voice, subjects and previous speakers preferred."""

from __future__ import annotations

from dataclasses import dataclass

from quotetrack.speakers.cast import Cast, Person, PersonMention
from quotetrack.speakers.organizations import BodyMention
from quotetrack.speakers.voices import Hearing, Voice

# A subject or a speaker one sentence farther back beats a bystander nearer by. Weights set on the `he` and `she` of
# GUM's news, interviews and biographies outside quotations (train and dev): 346 of 367 right, their neighbours alike.
_PER_SENTENCE = -1.5
_SUBJECT = 3.0
_IN_CONTENT = -3.0
_LAST_SPEAKER = 2.5
_SAME_GENDER = 0.5
_BYSTANDER = -2.0  # an agency is named as the hand more often than meant by "it"
_PLURAL = 1.0  # unnamed people rather than a body, for "they"
_PER_NAME_BETWEEN = -0.3
_OFTEN = 0.2  # for each time the article names the person: it is about somebody
_OFTEN_ENOUGH = 10
_FARTHEST = 8  # sentences
_MOST = 30  # names looked at
_CLOSE_CALL = 0.5  # two candidates within this are doubtful


@dataclass(frozen=True, slots=True)
class Choice:
    """A candidate with its score: a person of the cast, a body, or a voice heard before."""

    score: float
    label: str
    person: Person | None = None
    body: BodyMention | None = None
    voice: Voice | None = None


def choose_person(cast: Cast, hearing: Hearing, index: int, gender: str) -> tuple[Choice | None, tuple[str, ...]]:
    """The person (or unnamed single voice) that `he` or `she` at word `index` means, and reasons for doubt."""
    page = cast.page
    sentence = page.sentences[index]
    best: dict[int, Choice] = {}
    seen: set[int] = set()
    echoes = [mention for mention in hearing.echoes[-_MOST:] if mention.index < index]
    mentions = sorted((*cast.before(index, _MOST), *echoes), key=lambda mention: -mention.index)
    for mention in mentions:
        away = sentence - page.sentences[mention.index]
        if away > _FARTHEST:
            break
        person = mention.person
        if gender and person.gender and person.gender != gender:
            continue
        score = away * _PER_SENTENCE + len(seen - {id(person)}) * _PER_NAME_BETWEEN
        score += _SUBJECT * mention.subject + _IN_CONTENT * mention.said + _SAME_GENDER * bool(person.gender)
        score += _OFTEN * min(person.count, _OFTEN_ENOUGH)
        seen.add(id(person))
        if id(person) not in best or best[id(person)].score < score:
            best[id(person)] = Choice(score, person.name, person=person)
    for rank, heard in enumerate(hearing.recent(3)):
        voice, away = heard.voice, sentence - page.sentences[heard.index]
        if away > _FARTHEST or not voice.is_single or (gender and voice.gender and voice.gender != gender):
            continue
        # A speaker counts as a subject from where it was heard, and the last one for more.
        score = away * _PER_SENTENCE + _SUBJECT + (_LAST_SPEAKER if rank == 0 else 0.0)
        key = id(voice.person) if voice.person is not None else id(voice)
        if key not in best or best[key].score < score:
            best[key] = Choice(score, voice.name or _description(voice), person=voice.person, voice=voice)
    return _best(list(best.values()))


def follow_pronouns(cast: Cast, hearing: Hearing, first: int, last: int) -> None:
    """Note whom the subjects `he` and `she` in the words `first` to before `last` mean: what is about one goes on so.

    What is quoted is passed over: its `he` may be anybody.
    """
    page = cast.page
    for index in range(first, last):
        gender = _SUBJECT_PRONOUNS.get(page.words[index].key)
        if gender is None or page.said[index]:
            continue
        choice, _ = choose_person(cast, hearing, index, gender)
        if choice is not None and choice.person is not None:
            hearing.echoes.append(PersonMention(index, choice.person, said=False, subject=True))


_SUBJECT_PRONOUNS = {"he": "male", "she": "female"}


def choose_body(cast: Cast, hearing: Hearing, index: int, *, plural: bool) -> tuple[Choice | None, tuple[str, ...]]:
    """The body (or group heard before) that `it` or `they` at word `index` means, and reasons for doubt."""
    page = cast.page
    sentence = page.sentences[index]
    best: dict[str, Choice] = {}
    for mention in reversed(cast.bodies.before(index, _MOST)):
        away = sentence - page.sentences[mention.index]
        if away > _FARTHEST:
            break
        score = away * _PER_SENTENCE + _SUBJECT * mention.subject + _IN_CONTENT * mention.said
        score += _BYSTANDER * (mention.type in ("agency", "outlet"))
        if mention.name not in best or best[mention.name].score < score:
            best[mention.name] = Choice(score, mention.name, body=mention)
    for rank, heard in enumerate(hearing.recent(3)):
        voice, away = heard.voice, sentence - page.sentences[heard.index]
        source = voice.anonymity is not None and "source" in voice.families  # "A source at ... said. It added"
        if away > _FARTHEST or not (voice.is_body or source or (plural and voice.plural)):
            continue
        score = away * _PER_SENTENCE + _SUBJECT + (_LAST_SPEAKER if rank == 0 else 0.0)
        score += _PLURAL * (plural and voice.plural)
        label = voice.name or _description(voice)
        if label not in best or best[label].score < score:
            best[label] = Choice(score, label, voice=voice)
    return _best(list(best.values()))


def _best(choices: list[Choice]) -> tuple[Choice | None, tuple[str, ...]]:
    choices.sort(key=lambda choice: -choice.score)
    if not choices:
        return None, ()
    if len(choices) > 1 and choices[0].score - choices[1].score < _CLOSE_CALL:
        return choices[0], (f"two possible antecedents: {choices[0].label}, {choices[1].label}",)
    return choices[0], ()


def _description(voice: Voice) -> str:
    return voice.anonymity.description if voice.anonymity is not None else "somebody unnamed"
