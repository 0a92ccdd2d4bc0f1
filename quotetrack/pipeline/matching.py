"""Stored quotations and the room that compares them: what is written of their words, and the links that are found."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date

from quotetrack.records import Attribution, AttributionClass, Kind
from quotetrack.statements import Link, Quotation, find_links, find_quoted_words, hash_wording, index_grams, read_keys
from quotetrack.store import Store, StoredQuotation, Wording

__all__ = ["StoreIndex", "find_all_links", "find_article_links", "index_missing", "read_wordings", "to_quotation"]


def read_wordings(attributions: Iterable[Attribution]) -> dict[str, Wording]:
    """What the store keeps of the words of statements, by the ids of the attributions; beliefs are not compared."""
    return {
        attribution.id: _read_wording(" ".join(span.text for span in attribution.content), attribution.kind)
        for attribution in attributions
        if attribution.category is AttributionClass.STATEMENT
    }


def index_missing(store: Store) -> int:
    """Index the statements of a database that was written before it had an index of words; how many there were."""
    missing = store.quotations.missing()
    if missing:
        store.quotations.add({id_: _read_wording(text, Kind(kind)) for id_, kind, text in missing})
    return len(missing)


def find_article_links(store: Store, article_id: str) -> list[Link]:
    """The links of what an article's current version says with what others say, by the ids of attributions."""
    index = StoreIndex(store)
    return [
        link for stored in store.quotations.of_article(article_id) for link in find_links(to_quotation(stored), index)
    ]


def find_all_links(store: Store) -> list[Link]:
    """The links between all that the current versions of a database say, found at once."""
    from quotetrack.statements.batch import match_all  # numpy: not for those who ask for one article

    return match_all([to_quotation(stored) for stored in store.quotations.all()])


class StoreIndex:
    """A database as the `GramIndex` that the matching asks."""

    def __init__(self, store: Store) -> None:
        self._index = store.quotations

    def wordings_with(self, grams: Collection[int], *, limit: int) -> dict[int, list[int]]:
        """As `GramIndex` has it."""
        return self._index.wordings_with(grams, limit=limit)

    def find_wording(self, number: int) -> int | None:
        """As `GramIndex` has it."""
        return self._index.find_wording(number)

    def lengths(self, wordings: Collection[int]) -> dict[int, int]:
        """As `GramIndex` has it."""
        return self._index.lengths(wordings)

    def members(self, wordings: Collection[int], *, limit: int) -> dict[int, list[Quotation]]:
        """As `GramIndex` has it."""
        found = self._index.members(wordings, limit=limit)
        return {key: [to_quotation(stored) for stored in quotations] for key, quotations in found.items()}


def _read_wording(text: str, kind: Kind) -> Wording:
    keys = read_keys(find_quoted_words(text, kind)[0])
    return Wording(hash_wording(keys), len(keys), index_grams(keys))


def to_quotation(stored: StoredQuotation) -> Quotation:
    """What is matched of a stored quotation."""
    words, is_quoted = find_quoted_words(stored.text, Kind(stored.kind))
    day = None if stored.published is None else date.fromisoformat(stored.published[:10])
    return Quotation(
        id=stored.id,
        keys=read_keys(words),
        speaker=stored.speaker,
        article=stored.article_id,
        day=day,
        is_quoted=is_quoted,
    )
