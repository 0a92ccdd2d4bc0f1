"""People whom an article mentions without a name, and whom a pronoun may mean: `a resident`, `his wife`."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from quotetrack.lexicon import load_lexicon
from quotetrack.speakers.chunks import Chunk, ChunkKind
from quotetrack.speakers.heads import DETERMINERS
from quotetrack.speakers.phrases import POSSESSIVES, plural_role
from quotetrack.speakers.roles import gender_of_roles
from quotetrack.text.page import Page

_WORDS = load_lexicon("anonymity")
_KIN_GENDER = dict.fromkeys(_WORDS["kin_male"], "male") | dict.fromkeys(_WORDS["kin_female"], "female")
_KIN = frozenset(_WORDS["kin"])
_PLURALS = frozenset(load_lexicon("voices")["plural"])
_MOST_BEFORE = 4  # words between the article and its noun
_COPULAS = frozenset({"is", "was", "be", "been", "being", "are", "were", "as", "became", "become", "becomes"})
_NAMES = (ChunkKind.NAME, ChunkKind.TITLE, ChunkKind.ROLE)


@dataclass(frozen=True, slots=True)
class UnnamedMention:
    """Somebody unnamed, at words `first` to before `last`; `index` is the noun's word."""

    first: int
    index: int
    last: int
    gender: str
    plural: bool
    subject: bool


class UnnamedPeople:
    """The unnamed people of one article, in order."""

    def __init__(self, page: Page, chunks: Sequence[Chunk]) -> None:
        self.mentions = list(_iter_unnamed(page, chunks))
        self._starts = [mention.index for mention in self.mentions]

    def before(self, index: int, most: int) -> list[UnnamedMention]:
        """The last `most` before word `index`, in order."""
        split = bisect_left(self._starts, index)
        return self.mentions[max(split - most, 0) : split]


def _iter_unnamed(page: Page, chunks: Sequence[Chunk]) -> Iterator[UnnamedMention]:
    for k, chunk in enumerate(chunks):
        plural = chunk.kind is ChunkKind.WORD and _is_plural(page, chunk)
        if not plural and not (chunk.kind is ChunkKind.ROLE or chunk.value in _KIN):
            continue
        after = chunks[k + 1] if k + 1 < len(chunks) else None
        if after is not None and after.kind in _NAMES and not chunk.possessive:
            continue  # "spokeswoman Alma Tarn"
        first = _find_opening(page, chunk.first)
        if first is None:
            if not plural:
                continue
            first = chunk.first
        if page.sentences[first] != page.sentences[chunk.first] or _is_said_of(page, first):
            continue
        gender = _KIN_GENDER.get(chunk.value, "") or gender_of_roles([chunk])
        subject = any(page.subjects[chunk.first : chunk.last])
        yield UnnamedMention(first, chunk.first, chunk.last, gender, plural, subject)


def _is_plural(page: Page, chunk: Chunk) -> bool:
    """Whether it is several people: by its word, or a plural that is the subject of something."""
    if chunk.value in _PLURALS or plural_role(chunk.value) is not None:
        return True
    return page.tags[chunk.first] == "NNS" and page.subjects[chunk.first]


def _find_opening(page: Page, index: int) -> int | None:
    """The article or possessive that opens the noun phrase of word `index`, or None."""
    for first in range(index - 1, max(index - 1 - _MOST_BEFORE, -1), -1):
        word = page.words[first]
        if word.is_sign:
            return None
        if word.key in DETERMINERS or word.key in POSSESSIVES:
            return first
    return None


def _is_said_of(page: Page, first: int) -> bool:
    """Whether the words from `first` on say what somebody named is: `Reyes, a doctor,`, `Reyes is a doctor`."""
    if first == 0:
        return False
    before = page.words[first - 1]
    if before.key in _COPULAS:
        return True
    return before.text in ",(—–" and first > 1 and (page.words[first - 2].is_capital or page.words[first - 2].is_sign)
