"""The model's names, mended by the shape of the words: halves joined, roles and places taken for persons dropped.

A small model sees `Alma` and `Tarn` as two persons, `Governor` as one, and leaves the `Jandro` of a `Gordon` out.
"""

from __future__ import annotations

from dataclasses import replace

from quotetrack.speakers.tables import (
    CAPITAL_NAMES,
    COUNTRIES,
    DEMONYMS,
    FIRST_WORDS,
    FUNCTION_WORDS,
    NAME_WORDS,
    NOUNS,
    ROLES,
    TITLES,
    UNNAMED_WORDS,
)
from quotetrack.text.page import Page

_NONE = -1
_SAINTS = frozenset({"st", "ste", "mt", "ft"})  # "St Aldhelm's": half a name, and never one by itself


def mend_names(page: Page) -> Page:
    """The page with its persons' names mended. Bodies and places keep the model's bounds, but for `al-` endings."""
    mentions, labels = list(page.mentions), list(page.labels)
    listed = _find_listed(page)
    _drop_false_persons(page, mentions, labels, listed)
    following = [index for index in range(1, len(page.words)) if _follows(page, index)]
    for index in following:
        _join(page, mentions, labels, listed, index)
    for index in reversed(following):
        # Backwards, for first names that the model left out.
        joins = _may_join(page, listed, index - 1)
        # "Minister of Information Munir al-Eran": what follows "of" is not his.
        of = index > 1 and page.words[index - 2].key in ("of", "for")
        if labels[index] == "PERSON" and not labels[index - 1] and joins and not of:
            mentions[index - 1], labels[index - 1] = mentions[index], "PERSON"
    return replace(page, mentions=tuple(mentions), labels=tuple(labels))


def _find_listed(page: Page) -> list[bool]:
    """Which words belong to a listed body, place, role or title."""
    listed = [False] * len(page.words)
    for index, word in enumerate(page.words):
        if word.is_sign or not (word.key in FIRST_WORDS or word.key in page.listed.first_words):
            continue
        for table in (page.listed, COUNTRIES, DEMONYMS, ROLES, TITLES, CAPITAL_NAMES):
            match = table.find(page.words, index) if word.key in table.first_words else None
            if match is not None:
                for inner in range(index, index + match.length):
                    listed[inner] = True
    return listed


def _drop_false_persons(page: Page, mentions: list[int], labels: list[str], listed: list[bool]) -> None:
    """Forget describing words, and persons whose every word is a listed place, role, title or body's word."""
    surnames = {
        page.words[k].key
        for k in range(1, len(page.words))
        if labels[k] == "PERSON"
        and mentions[k - 1] == mentions[k] != (mentions[k + 1] if k + 1 < len(mentions) else _NONE)
    }
    for index, word in enumerate(page.words):
        describes = "-" in word.text and not word.is_capital  # "British-based" describes a name
        if labels[index] and (describes or word.key in _SAINTS):
            mentions[index], labels[index] = _NONE, ""
    first = 0
    while first < len(mentions):
        last = first + 1
        while last < len(mentions) and mentions[last] == mentions[first] != _NONE:
            last += 1
        surname = last == first + 1 and page.words[first].key in surnames  # "Dean" after "Howard Dean"
        if (
            labels[first] == "PERSON"
            and not surname
            and all(
                listed[k] or page.words[k].key in NAME_WORDS | FUNCTION_WORDS or NOUNS.find(page.words, k)
                for k in range(first, last)
            )
        ):
            mentions[first:last] = [_NONE] * (last - first)
            labels[first:last] = [""] * (last - first)
        first = last


def _follows(page: Page, index: int) -> bool:
    """Whether a capital follows a capital in one run: no sign between, the first not possessive."""
    word, before = page.words[index], page.words[index - 1]
    return (
        word.is_capital
        and before.is_capital
        and not before.possessive
        and page.sentences[index] == page.sentences[index - 1]
    )


def _join(page: Page, mentions: list[int], labels: list[str], listed: list[bool], index: int) -> None:
    before, here = labels[index - 1], labels[index]
    article = page.words[index].text[0].islower()  # `al-Tarik` goes with what stands before it
    if mentions[index] == mentions[index - 1] or not before or (listed[index] and not article):
        return
    persons = before == "PERSON" and here == "PERSON" and not listed[index - 1]
    loose = before == "PERSON" and not here and _may_join(page, listed, index) and not listed[index - 1]
    if persons or loose or (article and not listed[index - 1] and here != "LOC"):
        old, new = mentions[index], mentions[index - 1]
        end = index
        while end < len(mentions) and (end == index or (old != _NONE and mentions[end] == old)):
            mentions[end], labels[end] = new, before
            end += 1


def _may_join(page: Page, listed: list[bool], index: int) -> bool:
    """Whether an unlabelled capital can be part of the name beside it."""
    word, tag = page.words[index], page.tags[index]
    plain = word.key in FUNCTION_WORDS or word.key in UNNAMED_WORDS or word.key in NAME_WORDS
    return not listed[index] and not plain and (not tag or tag.startswith("NNP"))
