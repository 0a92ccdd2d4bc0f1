"""Whom `the governor`, `the UNICEF director`, `the ministry` and `a monitoring group` mean, backwards and forwards."""

from __future__ import annotations

from quotetrack.lexicon import load_lexicon
from quotetrack.speakers.antecedents import Choice, Clues, decide, weigh
from quotetrack.speakers.cast import Cast, Person, PersonMention, Post
from quotetrack.speakers.organizations import BodyMention
from quotetrack.speakers.phrases import Phrase
from quotetrack.speakers.tables import COUNTRIES, DEMONYMS
from quotetrack.text.matching import fold_phrase
from quotetrack.text.words import iter_words

_BODIES = load_lexicon("bodies")
_KINDS = _BODIES["kinds"]
_ANY_BODY = frozenset(_BODIES["any_body"])
_NAMED_LATER = frozenset(_BODIES["named_later"])
_MOST = 200  # names looked at before the mention


def find_holder(cast: Cast, phrase: Phrase) -> tuple[Person | None, tuple[str, ...]]:
    """The person whose post fits a role phrase, by where the article names each: before it, else first after it.

    Returns:
        The person, or None where nobody fits or two fit alike; then a note names both.
    """
    wanted = frozenset(phrase.families)
    bodies = {cast.bodies.canonical(affiliation.body.value) for affiliation in phrase.affiliations}
    fitting = [person for person in cast.holders(phrase.families) if _holds(person, phrase, wanted, bodies)]
    if phrase.former:
        past = [person for person in fitting if any(post.former and wanted & {*post.families} for post in person.posts)]
        fitting = past or fitting
    if len(fitting) < 2:
        return next(iter(fitting), None), ()
    choices: dict[int, Choice] = {}
    chosen = {id(person) for person in fitting}
    for mention in cast.before(phrase.first, _MOST):
        if id(mention.person) in chosen:
            choice = Choice(weigh(_clues(cast, phrase, mention)), mention.person.name, persons=(mention.person,))
            if id(mention.person) not in choices or choices[id(mention.person)].score < choice.score:
                choices[id(mention.person)] = choice
    for person in fitting if not choices else ():
        index = cast.first_after(phrase.first, person)
        if index is not None:
            away = cast.page.sentences[index] - cast.page.sentences[phrase.first]
            choices[id(person)] = Choice(weigh(Clues(away, count=person.count)), person.name, persons=(person,))
    chosen_one, notes = decide(sorted(choices.values(), key=lambda choice: -choice.score))
    return (chosen_one.persons[0] if chosen_one is not None else None), notes


def _clues(cast: Cast, phrase: Phrase, mention: PersonMention) -> Clues:
    page = cast.page
    return Clues(
        page.sentences[phrase.first] - page.sentences[mention.index],
        subject=mention.subject,
        quoted=page.quoted[mention.index] and not page.quoted[phrase.first],
        headline=mention.index < cast.body <= phrase.first,
        count=mention.person.count,
    )


def _holds(person: Person, phrase: Phrase, wanted: frozenset[str], bodies: set[str]) -> bool:
    for post in person.posts:
        if not wanted & frozenset(post.families) or (post.former and not phrase.former):
            continue
        if phrase.places and post.places and not _shares_place(phrase.places, post.places):
            continue
        if phrase.party and post.party and phrase.party != post.party:
            continue
        if (
            bodies - {phrase.party}
            and (post.bodies or person.bodies)
            and not bodies & ({*post.bodies} | person.bodies.keys())
        ):
            continue
        if bodies - {phrase.party} and post.places and not post.bodies:
            continue  # "the union's secretary" is not England's transport secretary
        if _contradicts(phrase, post):
            continue
        return True
    return False


def _shares_place(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    return bool({fold_phrase(place) for place in one} & {fold_phrase(place) for place in other})


def _contradicts(phrase: Phrase, post: Post) -> bool:
    """Whether both name the role by several words and the words differ: foreign minister, defence minister."""
    one, other = phrase.post.split(), post.post.split()
    field = _field_of(phrase.role or "")
    if field and _FIELDED & {*one} & {*other} and not field & _field_of(post.role):
        return True  # "the health minister" is not the one of civil aviation, and not a minister of who knows what
    return len(one) > 1 and len(other) > 1 and one[-1] == other[-1] and one != other


_FIELDED = frozenset({"minister", "secretary"})
_NO_FIELDS = frozenset(load_lexicon("roles")["no_fields"])


def _field_of(role: str) -> set[str]:
    """What a minister is minister of: `civil`, `aviation`."""
    words = {word.key for word in iter_words(role) if not word.is_sign} - _NO_FIELDS
    return {"defense" if word == "defence" else word for word in words}


def find_body_meant(cast: Cast, phrase: Phrase) -> BodyMention | None:
    """The body that a common noun means: by its own noun, by the kind of body, or, for `the group`, any body."""
    kind = _kind_of(phrase)
    named = phrase.determiner == "" and phrase.core[1] > 0  # a headline: "Ministry says"
    definite = phrase.determiner in ("the", "this", "that") or named
    if not definite and kind not in _NAMED_LATER:
        return None
    places = {fold_phrase(place) for place in phrase.places}

    def fits(mention: BodyMention) -> bool:
        words = frozenset(fold_phrase(mention.name).split())
        listed = _KINDS.get(kind, {})
        by_name = not words.isdisjoint(listed.get("words", ())) or _is_headed(mention.name, phrase.head)
        by_type = mention.type in listed.get("types", ())
        return (by_name or by_type) and not _other_place(places, mention)

    return cast.bodies.nearest(phrase.first, fits, forwards=definite or kind in _NAMED_LATER)


def _is_headed(name: str, noun: str) -> bool:
    """Whether the noun is the head of a body's name: the committee, and no house, in `House Intelligence Committee`."""
    words = fold_phrase(name).split()
    end = next((k for k, word in enumerate(words) if k and word in _JOINTS), len(words))
    parts = noun.split()
    return words[end - 1] == parts[-1] and set(parts) <= set(words)


_JOINTS = frozenset({"of", "for", "on", "against", "in", "at", "to"})


def find_any_body(cast: Cast, index: int) -> BodyMention | None:
    """The last body named before word `index`: in its sentence, else outside what was said, subjects first."""
    bodies, sentence = cast.bodies, cast.page.sentences[index]
    beside = bodies.nearest(index, lambda mention: cast.page.sentences[mention.index] == sentence)
    return (
        beside
        or bodies.nearest(index, lambda mention: mention.subject and not mention.said)
        or bodies.nearest(index, lambda mention: not mention.said)
    )


def means_any_body(phrase: Phrase) -> bool:
    """Whether the noun can mean any body: "the group", "the organisation"."""
    return phrase.head in _ANY_BODY and phrase.determiner in ("the", "this", "that")


def _kind_of(phrase: Phrase) -> str:
    """The longest known kind that the words before the head and the head make: `monitoring group`."""
    words = (*phrase.qualifiers, *phrase.head.split())
    for size in range(len(words), 0, -1):
        kind = " ".join(words[-size:])
        if kind in _KINDS:
            return kind
    return phrase.head


def _other_place(places: set[str], mention: BodyMention) -> bool:
    """Whether the phrase names a place and the body's name another: "the Turkish army", Syrian army."""
    words = tuple(iter_words(mention.name))
    match = DEMONYMS.find(words, 0) or COUNTRIES.find(words, 0) if words else None
    return bool(places) and match is not None and fold_phrase(match.value) not in places
