"""What of a database has some words, or something like them: wordings, each with all that is stored of it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from quotetrack.pipeline.matching import StoreIndex
from quotetrack.records import Kind
from quotetrack.reports.hits import FoundBy
from quotetrack.statements import (
    Alignment,
    align,
    find_candidates,
    find_quoted_words,
    hash_wording,
    read_keys,
    read_words,
    weigh,
)
from quotetrack.store import Store, StoredQuotation

__all__ = ["Found", "find_some_words", "find_wordings", "find_words"]

LEAST_WORDS = 4
"""From so many words on, what is typed may be a remembered quotation."""

MOST_PAGES = 500
"""Of a wording that more pages have, the first so many are told."""

_CANDIDATES = 200
"""Wordings that are aligned, those that share most runs of words first; as many more by their rare words."""
_RARE_WORDS = 64
"""Words that candidates are looked for by."""

# Lower than what makes two quotations one statement: somebody looks for these words, and sees what differs.
_AGREEMENT = 0.5  # of the words typed, in order; below that only the words are looked for
_AGREEING = 3  # fewer words in a row are in any two sentences
_PART_AGREEMENT = 0.75  # of a quotation that stands in a longer typed text
_PART_WORDS = 4
_EVIDENCE = 1.0
_MOST = 0.5  # of the weight of the words typed


class Found(NamedTuple):
    """A wording that was found.

    Attributes:
        found_by: How.
        quotations: All that is stored of it, at least one.
        agreeing: How many of the words typed it has; of `FoundBy.WORDING`, in order.
        alignment: Of the words typed with its own; None where words were found anywhere.
    """

    found_by: FoundBy
    quotations: list[StoredQuotation]
    agreeing: int
    alignment: Alignment | None = None


def find_wordings(store: Store, words: str) -> list[Found]:
    """The wordings that agree with what was typed in order, best first.

    They are looked for by runs of three words and by rare words, and aligned with what was typed. A database without an
    index of grams has only the second.
    """
    keys = read_keys(words)
    candidates = _find_candidates(store, words, keys)
    aligned = [(align(keys, key), key) for key in candidates]
    # What was typed is asked for first; of two that have as much of it, the one that has less beside it.
    aligned.sort(key=lambda pair: (-pair[0].coverage, -pair[0].other_coverage, pair[1]))
    found = []
    for alignment, key in aligned:
        agreeing = sum(run.end - run.start for run in alignment.runs)
        if _agrees(alignment, agreeing):
            quotations = _find_pages(store, key) or candidates[key]
            found.append(Found(FoundBy.WORDING, quotations, agreeing, alignment))
    return found


def find_words(store: Store, words: str, *, limit: int | None) -> list[Found]:
    """What has all words that were typed, anywhere, best first; at most so many attributions are looked at."""
    typed = len(read_keys(words))
    return [
        Found(FoundBy.WORDS, group, typed) for group in _group(store.quotations.with_words(words, limit=limit)).values()
    ]


def find_some_words(store: Store, words: str, *, limit: int | None) -> list[Found]:
    """What has most of the words that were typed, by their weight, best first."""
    typed = read_keys(words)
    least = _MOST * weigh(set(typed))
    found = []
    for keys, group in _group(store.quotations.with_words(words, any_of=True, limit=limit)).items():
        shared = set(keys).intersection(typed)
        if (share := weigh(shared)) >= least:
            found.append((share, Found(FoundBy.SOME_WORDS, group, sum(word in shared for word in typed))))
    found.sort(key=lambda pair: -pair[0])
    return [each for _, each in found]


def _find_candidates(store: Store, words: str, keys: tuple[str, ...]) -> dict[tuple[str, ...], list[StoredQuotation]]:
    """Wordings, as keys, that may agree with what was typed, with quotations that have them."""
    own = store.quotations.find_wording(hash_wording(keys))
    shared = [] if own is None else [own]
    found: list[StoredQuotation] = []
    if len(keys) >= LEAST_WORDS:
        shared += [key for key, _ in find_candidates(keys, StoreIndex(store)).most_common(_CANDIDATES)]
        rare = dict.fromkeys(word.text for word in read_words(words) if weigh([word.key]) == 1.0)
        found = store.quotations.with_words(" ".join([*rare][:_RARE_WORDS]), any_of=True, limit=_CANDIDATES)
    for members in store.quotations.members(shared, limit=1).values():
        found += members
    return _group(found, only_quoted=True)


def _agrees(alignment: Alignment, agreeing: int) -> bool:
    """Whether a wording is shown for the order of its words, and not only for having them."""
    if alignment.coverage == 1.0:
        return True
    if alignment.evidence < _EVIDENCE or agreeing < _AGREEING:
        return False
    is_part = alignment.other_coverage >= _PART_AGREEMENT and agreeing >= _PART_WORDS
    return alignment.coverage >= _AGREEMENT or is_part


def _find_pages(store: Store, keys: tuple[str, ...]) -> list[StoredQuotation]:
    """All that is stored of a wording; nothing where it is not indexed."""
    number = store.quotations.find_wording(hash_wording(keys))
    return [] if number is None else store.quotations.members([number], limit=MOST_PAGES).get(number, [])


def _group(
    quotations: Iterable[StoredQuotation], *, only_quoted: bool = False
) -> dict[tuple[str, ...], list[StoredQuotation]]:
    """Quotations by the keys of their words, or of what is quoted of them, in the order of the first of each."""
    groups: dict[tuple[str, ...], list[StoredQuotation]] = {}
    for each in quotations:
        text = find_quoted_words(each.text, Kind(each.kind))[0] if only_quoted else each.text
        groups.setdefault(read_keys(text), []).append(each)
    return groups
