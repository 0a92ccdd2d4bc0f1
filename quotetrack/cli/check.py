"""`quotetrack check`: what an editor would check about the sources of some articles."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from quotetrack.cli.check_options import check_options
from quotetrack.cli.check_output import format_of_sheet, write_findings, write_sheets
from quotetrack.cli.commands import COMMANDS
from quotetrack.cli.database import database_option
from quotetrack.cli.exit_codes import ExitCode
from quotetrack.cli.organizations import organizations_option
from quotetrack.cli.records import open_readings
from quotetrack.cli.silences import keep_unsilenced, read_silence_files, read_silences
from quotetrack.cli.talk import say

if TYPE_CHECKING:
    from quotetrack.checks import Finding, Settings, Sheet
    from quotetrack.errors import InputError

__all__ = ["check"]


@click.command(short_help=COMMANDS["check"])
@click.argument("inputs", metavar="[INPUT...]", nargs=-1)
@database_option
@organizations_option
@check_options
@click.pass_context
def check(
    ctx: click.Context,
    /,
    *,
    inputs: tuple[str, ...],
    db: str,
    explain: str | None,
    list_: bool,
    format_: str,
    output: str,
    raw_csv: bool,
    sheet: bool,
    **given: Any,
) -> None:
    """Find what to check about the sources of articles, before or after publication.

    Checks inputs, which are read now and not stored, or else the articles of the database.
    A finding says what to look at, on what it rests, and never that something is wrong; `--explain` says who asks for
    it and what it is known to get wrong.
    With --sheet, every statement with its source, hands, other articles and what to verify, as md (default) or html.
    Findings are exit code 1.
    """
    if explain is not None or list_:
        _tell(explain)
        return
    settings = read_settings(**given)
    form = format_of_sheet(format_) if sheet else format_
    findings, refused, sheets = find(ctx, inputs, db, settings, with_sheets=sheet)
    if sheet:
        write_sheets(sheets, form, output)
    else:
        write_findings(findings, form, output, raw_csv=raw_csv)
    if not findings and not refused:
        say("nothing to check was found")
    if refused:
        ctx.exit(ExitCode.FAILED)
    if findings and not settings.exit_zero:
        ctx.exit(ExitCode.FINDINGS)


def read_settings(
    *, select: tuple[str, ...], ignore: tuple[str, ...], severity: str | None, exit_zero: bool
) -> Settings:
    """What the options say."""
    from quotetrack.checks import Settings, Severity

    return Settings(_split(select), _split(ignore), Severity(severity or Severity.INFO), exit_zero)


def find(
    ctx: click.Context, inputs: tuple[str, ...], db: str, settings: Settings, *, with_sheets: bool
) -> tuple[list[Finding], list[InputError], list[Sheet]]:
    """What is wanted of what is found in the inputs, without inputs in the database, but for what is silenced.

    And the inputs that could not be read, and the sheets, if they are wanted.
    """
    from quotetrack.checks import apply_settings, chosen_checks
    from quotetrack.pipeline import check_database, check_readings, sheet_database, sheet_readings
    from quotetrack.store import Store

    checks = chosen_checks(settings)
    if inputs:
        with open_readings(ctx, inputs, db) as readings:
            read = list(readings.readings)
            articles = [reading.article for reading in read]
            found = keep_unsilenced(check_readings(read, checks), read_silence_files(), checks, articles)
            found = list(apply_settings(found, settings))
            return found, readings.refused, list(sheet_readings(read, found)) if with_sheets else []
    with Store(db, readonly=True) as store:
        silences = [*read_silence_files(), *read_silences(store)]
        found = keep_unsilenced(check_database(store, checks), silences, checks, store.iter_articles())
        found = list(apply_settings(found, settings))
        return found, [], list(sheet_database(store, found)) if with_sheets else []


def _tell(code: str | None) -> None:
    from quotetrack.checks import CHECKS, find_check
    from quotetrack.checks.output.explain import print_checks, print_page
    from quotetrack.output.console import make_console

    if code is not None:
        print_page(make_console(), find_check(code))
    else:
        print_checks(make_console(), CHECKS.values())


def _split(given: tuple[str, ...]) -> tuple[str, ...]:
    """`--select QT101,QT2 --select QT3` as three."""
    return tuple(each for part in given for each in part.split(",") if each.strip())
