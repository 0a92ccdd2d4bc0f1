"""What a preposition or verb leads to: "head *of X*", "a spokesman *for the contractor, X*", "who chairs *the X*"."""

from __future__ import annotations

from collections.abc import Iterator

from quotetrack.lexicon import load_lexicon
from quotetrack.speakers.chunks import Chunk, ChunkKind

_GRAMMAR = load_lexicon("grammar")
_ENDS = frozenset((*_GRAMMAR["stops"], *_GRAMMAR["belonging"]))
# A lower-case noun before a name makes it a body's: "the rebel group Nour al-Tarik".
_BODY_NOUNS = frozenset(_GRAMMAR["body_nouns"])
_WINDOW = 8  # chunks between a preposition and its body at most


def body_ahead(chunks: tuple[Chunk, ...], start: int) -> Chunk | None:
    """The first body after a preposition or verb, before anything that begins another phrase."""
    for k, chunk in _iter_window(chunks, start):
        if chunk.kind is ChunkKind.BODY:
            return chunk
        if chunk.kind is ChunkKind.NAME and k > start:
            before = chunks[k - 1]
            if before.value in _BODY_NOUNS:
                return chunk
        if chunk.kind is ChunkKind.NAME and chunk.type != "person":
            bare = chunk.value.replace(".", "")
            return chunk if len(bare) > 1 and bare.isupper() else None
        if chunk.kind is ChunkKind.NAME or (chunk.kind is ChunkKind.ROLE and k > start + 1):
            return None
    return None


def apposed_body(chunks: tuple[Chunk, ...], start: int) -> Chunk | None:
    """The body in "a spokesman for the contractor, *Brightwall Ltd*"."""
    for k, chunk in _iter_window(chunks, start):
        if chunk.kind not in (ChunkKind.WORD, ChunkKind.NOUN):
            return None
        ahead = chunks[k + 1 : k + 3]
        if len(ahead) == 2 and ahead[0].value == ",":
            closed = k + 3 >= len(chunks) or chunks[k + 3].kind is ChunkKind.SIGN
            return ahead[1] if ahead[1].kind is ChunkKind.BODY and not ahead[1].possessive and closed else None
    return None


def noun_ahead(chunks: tuple[Chunk, ...], start: int) -> str | None:
    """The noun of a body named elsewhere: "a spokesman for *the ministry*", "who chairs *the foundation*"."""
    if start >= len(chunks) or chunks[start].value != "the":
        return None
    for _, chunk in _iter_window(chunks, start + 1):
        if chunk.kind is ChunkKind.NOUN:
            return None if chunk.possessive else chunk.value
        if chunk.kind is not ChunkKind.WORD or chunk.possessive:
            return None
    return None


def _iter_window(chunks: tuple[Chunk, ...], start: int) -> Iterator[tuple[int, Chunk]]:
    for k, chunk in enumerate(chunks[start : start + _WINDOW], start):
        if chunk.kind is ChunkKind.SIGN and chunk.value not in ("-", "'", "’"):
            return
        if chunk.kind is ChunkKind.WORD and chunk.value in _ENDS:
            return
        yield k, chunk
