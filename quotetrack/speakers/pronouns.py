"""Whom `he`, `she`, `it` and `they` mean, as far as the article tells; and what its pronouns tell of its persons."""

from __future__ import annotations

from collections import defaultdict

from quotetrack.speakers.antecedents import Choice, decide
from quotetrack.speakers.candidates import weigh_bodies, weigh_singles
from quotetrack.speakers.cast import Cast, Person, PersonMention
from quotetrack.speakers.phrases import PERSONAL
from quotetrack.speakers.voices import Hearing

_SUBJECT_PRONOUNS = {"he": "male", "she": "female"}
_PRONOUNS = {**PERSONAL, "his": "male"}
_NEAR = 6  # mentions looked at for who is alone in two sentences


def choose_person(cast: Cast, hearing: Hearing, index: int, gender: str) -> tuple[Choice | None, tuple[str, ...]]:
    """The person (or unnamed voice) that `he` or `she` at word `index` means; None and a note where two might."""
    return decide(weigh_singles(cast, hearing, index, gender))


def choose_body(cast: Cast, hearing: Hearing, index: int, *, plural: bool) -> tuple[Choice | None, tuple[str, ...]]:
    """The body (or people) that `it` or `they` at word `index` means; None and a note where two might."""
    return decide(weigh_bodies(cast, hearing, index, plural=plural))


def learn_genders(cast: Cast) -> None:
    """Take from the article's own pronouns whether a person is a man or a woman, where no name, title or role says so.

    A pronoun after a person who is alone in two sentences is a vote; the gender is taken where all votes of the same
    sentence agree, or, without those, all of the next. What is quoted has none.
    """
    page = cast.page
    votes: defaultdict[int, tuple[set[str], set[str]]] = defaultdict(lambda: (set(), set()))
    persons: dict[int, Person] = {}
    for index, word in enumerate(page.words):
        gender = _PRONOUNS.get(word.key)
        if gender is None or page.said[index] or index < cast.body:
            continue
        joined = _joined_subject(cast, index)
        if joined is not None:
            persons[id(joined)] = joined
            votes[id(joined)][False].add(gender)
            continue
        last = _sole_person(cast, index)
        if last is not None:
            persons[id(last.person)] = last.person
            votes[id(last.person)][page.sentences[last.index] < page.sentences[index]].add(gender)
    for key, person in persons.items():
        told = votes[key][0] or votes[key][1]
        if not person.gender and len(told) == 1:
            person.gender = next(iter(told))


def _joined_subject(cast: Cast, index: int) -> Person | None:
    """Whose it is in "*Tarn* and three of *his* friends"."""
    last = next(reversed(cast.before(index, 1)), None)
    if last is None or last.said or index - last.index > _NEAR:
        return None
    between = [word.key for word in cast.page.words[last.index + 1 : index]]
    return last.person if "and" in between and between[between.index("and") + 1 :] in _OF_HIS else None


_OF_HIS: list[list[str]] = [[], ["one", "of"], ["two", "of"], ["three", "of"], ["some", "of"], ["several", "of"]]


def _sole_person(cast: Cast, index: int) -> PersonMention | None:
    """The subject of this sentence or the one before, where nobody else is mentioned in the two before the pronoun."""
    page = cast.page
    floor = page.sentences[index] - 1
    near = [mention for mention in cast.before(index, _NEAR) if page.sentences[mention.index] >= floor]
    if len({id(mention.person) for mention in near}) != 1 or not any(m.subject and not m.said for m in near):
        return None
    if any(page.sentences[mention.index] >= floor for mention in cast.unnamed.before(index, 2)):
        return None
    return near[-1]


def follow_pronouns(cast: Cast, hearing: Hearing, first: int, last: int) -> None:
    """Note whom the subjects `he` and `she` in the words `first` to before `last` mean: what is about one goes on so.

    What is quoted is passed over: its `he` may be anybody.
    """
    page = cast.page
    for index in range(first, last):
        gender = _SUBJECT_PRONOUNS.get(page.words[index].key)
        if gender is None or page.said[index]:
            continue
        likeliest = next(iter(weigh_singles(cast, hearing, index, gender)), None)
        if likeliest is not None and likeliest.persons:
            hearing.echoes.append(PersonMention(index, likeliest.persons[0], said=False, subject=True))
