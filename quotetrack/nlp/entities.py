"""Entities out of the network's chances."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from quotetrack.nlp.bio import best_labels
from quotetrack.nlp.labels import ENTITY_LABELS
from quotetrack.nlp.words import Floats

Entity = tuple[int, int, str]

_SURELY_OUTSIDE = np.log(0.995)
# A corpus that the network learns from cuts names at the names in them: "Bank of | Fenwick", "Fenwick | Rowing Club".
_JOINTS = frozenset({"of", "for"})
_OWNERS = frozenset({"LOC", "NORP"})
# What no name ends or begins with; a name may begin with "The".
_SMALL = frozenset(
    {"of", "for", "and", "or", "in", "on", "at", "to", "by", "with", "from", "a", "an", *"&/-–—,()\"“”'"}
)


def find_entities(chances: Floats, words: Sequence[str]) -> list[Entity]:
    """Entities as (first word, last word + 1, type). MISC is dropped.

    Args:
        chances: float32 (words, labels): log chances of `labels.ENTITY_LABELS`.
        words: The words themselves.
    """
    found: list[Entity] = []
    outside = chances[:, 0] > _SURELY_OUTSIDE
    edges = np.nonzero(np.diff(outside, prepend=True, append=True))[0].tolist()
    for low, high in zip(edges[::2], edges[1::2], strict=True):
        for place, index in enumerate(best_labels(chances[low:high]).tolist()):
            if index == 0:
                continue
            if index % 2 == 0:
                found[-1] = (found[-1][0], low + place + 1, found[-1][2])
            else:
                found.append((low + place, low + place + 1, ENTITY_LABELS[index][2:]))
    bare = (_without_small_words(entity, words) for entity in _joined(found, words))
    return [entity for entity in bare if entity[2] != "MISC" and entity[0] < entity[1]]


def _joined(entities: list[Entity], words: Sequence[str]) -> list[Entity]:
    """Bodies with the places and peoples in their names: `Bank of` + `Fenwick`, `Fenwick` + `Rowing Club`.

    Only what stands side by side and in capitals: `Fenwick's Rowing Club` is Fenwick and a club of theirs.
    """
    joined: list[Entity] = []
    for first, last, kind in entities:
        if joined and joined[-1][1] == first:
            start, _, before = joined[-1]
            owner = kind == "ORG" and before in _OWNERS and words[first][:1].isupper()
            ending = before == "ORG" and words[first - 1].lower() in _JOINTS and kind in ("ORG", *_OWNERS)
            if owner or ending:
                joined[-1] = (start, last, "ORG")
                continue
        joined.append((first, last, kind))
    return joined


def _without_small_words(entity: Entity, words: Sequence[str]) -> Entity:
    first, last, kind = entity
    while first < last and words[last - 1].lower() in (_SMALL | {"the"}):
        last -= 1
    while first < last and words[first].lower() in _SMALL:
        first += 1
    return first, last, kind
