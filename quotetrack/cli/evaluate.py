"""`quotetrack evaluate`: score records against gold."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import click

from quotetrack.cli.commands import COMMANDS
from quotetrack.cli.exit_codes import ExitCode
from quotetrack.cli.talk import say

if TYPE_CHECKING:
    from quotetrack.errors import InputError
    from quotetrack.evaluate import Evaluation, Gold, Predictions

__all__ = ["evaluate"]

FORMATS = ("table", "json", "markdown")
GOLD_FORMATS = ("polnear", "brat", "records")

Event = TypeVar("Event")


def _check_day(ctx: click.Context, parameter: click.Parameter, value: str | None) -> date | None:
    if value is None:
        return None
    try:
        return date.fromisoformat(value)
    except ValueError as error:
        raise click.BadParameter(f"got {value!r}, want a day (2024-03-05)") from error


@click.command(short_help=COMMANDS["evaluate"])
@click.argument("gold", metavar="GOLD...", nargs=-1, required=True)
@click.option(
    "--records",
    "records_file",
    metavar="FILE",
    type=click.Path(path_type=Path),
    help="Score the records of this JSON lines file, of quotetrack or another tool, instead of reading the gold's "
    "texts now.",
)
@click.option(
    "--gold-format",
    type=click.Choice(GOLD_FORMATS),
    help="How the gold is written; seen from what is in it by default.",
)
@click.option(
    "--format", "format_", type=click.Choice(FORMATS), default="table", show_default=True, help="How to print."
)
@click.option("--json", "format_", flag_value="json", help="Short for --format json.")
@click.option("--misses", is_flag=True, help="List what was missed, is extra or has something wrong in it.")
@click.option(
    "--floors",
    "floors_file",
    metavar="FILE",
    type=click.Path(path_type=Path),
    help="Exit with 1 when a figure is below its floor in this TOML file.",
)
@click.option("--raise-floors", is_flag=True, help="Write the floors up to the figures, where those are higher.")
@click.option(
    "--lower-floors",
    "why",
    metavar="SENTENCE",
    help="Write the floors down to the figures, where those are lower; the sentence says why and is kept beside each.",
)
@click.option("--date", "day", metavar="DATE", callback=_check_day, help="The day to write beside it; today's if none.")
@click.pass_context
def evaluate(
    ctx: click.Context,
    /,
    *,
    gold: tuple[str, ...],
    records_file: Path | None,
    gold_format: str | None,
    format_: str,
    misses: bool,
    floors_file: Path | None,
    raise_floors: bool,
    why: str | None,
    day: date | None,
) -> None:
    """Score records against gold, and hold figures above their floors.

    GOLD is what people marked: PolNeAR's JSON lines, a folder of brat's .txt and .ann files, or record gold (gold.json
    with its texts beside it). quotetrack reads its texts, or --records brings the records of any tool.
    Figures are percentages, with 95 % intervals; docs/accuracy.md says what each counts.
    A figure below its floor is exit code 1.
    """
    if floors_file is None and (raise_floors or why is not None):
        raise click.UsageError("--raise-floors and --lower-floors change a file of floors; give it with --floors FILE")
    if why is not None and not why.strip():
        raise click.BadParameter("say in a sentence why the figures may be lower", param_hint="--lower-floors")
    from quotetrack.evaluate import GoldFormat, open_floors, read_gold, settle_floors
    from quotetrack.evaluate import evaluate as score

    today = day or date.today()
    wanted = read_gold(gold, format_=None if gold_format is None else GoldFormat(gold_format))
    for note in wanted.notes:
        say(note)
    floors = None
    if floors_file is not None:
        floors = open_floors(floors_file, gold=wanted.sha256, raising=raise_floors, why=why, day=today)
    predictions, refused = _find_predictions(wanted, records_file)
    evaluation = score(wanted, predictions)
    write_evaluation(evaluation, format_, misses=misses)
    if refused:
        ctx.exit(ExitCode.FAILED)  # before any floor is moved: the figures are not those of all texts
    if floors_file is not None and floors is not None:
        figures = {name: figure.value for name, figure in evaluation.figures().items()}
        breaches = settle_floors(floors_file, floors, figures, raising=raise_floors, why=why, day=today)
        for breach in breaches:
            say(f"{floors_file}: {breach}")
        if breaches:
            ctx.exit(ExitCode.NOTHING_FOUND)


def _find_predictions(gold: Gold, records_file: Path | None) -> tuple[Predictions, list[InputError]]:
    """The records of a file, or those that quotetrack finds now; each text that cannot be read is told on stderr."""
    from quotetrack.evaluate import read_predictions, read_texts

    if records_file is not None:
        return read_predictions(records_file, {article.key for article in gold.articles}), []
    predictions, refused = read_texts(gold, watch=_watch if sys.stderr.isatty() else None)
    for refusal in refused:
        say(str(refusal))
    return predictions, refused


def _watch(events: Iterable[Event], inputs: tuple[str, ...]) -> Iterable[Event]:
    from quotetrack.cli.progress import show_progress

    return show_progress(events, inputs)


def write_evaluation(evaluation: Evaluation, format_: str, *, misses: bool) -> None:
    """Print an evaluation on stdout as `table`, `json` or `markdown`."""
    from quotetrack.evaluate.show import print_evaluation, write_json, write_markdown

    if format_ == "table":
        from quotetrack.output.console import make_console

        print_evaluation(make_console(), evaluation, misses=misses)
    elif format_ == "json":
        write_json(evaluation, sys.stdout, misses=misses)
    else:
        write_markdown(evaluation, sys.stdout, misses=misses)
