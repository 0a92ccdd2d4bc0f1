"""Finding a body's name at a word: from the word lists, by the shape of the words, or from the model's names."""

from __future__ import annotations

from dataclasses import dataclass

from quotetrack.speakers.tables import (
    ADJECTIVE_OF,
    COMPANY_ENDINGS,
    COUNTRIES,
    DEMONYM_KEYS,
    DEMONYMS,
    FUNCTION_WORDS,
    NAME_WORDS,
    NOUN_MODIFIERS,
    NOUNS,
    PARTY_OF,
    ROLES,
    STATE_MEDIA,
    STATE_WORDS,
    TITLES,
    WEAK_OUTLETS,
)
from quotetrack.text.page import Page

# With a place before it, a noun of these types is that place's own body: "Syrian army", "Phoenix police".
_PLACE_TYPES = frozenset({"government", "military", "parliament", "court", "police"})
_OWN_NOUNS = frozenset({"campaign", "opposition", "coalition", "regime", "party", "embassy", "high command"})
# Nouns of those types that are too common to be one body: "an Israeli agency".
_COMMON_NOUNS = frozenset(
    {"agency", "authority", "force", "house", "mission", "bureau", "service", "council", "commission", "command"}
)
_PERSONAL_NOUNS = frozenset({"campaign", "administration"})
_MOST_WORDS = 9  # a body's name is no longer; keeps the search linear
_JOINTS = frozenset({"of", "for", "on", "against"})


@dataclass(frozen=True, slots=True)
class BodyName:
    """A body's name that ends before word `last`: canonical where a list knows it, else as it stands."""

    last: int
    name: str
    type: str
    possessive: bool = False
    listed: bool = False


def find_body(page: Page, index: int, last: int) -> BodyName | None:
    """The longest body's name that begins at word `index` and ends before `last`, or None."""
    last = min(last, index + _MOST_WORDS)
    word = page.words[index]
    if word.is_sign:
        return None
    listed = _find_listed(page, index, last)
    place = _find_place(page, index, last)
    found = [
        name
        for name in (
            listed,
            _find_state_media(page, index, last, place),
            _find_by_noun(page, index, last, place),
            _find_by_name_word(page, index, last),
            _find_company(page, index, last),
            _find_mention(page, index, last) if listed is None else None,
        )
        if name is not None
    ]
    return max(found, key=lambda name: name.last, default=None)


def _find_listed(page: Page, index: int, last: int) -> BodyName | None:
    match = page.listed.find(page.words, index, last)
    if match is None:
        weak = WEAK_OUTLETS.find(page.words, index, last) if page.words[index].text == "The" else None
        if weak is None:
            return None
        return BodyName(index + weak.length, weak.value, "outlet", weak.possessive, listed=True)
    end = index + match.length
    if match.value.type in ("agency", "outlet") and end < last and not match.possessive:
        place = COUNTRIES.find(page.words, end, last)
        if place is not None and _is_branch(page, index, end + place.length):
            return BodyName(
                end + place.length, page.text(index, end + place.length), match.value.type, place.possessive
            )
    return BodyName(end, match.value.name, match.value.type, match.possessive, listed=True)


def _is_branch(page: Page, first: int, last: int) -> bool:
    """Whether house and country make one name, `CNN Indonesia`: said twice, or one name to the model."""
    one = page.mentions[first] >= 0 and page.mentions[first] == page.mentions[last - 1]
    return one or page.says_again(first, last)


def _find_state_media(page: Page, index: int, last: int, place: _Place | None) -> BodyName | None:
    """`Syrian state television`, `state media`, `Malta state radio`: an unnamed house, but a known one."""
    middle = index + (place[0] if place else 0)
    if middle + 1 >= last or page.words[middle].key not in STATE_WORDS:
        return None
    medium = STATE_MEDIA.find(page.words, middle + 1, last)
    if medium is None:
        return None
    end = middle + 1 + medium.length
    name = page.text(middle, end)
    if place is not None:
        name = f"{page.text(index, middle) if not place[2] else place[1]} {name}"
    return BodyName(end, name, "outlet", page.words[end - 1].possessive)


_Place = tuple[int, str, bool]
"""Words taken, the adjective for names of bodies, whether it is possessive."""


def _find_place(page: Page, index: int, last: int) -> _Place | None:
    """A country or demonym at `index`."""
    for table in (DEMONYMS, COUNTRIES):
        match = table.find(page.words, index, last)
        if match is not None:
            return match.length, ADJECTIVE_OF[match.value], match.possessive
    return None


def _find_by_noun(page: Page, index: int, last: int, place: _Place | None) -> BodyName | None:
    """A place's or a person's own body by its noun: `Syrian army`, `Russia's defense ministry`, `Reyes campaign`."""
    middle = index + place[0] if place else _end_of_run(page, index, last)
    if middle == index or middle >= last or (place is None and page.labels[index] == "NORP"):
        return None
    owner = place[1] if place else page.text(index, middle)
    noun_at = middle
    while noun_at < last and noun_at < middle + 3:
        noun = NOUNS.find(page.words, noun_at, last)
        if noun is not None and _is_own(page.text(noun_at, noun_at + noun.length).casefold(), noun.value):
            end = noun_at + noun.length
            # "Syrian army command" goes on to the last noun.
            further = NOUNS.find(page.words, end, last) if end < last and not page.words[end - 1].possessive else None
            end = end + further.length if further is not None else end
            if place is None and noun_at + noun.length == end and page.words[end - 1].key in _PERSONAL_NOUNS:
                # "Donald Trump's presidential campaign" and "the Trump campaign" are one.
                owner, middle = page.words[middle - 1].text, end - 1
            name = f"{owner} {page.text(middle, end)}"
            known = page.listed.called(name)
            possessive = page.words[end - 1].possessive or noun.possessive
            return BodyName(end, known.name if known else name, known.type if known else noun.value, possessive)
        if page.words[noun_at].key not in NOUN_MODIFIERS or ROLES.find(page.words, noun_at, last) is not None:
            return None
        noun_at += 1
    return None


def _is_own(noun: str, type_: str) -> bool:
    return noun in _OWN_NOUNS or (type_ in _PLACE_TYPES and noun not in _COMMON_NOUNS)


def _end_of_run(page: Page, index: int, last: int, *, inner: bool = False) -> int:
    """The end of the run of capitals that begins at `index`: titles, roles and persons end it.

    In the `inner` part of a name, after "of", a role is part of it unless a name follows: `Office of the President`.
    """
    end = index
    while end < last and page.words[end].is_capital and page.words[end].key not in FUNCTION_WORDS:
        if end > index and page.labels[end] == "PERSON" and page.labels[end - 1] != "PERSON":
            break
        if _is_role_here(page, end, last) and not (inner and _ends_name(page, end, last)):
            break
        end += 1
        if page.words[end - 1].possessive:
            break
    return end


def _ends_name(page: Page, index: int, last: int) -> bool:
    """Whether no capital follows the role at `index`, so that it belongs to the body's name and not to a person."""
    role = ROLES.find(page.words, index, last) or TITLES.find(page.words, index, last)
    after = index + (role.length if role is not None else 1)
    return not (after < last and page.words[after].is_capital)


def _is_role_here(page: Page, index: int, last: int) -> bool:
    """Whether a role or title stands at `index`; `Justice` in `Justice Department` is none."""
    role = ROLES.find(page.words, index, last) or TITLES.find(page.words, index, last)
    if role is None:
        return False
    after = index + role.length
    return not (after < last and page.words[after].is_capital and page.words[after].key in NAME_WORDS)


def _find_by_name_word(page: Page, index: int, last: int) -> BodyName | None:
    """A run of capitals that a word such as `Ministry`, `Institute`, `Council` makes a body's name."""
    run = _end_of_run(page, index, last)
    heads = [k for k in range(index, run) if page.words[k].key in NAME_WORDS]
    if not heads or page.labels[index] == "PERSON":
        return None
    end = heads[-1] + 1
    while (longer := _extend(page, end, last)) > end:
        end = longer
    if end - index < 2:
        return None
    noun = NOUNS.find(page.words, heads[-1])
    return BodyName(end, page.text(index, end), noun.value if noun else "unknown", page.words[end - 1].possessive)


def _find_company(page: Page, index: int, last: int) -> BodyName | None:
    """A run of capitals that ends as companies' names do: `Brightwall Ltd`, `Tarn & Reyes plc`, `Brightwall, Inc`."""
    end = index
    while end < last and (end == index or page.words[end].text not in COMPANY_ENDINGS):
        joined = page.words[end].text == "&" and end > index
        step = _end_of_run(page, end + joined, min(last, end + joined + 1))
        if step == end + joined:
            break
        end = step
    at = end + (index < end < last and page.words[end].text == ",")
    if not index < at < last or page.words[at].text not in COMPANY_ENDINGS or page.words[end - 1].possessive:
        return None
    follows = at + 1 < last and page.words[at + 1].is_capital
    if len(page.words[at].text) == 2 and (follows or page.labels[index] in ("LOC", "NORP")):
        return None  # "Texas AG Alma Reyes"
    return BodyName(at + 1, page.text(index, at + 1), "company", page.words[at].possessive)


def _extend(page: Page, end: int, last: int) -> int:
    """Where the name goes on after `end` with `of ...`, `for ...`, `and ...`; `end` where it does not."""
    if end + 1 >= last or page.words[end - 1].possessive:
        return end
    joint = page.words[end].key
    start = end + 1
    if joint in _JOINTS:
        start += page.words[start].key in ("the", "a", "an") and start + 1 < last
    elif joint not in ("and", "&") or not any(page.words[k].key in _JOINTS for k in range(max(end - 4, 0), end)):
        return end
    run = _end_of_run(page, start, last, inner=True)
    return run if run > start and page.labels[start] != "PERSON" else end


def _is_group_to_the_end(page: Page, index: int, end: int) -> bool:
    match = page.listed.find(page.words, index, end)
    return match is not None and index + match.length == end and match.value.type == "armed group"


def _is_people(key: str) -> bool:
    """Whether a word is a plural people or following: `Democrats`, `Kurds`."""
    return key in PARTY_OF or (key.endswith("s") and key[:-1] in DEMONYM_KEYS)


def _find_mention(page: Page, index: int, last: int) -> BodyName | None:
    """A name that the model calls an organisation's."""
    number = page.mentions[index]
    if number < 0 or page.labels[index] != "ORG" or (index > 0 and page.mentions[index - 1] == number):
        return None
    end = index
    while end < last and page.mentions[end] == number:
        end += 1
        if page.words[end - 1].possessive:
            break
    place = _find_place(page, index, end)
    if place is not None and place[0] == end - index:
        return None
    if end == index + 1 and not {page.words[index].key, page.words[index].key.removesuffix("s")}.isdisjoint(NAME_WORDS):
        return (
            None  # "the Observatory" (or a lost apostrophe's `Observatorys`): a common noun for a body named elsewhere
        )
    if any(_is_group_to_the_end(page, k, end) for k in range(index + 1, end)):
        return None  # "Kurdish YPG": what stands before a listed group's name is no part of it
    while end - 1 > index and ROLES.find(page.words, end - 1, end) is not None:
        end -= 1
    while end - 1 > index and not page.words[end - 1].is_capital:
        end -= 1  # "Committee for"
    if end == index + 1 and _is_people(page.words[index].key):
        return None
    if not page.words[index].is_capital or ROLES.find(page.words, index, end) is not None:
        return None
    return BodyName(end, page.text(index, end), "unknown", page.words[end - 1].possessive)
