"""Verification sheets as Markdown: a task list, for a review or a ticket."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TextIO

from quotetrack.checks.finding import Evidence, Finding
from quotetrack.checks.sheet import Sheet, SheetLine
from quotetrack.text.sanitize import web_address
from quotetrack.text.sanitize_markup import for_markdown

__all__ = ["write_sheets_markdown"]


def write_sheets_markdown(sheets: Iterable[Sheet], stream: TextIO) -> int:
    """Write sheets one below the other; return how many statements are on them."""
    count = 0
    for index, sheet in enumerate(sheets):
        stream.write("\n" if index else "")
        stream.write("\n".join(_sheet(sheet)) + "\n")
        count += len(sheet.lines)
    return count


def _sheet(sheet: Sheet) -> Iterator[str]:
    article = sheet.article
    yield f"# {for_markdown(article.title or article.name)}"
    yield ""
    facts = [
        article.name,
        article.outlet,
        article.published,
        ", ".join(article.bylines),
        web_address(article.url or ""),
    ]
    yield " · ".join(for_markdown(fact) for fact in facts if fact)
    for line in sheet.lines:
        yield ""
        yield from _line(line)
    if sheet.others:
        yield ""
        yield "## The article as a whole"
        yield ""
        yield from (f"- [ ] {_finding(each)}" for each in sheet.others)


def _line(line: SheetLine) -> Iterator[str]:
    yield f"## {line.number}. {line.attribution.kind.value} ({line.place})"
    yield ""
    yield f"> {for_markdown(line.words)}"
    yield ""
    yield f"- Source: {for_markdown(line.source)}"
    if line.hands:
        yield f"- Through: {for_markdown(' → '.join(line.hands))}"
    yield from (f"- Also in: {_elsewhere(each)}" for each in line.elsewhere)
    yield from (f"- [ ] {for_markdown(step)}" for step in line.steps)
    yield from (f"- [ ] {_finding(each)}" for each in line.findings)


def _elsewhere(each: Evidence) -> str:
    facts = [each.outlet or each.article, (each.published or "")[:10], f"“{each.words}”", web_address(each.url or "")]
    return ", ".join(for_markdown(fact) for fact in facts if fact)


def _finding(finding: Finding) -> str:
    return f"**{finding.code}** {for_markdown(finding.message)}. {for_markdown(finding.advice)}"
