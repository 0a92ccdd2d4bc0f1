"""Verification sheets as one page that opens from disk and prints: boxes to tick, no script, nothing loaded."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterable, Iterator
from hashlib import sha256
from typing import TextIO

from quotetrack.checks.finding import Evidence, Finding
from quotetrack.checks.sheet import Sheet, SheetLine
from quotetrack.text.sanitize import for_html, web_address

__all__ = ["write_sheets_html"]

_STYLE = """
:root { color-scheme: light dark; }
body { font: 16px/1.45 system-ui, sans-serif; max-width: 52rem; margin: 2rem auto; padding: 0 1rem; }
h1 { font-size: 1.4rem; margin-bottom: .2rem; }
.facts { color: GrayText; margin-top: 0; overflow-wrap: anywhere; }
section { border-top: 1px solid GrayText; padding: .6rem 0; break-inside: avoid; }
h2 { font-size: 1rem; margin: 0; }
blockquote { margin: .5rem 0; padding-left: .8rem; border-left: .25rem solid GrayText; overflow-wrap: anywhere; }
dl { display: grid; grid-template-columns: 7rem 1fr; gap: .1rem .8rem; margin: .4rem 0; }
dt { color: GrayText; }
dd { margin: 0; overflow-wrap: anywhere; }
ul { list-style: none; padding: 0; margin: .4rem 0 0; }
li { padding: .15rem 0; }
input { margin-right: .5rem; }
.finding { font-weight: 600; }
@media (max-width: 30rem) { dl { grid-template-columns: 1fr; } }
"""


def write_sheets_html(sheets: Iterable[Sheet], stream: TextIO) -> int:
    """Write a page of sheets; return how many statements are on them."""
    digest = b64encode(sha256(_STYLE.encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'sha256-{digest}'"
    stream.write(
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>Verification sheet</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n"
    )
    count = 0
    for sheet in sheets:
        stream.write("\n".join(_sheet(sheet)) + "\n")
        count += len(sheet.lines)
    stream.write("</body>\n</html>\n")
    return count


def _sheet(sheet: Sheet) -> Iterator[str]:
    article = sheet.article
    yield f"<h1>{for_html(article.title or article.name)}</h1>"
    facts = [article.name, article.outlet, article.published, ", ".join(article.bylines)]
    links = [_link(article.url, article.url)] if article.url else []
    yield f'<p class="facts">{" · ".join([*(for_html(fact) for fact in facts if fact), *links])}</p>'
    for line in sheet.lines:
        yield from _line(line)
    if sheet.others:
        yield "<section><h2>The article as a whole</h2>"
        yield f"<ul>{''.join(_finding(each) for each in sheet.others)}</ul></section>"


def _line(line: SheetLine) -> Iterator[str]:
    yield f"<section><h2>{line.number}. {line.attribution.kind.value} ({line.place})</h2>"
    yield f"<blockquote>{for_html(line.words)}</blockquote>"
    yield f"<dl><dt>Source</dt><dd>{for_html(line.source)}</dd>"
    if line.hands:
        yield f"<dt>Through</dt><dd>{for_html(' → '.join(line.hands))}</dd>"
    if line.elsewhere:
        yield f"<dt>Also in</dt><dd>{'<br>'.join(_elsewhere(each) for each in line.elsewhere)}</dd>"
    boxes = [f'<li><label><input type="checkbox">{for_html(step)}</label></li>' for step in line.steps]
    boxes += [_finding(each) for each in line.findings]
    yield f"</dl><ul>{''.join(boxes)}</ul></section>"


def _elsewhere(each: Evidence) -> str:
    told = ", ".join(part for part in (each.outlet or each.article, (each.published or "")[:10]) if part)
    return f"{_link(told, each.url)}: “{for_html(each.words)}”"


def _link(words: str, url: str | None) -> str:
    address = web_address(url) if url else None
    if address is None:
        return for_html(words)
    return f'<a href="{for_html(address)}" rel="noopener noreferrer">{for_html(words)}</a>'


def _finding(finding: Finding) -> str:
    told = f'<span class="finding">{finding.code} {for_html(finding.message)}</span>. {for_html(finding.advice)}'
    return f'<li><label><input type="checkbox">{told}</label></li>'
