"""`quotetrack show`: one statement with its wordings, carriers and origins, or one article with what is said in it."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from quotetrack.cli.commands import COMMANDS
from quotetrack.cli.database import database_option
from quotetrack.cli.exit_codes import ExitCode
from quotetrack.cli.talk import say
from quotetrack.cli.which_statement import refuse_ambiguous
from quotetrack.errors import StoreError

if TYPE_CHECKING:
    from quotetrack.pipeline import FoundStatement
    from quotetrack.store import Store

__all__ = ["show"]

SHOWN = 5
"""Articles that an error lists at most."""


@click.command(short_help=COMMANDS["show"])
@click.argument("what", metavar="STATEMENT|ARTICLE")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@database_option
@click.pass_context
def show(ctx: click.Context, what: str, as_json: bool, db: str) -> None:
    """Show one statement: its wordings, who carried it, since when, and its origins; or one article.

    STATEMENT is the id of a statement that `quotetrack report --by statement` shows, the id of any attribution of it,
    or the first digits of either, four or more.
    ARTICLE is an input's name, the address of its page, or its id; it is shown with who said what in it.
    Wordings are compared with the longest: [-this-] is left out, {+this+} is there in its place.
    Nothing of that name is exit code 1.
    """
    from quotetrack.pipeline import find_statement
    from quotetrack.store import Store

    with Store(db, readonly=True) as store:
        found = find_statement(store, what)
        refuse_ambiguous(what, found)
        if found:
            _show_statements(found, as_json=as_json)
        elif not _show_article(store, what, as_json=as_json):
            say(
                f"nothing is called “{what}” here; give the id of a statement or of an attribution (four of its digits "
                "will do), or the name, address or id of an article"
            )
            ctx.exit(ExitCode.NOTHING_FOUND)


def _show_statements(found: list[FoundStatement], *, as_json: bool) -> None:
    from quotetrack.output.console import make_console
    from quotetrack.reports.statement_page import print_statement, write_statement_json

    if as_json:
        write_statement_json(found, sys.stdout)
        return
    console = make_console()
    for place, (statement, origins) in enumerate(found):
        if place:
            console.print()
        print_statement(console, statement, origins)


def _show_article(store: Store, what: str, *, as_json: bool) -> bool:
    """Show the article of a name, address or id; False where there is none."""
    from quotetrack.cli.formats import write_results
    from quotetrack.pipeline import ReadResult

    ids = store.find_articles(what)
    if len(ids) > 1:
        more = f"; and {len(ids) - SHOWN} more" if len(ids) > SHOWN else ""
        raise StoreError(f"“{what}” is {len(ids)} articles: {', '.join(ids[:SHOWN])}{more}; give the id of one")
    found = store.read_article(ids[0]) if ids else None
    if found is None:
        return False
    reading = ReadResult(found[0], tuple(found[1]))
    write_results([reading], "json" if as_json else "table", with_articles=True, raw_csv=False)
    return True
