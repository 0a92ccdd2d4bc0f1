"""Words, or a whole quotation as somebody remembers it: who of a database said them, best first.

What counts only sorts: each hit carries its difference from what was typed, and people judge.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from quotetrack.graph.identity import content_text, speaker_label
from quotetrack.pipeline.finding import Found, find_some_words, find_wordings, find_words
from quotetrack.records import Attribution, Kind
from quotetrack.reports import Selection, is_selected, note_article
from quotetrack.reports.hits import Hit, Place
from quotetrack.statements import compare, find_concerns, find_quoted_words, judge, read_keys, read_words
from quotetrack.store import Store

__all__ = ["DEFAULT_LIMIT", "MOST_WORDS", "cut_words", "search"]

DEFAULT_LIMIT = 20

MOST_WORDS = 1000
"""Words that are looked for: no quotation is longer, and a pasted book should not be aligned with everything."""

EVERYTHING = Selection(category=None)

_FOUND = 1000
"""Attributions with the words that are looked at where nothing is filtered."""

_CLOSE = 0.75  # of the words typed, in order: comes before what has all of them anywhere
_CLOSE_WORDS = 4

_MARKS = "\"'“”„‟‘’‚«»‹› \t\r\n\x00"


def cut_words(words: str) -> str:
    """What is looked for of a text: its first `MOST_WORDS` words."""
    found = read_words(words)
    return words if len(found) <= MOST_WORDS else words[: found[MOST_WORDS - 1].end]


def search(store: Store, words: str, *, limit: int = DEFAULT_LIMIT, selection: Selection = EVERYTHING) -> list[Hit]:
    """What has some words, best first.

    First what has most of them in their order; then what has all of them anywhere; then what has half of them in their
    order.

    Args:
        store: Opened, also for reading only; one without an index of grams finds fewer altered wordings.
        words: As typed: a few words, those in quotation marks together; or a quotation, however well remembered.
        limit: Hits at most. All pages that one speaker has one wording on are one hit.
        selection: What is wanted of it.

    Returns:
        Hits, of which none is `FoundBy.SOME_WORDS`; those with most of the words where no statement has all of them,
        whatever is selected.
    """
    words = cut_words(words)
    if not read_keys(words):
        return []
    most = _FOUND if selection == EVERYTHING else None
    wordings = find_wordings(store, words)
    known = {each.id for found in wordings for each in found.quotations}
    anywhere = [
        found for found in find_words(store, words, limit=most) if not known.issuperset(q.id for q in found.quotations)
    ]
    n_close = sum(map(_is_close, wordings))  # they are sorted by that
    maker = _HitMaker(store, words, selection)
    found = [*wordings[:n_close], *anywhere, *wordings[n_close:]]
    return maker.take(found or find_some_words(store, words, limit=most), limit)


def _is_close(found: Found) -> bool:
    if found.alignment is None:
        return False
    coverage = found.alignment.coverage
    return coverage == 1.0 or (coverage >= _CLOSE and found.agreeing >= _CLOSE_WORDS)


@dataclass(frozen=True)
class _HitMaker:
    """Makes hits of what was found, and reads no more records than it needs for that."""

    store: Store
    words: str
    selection: Selection

    def take(self, found: Iterable[Found], limit: int) -> list[Hit]:
        """The first hits of what is wanted."""
        by_name = self.selection.speaker is not None or self.selection.organization is not None
        aliases = self.store.aliases() if by_name else {}
        hits: list[Hit] = []
        for each in found:
            if len(hits) >= limit:
                break
            hits += self._make_hits(each, aliases)
        return hits[:limit]

    def _make_hits(self, found: Found, aliases: Mapping[str, frozenset[str]]) -> Iterator[Hit]:
        """One hit for each speaker of a wording, those with most pages first."""
        speakers: dict[str, list[Place]] = {}
        for article, attribution in self.store.find_records([each.id for each in found.quotations]).values():
            place = Place(attribution, note_article(article))
            if is_selected(*place, self.selection, aliases):
                speakers.setdefault(_name_speaker(attribution), []).append(place)
        for places in sorted(speakers.values(), key=len, reverse=True):
            # ISO days sort as text; what has none comes last.
            places.sort(key=lambda place: (place.article.published or "~", place.article.name, place.attribution.id))
            yield self._make_hit(found, tuple(places))

    def _make_hit(self, found: Found, places: tuple[Place, ...]) -> Hit:
        attribution = places[0].attribution
        content, kind = content_text(attribution), attribution.kind
        n_typed = len(read_keys(self.words))
        hit = Hit(found.found_by, places, content, kind is Kind.DIRECT, n_typed, found.agreeing)
        if found.alignment is None:
            return hit
        wording, is_quoted = find_quoted_words(content, kind)
        difference = compare(self.words.strip(_MARKS), wording)
        return replace(
            hit,
            wording=wording,
            is_quoted=is_quoted,
            resemblance=judge(found.alignment, same_speaker=False, same_days=False),
            difference=difference,
            concerns=find_concerns(difference),
        )


def _name_speaker(attribution: Attribution) -> str:
    """Equal for those who are called the same."""
    source = attribution.source.text if attribution.source is not None else None
    return speaker_label(attribution.speaker, source).casefold()
