"""Finding a body's name at a word: from the word lists, by the shape of the words, or from the model's names."""

from __future__ import annotations

from quotetrack.speakers.associations import find_association, find_saint
from quotetrack.speakers.houses import find_outlet, find_state_media, is_branch
from quotetrack.speakers.name_runs import BodyName, Place, end_of_run, extend, find_place
from quotetrack.speakers.tables import (
    COMPANY_ENDINGS,
    COUNTRIES,
    DEMONYM_KEYS,
    NAME_WORDS,
    NOUN_MODIFIERS,
    NOUNS,
    PARTY_OF,
    PEOPLE_WORDS,
    ROLE_MODIFIERS,
    ROLES,
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
_CIRCLES = frozenset({"team", "camp"})  # "the Reyes team"; behind a country they are players or tents
_PREMISES = frozenset(
    {"station", "stations", "headquarters", "barracks", "base", "building", "car", "vehicle", "custody"}
)
_MOST_WORDS = 9  # a body's name is no longer; keeps the search linear


def find_body(page: Page, index: int, last: int) -> BodyName | None:
    """The longest body's name that begins at word `index` and ends before `last`, or None."""
    last = min(last, index + _MOST_WORDS)
    word = page.words[index]
    if word.is_sign:
        return None
    listed = _find_listed(page, index, last)
    place = find_place(page, index, last)
    found = [listed, find_state_media(page, index, last, place)]
    run = end_of_run(page, index, last) if word.is_capital else index
    if run > index or place is not None:
        found.append(_find_by_noun(page, index, last, place, run))
    if run > index:
        found += [
            _find_by_name_word(page, index, last, run),
            _find_company(page, index, last),
            find_outlet(page, index, last, place, run),
        ]
    if place is not None or word.key in PEOPLE_WORDS:
        found.append(find_association(page, index, last))
    if word.is_capital:
        found.append(find_saint(page, index, last))
    if listed is None:
        found.append(_find_mention(page, index, last))
    return max((name for name in found if name is not None), key=lambda name: name.last, default=None)


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
        if place is not None and is_branch(page, index, end + place.length):
            return BodyName(
                end + place.length, page.text(index, end + place.length), match.value.type, place.possessive
            )
    return BodyName(end, match.value.name, match.value.type, match.possessive, listed=True)


def _find_by_noun(page: Page, index: int, last: int, place: Place | None, run: int) -> BodyName | None:
    """A place's or a person's own body by its noun: `Syrian army`, `Russia's defense ministry`, `Reyes campaign`."""
    middle = index + place[0] if place else run
    if middle == index or middle >= last or (place is None and page.labels[index] == "NORP"):
        return None
    if place is None and page.words[index].key in ROLE_MODIFIERS and find_place(page, index + 1, middle) is not None:
        return None  # "Leading Syrian opposition": the name comes after the adjective
    owner = place[1] if place else page.text(index, middle)
    if place is None and page.words[middle].key in _CIRCLES and _is_surname(page, middle - 1):
        name = f"{page.words[middle - 1].text} {page.words[middle].key}"
        return BodyName(middle + 1, name, "campaign", page.words[middle].possessive)
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
            if end < last and page.words[end].key in _PREMISES and not page.words[end - 1].possessive:
                return None  # "the Harlow police station"
            known = page.listed.called(name)
            possessive = page.words[end - 1].possessive or noun.possessive
            return BodyName(end, known.name if known else name, known.type if known else noun.value, possessive)
        if page.words[noun_at].key not in NOUN_MODIFIERS or ROLES.find(page.words, noun_at, last) is not None:
            return None
        noun_at += 1
    return None


def _is_surname(page: Page, index: int) -> bool:
    """Whether the word is, here or elsewhere, one of a person's name."""
    key = page.words[index].key
    return any(label == "PERSON" and word.key == key for word, label in zip(page.words, page.labels, strict=True))


def _is_own(noun: str, type_: str) -> bool:
    return noun in _OWN_NOUNS or (type_ in _PLACE_TYPES and noun not in _COMMON_NOUNS)


def _find_by_name_word(page: Page, index: int, last: int, run: int) -> BodyName | None:
    """A run of capitals that a word such as `Ministry`, `Institute`, `Council` makes a body's name."""
    if index < run < last - 1 and page.words[run].key in ("and", "&") and page.words[run - 1].key in NOUN_MODIFIERS:
        run = max(run, end_of_run(page, run + 1, last))  # "Harlow Fire and Rescue Service"
    heads = [k for k in range(index, run) if page.words[k].key in NAME_WORDS]
    if not heads or page.labels[index] == "PERSON":
        return None
    end = heads[-1] + 1
    while (longer := extend(page, end, last)) > end:
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
        step = end_of_run(page, end + joined, min(last, end + joined + 1))
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


def _is_group_to_the_end(page: Page, index: int, end: int) -> bool:
    match = page.listed.find(page.words, index, end)
    return match is not None and index + match.length == end and match.value.type == "armed group"


def _is_people(key: str) -> bool:
    """Whether a word is a plural people or following: `Democrats`, `Kurds`."""
    return key in PARTY_OF or (key.endswith("s") and key[:-1] in DEMONYM_KEYS)


def _starts_mention(page: Page, index: int) -> bool:
    """Whether one of the model's names begins at `index`, but for a possessive before it: `Syria's` Al Tarn."""
    if index == 0 or page.mentions[index - 1] != page.mentions[index]:
        return True
    place = find_place(page, index - 1, index)
    return page.words[index - 1].possessive or (place is not None and place[2])


def _find_mention(page: Page, index: int, last: int) -> BodyName | None:
    """A name that the model calls an organisation's."""
    number = page.mentions[index]
    if number < 0 or page.labels[index] != "ORG" or not _starts_mention(page, index):
        return None
    end = index
    while end < last and page.mentions[end] == number:
        end += 1
        if page.words[end - 1].possessive:
            break
    place = find_place(page, index, end)
    if place is not None and (place[0] == end - index or place[2]):
        return None  # "Syrias Al Watan": the name comes after the place
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
