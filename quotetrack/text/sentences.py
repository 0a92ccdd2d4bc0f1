"""Sentences of an article, by rules: for who has records and no language model at hand.

    for start, end in find_sentences(article):
        print(article.text[start:end])

A full stop ends a sentence unless an abbreviation, an initial or a number has it and what follows does not begin
sentences; a question mark inside a quotation does not where "she asked" goes on. Blocks (headline, paragraph) end
their sentences. The word lists are lexicon/sentences.yaml. Time is linear in the length of the text.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from functools import cache

from quotetrack.lexicon import load_lexicon
from quotetrack.records import READ_KINDS, Article
from quotetrack.text.quotes import iter_lines

__all__ = ["find_sentence_at", "find_sentences", "split_sentences"]

Range = tuple[int, int]

# The numbers of notes belong to the sentence before them: "sank.[7]".
_STOP_RE = re.compile(r"(?P<marks>[.!?…]+)(?P<closing>[\"”’'»)\]]*)(?:\s?\[\d{1,3}\]){0,5}")
_NEXT_RE = re.compile(r"\s*[\"“‘'«(\[¿¡]*(?P<word>\w[\w'’-]{0,30})?")
_ARTICLE_NAME_RE = re.compile(r"(?:al|el|an|as|ad|ar|at|ash|az)-[A-Z]")
_ACRONYM_RE = re.compile(r"(?:[a-z]\.)+[a-z]")
_LIST_MARK_RE = re.compile(r"\(?(?:\d{1,2}|[A-Za-z])")
_GLUED_RE = re.compile(r"[\"“‘]?[A-Z][a-z]+[\s,’']|[\"“][A-Z]|(?:A|I)\s")  # no page says "example.Com, "
_ASKED_RE = re.compile(r"(?:[A-Z][\w.'’-]{0,20} |(?:[Tt]he|[a-z]{1,12}) ){1,4}?(?P<verb>[a-z]{3,12})\b")
_LONGEST_ABBREVIATION = 10
_OPENING = "\"“‘'«([-–—―/"
_QUOTES = frozenset("\"”’'»")


@cache
def _load() -> dict[str, frozenset[str]]:
    lists = {name: frozenset(words) for name, words in load_lexicon("sentences").items()}
    lists["openers"] = frozenset(load_lexicon("grammar")["function_words"]) - lists["calendar"]
    return lists


def find_sentences(article: Article) -> list[Range]:
    """The sentences of the article's own words, in order: half-open code points of `article.text`, not overlapping.

    Those are its blocks of `READ_KINDS`; line breaks inside a block are white space. An article without blocks (a
    record built by hand) is read line by line.
    """
    blocks = [(block.start, block.end) for block in article.blocks if block.kind in READ_KINDS]
    if not article.blocks:
        blocks = list(iter_lines(article.text))
    return [sentence for start, end in blocks for sentence in split_sentences(article.text, start, end)]


def find_sentence_at(sentences: Sequence[Range], offset: int) -> Range | None:
    """The sentence that holds the code point `offset`, or None where it lies in none; `sentences` in order."""
    index = bisect_right(sentences, (offset, len(sentences) and sentences[-1][1])) - 1
    return sentences[index] if index >= 0 and sentences[index][0] <= offset < sentences[index][1] else None


def split_sentences(text: str, start: int = 0, end: int | None = None) -> list[Range]:
    """The sentences of one block of text, `text[start:end]`: half-open code points without white space at the edges.

    >>> text = "Dr. Quill left at 5 p.m. on Monday. “Why?” she asked."
    >>> [text[low:high] for low, high in split_sentences(text)]
    ['Dr. Quill left at 5 p.m. on Monday.', '“Why?” she asked.']
    """
    end = len(text) if end is None else end
    sentences: list[Range] = []
    low = _skip_space(text, start, end)
    for match in _STOP_RE.finditer(text, start, end):
        if match.start() < low or not _ends_sentence(text, low, match, end):
            continue
        sentences.append((low, match.end()))
        low = _skip_space(text, match.end(), end)
    high = end
    while high > low and text[high - 1].isspace():
        high -= 1
    if high > low:
        sentences.append((low, high))
    return sentences


def _skip_space(text: str, at: int, end: int) -> int:
    while at < end and text[at].isspace():
        at += 1
    return at


def _ends_sentence(text: str, low: int, match: re.Match[str], end: int) -> bool:
    """Whether the sentence that begins at `low` ends with the marks found."""
    marks, closing = match["marks"], match["closing"]
    if match.end() == end:
        return True
    if not text[match.end()].isspace():
        return _is_glued(text, match, end)
    if marks != "." and text[match.start() - 1] in "[(" and closing[:1] in (")", "]"):
        return False  # "[...]", "(?)"
    following = _NEXT_RE.match(text, match.end(), end)
    word = following["word"] if following else None
    if following is None or word is None:
        return following is None or following.end() == end or text[following.end()] not in "-–—―"
    if word[0].islower() and not _ARTICLE_NAME_RE.match(word):
        return False
    if marks != "." and not _QUOTES.isdisjoint(closing):
        asked = _ASKED_RE.match(text, following.start("word"), end)
        return asked is None or asked["verb"] not in _load()["asking"]
    return marks != "." or not _is_abbreviated(text, low, match.start(), word)


def _is_glued(text: str, match: re.Match[str], end: int) -> bool:
    """Whether a sentence begins right behind the stop: corpora lose line breaks ("the airport.Reuters said")."""
    before = text[max(match.start() - 3, 0) : match.start()]
    is_word = len(before) == 3 and all(char.islower() or char.isdigit() for char in before)
    return (is_word or len(match.group()) > 1) and _GLUED_RE.match(text, match.end(), end) is not None


def _is_abbreviated(text: str, low: int, stop: int, following: str) -> bool:
    """Whether a full stop at `stop`, with a capital or a number behind it, belongs to the word before it."""
    lists = _load()
    at, lowest = stop, max(low, stop - _LONGEST_ABBREVIATION)
    while at > lowest and not text[at - 1].isspace() and text[at - 1] not in _OPENING:
        at -= 1
    word, key, next_key = text[at:stop], text[at:stop].lower(), following.lower()
    if _LIST_MARK_RE.fullmatch(text, low, stop):
        return True
    if key in lists["before_names"] and (word[:1].isupper() or "." in word or key in ("vs", "v", "cf", "approx")):
        return next_key not in lists["openers"] or key == "st"
    if (key in lists["before_numbers"] and word[:1].isupper()) or word == "c":  # circa
        return following[0].isdigit()
    if key in lists["hours"]:
        return next_key in lists["calendar"] | lists["after_hours"] or following[0].isdigit()
    if len(word) == 1 and word.isupper():
        return next_key not in lists["openers"]
    if key in lists["may_be_last"] or _ACRONYM_RE.fullmatch(key):
        return next_key not in lists["openers"]
    return False
