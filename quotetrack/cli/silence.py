"""`quotetrack silence`: findings that somebody has looked at, with a reason and an author."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from quotetrack.cli.commands import COMMANDS
from quotetrack.cli.database import database_option
from quotetrack.cli.decisions import author_option
from quotetrack.cli.exit_codes import ExitCode
from quotetrack.cli.silences import append_silence, read_silence_file, read_silences
from quotetrack.cli.talk import say

__all__ = ["silence"]

_FILE = click.option(
    "--file", "file", metavar="FILE", help="Keep it in a TOML file (quotetrack.toml), not in the database."
)


@click.group(short_help=COMMANDS["silence"])
def silence() -> None:
    """Keep findings of `quotetrack check` quiet that somebody has looked at, with a reason and an author."""


@silence.command(short_help="Silence a check for some words, an article, or both.")
@click.argument("code")
@click.argument("words", default="")
@click.option("--article", metavar="INPUT", default="", help="Only there: an input, or a pattern (drafts/*.txt).")
@click.option("--reason", metavar="WORDS", required=True, help="Why, for those who read it later.")
@author_option
@_FILE
@database_option
def add(code: str, words: str, article: str, reason: str, author: str, file: str | None, db: str) -> None:
    """Silence a check for some words, an article, or both.

    CODE is a check's code or name, WORDS are the words that the finding shows.
    The database keeps it, or with --file a TOML file of `[[silence]]` blocks: `quotetrack.toml` in the working folder
    is read by `quotetrack check` without being named.
    """
    from quotetrack.checks import Silence, find_check
    from quotetrack.store import Store

    code = find_check(code).code
    words = " ".join(words.split())
    if not words and not article:
        raise click.UsageError(f"got {code} alone; give WORDS or --article, or `quotetrack check --ignore {code}`")
    if file is not None:
        append_silence(Path(file), Silence(code, reason, author, words, article, date.today().isoformat()))
        say(f"{file}: {code} is silent for {words or article}")
        return
    with Store(db) as store:
        key = store.add_silence(code=code, words=words, article=article, reason=reason, author=author)
    say(f"silence {key}: {code} is silent for {words or article}")


@silence.command("list", short_help="Show what is silent, by whom and why.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON lines.")
@click.option("--file", "file", metavar="FILE", help="Those of a TOML file; else of the database.")
@database_option
@click.pass_context
def list_(ctx: click.Context, as_json: bool, file: str | None, db: str) -> None:
    """Show what is silent, by whom and why. Nothing to show is exit code 1."""
    from quotetrack.checks.output.silences import write_silences
    from quotetrack.store import Store

    if file is not None:
        silences = read_silence_file(Path(file))
    else:
        with Store(db, readonly=True) as store:
            silences = read_silences(store)
    write_silences(silences, as_json=as_json)
    if not silences:
        say("nothing is silent")
        ctx.exit(ExitCode.NOTHING_FOUND)


@silence.command(short_help="End a silence of the database.")
@click.argument("number", type=int)
@author_option
@database_option
def end(number: int, author: str, db: str) -> None:
    """End a silence of the database, by the number that `list` shows; one in a file is deleted there."""
    from quotetrack.store import Store

    with Store(db) as store:
        store.end_silence(number, author=author)
    say(f"silence {number} ended")
