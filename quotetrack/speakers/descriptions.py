"""What stands around a name and describes it: titles and roles before, appositions after, `X is a ... at ...`."""

from __future__ import annotations

from collections.abc import Sequence

from quotetrack.speakers.chunks import Chunk, ChunkKind
from quotetrack.speakers.parsing import read_chunked
from quotetrack.speakers.phrases import Phrase, PhraseKind
from quotetrack.speakers.tables import ROLE_MODIFIERS
from quotetrack.text.page import Page

_MOST_BEFORE, _MOST_AFTER = 9, 14  # chunks looked at around a name for roles and bodies
_DESCRIBING = (ChunkKind.TITLE, ChunkKind.ROLE, ChunkKind.DEMONYM, ChunkKind.PLACE, ChunkKind.BODY, ChunkKind.NOUN)
_LINKS = frozenset({"the", "a", "an", "of", "for", "and", "own"})


def read_around(page: Page, chunks: Sequence[Chunk], k: int) -> Phrase:
    """The name at chunk `k` with what describes it before and after, taken apart."""
    sentence = page.sentences[chunks[k].first]
    first = k
    while first > 0 and k - first < _MOST_BEFORE and _describes(page, chunks[first - 1]):
        if page.sentences[chunks[first - 1].first] != sentence:
            break
        first -= 1
    while first < k and chunks[first].value in ("of", "and", "for"):
        first += 1
    if first == k > 1 and chunks[k - 1].value == "," and chunks[k - 2].kind is ChunkKind.ROLE:
        first = _before_comma(page, chunks, k)
    last = _end_of_description(page, chunks, k)
    return read_chunked(page, tuple(chunks[first : last + 1]))


def _before_comma(page: Page, chunks: Sequence[Chunk], k: int) -> int:
    """The article of a role before the comma before the name at `k`: `The suspect, Anton Laker`; else `k`."""
    for first in range(k - 3, max(k - 6, -1), -1):
        if page.sentences[chunks[first].first] != page.sentences[chunks[k].first]:
            return k
        if chunks[first].value == "the":
            return first
        if not _describes(page, chunks[first]):
            return k
    return k


def _describes(page: Page, chunk: Chunk) -> bool:
    if chunk.kind in _DESCRIBING:
        return True
    if chunk.kind is not ChunkKind.WORD:
        return False
    return chunk.value in ROLE_MODIFIERS or chunk.value in _LINKS or page.tags[chunk.first].startswith("JJ")


def _end_of_description(page: Page, chunks: Sequence[Chunk], k: int) -> int:
    """The last chunk of what describes the name at `k` after it: `, head of ...`, ` of ...`, ` who heads ...`."""
    if k + 2 >= len(chunks) or chunks[k].possessive:
        return k
    sentence = page.sentences[chunks[k].first]
    start = k + 1
    if chunks[start].kind is ChunkKind.SIGN:
        if chunks[start].value not in (",", "("):
            return k
        start += 1
    opening = chunks[start]
    if not (
        opening.kind in _DESCRIBING
        or opening.value in ("a", "an", "the", "who", "of")
        or opening.value in ROLE_MODIFIERS
    ):
        return k
    end, role = start, opening.value == "of"
    for index in range(start, min(start + _MOST_AFTER, len(chunks))):
        chunk = chunks[index]
        if chunk.kind is ChunkKind.SIGN or page.sentences[chunk.first] != sentence:
            break
        if index > start and page.tags[chunk.first].startswith(("VB", "MD")) and opening.value != "who":
            break
        if chunk.kind is ChunkKind.NAME and index > start + 1 and chunk.type == "person":
            break
        role = role or chunk.kind is ChunkKind.ROLE or opening.value == "who"
        end = index
    return end if role else k


def read_predicate(page: Page, chunks: Sequence[Chunk], k: int) -> Phrase | None:
    """The post in some body that the page says the name at `k` has: "Reyes is an analyst at the Harlow Institute".

    Without a body it may be praise or blame: "is the worst president".
    """
    if k + 2 >= len(chunks) or chunks[k].possessive or chunks[k + 1].value != "is":
        return None
    sentence, end = page.sentences[chunks[k].first], k + 2
    while (
        end < min(len(chunks), k + 2 + _MOST_AFTER)
        and chunks[end].kind is not ChunkKind.SIGN
        and chunks[end].value not in ("and", "who", "which")
        and page.sentences[chunks[end].first] == sentence
    ):
        end += 1
    if end == k + 2 or chunks[k + 2].value == "not":
        return None
    phrase = read_chunked(page, tuple(chunks[k + 2 : end]))
    named = phrase.name is not None and phrase.name.type == "person"
    holds = phrase.kind in (PhraseKind.ROLE, PhraseKind.PERSON) and not named
    return phrase if holds and phrase.role and phrase.affiliations and not phrase.plural else None
