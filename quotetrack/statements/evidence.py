"""How much shared words say about whether two quotations are one: rare ones much, those that strangers share little."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from quotetrack.lexicon import load_lexicon

__all__ = ["weigh"]

_GRAMMAR = 0.25
_EVERYDAY = 0.5


def weigh(keys: Iterable[str]) -> float:
    """The weight of shared words: one for each rare word, half for everyday ones, a quarter for those of grammar.

    Weights come from a fixed list and not from what else a database holds: the same two quotations are one statement
    in every database, whichever came first.

    >>> weigh(["we", "will", "do", "everything", "we", "can"]), weigh(["sarin", "shells", "from", "trawlers"])
    (1.75, 3.25)
    """
    weight_of = _weights().get
    return sum([weight_of(key, 1.0) for key in keys])


@cache
def _weights() -> dict[str, float]:
    words = load_lexicon("common_words")
    return dict.fromkeys(words["everyday"], _EVERYDAY) | dict.fromkeys(words["grammar"], _GRAMMAR)
