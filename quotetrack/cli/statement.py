"""`quotetrack statement`: which quotations of several articles are one statement."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from quotetrack.cli.commands import COMMANDS
from quotetrack.cli.database import database_option
from quotetrack.cli.decisions import undo_command, writing_options
from quotetrack.cli.exit_codes import ExitCode
from quotetrack.cli.talk import say
from quotetrack.cli.which_statement import find_one_statement
from quotetrack.errors import StoreError

if TYPE_CHECKING:
    from quotetrack.statements import Appearance, Statement

__all__ = ["statement"]


@click.group(short_help=COMMANDS["statement"])
def statement() -> None:
    """Decide which quotations of several articles are one statement."""


@statement.command("list", short_help="Show what was decided.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON lines.")
@database_option
@click.pass_context
def list_(ctx: click.Context, as_json: bool, db: str) -> None:
    """Show what was decided, decisions that were undone among them.

    The statements themselves are in `quotetrack report --by statement`. Nothing to show is exit code 1.
    """
    from quotetrack.reports.identities import write_decisions
    from quotetrack.store import DecisionKind, Store

    with Store(db, readonly=True) as store:
        n_shown = write_decisions(store.decisions(DecisionKind.STATEMENT), as_json=as_json)
    if not n_shown:
        say("nothing has been decided")
        ctx.exit(ExitCode.NOTHING_FOUND)


@statement.command(short_help="Decide that several statements are one.")
@click.argument("statements", metavar="STATEMENT STATEMENT...", nargs=-1, required=True)
@writing_options
def merge(statements: tuple[str, ...], db: str, reason: str | None, author: str) -> None:
    """Decide that several statements are one.

    A STATEMENT is an id that `quotetrack report --by statement` shows, or the first digits of one.
    A decision is kept with author and date, holds when articles are read again, and can be undone.
    """
    from quotetrack.store import Store, Verdict

    if len(statements) < 2:
        raise click.UsageError("give two statements or more")
    with Store(db) as store:
        found = [find_one_statement(store, id_) for id_ in statements]
        first, *others = {_ids(each): each for each in found}.values()
        if not others:
            raise StoreError(f"these are one statement already: quotetrack show {first.id}")
        for other in others:
            sides = ((first.longest, _ids(first)), (other.longest, _ids(other)))
            key = store.decide_statements(Verdict.SAME, *sides, author=author, reason=reason)
            say(f"decision {key}: {first.id} and {other.id} are the same")


@statement.command(short_help="Decide that two statements, or parts of one, are not the same.")
@click.argument("one", metavar="STATEMENT")
@click.argument("other", metavar="[OTHER]", required=False)
@click.option("--article", "articles", metavar="INPUT", multiple=True, help="Where it is another one; repeatable.")
@writing_options
def split(one: str, other: str | None, articles: tuple[str, ...], db: str, reason: str | None, author: str) -> None:
    """Decide that two statements are different, or that one is another one in some articles.

    An INPUT is the name, address or id of an article.
    It binds: they are not merged again, by themselves or by a later decision that forgets this one.
    """
    from quotetrack.store import Store, Verdict

    if (other is None) == (not articles):
        raise click.UsageError("give a second STATEMENT, or --article for where it is another one")
    with Store(db) as store:
        first = find_one_statement(store, one)
        if other is not None:
            second = find_one_statement(store, other)
            if _ids(first) == _ids(second):
                raise StoreError(f"both are statement {first.id}; give --article for where it is another one")
            sides = ((first.longest, _ids(first)), (second.longest, _ids(second)))
            told = f"{first.id} and {second.id} are different"
        else:
            wanted = {article_id for name in articles for article_id in store.find_articles(name)}
            apart = [each for each in _everywhere(first) if each.article_id in wanted]
            rest = [each for each in _everywhere(first) if each.article_id not in wanted]
            if not apart or not rest:
                where = "in these articles only" if apart else "in none of these articles"
                raise StoreError(f"statement {first.id} stands {where}; `quotetrack show {first.id}` says where")
            sides = ((first.longest, _attributions(rest)), (apart[0].wording, _attributions(apart)))
            told = f"{first.id} is another one in {', '.join(articles)}"
        key = store.decide_statements(Verdict.DIFFERENT, *sides, author=author, reason=reason)
        say(f"decision {key}: {told}")


statement.add_command(undo_command("statement"))


def _everywhere(found: Statement) -> tuple[Appearance, ...]:
    return *found.appearances, *found.renderings


def _attributions(appearances: list[Appearance]) -> tuple[str, ...]:
    return tuple(sorted(each.attribution_id for each in appearances))


def _ids(found: Statement) -> tuple[str, ...]:
    """What a decision about a whole statement holds on to: its wordings; renderings follow them."""
    return _attributions(list(found.appearances))
