"""`quotetrack graph`: the graph of who said what, for whom and through whom, as a file."""

from __future__ import annotations

import sys
import warnings
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from quotetrack.cli.commands import COMMANDS
from quotetrack.cli.database import database_option
from quotetrack.cli.exit_codes import ExitCode
from quotetrack.cli.graph_options import check_projection, to_filter, view_options
from quotetrack.cli.graph_view import read_graph, view_graph
from quotetrack.cli.organizations import organizations_option
from quotetrack.cli.talk import say

if TYPE_CHECKING:
    import networkx as nx

__all__ = ["graph"]

FORMATS = ("json", "graphml", "gexf", "cytoscape", "dot", "csv", "ftm", "svg", "html")

ENDINGS = {"cyjs": "cytoscape", "gv": "dot", "ftm.json": "ftm", "ftm.jsonl": "ftm"}
"""Endings of file names that say a format and are not its name."""


@click.command(short_help=COMMANDS["graph"])
@click.argument("inputs", metavar="[INPUT...]", nargs=-1)
@database_option
@organizations_option
@click.option(
    "--format",
    "format_",
    type=click.Choice(FORMATS),
    help="How to write it; from the ending of the output's name if that says so, else json.",
)
@click.option("-o", "--output", metavar="FILE", default="-", show_default=True, help="Where to; - is standard output.")
@view_options
@click.pass_context
def graph(
    ctx: click.Context,
    /,
    *,
    inputs: tuple[str, ...],
    db: str,
    format_: str | None,
    output: str,
    projection: str | None,
    statement: str | None,
    **options: Any,
) -> None:
    """Export the graph of who said what, for whom and through whom.

    From the database, or from inputs that are read now and not stored.
    Nodes are speakers, organisations, agencies, outlets, articles and statements; docs/graph.md explains them.
    csv is two files: for NAME.csv, NAME.nodes.csv and NAME.edges.csv.
    The same records give the same bytes. An output file is replaced when the new one is complete, or not at all.
    Filters leave a graph of its own, counted anew; projections answer one question with it.
    No statement in any article, or nothing that is left, is exit code 1.
    """
    format_ = format_ or format_of(output)
    if format_ == "csv" and output == "-":
        raise click.UsageError("csv is two files, nodes and edges; give -o NAME.csv")
    check_projection(projection, statement)
    wanted = to_filter(options)
    read = read_graph(ctx, inputs, db, wanted, statement)
    if statement is not None and read.statement is None:
        say(f"there is no statement “{statement}”; `quotetrack report --by statement` shows ids, four digits will do")
        ctx.exit(ExitCode.FAILED if read.refused else ExitCode.NOTHING_FOUND)
    if not read.graph:
        say("there is no article to make a graph of; give inputs, or `quotetrack add` some")
    shown = view_graph(read, wanted, projection)
    if shown:
        write(shown, output, format_)
    if read.refused:
        ctx.exit(ExitCode.FAILED)
    if not shown or not any(node.startswith("statement:") for node in read.graph):
        ctx.exit(ExitCode.NOTHING_FOUND)


def format_of(output: str) -> str:
    """The format that the ending of a file's name says; `json` for standard output and names without an ending.

    Raises:
        click.UsageError: The ending is not one of ours.
    """
    endings = [suffix.removeprefix(".").lower() for suffix in Path(output).suffixes[-2:]]
    if not endings:
        return FORMATS[0]
    for ending in (".".join(endings), endings[-1]):
        if ending in FORMATS or ending in ENDINGS:
            return ENDINGS.get(ending, ending)
    raise click.UsageError(f"got the output {output}, whose ending says no format; give --format {'|'.join(FORMATS)}")


def write(built: nx.MultiDiGraph[str], output: str, format_: str) -> None:
    """Write a graph to a file or stdout, and tell on stderr what had to be replaced."""
    from quotetrack.graph import write_graph

    with warnings.catch_warnings(record=True) as told:
        warnings.simplefilter("always")
        # UTF-8 whatever the terminal's encoding: these are files, and say so in their first line.
        write_graph(built, sys.stdout.buffer if output == "-" else output, format=format_)
    for warning in told:
        say(str(warning.message))
