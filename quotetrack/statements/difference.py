"""What separates two wordings of a statement, word by word, and of what kind each change is.

    difference = compare(old, new)
    difference.grade, difference.changes

Compared are words, blind to spelling (`statements.spelling`); between words that agree, the marks are compared. The
kinds are those in which newsrooms think of altered quotations: marks and spelling are a house's style, words in
brackets and an ellipsis say themselves that somebody was at work, a shorter quotation leaves out its ends. Everything
else is *substantive*: other words stand between the quotation marks.

Source: AP Stylebook, "quotations in the news" (never alter, brackets and ellipses sparingly); NPR Ethics Handbook,
"Accuracy" (signal changes).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from quotetrack.statements.blocks import Block, find_blocks
from quotetrack.statements.grades import Grade
from quotetrack.statements.words import QuotedWord, read_words

__all__ = ["Change", "Difference", "compare", "iter_pieces"]


@dataclass(frozen=True, slots=True)
class Change:
    """One stretch that differs.

    Attributes:
        grade: Of what kind it is.
        old, new: The words as they stand in each wording; empty where it has none.
        old_start, old_end, new_start, new_end: Where, as half-open code points of each wording.
    """

    grade: Grade
    old: str
    new: str
    old_start: int
    old_end: int
    new_start: int
    new_end: int

    @property
    def kind(self) -> str:
        """`replaced`, `added` or `left out`, as seen from the old wording."""
        return "replaced" if self.old.strip() and self.new.strip() else "added" if self.new.strip() else "left out"


@dataclass(frozen=True, slots=True)
class Difference:
    """Two wordings and all changes between them, in order; between the changes they agree but for white space."""

    old: str
    new: str
    changes: tuple[Change, ...]

    @property
    def grade(self) -> Grade:
        """The highest grade of any change."""
        return max((change.grade for change in self.changes), key=lambda grade: grade.rank, default=Grade.IDENTICAL)


def compare(old: str, new: str) -> Difference:
    """The changes from one wording to another.

    >>> [(change.old, change.new, change.grade.value) for change in compare("We will pay.", "We will not pay").changes]
    [('', 'not ', 'substantive'), ('.', '', 'punctuation')]

    The same changes are found whichever wording is given first.
    """
    # One of several equally short ways from one text to the other has to be chosen; the order fixes which.
    if (len(old), old) > (len(new), new):
        turned = compare(new, old)
        return Difference(old, new, tuple(_turn(change) for change in turned.changes))
    old_words, new_words = read_words(old), read_words(new)
    blocks = find_blocks(old_words, new_words)
    return Difference(old, new, tuple(_iter_changes(old, new, old_words, new_words, blocks)))


def iter_pieces(difference: Difference) -> Iterator[tuple[str, str, Change | None]]:
    """Both wordings cut at the changes: what stands in the old, what in the new, and the change, None where they agree.

    The old pieces joined are the old wording, the new ones the new.
    """
    old_at = new_at = 0
    for change in difference.changes:
        if change.old_start > old_at or change.new_start > new_at:
            yield difference.old[old_at : change.old_start], difference.new[new_at : change.new_start], None
        yield change.old, change.new, change
        old_at, new_at = change.old_end, change.new_end
    if old_at < len(difference.old) or new_at < len(difference.new):
        yield difference.old[old_at:], difference.new[new_at:], None


def _turn(change: Change) -> Change:
    return Change(
        change.grade, change.new, change.old, change.new_start, change.new_end, change.old_start, change.old_end
    )


def _iter_changes(
    old: str, new: str, old_words: tuple[QuotedWord, ...], new_words: tuple[QuotedWord, ...], blocks: list[Block]
) -> Iterator[Change]:
    """The changes of all blocks, and those of the marks between them.

    Each word owns the text up to the next one; a block's change takes in the marks on its left where these differ too.
    """
    old_starts = [*(word.start for word in old_words), len(old)]
    new_starts = [*(word.start for word in new_words), len(new)]
    old_mark = new_mark = 0  # where the marks begin that have not been compared yet

    def cut(grade: Grade, old_start: int, old_end: int, new_start: int, new_end: int) -> Change | None:
        while old_start < old_end and new_start < new_end and _is_same_mark(old[old_start], new[new_start]):
            old_start, new_start = old_start + 1, new_start + 1
        while old_start < old_end and new_start < new_end and _is_same_mark(old[old_end - 1], new[new_end - 1]):
            old_end, new_end = old_end - 1, new_end - 1
        was, now = old[old_start:old_end], new[new_start:new_end]
        if " ".join(was.split()) == " ".join(now.split()):
            return None
        return Change(grade, was, now, old_start, old_end, new_start, new_end)

    for block in blocks:
        if block.grade is None:
            for i, j in zip(
                range(block.old_first, block.old_last), range(block.new_first, block.new_last), strict=True
            ):
                marks = cut(Grade.PUNCTUATION, old_mark, old_starts[i], new_mark, new_starts[j])
                if marks is not None:
                    yield marks
                grade = _grade_word(old_words[i], new_words[j])
                if grade is not Grade.IDENTICAL:
                    word, other = old_words[i], new_words[j]
                    yield Change(grade, word.text, other.text, word.start, word.end, other.start, other.end)
                old_mark, new_mark = old_words[i].end, new_words[j].end
            continue
        old_end, new_end = old_starts[block.old_last], new_starts[block.new_last]
        # The marks behind the last word go with what comes next, unless nothing does.
        if block.old_last > block.old_first and block.new_last > block.new_first:
            old_end, new_end = _close(old, old_words[block.old_last - 1]), _close(new, new_words[block.new_last - 1])
        change = cut(block.grade, old_mark, old_end, new_mark, new_end)
        if change is not None:
            yield change
        old_mark, new_mark = old_end, new_end
    marks = cut(Grade.PUNCTUATION, old_mark, len(old), new_mark, len(new))
    if marks is not None:
        yield marks


def _close(text: str, word: QuotedWord) -> int:
    """Where a block's last word ends, with the brackets that close behind it."""
    end = word.end
    while word.bracket and end < len(text) and text[end] in "])":
        end += 1
    return end


def _is_same_mark(mark: str, other: str) -> bool:
    return mark == other and not mark.isalnum()


def _grade_word(word: QuotedWord, other: QuotedWord) -> Grade:
    """How two words differ that are one word."""
    if word.text == other.text:
        return Grade.IDENTICAL
    if "[" in word.text or "[" in other.text:
        return Grade.BRACKETED
    return Grade.PUNCTUATION if _even(word.text) == _even(other.text) else Grade.SPELLING


def _even(word: str) -> str:
    """The word without what typography adds: case, full stops, thousands separators, the shape of apostrophes."""
    return word.casefold().replace(".", "").replace(",", "").replace("’", "'").replace("‘", "'")
