"""Findings for eyes: where, the line with the words underlined, what was found, what to check, and on what it rests."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from quotetrack.checks.choose import Registry
from quotetrack.checks.finding import Evidence, Finding, Severity
from quotetrack.checks.output.excerpt import cut_excerpt
from quotetrack.checks.output.phrases import tell_counts, where_is
from quotetrack.checks.output.places import place_of
from quotetrack.checks.registry import CHECKS
from quotetrack.output.console import PIECE_STYLES, join_texts, literal, print_line
from quotetrack.output.layout import INDENT_BELOW

__all__ = ["SEVERITY_STYLES", "print_findings"]

SEVERITY_STYLES = {Severity.INFO: "cyan", Severity.CHECK: "yellow", Severity.WARN: "bold red"}
INDENT = 4
LEAST_ROOM = 10
"""Columns below which a line is not shown in part: only the words are."""


def print_findings(console: Console, findings: Iterable[Finding], checks: Registry = CHECKS) -> int:
    """Print findings one under the other as they come, then how many there are; return that number.

    The console is one of `make_console`. A terminal gets as much of a long line as it has room for; a pipe all of it.
    """
    counts: Counter[Severity] = Counter()
    articles: set[str] = set()
    for finding in findings:
        for line, depth in _lines(console, finding, checks):
            _print_indented(console, line, depth)
        print_line(console, Text(""))
        counts[finding.severity] += 1
        articles.add(finding.article_id)
    if counts:
        print_line(console, literal(tell_counts(counts, len(articles)), "bold"))
    return counts.total()


def _lines(console: Console, finding: Finding, checks: Registry) -> Iterator[tuple[Text, int]]:
    """The lines of a finding with how deep each is indented."""
    style = SEVERITY_STYLES[finding.severity]
    head = [
        literal(place_of(finding), "bold"),
        literal(finding.code, style),
        literal(checks[finding.code].name, style),
        literal(f"({finding.severity.value})", "dim"),
    ]
    yield join_texts(head, " "), 0
    yield from ((line, 1) for line in _quote(console, finding, style))
    yield literal(finding.message), 1
    yield join_texts([literal("check:", "bold"), literal(finding.advice)], " "), 1
    for each in finding.evidence:
        yield _where(each), 1
        if each.marked or each.words:
            yield _mark(each.marked) if each.marked else literal(f"“{each.words}”"), 2


def _quote(console: Console, finding: Finding, style: str) -> Iterator[Text]:
    if finding.location is None:
        return
    room = console.width - _indent(console) if console.is_terminal else None
    if room is not None and room < LEAST_ROOM:
        yield literal(finding.words, style)
        return
    excerpt = cut_excerpt(finding.location, room)
    # They have been through `for_terminal`, which is what the count of columns rests on.
    yield Text.assemble(excerpt.before, (excerpt.words, style), excerpt.after, overflow="fold")
    yield Text(excerpt.carets, style=style)


def _where(evidence: Evidence) -> Text:
    where = where_is(evidence)
    return literal(f"{evidence.what}: {where}" if where else evidence.what, "dim")


def _mark(marked: str) -> Text:
    """Words with what differs between the signs of wdiff, coloured where there is colour."""
    text = literal(marked)
    text.highlight_regex(r"\[-.*?-\]", PIECE_STYLES["left out"])
    text.highlight_regex(r"\{\+.*?\+\}", PIECE_STYLES["added"])
    return text


def _print_indented(console: Console, line: Text, depth: int) -> None:
    indent = depth * _indent(console)
    if console.is_terminal:
        console.print(Padding(line, (0, 0, 0, indent)))
    else:
        print_line(console, join_texts([Text(" " * indent), line], ""))


def _indent(console: Console) -> int:
    return INDENT if console.width >= INDENT_BELOW or not console.is_terminal else 0
