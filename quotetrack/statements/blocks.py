"""Which words of two wordings agree, and of what kind each stretch is that does not."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from rapidfuzz.distance import Levenshtein

from quotetrack.statements.grades import Grade
from quotetrack.statements.spelling import is_same_spelling, spelling_key
from quotetrack.statements.words import QuotedWord

__all__ = ["Block", "find_blocks"]

Words = Sequence[QuotedWord]


class Block(NamedTuple):
    """Words `old_first` to before `old_last` and `new_first` to before `new_last`; `grade` is None where they agree."""

    grade: Grade | None
    old_first: int
    old_last: int
    new_first: int
    new_last: int


_LARGEST_SEARCHED = 400
"""Words of one side times words of the other, up to which a changed stretch is searched for other spellings."""

_LONGEST_SPELLING = 5
"""Words that may be another spelling of others: `two hundred and fifty thousand`, `250000`."""

_SAME_COST = 0.5
"""Of a spelling pair, against 1 for a word left out or added: fewer, longer pairs win."""


def find_blocks(old: Words, new: Words) -> list[Block]:
    """The blocks of two wordings in order; together they cover all words of both."""
    blocks: list[Block] = []
    for run in _align(old, new):
        if run.grade is None:
            blocks.append(run)
        else:
            blocks += _grade_run(old, new, run)
    return blocks


def _align(old: Words, new: Words) -> list[Block]:
    """Runs that agree (grade None) and runs that do not, by turns."""
    old_keys = [spelling_key(word.key) for word in old]
    new_keys = [spelling_key(word.key) for word in new]
    inside = _find_inside(old_keys, new_keys)
    if inside is not None:
        old_at, new_at, length = inside
        runs = [
            Block(Grade.SUBSTANTIVE, 0, old_at, 0, new_at),
            Block(None, old_at, old_at + length, new_at, new_at + length),
            Block(Grade.SUBSTANTIVE, old_at + length, len(old), new_at + length, len(new)),
        ]
        return [run for run in runs if run.old_first < run.old_last or run.new_first < run.new_last]
    runs = []
    for code in Levenshtein.opcodes(old_keys, new_keys):
        grade = None if code.tag == "equal" else Grade.SUBSTANTIVE
        if runs and (runs[-1].grade is None) == (grade is None):
            runs[-1] = runs[-1]._replace(old_last=code.src_end, new_last=code.dest_end)
        else:
            runs.append(Block(grade, code.src_start, code.src_end, code.dest_start, code.dest_end))
    for index, run in enumerate(runs):
        if run.grade is not None and (run.old_first == run.old_last or run.new_first == run.new_last):
            _slide(runs, index, old, new, old_keys, new_keys)
    return [run for run in runs if run.old_first < run.old_last or run.new_first < run.new_last]


def _find_inside(old: Sequence[str], new: Sequence[str]) -> tuple[int, int, int] | None:
    """Where one wording stands whole within the other: first word in the old, in the new, and how many."""
    short, long = (old, new) if len(old) <= len(new) else (new, old)
    before = "\n" + "\n".join(long) + "\n"
    at = before.find("\n" + "\n".join(short) + "\n") if short else -1
    if at < 0:
        return None
    first = before.count("\n", 0, at)
    return (0, first, len(short)) if short is old else (first, 0, len(short))


def _slide(
    runs: list[Block], index: int, old: Words, new: Words, old_keys: Sequence[str], new_keys: Sequence[str]
) -> None:
    """Move words that only one wording has to where a reader would see them left out.

    Of `we said that we go` and `we go`, the first `we` is as good as the second for the alignment, but an end of the
    wording, or a place where the other one has an ellipsis, is better.
    """
    run = runs[index]
    is_old = run.old_first < run.old_last
    keys = old_keys if is_old else new_keys
    first, last = (run.old_first, run.old_last) if is_old else (run.new_first, run.new_last)
    place = run.new_first if is_old else run.old_first
    short = new if is_old else old
    before = _room(runs, index - 1)
    after = _room(runs, index + 1)
    shifts = [0]
    while -shifts[-1] < before and keys[first - 1 + shifts[-1]] == keys[last - 1 + shifts[-1]]:
        shifts.append(shifts[-1] - 1)
    shift = 0
    while shift < after and keys[first + shift] == keys[last + shift]:
        shift += 1
        shifts.append(shift)

    def worth(shift: int) -> tuple[int, int, int]:
        at = place + shift
        is_end = (at == 0 and first + shift == 0) or (at == len(short) and last + shift == len(keys))
        return (2 if _has_ellipsis(short, at) else 1 if is_end else 0), -abs(shift), shift

    best = max(shifts, key=worth)
    runs[index] = Block(run.grade, run.old_first + best, run.old_last + best, run.new_first + best, run.new_last + best)
    if index > 0:
        left = runs[index - 1]
        runs[index - 1] = left._replace(old_last=left.old_last + best, new_last=left.new_last + best)
    if index + 1 < len(runs):
        right = runs[index + 1]
        runs[index + 1] = right._replace(old_first=right.old_first + best, new_first=right.new_first + best)


def _room(runs: list[Block], index: int) -> int:
    """How far one may slide into a run that agrees: not through it, lest two changes meet, but to the end of a text."""
    if not 0 <= index < len(runs):
        return 0
    run = runs[index]
    return run.old_last - run.old_first - (0 if index in (0, len(runs) - 1) else 1)


def _has_ellipsis(words: Words, at: int) -> bool:
    """Whether words were left out before word `at`."""
    return (at > 0 and words[at - 1].ellipsis_after) or (at < len(words) and words[at].ellipsis_before)


def _grade_run(old: Words, new: Words, run: Block) -> Iterator[Block]:
    """The blocks of a run that does not agree: other spellings, words in brackets, and the rest."""
    for part in _find_spellings(old, new, run):
        if part.grade is Grade.SPELLING:
            yield part
            continue
        for piece in _cut_brackets(old, new, part):
            yield piece if piece.grade is Grade.BRACKETED else piece._replace(grade=_grade(old, new, piece))


def _find_spellings(old: Words, new: Words, run: Block) -> list[Block]:
    """The run cut where words of both sides are the same in another spelling, the rest left as it is."""
    height, width = run.old_last - run.old_first, run.new_last - run.new_first
    if not height or not width or height * width > _LARGEST_SEARCHED:
        return [run]
    best: list[list[tuple[float, int, int]]] = [[(0.0, 0, 0)] * (width + 1) for _ in range(height + 1)]
    for i in range(height, -1, -1):
        for j in range(width, -1, -1):
            if i == height and j == width:
                continue
            ways: list[tuple[float, int, int]] = []
            for a in range(1, min(_LONGEST_SPELLING, height - i) + 1):
                for b in range(1, min(_LONGEST_SPELLING, width - j) + 1):
                    words = old[run.old_first + i : run.old_first + i + a]
                    others = new[run.new_first + j : run.new_first + j + b]
                    if (min(a, b) == 1 or a + b > _LONGEST_SPELLING - 1) and is_same_spelling(words, others):
                        ways.append((best[i + a][j + b][0] + _SAME_COST, a, b))
            if i < height:
                ways.append((best[i + 1][j][0] + 1, 1, 0))
            if j < width:
                ways.append((best[i][j + 1][0] + 1, 0, 1))
            best[i][j] = min(ways)
    blocks: list[Block] = []
    i = j = 0
    while i < height or j < width:
        _, a, b = best[i][j]
        grade = Grade.SPELLING if a and b else run.grade
        o, n = run.old_first + i, run.new_first + j
        if blocks and grade is not Grade.SPELLING and blocks[-1].grade is not Grade.SPELLING:
            blocks[-1] = blocks[-1]._replace(old_last=o + a, new_last=n + b)
        else:
            blocks.append(Block(grade, o, o + a, n, n + b))
        i, j = i + a, j + b
    return blocks


def _cut_brackets(old: Words, new: Words, run: Block) -> Iterator[Block]:
    """The run cut into words that stand in brackets and others, where only one side has words; else its ends are."""
    grade, o, old_last, n, new_last = run
    if o < old_last and n < new_last:
        if _all_square(old[o:old_last]) or _all_square(new[n:new_last]):
            yield run._replace(grade=Grade.BRACKETED)
            return
        old_head, new_head = _count_bracketed(old[o:old_last]), _count_bracketed(new[n:new_last])
        if old_head or new_head:
            yield Block(Grade.BRACKETED, o, o + old_head, n, n + new_head)
        o, n = o + old_head, n + new_head
        old_tail = _count_bracketed(old[o:old_last][::-1])
        new_tail = _count_bracketed(new[n:new_last][::-1])
        if o < old_last - old_tail or n < new_last - new_tail:
            yield Block(grade, o, old_last - old_tail, n, new_last - new_tail)
        if old_tail or new_tail:
            yield Block(Grade.BRACKETED, old_last - old_tail, old_last, new_last - new_tail, new_last)
        return
    words, first, last = (old, o, old_last) if o < old_last else (new, n, new_last)
    while first < last:
        end = first + 1
        while end < last and bool(words[end].bracket) == bool(words[first].bracket):
            end += 1
        kind = Grade.BRACKETED if words[first].bracket else grade
        yield Block(kind, first, end, n, n) if words is old else Block(kind, o, o, first, end)
        first = end


def _all_square(words: Words) -> bool:
    return all(word.bracket == "[" for word in words)


def _count_bracketed(words: Words) -> int:
    """How many words at the beginning stand in brackets; 0 where all do, for then they replace others."""
    return next((index for index, word in enumerate(words) if not word.bracket), 0)


def _grade(old: Words, new: Words, block: Block) -> Grade:
    """What leaving out, adding or replacing these words is called."""
    starts = block.old_first == 0 and block.new_first == 0
    ends = block.old_last == len(old) and block.new_last == len(new)
    if block.old_first < block.old_last and block.new_first < block.new_last:
        # Two houses that each leave out what the other has kept, and both say so.
        inner = (block.old_last, block.new_last) if starts else (block.old_first, block.new_first)
        both = starts != ends and _has_ellipsis(old, inner[0]) and _has_ellipsis(new, inner[1])
        return Grade.ELLIPSIS if both else Grade.SUBSTANTIVE
    short, at = (new, block.new_first) if block.old_first < block.old_last else (old, block.old_first)
    if _has_ellipsis(short, at):
        return Grade.ELLIPSIS
    return Grade.TRUNCATION if starts or ends else Grade.SUBSTANTIVE
