"""`quotetrack search`: who said these words, or something like them."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from quotetrack.cli.commands import COMMANDS
from quotetrack.cli.database import database_option
from quotetrack.cli.exit_codes import ExitCode
from quotetrack.cli.filters import filter_options
from quotetrack.cli.format_options import format_options
from quotetrack.cli.organizations import organizations_option
from quotetrack.cli.talk import say, tell_missing_index

if TYPE_CHECKING:
    from quotetrack.reports.hits import Hit

__all__ = ["search"]


@click.command(short_help=COMMANDS["search"])
@click.argument("words", nargs=-1, required=True)
@database_option
@organizations_option
@filter_options
@click.option(
    "--limit", type=click.IntRange(min=1), default=20, show_default=True, help="Show so many at most, the best ones."
)
@format_options
@click.pass_context
def search(
    ctx: click.Context,
    /,
    *,
    words: tuple[str, ...],
    db: str,
    limit: int,
    format_: str,
    raw_csv: bool,
    **wanted: str | bool | None,
) -> None:
    """Find who said some words, or a quotation, however well remembered.

    Give a few words (those in quotation marks stand together), or all you remember of a quotation, wrong or cut.
    What has the words in your order comes first, with what differs marked: [-yours-]{+the page's+}; then what has all
    of the words anywhere.
    One wording of one speaker is shown once, with the outlets that have it.
    Nothing that matches is exit code 1.
    """
    from quotetrack.pipeline.searching import cut_words
    from quotetrack.pipeline.searching import search as find
    from quotetrack.reports import Selection
    from quotetrack.reports.hits import FoundBy
    from quotetrack.store import Store

    typed = " ".join(words)
    looked_for = cut_words(typed)
    with Store(db, readonly=True) as store:
        hits = find(store, looked_for, limit=limit, selection=Selection(category=None, **wanted))  # type: ignore[arg-type] # click hands over what its options say
        tell_missing_index(store)
    if len(looked_for) < len(typed):
        say("that is a lot of text; its first 1,000 words were looked for")
    if not hits:
        filtered = "of what the filters leave, " if any(value is not None for value in wanted.values()) else ""
        say(f"{filtered}nothing has these words; try fewer or rarer ones, or `quotetrack add` more articles")
        ctx.exit(ExitCode.NOTHING_FOUND)
    if hits[0].found_by is FoundBy.SOME_WORDS:
        say("nothing has all of these words; shown is what comes nearest")
    _write_hits(typed, hits, format_, raw_csv=raw_csv)


def _write_hits(typed: str, hits: list[Hit], format_: str, *, raw_csv: bool) -> None:
    from quotetrack.reports.search_files import write_hits_csv, write_hits_json, write_hits_jsonl

    if format_ == "table":
        from quotetrack.output.console import make_console
        from quotetrack.reports.search_hits import print_hits

        print_hits(make_console(), typed, hits)
    elif format_ == "csv":
        write_hits_csv(hits, sys.stdout, raw=raw_csv)
    elif format_ == "json":
        write_hits_json(typed, hits, sys.stdout)
    else:
        write_hits_jsonl(hits, sys.stdout)
