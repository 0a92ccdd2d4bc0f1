"""The same person in several articles: what each article says of a named person, and when two are surely one.

Pure functions over records; `quotetrack/store/` keeps what they say, and people's decisions over it.
docs/identity.md tells the rules to those who decide.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from quotetrack.records import Attribution, Kind, SpeakerType
from quotetrack.speakers.names import name_parts
from quotetrack.speakers.tables import COUNTRIES, COUNTRY_KEYS, DEMONYMS, LOCAL_OFFICES, ROLE_MODIFIERS, ROLES, TITLES
from quotetrack.text.scripts import find_letter_tricks
from quotetrack.text.words import Word, iter_words

__all__ = ["OFFICE", "Link", "Profile", "is_full_name", "iter_links", "make_profiles", "name_key"]

FULL_NAME = 2
"""Parts from which on a name is a full one: a given name and a surname."""
LONG_QUOTATION = 8
"""Words of a quotation that two articles do not share by chance."""
OFFICE = "office"
_DIGITS = 16
_ISO_DAY = len("2024-03-05")


class Link(NamedTuple):
    """A reason for which two profiles that share it are one person: the same name, and

    - `body`: the same organisation, by its id;
    - `office`: the same office, by family, and place; where no place is known the whole group decides (`joining.py`);
    - `said`: a long quotation in the same words, by its digest.
    """

    key: str
    kind: str
    what: str
    place: str = ""


@dataclass(frozen=True, slots=True)
class Profile:
    """What one article says of one named person, or several articles of one identity.

    Attributes:
        name: As the record has it.
        key: `name_key` of the name.
        days: When the articles were published, ISO 8601 days; none where nothing says so.
        bodies: Organisations that the person speaks for, names by id.
        offices: Families of the offices held: `minister`, `governor`.
        roles: Every role as the page words it, folded.
        places: What else is named beside the name and the role: `syria`, `lakemouth`.
        said: Digests of long quotations.
    """

    name: str
    key: str
    days: frozenset[str] = frozenset()
    bodies: Mapping[str, str] = field(default_factory=dict)
    offices: frozenset[str] = frozenset()
    roles: frozenset[str] = frozenset()
    places: frozenset[str] = frozenset()
    said: frozenset[str] = frozenset()


def name_key(name: str) -> str:
    """What the names of one person agree in: case, accents, hyphens, titles and `al-` do not count.

    A name that plays tricks with letters agrees with itself alone.

    >>> name_key("Nasir al-Dorri"), name_key("NASIR EL DORRI")
    ('nasir dorri', 'nasir dorri')
    """
    return f"{name}\x1f" if find_letter_tricks(name) else " ".join(name_parts(name))


def is_full_name(key: str) -> bool:
    """Whether a key is that of a given name and a surname; one word, or one and an initial, is none."""
    return "\x1f" not in key and sum(len(part) > 1 for part in key.split()) >= FULL_NAME


def make_profiles(attributions: Iterable[Attribution], *, day: str | None = None) -> dict[tuple[str, str], Profile]:
    """What one article says of each person whom it names.

    Args:
        attributions: Of one article.
        day: When it was published.

    Returns:
        Profiles by id and name of the speaker, in reading order.
    """
    heard: defaultdict[tuple[str, str], list[tuple[int, Attribution]]] = defaultdict(list)
    for attribution in attributions:
        for place, speaker in enumerate(attribution.speakers):
            if speaker.name is not None and speaker.type is SpeakerType.PERSON:
                heard[speaker.id, speaker.name].append((place, attribution))
    return {who: _make_profile(who[1], said, day) for who, said in heard.items()}


def iter_links(profile: Profile) -> Iterator[Link]:
    """What ties a profile to others of its name; nothing does where the name is not a full one."""
    if not is_full_name(profile.key):
        return
    for id_, name in sorted(profile.bodies.items()):
        if not name.islower():  # "the ministry" is another one in another article
            yield Link(profile.key, "body", id_)
    for office in sorted(profile.offices):
        places = sorted(place for place in profile.places if office in LOCAL_OFFICES or place in COUNTRY_KEYS)
        yield from (Link(profile.key, OFFICE, office, place) for place in places or ("",))
    yield from (Link(profile.key, "said", digest) for digest in sorted(profile.said))


def _make_profile(name: str, heard: Sequence[tuple[int, Attribution]], day: str | None) -> Profile:
    """The profile of somebody from the attributions of an article, each with the place among its speakers."""
    key = name_key(name)
    roles = {role for place, item in heard if (role := item.speakers[place].role)}
    bodies = {body.id: body.name for place, item in heard for body in item.organizations if place in body.of}
    sources = {item.source.text for _, item in heard if item.source is not None and len(item.speakers) == 1}
    surname = name_parts(name)[-1:]
    apart = {part for words in (name, *bodies.values()) for part in name_parts(words)}
    return Profile(
        name=name,
        key=key,
        days=frozenset(filter(None, [day and day[:_ISO_DAY]])),
        bodies=bodies,
        offices=frozenset(office for role in roles for office in _iter_offices(role)),
        roles=frozenset(" ".join(name_parts(role)) for role in roles),
        places=frozenset(
            place
            for source in sources
            if set(surname) <= set(name_parts(source))
            for place in _iter_places(source, apart)
        ),
        said=frozenset(digest for _, item in heard if (digest := _digest(item))),
    )


def _iter_offices(role: str) -> Iterator[str]:
    words = tuple(iter_words(role))
    start = 0
    while start < len(words):
        found = ROLES.find(words, start)
        if found is not None and found.value.kind == OFFICE:
            yield found.value.family
        start += found.length if found is not None else 1


def _iter_places(source: str, apart: set[str]) -> Iterator[str]:
    """Places in the words that say who speaks: countries by their one name, and names straight beside a role.

    `Lakemouth Mayor Ana Torv`, `the mayor of Lakemouth`: what stands elsewhere may be anything.
    """
    words = tuple(iter_words(source))
    roles = {k + step for k in range(len(words)) if (role := ROLES.find(words, k)) for step in (-1, role.length + 1)}
    start, countries, others = 0, [], []
    while start < len(words):
        country = DEMONYMS.find(words, start) or COUNTRIES.find(words, start)
        word = words[start]
        if country is not None:
            countries.append(country.value.casefold())
        elif start in roles and word.is_capital and not _is_common(words, start, apart):
            others.append(word.key)
        start += country.length if country is not None else 1
    yield from (*countries, *others)


def _is_common(words: Sequence[Word], index: int, apart: set[str]) -> bool:
    """Whether a word is no place: part of the name, a role or a body, a title, or one that goes with roles."""
    word = words[index]
    known = TITLES.find(words, index) or ROLES.find(words, index)
    return known is not None or word.key in ROLE_MODIFIERS or not apart.isdisjoint(name_parts(word.text))


def _digest(attribution: Attribution) -> str | None:
    words = [word.key for span in attribution.content for word in iter_words(span.text) if not word.is_sign]
    if len(words) < LONG_QUOTATION or attribution.kind is Kind.INDIRECT:
        return None
    return hashlib.sha256(" ".join(words).encode("utf-8", "surrogatepass")).hexdigest()[:_DIGITS]
