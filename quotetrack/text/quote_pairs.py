"""The quotations of one paragraph: a stack of opening marks.

What is forgotten stays in its paragraph, and each mark is pushed and popped once, so that the time is linear in the
number of marks.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from quotetrack.text.quote_marks import Group, Mark, Role

__all__ = ["ParagraphQuotes", "Quotation", "QuoteFamily"]


class QuoteFamily(StrEnum):
    """The kind of mark that opens a quotation."""

    DOUBLE = "double"  # "…", “…”, ``…''
    SINGLE = "single"  # '…', ‘…’
    GUILLEMET = "guillemet"  # «…», »…«, ‹…›
    LOW = "low"  # „…“, ‚…‘


# By group. (A tuple and not a dict: an IntEnum is slow to hash, and a page may hold 100,000 marks.)
_FAMILIES = (QuoteFamily.DOUBLE, QuoteFamily.SINGLE, QuoteFamily.GUILLEMET, QuoteFamily.GUILLEMET)


@dataclass(frozen=True, slots=True)
class Quotation:
    """One quotation of one paragraph, half-open code points.

    Attributes:
        start, end: With its marks.
        inner_start, inner_end: Without them.
        family: The kind of mark that opens it.
        depth: 0 outermost; 1 inside one other quotation, and so on.
        closed: Whether it has its closing mark; without one it ends where its paragraph, the quotation around it, or
            the stretch before the next opening mark ends.
        continued: Whether it carries on an unclosed quotation of the paragraph before. Its opening mark is missing
            (`inner_start == start`) where the paragraph does not repeat it.
    """

    start: int
    end: int
    inner_start: int
    inner_end: int
    family: QuoteFamily
    depth: int = 0
    closed: bool = True
    continued: bool = False


class ParagraphQuotes:
    """The stack of one paragraph, and what came of it.

    After `pair`: `quotations` in no order; `unclosed`, the outermost quotation of each group left open at the end (one
    of `quotations`); `unsure`, those that count only if the next paragraph goes on with them (not in `quotations`);
    `orphans`, for each group a sure closing mark that comes before any other mark of its group.
    """

    def __init__(self, text: str, start: int, end: int, marks: list[Mark]) -> None:
        self.text, self.start, self.end, self.marks = text, start, end, marks
        self.quotations: list[Quotation] = []
        self.unclosed: list[tuple[Group, Quotation]] = []
        self.unsure: list[tuple[Group, Quotation]] = []
        self.orphans: dict[Group, Mark] = {}
        self._stack: list[tuple[Mark, bool]] = []  # opening mark, sure
        self._open = [0] * len(Group)
        self._next = _next_of_group(marks)
        self._surplus = _surplus_of_closers(marks)

    def pair(self) -> None:
        """Walk the marks once."""
        seen = [False] * len(Group)
        for index, mark in enumerate(self.marks):
            if mark.role is Role.OPEN or (mark.role is Role.EITHER and not self._open[mark.group]):
                self._open_at(index, mark)
            elif not self._is_no_mark(index, mark):
                if self._open[mark.group]:
                    self._close_at(mark)
                elif mark.sure and not seen[mark.group] and not self._stack:
                    self.orphans[mark.group] = mark
            seen[mark.group] = True
        self._finish()

    def _open_at(self, index: int, mark: Mark) -> None:
        if self._open[mark.group] and not self._is_nested(index, mark):
            self._close_unfinished(mark.group, mark.start)
        self._stack.append((mark, mark.sure and mark.role is Role.OPEN))
        self._open[mark.group] += 1

    def _is_nested(self, index: int, mark: Mark) -> bool:
        """Whether a mark that opens while its own kind is open begins a quotation in it, not one after it."""
        outer = self._stack[-1][0]
        if mark.group is Group.SINGLE:
            return outer.group is not Group.SINGLE  # nested in a double one that is, in a single one it is not
        if outer.start == self.start and outer.group is mark.group and outer.directed is not mark.directed:
            return True  # a whole paragraph quoted in straight marks, with the curly ones of its source in it
        if mark.directed:
            return self._surplus[index] >= 2
        following = self._next[index]
        after = self._next[following] if following >= 0 else -1
        return after >= 0 and self.marks[following].role is Role.CLOSE and self.marks[after].role is Role.CLOSE

    def _is_no_mark(self, index: int, mark: Mark) -> bool:
        """Whether a doubtful closing mark is a possessive or inches: so where a surer one follows at once."""
        if mark.sure or mark.role is not Role.CLOSE:
            return False
        following = self._next[index]
        return following >= 0 and self.marks[following].role is Role.CLOSE and self.marks[following].sure

    def _close_at(self, mark: Mark) -> None:
        if mark.group is Group.SINGLE and self._stack[-1][0].group is not Group.SINGLE:
            return  # 'He said "the workers' pay …": a single mark never closes over an open double one
        self._close_unfinished(mark.group, mark.start, keep_last=True)
        opening, _ = self._stack.pop()
        self._open[mark.group] -= 1
        self.quotations.append(Quotation(opening.start, mark.end, opening.end, mark.start, _family(opening)))

    def _close_unfinished(self, group: Group, position: int, *, keep_last: bool = False) -> None:
        """Take what is open above the last mark of the group off the stack, and that mark too unless it is kept.

        It ends before `position`, unclosed, where its opening mark is sure; else it was no mark at all.
        """
        stack = self._stack
        if keep_last and stack[-1][0].group is group:
            return
        stop = self._end_before(position)
        while stack[-1][0].group is not group:
            self._drop(stop)
        if not keep_last:
            self._drop(stop)

    def _drop(self, stop: int) -> None:
        opening, sure = self._stack.pop()
        self._open[opening.group] -= 1
        if sure and opening.group is not Group.SINGLE:
            self.quotations.append(_unclosed(opening, stop))

    def _end_before(self, position: int) -> int:
        """The end of the words before a position. Asked once for all that ends there: the white space may be long."""
        while position > self.start and self.text[position - 1].isspace():
            position -= 1
        return position

    def _finish(self) -> None:
        stop = self._end_before(self.end)
        for opening, sure in self._stack:
            quotation = _unclosed(opening, stop)
            # A single mark that nothing closes is mostly a letter's apostrophe; those at the start open paragraphs.
            if sure and (opening.group is not Group.SINGLE or opening.start == self.start):
                self.quotations.append(quotation)
                self.unclosed.append((opening.group, quotation))
            else:
                self.unsure.append((opening.group, quotation))


def _family(opening: Mark) -> QuoteFamily:
    return QuoteFamily.LOW if opening.low else _FAMILIES[opening.group]


def _unclosed(opening: Mark, stop: int) -> Quotation:
    stop = max(stop, opening.end)
    return Quotation(opening.start, stop, opening.end, stop, _family(opening), 0, False)


def _next_of_group(marks: list[Mark]) -> list[int]:
    """For each mark the index of the next one of its group, -1 where there is none."""
    following = [-1] * len(marks)
    latest = [-1] * len(Group)
    for index in range(len(marks) - 1, -1, -1):
        group = marks[index].group
        following[index] = latest[group]
        latest[group] = index
    return following


def _surplus_of_closers(marks: list[Mark]) -> list[int]:
    """For each mark how many closing marks of its group after it are not spoken for by opening ones after it."""
    surplus = [0] * len(marks)
    counts = [0] * len(Group)
    for index in range(len(marks) - 1, -1, -1):
        mark = marks[index]
        surplus[index] = counts[mark.group]
        if mark.role is Role.CLOSE:
            counts[mark.group] += 1
        elif mark.role is Role.OPEN and counts[mark.group]:
            counts[mark.group] -= 1
    return surplus
