"""Words to chunks: the bodies, places, titles, roles and names that a phrase is built from.

Three witnesses are heard, in this order: the word lists, the shape of the words (a run of capitals with `Ministry` or
`Institute` in it, a demonym before `army`), and the language model's names. The model finds only six in ten bodies, so
it is asked last for those; its persons are trusted first.
"""

from __future__ import annotations

from collections.abc import Iterator
from difflib import get_close_matches
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

from quotetrack.lexicon import load_lexicon
from quotetrack.speakers.associations import SAINTS
from quotetrack.speakers.body_names import find_body
from quotetrack.speakers.name_runs import BodyName
from quotetrack.speakers.tables import (
    COUNTRIES,
    DEMONYMS,
    FIRST_NAMES,
    FIRST_WORDS,
    FUNCTION_WORDS,
    GENDER_OF_TITLE,
    NOUNS,
    PARTICLES,
    ROLE_MODIFIERS,
    ROLES,
    TITLES,
    UNNAMED_WORDS,
    Role,
)
from quotetrack.text.matching import PhraseMatch
from quotetrack.text.page import Page
from quotetrack.text.words import fold

_GRAMMAR = load_lexicon("grammar")
_FIRM_ENDINGS = frozenset(_GRAMMAR["firm_endings"])
_ROLE_PREFIXES, _ROLE_SUFFIXES = frozenset(_GRAMMAR["role_prefixes"]), frozenset(_GRAMMAR["role_suffixes"])
_HYPHENED = frozenset(_GRAMMAR["hyphened_prefixes"])
_LONGEST_ROLE = 4  # words


class ChunkKind(StrEnum):
    """What a chunk is."""

    BODY = "body"  # a named organisation
    PLACE = "place"
    DEMONYM = "demonym"
    TITLE = "title"
    ROLE = "role"
    NOUN = "noun"  # a body's common noun: "the ministry"
    NAME = "name"  # a run of capitals that is, or may be, a person
    WORD = "word"
    SIGN = "sign"


class Chunk(NamedTuple):  # a frozen dataclass takes three times as long to make, and a page has thousands
    """Words `first` to before `last` of a page, and what they are.

    Attributes:
        value: A body's name, a country's name, a role's or noun's or word's key, a name's words.
        type: A body's type, a role's class (`office`, `post`, `occupation`), `person` for a name that the model
            calls one.
        possessive: Whether it ends in `'s` (or seems to have lost one).
    """

    kind: ChunkKind
    first: int
    last: int
    value: str
    type: str = ""
    possessive: bool = False


def read_chunks(page: Page, first: int, last: int) -> tuple[Chunk, ...]:
    """The chunks of the words `first` to before `last`, in order and without gaps."""
    return _join_nicknames(tuple(_iter_chunks(page, first, last)))


def _join_nicknames(chunks: tuple[Chunk, ...]) -> tuple[Chunk, ...]:
    """The chunks with a name that a nickname in quotation marks parts as one: `Rafiq "Abu Ali" Tarn` is Rafiq Tarn."""
    if not any(chunk.kind is ChunkKind.SIGN and chunk.value in _OPENING for chunk in chunks):
        return chunks
    joined: list[Chunk] = []
    k = 0
    while k < len(chunks):
        run = chunks[k : k + 5] if chunks[k].kind is ChunkKind.NAME else ()
        if [chunk.kind for chunk in run] == _NICKNAMED and run[1].value in _OPENING and run[3].value in _CLOSING:
            one, other = run[0], run[4]
            joined.append(
                Chunk(ChunkKind.NAME, one.first, other.last, f"{one.value} {other.value}", one.type, other.possessive)
            )
            k += 5
        else:
            joined.append(chunks[k])
            k += 1
    return tuple(joined)


_NICKNAMED = [ChunkKind.NAME, ChunkKind.SIGN, ChunkKind.NAME, ChunkKind.SIGN, ChunkKind.NAME]
_OPENING, _CLOSING = frozenset("\"“‘'(`"), frozenset("\"”’')")


def _iter_chunks(page: Page, first: int, last: int) -> Iterator[Chunk]:
    index = first
    while index < last:
        for chunk in _next_chunks(page, index, last):
            yield chunk
            index = chunk.last


def _next_chunks(page: Page, index: int, last: int) -> tuple[Chunk, ...]:
    word = page.words[index]
    if word.is_sign:
        return (Chunk(ChunkKind.SIGN, index, index + 1, word.text),)
    if _is_plain(page, index):
        return (Chunk(ChunkKind.WORD, index, index + 1, word.key, "", word.possessive),)
    body = find_body(page, index, last)
    if page.labels[index] == "PERSON" and (body is None or not _covers(page, body, index, last)):
        return tuple(_iter_person(page, index, last))
    if body is not None:
        return (Chunk(ChunkKind.BODY, index, body.last, body.name, body.type, body.possessive),)
    for table, kind in ((COUNTRIES, ChunkKind.PLACE), (DEMONYMS, ChunkKind.DEMONYM)):
        place = table.find(page.words, index, last) if word.key in table.first_words else None
        if place is not None:
            return (Chunk(kind, index, index + place.length, place.value, possessive=place.possessive),)
    return (_find_common(page, index, last) or _find_name(page, index, last),)


def _is_plain(page: Page, index: int) -> bool:
    """Whether nothing but a word can begin here: so with most words, and it spares asking every list for them."""
    word = page.words[index]
    return not (
        word.is_capital
        or page.labels[index]
        or "-" in word.key
        or word.key in FIRST_WORDS
        or word.key in page.listed.first_words
    )


def _find_common(page: Page, index: int, last: int) -> Chunk | None:
    """A title, role or body noun that begins at `index`."""
    title = TITLES.find(page.words, index, last)
    role = ROLES.find(page.words, index, last) or _find_prefixed(page, index, last)
    if (
        title is not None
        and (role is None or title.length > role.length)
        and _before_name(page, index + title.length, last)
    ):
        return Chunk(ChunkKind.TITLE, index, index + title.length, title.value)
    if role is not None:
        end = index + role.length
        return Chunk(ChunkKind.ROLE, index, end, role.value.key, role.value.kind, role.possessive)
    noun = NOUNS.find(page.words, index, last)
    if noun is not None:
        end = index + noun.length
        return Chunk(ChunkKind.NOUN, index, end, page.text(index, end).casefold(), noun.value, noun.possessive)
    return None


def _find_prefixed(page: Page, index: int, last: int) -> PhraseMatch[Role] | None:
    """A role with something before or after its hyphen: "then-mayor", "ex-prime minister", "mayor-elect"."""
    word = page.words[index]
    prefix, hyphen, rest = word.key.partition("-")
    if not hyphen or not rest:
        return None
    if prefix in _ROLE_PREFIXES:
        return ROLES.find((word._replace(key=rest), *page.words[index + 1 : min(last, index + _LONGEST_ROLE)]), 0)
    front, _, suffix = word.key.rpartition("-")
    return ROLES.find((word._replace(key=front),), 0) if suffix in _ROLE_SUFFIXES else None


def _before_name(page: Page, index: int, last: int) -> bool:
    return index < last and page.words[index].is_capital


def _iter_person(page: Page, index: int, last: int) -> Iterator[Chunk]:
    """The chunks of a name that the model calls a person's: titles and roles in front of it are no part of it."""
    end = index
    while end < last and page.mentions[end] == page.mentions[index]:
        end += 1
        if page.words[end - 1].possessive:
            break
    start = _after_inner_title(page, index, end)
    if start > index:
        yield Chunk(ChunkKind.PLACE, index, start, page.text(index, start))
    while start < end - 1:
        front = _find_common(page, start, end)
        if front is None or front.kind is ChunkKind.NOUN or front.last >= end:
            break
        yield front
        start = front.last
    if start < end - 2 and _is_slip_of_title(page.words[start].text):
        yield Chunk(ChunkKind.TITLE, start, start + 1, page.words[start].key)
        start += 1
    while start < end - 1 and page.words[start].key in ROLE_MODIFIERS:
        yield Chunk(ChunkKind.WORD, start, start + 1, page.words[start].key)
        start += 1
    while (
        start < end - 1
        and (adjective := DEMONYMS.find(page.words, start, end)) is not None
        and start + adjective.length < end
    ):
        yield Chunk(ChunkKind.DEMONYM, start, start + adjective.length, adjective.value)
        start += adjective.length
    yield _make_name(page, start, end, last, "person")


@lru_cache(maxsize=4096)
def _is_slip_of_title(word: str) -> bool:
    """Whether a long word is a title with a letter or two wrong: `Represenative`."""
    key = fold(word)
    if len(key) < _LONG or key in FIRST_NAMES:
        return False
    return bool(get_close_matches(key, _LONG_TITLES, n=1, cutoff=_ALIKE))


_LONG, _ALIKE = 9, 0.9  # letters; share of letters that agree
_LONG_TITLES = tuple(title for title in GENDER_OF_TITLE if len(title) >= _LONG and " " not in title)


def _after_inner_title(page: Page, index: int, end: int) -> int:
    """Where a title begins inside a name that took in what stands before it: `Ohio Sen. Alma Reyes`; else `index`."""
    for start in range(index + 1, end - 1):
        if page.words[start].text.endswith(".") and TITLES.find(page.words, start, end) is not None:
            return start
    return index


def _find_name(page: Page, index: int, last: int) -> Chunk:
    """A run of capitals, a place or people that the model names, or a single word."""
    word = page.words[index]
    label = page.labels[index]
    if label in ("LOC", "NORP") and page.mentions[index] >= 0:
        end = index + 1
        while end < last and page.mentions[end] == page.mentions[index]:
            end += 1
        kind = ChunkKind.PLACE if label == "LOC" else ChunkKind.DEMONYM
        return Chunk(kind, index, end, page.text(index, end), "", page.words[end - 1].possessive)
    if not is_name_word(page, index):
        return Chunk(ChunkKind.WORD, index, index + 1, word.key, "", word.possessive)
    end = index + 1
    while end < last and not page.words[end - 1].possessive and page.mentions[end] < 0:
        if is_name_word(page, end) and _continues_name(page, end, last):
            end += 1
        elif page.words[end].key in PARTICLES and end + 1 < last and is_name_word(page, end + 1):
            end += 2
        else:
            break
    return _make_name(page, index, end, last, "")


def _make_name(page: Page, first: int, end: int, last: int, type_: str) -> Chunk:
    """The name, or the firm that goes by it: "Tarn *and Sons*"."""
    joined = end + 1 < last and page.words[end].key in ("and", "&") and not page.words[end - 1].possessive
    if joined and page.words[end + 1].is_capital and page.words[end + 1].key in _FIRM_ENDINGS:
        end += 2
        return Chunk(ChunkKind.BODY, first, end, page.text(first, end), "company", page.words[end - 1].possessive)
    return Chunk(ChunkKind.NAME, first, end, page.text(first, end), type_, page.words[end - 1].possessive)


def _continues_name(page: Page, index: int, last: int) -> bool:
    return (
        find_body(page, index, last) is None
        and ROLES.find(page.words, index, last) is None
        and COUNTRIES.find(page.words, index, last) is None
        and DEMONYMS.find(page.words, index, last) is None
    )


def is_name_word(page: Page, index: int) -> bool:
    """Whether the word is written as a name and does not merely begin a sentence."""
    word = page.words[index]
    initial = len(word.text) == 2 and word.text.endswith(".")
    if not word.is_capital or (word.key.partition("'")[0] in FUNCTION_WORDS and not initial):
        return False
    parts = word.text.split("-")
    if len(parts) > 1 and all(part[:1].isupper() for part in parts) and parts[0].casefold() not in _HYPHENED:
        return True  # "Sea-Eye", whatever the model's tag
    tag = page.tags[index]
    begins = index == 0 or page.sentences[index] != page.sentences[index - 1] or page.words[index - 1].text in "\"“‘'«:"
    return not begins or (tag.startswith("NNP") if tag else word.key not in UNNAMED_WORDS)


def _covers(page: Page, body: BodyName, index: int, last: int) -> bool:
    """Whether the body's name reaches over the person that the model sees there: `Reuters`, `Trump campaign`."""
    end = index
    while end < last and page.mentions[end] == page.mentions[index]:
        end += 1
    starts = index == 0 or page.mentions[index - 1] != page.mentions[index]
    surer = body.listed or page.words[index].text.removesuffix(".") in SAINTS
    return starts and (body.last > end or (body.last == end and surer))
