"""The bodies that an article names: one canonical name for each, and where each is mentioned."""

from __future__ import annotations

import hashlib
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from quotetrack.records import Organization, OrganizationBasis
from quotetrack.speakers.chunks import Chunk, ChunkKind
from quotetrack.speakers.tables import CAPITALS, COMPANY_ENDINGS, COUNTRIES, DEMONYMS, NAME_WORDS
from quotetrack.text.matching import fold_phrase
from quotetrack.text.page import Page
from quotetrack.text.words import iter_words

_FARTHEST_ACRONYM = 3  # words between a body's name and the bracketed acronym that follows it


@dataclass(frozen=True, slots=True)
class BodyMention:
    """A body named at word `index`: its canonical name and type; whether inside content, whether a subject."""

    index: int
    name: str
    type: str
    said: bool
    subject: bool


class Bodies:
    """The bodies of one article. Names are canonical: the lexicon's, else the fullest form that the article has."""

    def __init__(self, page: Page, chunks: Iterable[Chunk]) -> None:
        dateline = page.reading.article.dateline
        spoken_from = dateline.end if dateline is not None else 0
        dated_from = dateline.start if dateline is not None else 0
        found = [
            chunk
            for chunk in chunks
            # The agency of a dateline supplies the words; "their union" never means it.
            if chunk.kind is ChunkKind.BODY and not dated_from <= page.words[chunk.first].start < spoken_from
        ]
        self._types: dict[str, str] = {}
        self._names: dict[str, str] = {}
        for chunk in found:
            key = fold_phrase(chunk.value)
            self._names.setdefault(key, chunk.value)
            if self._types.get(key, "unknown") == "unknown":
                self._types[key] = chunk.type
        self._aliases = _read_acronyms(page, found) | self._short_forms() | self._beginnings(page)
        self.mentions = [
            BodyMention(
                chunk.first,
                self.canonical(chunk.value),
                self.type_of(chunk.value),
                page.said[chunk.first],
                any(page.subjects[chunk.first : chunk.last]),
            )
            for chunk in found
        ]
        self._starts = [mention.index for mention in self.mentions]

    def _short_forms(self) -> dict[str, str]:
        """Shorter names that one fuller name in the article ends with: `National Coalition`."""
        fuller: defaultdict[str, set[str]] = defaultdict(set)
        for key, name in self._names.items():
            words = key.split()
            for size in range(2, len(words)):
                if words[-size] not in ("of", "for", "and") and any(word in NAME_WORDS for word in words[-size:]):
                    fuller[" ".join(words[-size:])].add(name)
        return {
            key: next(iter(names))
            for key, names in fuller.items()
            if len(names) == 1 and key in self._names and not _starts_with_place(self._names[key])
        }

    def _beginnings(self, page: Page) -> dict[str, str]:
        """Names without their last word: `Brightwall` of `Brightwall Ltd`, `Tarn Media` of `Tarn Media Centre`.

        What the article also says of a person or place stays theirs: `Reyes` beside `Alma Reyes`.
        """
        others = [fold_phrase(mention.text) for mention in page.reading.mentions if mention.label in ("PERSON", "LOC")]
        taken = {" ".join(words[-size:]) for key in others for words in (key.split(),) for size in (1, len(words))}
        fuller: defaultdict[str, set[str]] = defaultdict(set)
        for key, name in self._names.items():
            words, last = key.split(), tuple(iter_words(name))[-1]
            ends = last.text in COMPANY_ENDINGS
            if len(words) > 2 - ends and (ends or last.key in NAME_WORDS):
                fuller[" ".join(words[:-1])].add(name)
        return {
            key: next(iter(names))
            for key, names in fuller.items()
            if len(names) == 1 and key not in taken and self._types.get(key, "unknown") == "unknown"
        }

    def canonical(self, name: str) -> str:
        """The body's one name in this article."""
        key = fold_phrase(name)
        alias = self._aliases.get(key)
        if alias is not None and fold_phrase(alias) != key:
            return self._names.get(fold_phrase(alias), alias)
        return self._names.get(key, name)

    def type_of(self, name: str) -> str:
        """The body's type: `government`, `ngo`, ... or `unknown`."""
        return self._types.get(fold_phrase(self.canonical(name)), "unknown")

    def is_alias(self, name: str) -> bool:
        """Whether the article itself introduces `name` as short for a body: `Tarvolcs`."""
        return fold_phrase(name) in self._aliases

    def find(self, name: str) -> str | None:
        """The canonical name of the body that the article calls `name`, or None where it names none so."""
        key = fold_phrase(name)
        return self.canonical(name) if key in self._aliases or key in self._names else None

    def find_by_last_word(self, name: str, index: int) -> str | None:
        """The body that "the Post" means: the last one named before word `index` whose name ends so."""
        key = fold_phrase(name)
        mention = self.nearest(index, lambda mention: fold_phrase(mention.name).split()[-1:] == [key], forwards=True)
        return mention.name if mention is not None else None

    def nearest(self, index: int, fits: Callable[[BodyMention], bool], *, forwards: bool = False) -> BodyMention | None:
        """The last fitting mention before word `index`, else, with `forwards`, the first one after it."""
        split = bisect_left(self._starts, index)
        before = next(
            (mention for mention in reversed(self.mentions[max(split - _MOST, 0) : split]) if fits(mention)), None
        )
        if before is not None or not forwards:
            return before
        return next((mention for mention in self.mentions[split : split + _MOST] if fits(mention)), None)

    def before(self, index: int, most: int) -> list[BodyMention]:
        """The last `most` mentions before word `index`, in order."""
        split = bisect_left(self._starts, index)
        return self.mentions[max(split - most, 0) : split]


_MOST = 200  # mentions looked at each way: an article has fewer, a file of many megabytes must not become quadratic


def _read_acronyms(page: Page, found: list[Chunk]) -> dict[str, str]:
    """Acronyms that the article gives in brackets after a name: `Institute of Volcanology (Tarvolcs)`."""
    aliases: dict[str, str] = {}
    words = page.words
    for chunk in found:
        for index in range(chunk.last, min(chunk.last + _FARTHEST_ACRONYM, len(words) - 2)):
            if words[index].text == "(" and words[index + 1].is_capital and words[index + 2].text in ")":
                short, initials = words[index + 1].text, {word.text[0].casefold() for word in iter_words(chunk.value)}
                if short[0].casefold() in initials and fold_phrase(short) != fold_phrase(chunk.value):
                    listed = page.listed.find(words, index + 1)
                    if listed is not None:  # the list knows the acronym: its name is the canonical one
                        aliases.setdefault(fold_phrase(chunk.value), listed.value.name)
                    else:
                        aliases.setdefault(fold_phrase(short), chunk.value)
                break
    return aliases


def _starts_with_place(name: str) -> bool:
    words = tuple(iter_words(name))
    return DEMONYMS.find(words, 0) is not None or COUNTRIES.find(words, 0) is not None


def make_organization(name: str, type_: str, basis: OrganizationBasis) -> Organization:
    """The organisation of that name; its id is a hash of the folded name, the same in every article."""
    return Organization(hash_identity("organization", name), name, type_ or "unknown", basis)


def hash_identity(kind: str, name: str, *context: str) -> str:
    """An id of 16 hex digits from what identifies a speaker or organisation: its kind and folded name."""
    identity = "\x1f".join((kind, fold_phrase(name), *context))
    return hashlib.sha256(identity.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def government_name(chunk: Chunk) -> str:
    """The country that a place speaks for as a body: `Moscow` means Russia, `the US` the United States."""
    return str(CAPITALS.get(chunk.value, chunk.value))
