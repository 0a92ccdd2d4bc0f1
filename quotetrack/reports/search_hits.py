"""The hits of a search: on a terminal one under the other, in a pipe a line each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from quotetrack.graph.identity import shorten
from quotetrack.output.console import PIECE_STYLES, join_texts, literal
from quotetrack.output.files import LIST_SEPARATOR
from quotetrack.output.layout import INDENT_BELOW, Column, print_lines
from quotetrack.records import AttributionClass
from quotetrack.reports.hits import FoundBy, Hit
from quotetrack.statements import (
    ADDED,
    LEFT_OUT,
    SAME,
    Concern,
    Difference,
    Grade,
    find_pieces,
    mark_changes,
    mark_pieces,
    read_keys,
    read_words,
)
from quotetrack.text.sanitize import for_terminal

__all__ = ["print_hits"]

PIPE_COLUMNS = tuple(
    Column(head) for head in ("agrees", "speaker", "outlet", "published", "through", "also in", "article", "said")
)
INDENT = 3
CONTEXT = 160
"""Characters of the page shown before and behind the words that were typed."""
MOST_OUTLETS = 8
"""Outlets that are named on a terminal."""


def print_hits(console: Console, typed: str, hits: Sequence[Hit]) -> None:
    """Print the hits: who, where, through whom, and the words with what differs from those typed.

    The console is one of `make_console`. A terminal shows marks and capitals as the page has them, and shortens what
    stands before and behind the words; a pipe gets everything, one line a hit.
    """
    if not console.is_terminal:
        print_lines(console, PIPE_COLUMNS, ([for_terminal(cell) for cell in _tool_row(hit)] for hit in hits))
        return
    keys = frozenset(read_keys(typed))
    indent = INDENT if console.width >= INDENT_BELOW else 0
    for number, hit in enumerate(hits, start=1):
        lines = _lines(hit, keys)
        head = join_texts([literal(f"{number}."), next(lines)], " ")
        console.print(head)
        for line in lines:
            console.print(Padding(line, (0, 0, 0, indent)))
        console.print()


def _tool_row(hit: Hit) -> Iterator[str]:
    yield f"{hit.agreeing}/{hit.typed}"
    yield hit.speaker or ""
    yield hit.article.outlet or ""
    yield hit.article.published or ""
    yield LIST_SEPARATOR.join(dict.fromkeys(name for name, _ in hit.carriers))
    yield LIST_SEPARATOR.join(hit.also_in)
    yield hit.attribution.article
    yield mark_changes(hit.difference) if hit.difference is not None else hit.wording


def _lines(hit: Hit, keys: frozenset[str]) -> Iterator[Text]:
    who = [literal(hit.speaker, "bold") if hit.speaker else literal("nobody named", "dim italic")]
    if more := hit.affiliation:
        who.append(literal(more, "dim"))
    yield join_texts(who, ", ")
    yield _said(hit, keys)
    if hit.agreeing > hit.typed / 2:  # of what is hardly alike everything is at risk
        yield from (literal(_tell(each), "yellow") for each in hit.concerns if not each.is_information)
    facts = [hit.article.outlet or hit.attribution.article, hit.article.published, _through(hit), _agreement(hit)]
    yield join_texts([literal(fact, "dim") for fact in facts if fact], " · ")
    if len(hit.places) > 1:
        yield literal(f"also in: {_also_in(hit)}", "dim")


def _said(hit: Hit, keys: frozenset[str]) -> Text:
    said = _show_words(hit.wording, keys) if hit.difference is None else _mark(hit.difference)
    return join_texts([Text("“"), said, Text("”")], "") if hit.is_quoted else said


def _show_words(wording: str, keys: frozenset[str]) -> Text:
    """The page's words from near the first one that was typed, those that were typed standing out."""
    words = [word for word in read_words(wording) if word.key in keys]
    if not words:
        return literal(shorten(wording, 2 * CONTEXT))
    first = at = words[0].start
    shown = [literal(_cut_before(wording[:first]))]
    for word in words:
        if word.end - first <= CONTEXT:
            shown += [literal(wording[at : word.start]), literal(word.text, "bold")]
            at = word.end
    return join_texts([*shown, literal(_cut_behind(wording[at:]))], "")


def _mark(difference: Difference) -> Text:
    """The page's words, what differs marked with signs and colours; what it has before and behind them is shortened."""
    pieces = find_pieces(difference)
    shown = []
    for place, (piece, marked) in enumerate(zip(pieces, mark_pieces(difference), strict=True)):
        is_first = place == 0
        is_last = place == len(pieces) - 1 and (is_first or pieces[place - 1].kind == SAME)
        if piece.grade is Grade.PUNCTUATION:  # marks and capitals as the page has them: nobody remembers those
            shown.append(literal("" if piece.kind == LEFT_OUT else piece.text))
        elif piece.kind == ADDED and (is_first or is_last):
            # Nobody types the whole of it: what comes before and after is no alteration.
            shown.append(literal(_cut_before(piece.text) if is_first else _cut_behind(piece.text), "dim"))
        else:
            shown.append(literal(marked.text, PIECE_STYLES[piece.kind]))
    return join_texts(shown, "")


def _cut_before(text: str) -> str:
    if len(text) <= CONTEXT:
        return text
    return "… " + text[-CONTEXT:].partition(" ")[2]


def _cut_behind(text: str) -> str:
    return text if len(text) <= CONTEXT else text[:CONTEXT].rpartition(" ")[0] + " …"


def _tell(concern: Concern) -> str:
    typed = f"you have `{concern.old}`" if concern.old else "you have nothing"
    page = f"the page `{concern.new}`" if concern.new else "the page nothing"
    return f"! {concern.touch.value}: {typed}, {page}"


def _through(hit: Hit) -> str:
    hands: dict[str, list[str]] = {}
    for name, basis in hit.carriers:
        hands.setdefault(name, []).append(basis)
    return "through " + ", ".join(f"{name} ({'+'.join(bases)})" for name, bases in hands.items()) if hands else ""


def _agreement(hit: Hit) -> str:
    kind = hit.attribution.kind.value
    category = hit.attribution.category
    if category is not AttributionClass.STATEMENT:
        kind += f", {category.value}"
    return kind if hit.found_by is FoundBy.WORDS else f"{kind} · {hit.agreeing} of your {hit.typed} words"


def _also_in(hit: Hit) -> str:
    named = hit.also_in[:MOST_OUTLETS]
    more = [f"{len(hit.also_in) - len(named)} more"] if len(hit.also_in) > len(named) else []
    outlets = f"{len(hit.outlets)} outlet{'s' * (len(hit.outlets) != 1)}"
    return f"{', '.join([*named, *more])} ({len(hit.places)} articles, {outlets})"
