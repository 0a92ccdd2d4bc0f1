"""`quotetrack check`: what an editor would check about the sources of some articles."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from quotetrack.cli.check_findings import Asked, find
from quotetrack.cli.check_options import check_options
from quotetrack.cli.check_output import format_of_sheet, write_findings, write_sheets
from quotetrack.cli.commands import COMMANDS
from quotetrack.cli.database import database_option
from quotetrack.cli.exit_codes import ExitCode
from quotetrack.cli.filters import filter_options
from quotetrack.cli.organizations import organizations_option
from quotetrack.cli.talk import say

if TYPE_CHECKING:
    from quotetrack.checks import Settings

__all__ = ["check"]


@click.command(short_help=COMMANDS["check"])
@click.argument("inputs", metavar="[INPUT...]", nargs=-1)
@database_option
@organizations_option
@check_options
@filter_options
@click.pass_context
def check(
    ctx: click.Context,
    /,
    *,
    inputs: tuple[str, ...],
    db: str,
    against: str | None,
    explain: str | None,
    list_: bool,
    format_: str,
    output: str,
    raw_csv: bool,
    sheet: bool,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    severity: str | None,
    exit_zero: bool,
    config: str | None,
    **wanted: Any,
) -> None:
    """Find what to check about the sources of articles, before or after publication.

    Checks inputs, which are read now and not stored, or else the articles of the database.
    A finding says what to look at, on what it rests, and never that something is wrong; `--explain` says who asks for
    it and what it is known to get wrong.
    Filters choose findings by their articles, and by the speakers and carriers that they are about.
    With --sheet, every statement with its source, hands, other articles and what to verify, as md (default) or html.
    Findings are exit code 1.
    """
    from quotetrack.reports import Selection

    if explain is not None or list_:
        _tell(explain)
        return
    settings = read_settings(config, select, ignore, severity, exit_zero)
    form = format_of_sheet(format_) if sheet else format_
    found = find(ctx, Asked(inputs, db, against, settings, Selection(category=None, **wanted), with_sheets=sheet))
    if sheet:
        write_sheets(found.sheets, form, output)
    else:
        write_findings(found.findings, form, output, raw_csv=raw_csv)
    if not found.findings and not found.refused:
        say("nothing to check was found")
    if found.refused:
        ctx.exit(ExitCode.FAILED)
    if found.findings and not settings.exit_zero:
        ctx.exit(ExitCode.FINDINGS)


def read_settings(
    config: str | None, select: tuple[str, ...], ignore: tuple[str, ...], severity: str | None, exit_zero: bool
) -> Settings:
    """What the options say, over what the file of settings says."""
    from quotetrack.checks import Settings, Severity, find_settings_file, read_settings_file

    path = Path(config) if config is not None else find_settings_file()
    settings = read_settings_file(path) if path is not None else Settings()
    return replace(
        settings,
        select=_split(select) or settings.select,
        ignore=_split(ignore) or settings.ignore,
        severity=Severity(severity) if severity is not None else settings.severity,
        exit_zero=exit_zero or settings.exit_zero,
    )


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
