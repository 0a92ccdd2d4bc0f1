"""Entities out of the network's chances."""

from __future__ import annotations

import numpy as np

from quotetrack.nlp.bio import best_labels
from quotetrack.nlp.labels import ENTITY_LABELS
from quotetrack.nlp.words import Floats

_SURELY_OUTSIDE = np.log(0.995)


def find_entities(chances: Floats) -> list[tuple[int, int, str]]:
    """Entities as (first word, last word + 1, type). MISC is dropped.

    Args:
        chances: float32 (words, labels): log chances of `labels.ENTITY_LABELS`.
    """
    found: list[tuple[int, int, str]] = []
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
    return [entity for entity in found if entity[2] != "MISC"]
