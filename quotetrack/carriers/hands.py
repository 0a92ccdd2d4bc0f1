"""Agencies and outlets in running text: listed ones, and unlisted ones that look the part."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from quotetrack.lexicon import load_lexicon
from quotetrack.lexicon.known_carriers import is_same_carrier
from quotetrack.text.matching import PhraseTable
from quotetrack.text.page import Page
from quotetrack.text.words import fold, iter_words

_RELAYS = load_lexicon("relays")
_OUTLET_WORDS = frozenset(fold(word) for word in _RELAYS["outlet_words"])
_STATE_WORDS = frozenset(load_lexicon("voices")["state_owners"])
_DATES = frozenset(_RELAYS["dates"])
_ENDINGS = frozenset({"Agency", "Network", "Service", "Channel"})
_LONGEST_RUN = 6  # words of an unlisted outlet's name


@dataclass(frozen=True, slots=True)
class Hand:
    """An agency or outlet named in the words `first` to before `last`.

    Attributes:
        name: Canonical where a list knows it, else as it stands, without article.
        listed: Whether a list knows it.
        unnamed: Whether it is a state's house without a name of its own: `Syrian state TV`.
    """

    first: int
    last: int
    name: str
    listed: bool = False
    unnamed: bool = False


@cache
def _tables() -> tuple[PhraseTable[tuple[str, bool]], PhraseTable[str], PhraseTable[str], PhraseTable[str]]:
    nouns = PhraseTable((noun, noun) for noun in _RELAYS["outlet_nouns"])
    media = PhraseTable((noun, noun) for noun in load_lexicon("voices")["state_media"])
    places = PhraseTable(_iter_places(), names=True, lost_apostrophes=True)
    return PhraseTable(_iter_listed(), names=True, lost_apostrophes=True), nouns, media, places


def _iter_listed() -> Iterator[tuple[str, tuple[str, bool]]]:
    for listing in ("agencies", "outlets"):
        for entry in load_lexicon(listing):
            weak = set(entry.get("weak", ()))
            for name in (entry["name"], *entry.get("aliases", ())):
                yield name, (entry["name"], name in weak)
                if name.startswith("The "):
                    bare = name.removeprefix("The ")
                    yield bare, (entry["name"], " " not in bare or name in weak)


def _iter_places() -> Iterator[tuple[str, str]]:
    for entry in load_lexicon("countries"):
        yield from (
            (name, entry["name"]) for name in (entry["name"], *entry.get("aliases", ()), *entry.get("adjectives", ()))
        )


def find_hand(page: Page, first: int, last: int, *, weak: bool) -> Hand | None:
    """The hand named at word `first`, ending before `last`, or None.

    Args:
        weak: Whether names that are everyday words as well count (`Time`, `PA`): after "told", not before "said".
    """
    listed, nouns, media, places = _tables()
    word = page.words[first]
    if word.is_sign:
        return None
    state = _find_state_house(page, first, last, media, places)
    if state is not None:
        return state
    match = listed.find(page.words, first, last)
    if match is not None:
        name, is_weak = match.value
        end = first + match.length
        # "the National Harbour Agency" is not The National.
        common = is_weak or (word.key == "the" and match.length == 2)
        if common and end < last and page.words[end].is_capital and not match.possessive:
            return _find_unlisted(page, first, last, nouns, places)
        if not is_weak or (weak and page.labels[first] != "PERSON"):
            return _with_branch(page, Hand(first, end, name, listed=True), last, places)
    return _find_unlisted(page, first, last, nouns, places)


def _find_state_house(
    page: Page, first: int, last: int, media: PhraseTable[str], places: PhraseTable[str]
) -> Hand | None:
    """`Syrian state TV`, `state television`: kept in the article's words, for it is no name."""
    place = places.find(page.words, first, last)
    middle = first + (place.length if place is not None else 0)
    if middle + 1 >= last or page.words[middle].key not in _STATE_WORDS:
        return None
    medium = media.find(page.words, middle + 1, last)
    if medium is None:
        return None
    end = middle + 1 + medium.length
    if end < last and _tables()[0].find(page.words, end, last) is not None:
        return None  # "state news agency SANA": the name follows
    return Hand(first, end, page.text(first, end), unnamed=True)


def is_state_house(name: str) -> bool:
    """Whether a name says no more than that it is some state's medium: `Syrian state television`."""
    return any(word.key in _STATE_WORDS for word in iter_words(name))


def _with_branch(page: Page, hand: Hand, last: int, places: PhraseTable[str]) -> Hand:
    """A listed house's branch (`CNN Indonesia`), where the article says it twice or the model sees one name."""
    place = (
        places.find(page.words, hand.last, last)
        if hand.last < last and not page.words[hand.last - 1].possessive
        else None
    )
    if place is None:
        return hand
    end = hand.last + place.length
    name = page.text(hand.first, end)
    together = page.mentions[hand.first] >= 0 and page.mentions[hand.first] == page.mentions[end - 1]
    if together or page.says_again(hand.first, end):
        return Hand(hand.first, end, name)
    return hand


def _find_unlisted(page: Page, first: int, last: int, nouns: PhraseTable[str], places: PhraseTable[str]) -> Hand | None:
    """A run of capitals with an outlet's word in it, or beside a noun such as `newspaper`."""
    if page.words[first].key in _DATES:
        return None  # "told Fides Feb. 26"
    owner = places.find(page.words, first, last)
    if owner is not None and owner.possessive:
        return None  # "Syria's Al Watan daily": the name comes after
    known = page.listed.find(page.words, first, last)
    if known is not None and known.value.type not in ("agency", "outlet"):
        return None  # "the Internal Revenue Service website"
    end = first
    while end < min(last, first + _LONGEST_RUN) and page.words[end].is_capital:
        end += 1
        if page.words[end - 1].possessive:
            break
    after_the = first > 0 and page.words[first - 1].key == "the"  # no person has an article
    if end == first or page.words[first].key == "the" or (page.labels[first] == "PERSON" and not after_the):
        return None
    bare = nouns.find(page.words, first, last)
    if bare is not None and first + bare.length >= end:
        return None
    place = places.find(page.words, first, end)
    noun = nouns.find(page.words, first + place.length, last) if place and first + place.length < last else None
    if place is not None and (first + place.length == end or (noun and first + place.length + noun.length >= end)):
        return None  # "Lebanese TV station ...": no name of its own
    keys = [word.key for word in page.words[first:end]]
    outlet_at = [k for k, key in enumerate(keys) if key in _OUTLET_WORDS]
    single = len(keys) == 1
    if outlet_at and not single:
        end = first + outlet_at[-1] + 1
        end += end < last and page.words[end].text in _ENDINGS  # "Fenwick News Agency"
        return Hand(first, end, page.text(first, end))
    after = nouns.find(page.words, end, last) if end < last else None
    before = first > 0 and any(
        (found := nouns.find(page.words, start, first)) is not None and start + found.length == first
        for start in range(max(first - 3, 0), first)
    )
    if (after is not None or before) and page.labels[first] != "NORP" and keys[0] not in ("the", "a", "an"):
        return Hand(first, end, page.text(first, end))
    return None


def iter_hands(page: Page, first: int, last: int, *, weak: bool) -> Iterator[Hand]:
    """The hands named in the words `first` to before `last`, in order."""
    index = first
    while index < last:
        hand = find_hand(page, index, last, weak=weak)
        if hand is not None:
            yield hand
            index = hand.last
        else:
            index += 1


def is_publisher(page: Page, name: str) -> bool:
    """Whether the name is the article's own outlet's."""
    outlet = page.reading.article.outlet
    return outlet is not None and is_same_carrier(outlet, name)
