"""Why a source is not named, in the page's words, and to which of the voices around it the reason belongs."""

from __future__ import annotations

from quotetrack.lexicon import load_lexicon
from quotetrack.records import SourceNumber
from quotetrack.speakers.ladder import family_of
from quotetrack.speakers.phrases import Phrase, plural_role
from quotetrack.speakers.tables import FUNCTION_WORDS, ROLE_OF
from quotetrack.text.matching import PhraseTable
from quotetrack.text.page import Page

_WORDS = load_lexicon("anonymity")
REASONS: PhraseTable[str] = PhraseTable((words, words) for words in _WORDS["reasons"])
"""The words that begin a reason."""
_GOES_ON = frozenset(_WORDS["reason_goes_on"])
_FOR_ALL = frozenset(_WORDS["for_all"])
_CUES = frozenset({"said", "told", "added", "says", "tells", "confirmed", "reported", "stated", "explained", "claimed"})
_FINITE = frozenset({"is", "are", "was", "were", "has", "have", "had", "said", "told", "added"})
_ENDS = frozenset('.;:!?"“”()[]—–')
_LONGEST_REASON = 40  # words
_SENTENCES_AFTER = 2
_FARTHEST_FOR_ALL = 400  # words: an article's few paragraphs before or after
_PRONOUNS = {
    "he": SourceNumber.ONE,
    "she": SourceNumber.ONE,
    "they": None,
    "i": SourceNumber.ONE,
}


def find_reason(page: Page, phrase: Phrase, number: SourceNumber | None) -> str | None:
    """The reason that the page gives for not naming the source of the phrase.

    Looked for in its sentence, then in the two after it where their subject is the same voice ("The official was not
    authorised ..."), then in a sentence about all such voices ("Both officials spoke on condition of anonymity").
    """
    if number is None:
        return None  # a paper or the media: nobody hides
    first, last = page.sentence_bounds(phrase.first)
    last = max(last, min(phrase.last, len(page.words)))
    for index in _iter_reasons(page, first, last):
        if _is_of_source(page, phrase, index):
            return _read_reason(page, index, last)
    for _ in range(_SENTENCES_AFTER):
        if last >= len(page.words):
            break
        begin, last = page.sentence_bounds(last)
        for index in _iter_reasons(page, begin, last):
            if _is_same_voice(page, phrase, number, begin, index):
                return _read_reason(page, index, last)
    return _find_for_all(page, phrase)


def _iter_reasons(page: Page, first: int, last: int) -> list[int]:
    """Where reasons begin, outside what was said."""
    words, said, begins = page.words, page.said, REASONS.first_words
    found, end = [], first
    for index in [k for k in range(first, last) if words[k].key in begins and not said[k]]:
        match = REASONS.find(words, index, last) if index >= end else None
        if match is not None:
            found.append(index)
            end = index + match.length
    return found


def _is_of_source(page: Page, phrase: Phrase, index: int) -> bool:
    """Whether a reason in the sentence of the source is the source's: in it, behind it, or opening the sentence."""
    if phrase.first <= index < phrase.last:
        return True
    if index >= phrase.last:
        between = page.words[phrase.last : index]
        # Behind another name or another unnamed source the reason is theirs.
        return not any(_names_somebody(page, k) for k in range(phrase.last, index)) and len(between) < _LONGEST_REASON
    begin = page.sentence_bounds(index)[0]
    opens = all(page.words[k].is_sign or not _names_somebody(page, k) for k in range(begin, index))
    return opens and not any(_names_somebody(page, k) for k in range(index, phrase.first) if page.words[k].is_capital)


def _names_somebody(page: Page, index: int) -> bool:
    """Whether the word is a person's name, or a noun of people that opens a phrase of its own."""
    if page.said[index]:
        return False
    word = page.words[index]
    if page.labels[index] == "PERSON":
        return True
    if index == 0 or page.words[index - 1].key not in ("a", "an", "another", "the", "one"):
        return False
    return word.key in ROLE_OF or plural_role(word.key) is not None


def _is_same_voice(page: Page, phrase: Phrase, number: SourceNumber, begin: int, index: int) -> bool:
    """Whether the subject of the sentence from `begin` with the reason at `index` is the voice of the phrase."""
    while begin < index and page.words[begin].is_sign:
        begin += 1
    opening = page.words[begin].key
    if opening in _PRONOUNS:
        between = range(phrase.last, begin)
        other = any(_names_somebody(page, k) for k in between)
        wanted = _PRONOUNS[opening]
        return not other and (wanted is None or wanted is number)
    if opening in ("the", "this", "that"):
        return _is_noun_of(page, phrase, begin + 1, index, plural=number is not SourceNumber.ONE)
    return False


def _is_noun_of(page: Page, phrase: Phrase, first: int, last: int, *, plural: bool) -> bool:
    """Whether the phrase's own noun (or one of its family) is the first noun of people in the words given."""
    own = family_of(phrase.head)
    for key in (page.words[k].key for k in range(first, min(last, first + 5))):
        if key in ROLE_OF or plural_role(key) is not None or key == phrase.head:
            return family_of(key) == own and (key == phrase.head or (plural_role(key) is not None) == plural)
        if key in FUNCTION_WORDS:
            return False
    return False


def _find_for_all(page: Page, phrase: Phrase) -> str | None:
    """The reason of a sentence about all such voices: "Both officials", "All spoke", "The officials asked"."""
    low, high = max(phrase.first - _FARTHEST_FOR_ALL, 0), min(phrase.last + _FARTHEST_FOR_ALL, len(page.words))
    for index in _iter_reasons(page, low, high):
        begin, last = page.sentence_bounds(index)
        while begin < index and page.words[begin].is_sign:
            begin += 1
        opening = page.words[begin].key
        noun = _first_people(page, begin, index)
        if opening in _FOR_ALL:
            applies = noun is None or family_of(noun) == family_of(phrase.head)
        else:
            applies = opening in ("the", "these", "those", "two", "three", "four", "several") and (
                noun is not None and plural_role(noun) is not None and family_of(noun) == family_of(phrase.head)
            )
        if applies and not any(page.labels[k] == "PERSON" for k in range(begin, index)):
            return _read_reason(page, index, last)
    return None


def _first_people(page: Page, first: int, last: int) -> str | None:
    keys = (page.words[k].key for k in range(first, last))
    return next((key for key in keys if key in ROLE_OF or plural_role(key) is not None), None)


def _leans_on(page: Page, index: int) -> bool:
    """Whether the word goes on a phrase begun before it: a model may take "talks" of "to discuss talks" for said.

    Not so behind a noun or a sign, nor for "that".
    """
    before = page.words[index - 1]
    leaning = before.key in FUNCTION_WORDS or page.tags[index - 1].startswith(("VB", "TO", "IN", "DT", "PRP"))
    return leaning and page.words[index].key != "that"


def _read_reason(page: Page, first: int, last: int) -> str:
    """The words of the reason that begins at word `first`: to the end of its clause.

    A comma ends it unless the reason goes on behind it; so does the verb of the reporting clause where commas are lost.
    """
    match = REASONS.find(page.words, first, last)
    end = first + (match.length if match is not None else 0)
    is_said = page.said[end - 1]  # a model may take "anonymity" for what was said under the condition of it
    bound = min(last, first + _LONGEST_REASON, len(page.words))
    while end < bound:
        word = page.words[end]
        if word.text in _ENDS or (page.said[end] and not is_said and not _leans_on(page, end)):
            break
        is_said = is_said or page.said[end]
        if word.key in ("and", "but") and end + 1 < bound and page.words[end + 1].key in _FINITE:
            break  # "declined to be named and is no longer there"
        if word.text == "," and not (end + 1 < bound and page.words[end + 1].key in _GOES_ON):
            break
        if word.key in _CUES and page.words[end - 1].key not in ("he", "she", "they", "it", "who", "be"):
            break
        end += 1
    while end > first + 1 and (page.words[end - 1].is_sign or page.words[end - 1].key in ("and", "but", "also")):
        end -= 1
    return page.text(first, end)
