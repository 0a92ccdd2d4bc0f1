"""`quotetrack add`: read inputs into the database."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

import click

from quotetrack.cli.commands import COMMANDS
from quotetrack.cli.database import database_option
from quotetrack.cli.exit_codes import ExitCode
from quotetrack.cli.inputs import InputOptions, input_options
from quotetrack.cli.organizations import organizations_option
from quotetrack.cli.talk import say
from quotetrack.errors import InputError

if TYPE_CHECKING:
    from quotetrack.pipeline import Added, Summary

__all__ = ["add"]


@click.command(short_help=COMMANDS["add"])
@input_options
@organizations_option
@database_option
@click.pass_context
def add(ctx: click.Context, /, *, db: str, **given: Any) -> None:
    """Read inputs into the database.

    An INPUT is a file, a folder, a pattern, or - for standard input: plain text, HTML, or JSON lines.
    What is in the database already is not read again, so the same command run twice adds nothing, and a run that was
    interrupted goes on where it stopped. What could not be read is told on standard error, kept in the database with
    its reason, and makes the exit code 2.
    """
    from quotetrack.pipeline import iter_add, summarize
    from quotetrack.store import Store

    options = InputOptions(**given)
    fields = options.field_map()
    with Store(db) as store:
        events = iter_add(options.inputs, store, fields=fields, edit=options.editor())
        if sys.stderr.isatty():
            from quotetrack.cli.progress import show_progress

            events = show_progress(events, options.inputs)
        summary = summarize(_tell_refusals(events))
    say(format_summary(summary, db))
    if summary.refused:
        ctx.exit(ExitCode.FAILED)


def format_summary(summary: Summary, db: str) -> str:
    """What a run did, in one line."""
    counts = [f"{_count(summary.added, 'article')} added", f"{summary.unchanged} unchanged"]
    if summary.reread:
        counts.append(f"{summary.reread} read again")
    counts += [f"{len(summary.refused)} refused", f"{_count(summary.attributions, 'attribution')} written"]
    return f"{db}: {', '.join(counts)}"


def _tell_refusals(events: Iterable[Added | InputError]) -> Iterator[Added | InputError]:
    for event in events:
        if isinstance(event, InputError):
            say(str(event))
        yield event


def _count(n: int, noun: str) -> str:
    return f"{n} {noun}" if n == 1 else f"{n} {noun}s"
