"""Words, quotation marks and verbs of speech as the span measure counts them."""

from __future__ import annotations

import pytest

from quotetrack.evaluate.word_spans import WordedText, is_speech_word


@pytest.mark.parametrize(
    ("text", "content", "kind"),
    [
        ("“We leave,” she said.", "We leave", "direct"),
        ("“We leave,” she said.", "“We leave,”", "direct"),
        ("She said “we leave” at once.", "“we leave” at once", "mixed"),
        ("She said we leave.", "we leave", "indirect"),
        ('"We leave," she said.', "We leave", "direct"),
        ("«We leave», she said.", "We leave", "direct"),
        ("“We leave, she said.\nHe stays.", "He stays", "indirect"),  # a forgotten mark ends with its paragraph
        ('He said "no" and she said yes.', "yes", "indirect"),
    ],
)
def test_kind_by_quotation_marks(text: str, content: str, kind: str) -> None:
    """A content is direct when all its words are between marks, mixed when some are."""
    worded = WordedText(text)
    start = text.index(content)

    assert worded.kind_of(worded.within([(start, start + len(content))])) == kind


@pytest.mark.parametrize(
    ("ranges", "words"),
    [
        ([(0, 3)], {0}),
        ([(1, 2)], {0}),
        ([(3, 4)], set()),
        ([(2, 5)], {0, 1}),
        ([(0, 3), (4, 11)], {0, 1}),
        ([(0, 99)], {0, 1, 2, 3}),
        ([], set()),
    ],
)
def test_words_that_a_range_touches(ranges: list[tuple[int, int]], words: set[int]) -> None:
    """A word counts when any character of it is in a range; inner hyphens and apostrophes do not part words."""
    assert WordedText("The so-call’d end.").within(ranges) == words


@pytest.mark.parametrize("word", ["said", "According", "denied", "accuses", "urging", "admitted", "told", "tweeted"])
def test_forms_of_verbs_of_speech(word: str) -> None:
    """Regular forms are known by their endings, irregular ones one by one."""
    assert is_speech_word(word)


@pytest.mark.parametrize("word", ["believes", "the", "", "s", "ed", "plans"])
def test_other_words(word: str) -> None:
    """Thinking, planning and everything else is no speech."""
    assert not is_speech_word(word)
