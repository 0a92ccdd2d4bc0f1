"""`quotetrack extract`: print who said what in some inputs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import click

from quotetrack.cli.commands import COMMANDS
from quotetrack.cli.exit_codes import ExitCode
from quotetrack.cli.inputs import InputOptions, input_options
from quotetrack.cli.organizations import organizations_option
from quotetrack.cli.talk import say
from quotetrack.errors import InputError
from quotetrack.records import AttributionClass

if TYPE_CHECKING:
    from quotetrack.pipeline import ReadResult

__all__ = ["extract"]

FORMATS = ("table", "json", "jsonl", "csv")


@click.command(short_help=COMMANDS["extract"])
@input_options
@organizations_option
@click.option(
    "--format", "format_", type=click.Choice(FORMATS), default="table", show_default=True, help="How to print."
)
@click.option("--json", "format_", flag_value="json", help="Short for --format json.")
@click.option("--articles", is_flag=True, help="Print each article too (json, jsonl: its record; csv: articles alone).")
@click.option(
    "--class",
    "classes",
    type=click.Choice([category.value for category in AttributionClass]),
    multiple=True,
    help="Only attributions of this class; repeatable. All by default.",
)
@click.option(
    "--min-confidence", type=click.FloatRange(0, 1), default=0.0, help="Only attributions at least this sure, 0 to 1."
)
@click.option(
    "--raw-csv", is_flag=True, help="In csv, leave cells that a spreadsheet would run as formulas as they are."
)
@click.pass_context
def extract(
    ctx: click.Context,
    /,
    *,
    format_: str,
    articles: bool,
    classes: tuple[str, ...],
    min_confidence: float,
    raw_csv: bool,
    **given: Any,
) -> None:
    """Print who said what in some inputs; store nothing.

    An INPUT is a file, a folder, a pattern, or - for standard input: plain text, HTML, or JSON lines.
    Results come article by article on standard output, in reading order; what could not be read is told on standard
    error, and makes the exit code 2. Nothing found in any input is exit code 1.
    """
    from quotetrack.cli.formats import write_results
    from quotetrack.pipeline import run

    options = InputOptions(**given)
    results = run(options.inputs, fields=options.field_map(), edit=options.editor())
    refused: list[InputError] = []
    wanted = frozenset(AttributionClass(name) for name in classes or AttributionClass)
    readings = select(tell_refusals(results, refused), wanted, min_confidence)
    n_printed = write_results(readings, format_, with_articles=articles, raw_csv=raw_csv)
    if refused:
        ctx.exit(ExitCode.FAILED)
    if not n_printed:
        ctx.exit(ExitCode.NOTHING_FOUND)


def tell_refusals(results: Iterable[ReadResult | InputError], refused: list[InputError]) -> Iterator[ReadResult]:
    """The readings among some results; each refusal is told on stderr as it comes, and kept in `refused`."""
    for result in results:
        if isinstance(result, InputError):
            refused.append(result)
            say(str(result))
        else:
            yield result


def select(
    readings: Iterable[ReadResult], wanted: frozenset[AttributionClass], min_confidence: float
) -> Iterator[ReadResult]:
    """The same readings with only the attributions of the classes wanted that are sure enough."""
    for reading in readings:
        kept = tuple(
            attribution
            for attribution in reading.attributions
            if attribution.category in wanted and attribution.confidence >= min_confidence
        )
        yield replace(reading, attributions=kept)
