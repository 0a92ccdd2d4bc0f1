"""`quotetrack report`: who said what, counted."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from quotetrack.cli.carriage import write_carriage
from quotetrack.cli.commands import COMMANDS
from quotetrack.cli.database import database_option
from quotetrack.cli.exit_codes import ExitCode
from quotetrack.cli.figure_report import write_figures
from quotetrack.cli.filters import filter_options
from quotetrack.cli.format_options import format_options
from quotetrack.cli.organizations import organizations_option
from quotetrack.cli.records import Records, open_readings, open_records
from quotetrack.cli.statement_report import write_statements
from quotetrack.cli.talk import say

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from quotetrack.errors import InputError
    from quotetrack.records import Attribution
    from quotetrack.reports import ArticleFacts, Report, Selection

__all__ = ["report"]

STATEMENT = "statement"
GROUPINGS = ("speaker", "organization", "carrier", "outlet", "article", "anonymity", STATEMENT)
DEFAULT_GROUPINGS = ("speaker", "organization", "carrier")


def _check_event(ctx: click.Context, parameter: click.Parameter, value: str | None) -> str | None:
    if value is None:
        return None
    from quotetrack.text.figure_events import EVENTS

    if value not in EVENTS:
        raise click.BadParameter(f"got {value!r}, want one of: {', '.join(sorted(EVENTS))}")
    return value


@click.command(short_help=COMMANDS["report"])
@click.argument("inputs", metavar="[INPUT...]", nargs=-1)
@database_option
@organizations_option
@click.option(
    "--by",
    "groupings",
    type=click.Choice(GROUPINGS),
    multiple=True,
    default=DEFAULT_GROUPINGS,
    show_default=True,
    help="What to count by; repeatable. statement, alone: what stands in several outlets, most first.",
)
@click.option(
    "--min-outlets",
    type=click.IntRange(min=1),
    default=2,
    show_default=True,
    help="With --by statement: only statements in at least so many outlets.",
)
@filter_options
@click.option(
    "--carriers", "with_carriers", is_flag=True, help="Show each statement with the hands that it went through instead."
)
@click.option("--figures", "with_figures", is_flag=True, help="Show who gives which number of what instead.")
@click.option("--unattributed", is_flag=True, help="With --figures: only numbers that nobody gives.")
@click.option(
    "--event",
    metavar="EVENT",
    callback=_check_event,
    help="With --figures: only people killed, injured and so on.",
)
@format_options
@click.pass_context
def report(
    ctx: click.Context,
    /,
    *,
    inputs: tuple[str, ...],
    db: str,
    groupings: tuple[str, ...],
    with_carriers: bool,
    with_figures: bool,
    unattributed: bool,
    event: str | None,
    min_outlets: int,
    format_: str,
    raw_csv: bool,
    **wanted: str | bool | None,
) -> None:
    """Show who said what, from the database, or from inputs that are read now and not stored.

    Counts statements by speaker, organisation and carrier, most first, each with an example.
    A statement for two organisations, or through two carriers, counts in both rows.
    By outlet, also what each outlet's statements rest on: docs/measures.md explains the numbers.
    With --carriers, one line a statement: the step of each hand from mouth to page, and how it is known.
    With --by statement, one line for the same statement across articles, and its id for `quotetrack show`; filters
    choose the statements of which some appearance fits.
    With --figures, one line a number of people, money, percent and so on, those of the same thing beside each other,
    with who gives it, or nobody: docs/figures.md.
    Nothing that matches is exit code 1.
    """
    if not with_figures and (unattributed or event is not None):
        raise click.UsageError("got --unattributed or --event without --figures; add --figures")
    if with_figures and (with_carriers or set(groupings) != set(DEFAULT_GROUPINGS)):
        raise click.UsageError("got --figures beside --carriers or --by; give it alone")
    from quotetrack.reports import Grouping, Selection, note_article, summarize, takes_whole_articles
    from quotetrack.store import Filters

    selection = Selection(**wanted)  # type: ignore[arg-type] # click hands over what its options say
    filters = Filters(
        since=selection.since,
        until=selection.until,
        anonymous=selection.anonymous,
        category=selection.category,
    )
    with_aliases = selection.speaker is not None or selection.organization is not None
    if with_figures:
        with open_readings(ctx, inputs, db, with_aliases=with_aliases) as readings:
            figures = write_figures(
                readings, selection, format_, unattributed=unattributed, event=event, raw_csv=raw_csv
            )
            refused = readings.refused
        _end(ctx, figures, refused, noun="figure")
        return
    if STATEMENT in groupings:
        if with_carriers or set(groupings) != {STATEMENT}:
            raise click.UsageError("got --by statement beside --carriers or another --by; give it alone")
        with open_readings(ctx, inputs, db, with_aliases=with_aliases) as readings:
            statements = write_statements(readings, selection, format_, min_outlets=min_outlets, raw_csv=raw_csv)
            refused = readings.refused
        _end(ctx, statements, refused, "; --min-outlets 1 shows those of one outlet too" if min_outlets > 1 else "")
        return
    with open_records(ctx, inputs, db, filters=filters, with_aliases=with_aliases) as records:
        facts = {article.id: note_article(article) for article in records.articles}
        selected = _select(records, facts, selection)
        if with_carriers:
            statements = write_carriage(selected, facts, format_, raw_csv=raw_csv)
        else:
            found = summarize(
                selected,
                facts,
                [Grouping(by) for by in dict.fromkeys(groupings)],
                with_sourcing=takes_whole_articles(selection),
            )
            statements = found.statements
            if statements:
                write_report(found, format_, raw_csv=raw_csv)
                if not inputs:
                    _tell_namesakes(found)
        refused = records.refused
    _end(ctx, statements, refused)


def _end(
    ctx: click.Context, statements: int, refused: Sequence[InputError], advice: str = "", *, noun: str = "statement"
) -> None:
    """The exit code of a report of so many statements, and a word where there are none."""
    if not statements and not refused:
        say(f"no {noun} matches; try fewer filters, or `quotetrack add` more articles{advice}")
    if refused:
        ctx.exit(ExitCode.FAILED)
    if not statements:
        ctx.exit(ExitCode.NOTHING_FOUND)


def _select(records: Records, facts: dict[str, ArticleFacts], selection: Selection) -> Iterator[Attribution]:
    from quotetrack.reports import ArticleFacts, is_selected

    for attribution in records.attributions:
        known = facts.get(attribution.article_id) or ArticleFacts(attribution.article)
        if is_selected(attribution, known, selection, records.aliases):
            yield attribution


def _tell_namesakes(found: Report) -> None:
    """Say that rows of one name may be one person: they are never silently counted together, nor silently apart."""
    from quotetrack.reports import Grouping, count_namesakes

    count = count_namesakes(found.sections.get(Grouping.SPEAKER, ()))
    if count:
        names = "1 name stands" if count == 1 else f"{count} names stand"
        say(f"{names} in several rows, who may be one person; to decide: quotetrack speaker list --unsure")


def write_report(found: Report, format_: str, *, raw_csv: bool) -> None:
    """Print a report on stdout as `table`, `json`, `jsonl` or `csv`."""
    if format_ == "table":
        from quotetrack.output.console import make_console
        from quotetrack.reports.report_table import print_report

        print_report(make_console(), found)
        return
    from quotetrack.reports.report_files import write_report_csv, write_report_json, write_report_jsonl

    if format_ == "csv":
        write_report_csv(found, sys.stdout, raw=raw_csv)
    elif format_ == "json":
        write_report_json(found, sys.stdout)
    else:
        write_report_jsonl(found, sys.stdout)
