"""The graph that `quotetrack graph` is asked for: read, filtered, projected; and the word where nothing is left."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

import click

from quotetrack.cli.graph_options import name_emptying_filter, to_store_filters
from quotetrack.cli.records import open_readings
from quotetrack.cli.talk import say
from quotetrack.cli.which_statement import refuse_ambiguous

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import networkx as nx

    from quotetrack.errors import InputError
    from quotetrack.graph import GraphFilter

__all__ = ["ReadGraph", "read_graph", "view_graph"]

SHOWN = 5
"""Statements that an error lists at most."""


@dataclass(frozen=True, slots=True)
class ReadGraph:
    """A graph before anything is left out, but for what the database could leave out by itself.

    Attributes:
        graph: All of it, or of the one statement that was asked for.
        aliases: Other names of speakers and organisations by id; none where no name was asked for.
        refused: Inputs that could not be read; each has been told on stderr.
        statement: The node of the statement that was asked for; None where there is none.
    """

    graph: nx.MultiDiGraph[str]
    aliases: Mapping[str, frozenset[str]] = field(default_factory=dict)
    refused: Sequence[InputError] = ()
    statement: str | None = None


def read_graph(
    ctx: click.Context, inputs: tuple[str, ...], db: str, wanted: GraphFilter, statement: str | None
) -> ReadGraph:
    """The graph of the inputs, without inputs of the database.

    Raises:
        click.UsageError: The id of a statement is the beginning of several.
        StoreError: It is so in the database.
    """
    from quotetrack.pipeline import find_statement, graph_database, graph_readings, graph_statements
    from quotetrack.store import Store

    with_aliases = bool(wanted.speakers or wanted.organizations)
    if inputs:
        with open_readings(ctx, inputs, db, with_aliases=with_aliases) as found:
            graph = graph_readings(list(found.readings))
            return ReadGraph(graph, found.aliases, found.refused, statement and _find_statement(graph, statement))
    with Store(db, readonly=True) as store:
        aliases = store.aliases() if with_aliases else {}
        if statement is None:
            return ReadGraph(graph_database(store, to_store_filters(wanted)), aliases)
        statements = find_statement(store, statement)
        refuse_ambiguous(statement, statements)
        node = f"statement:{statements[0][0].id}" if statements else None
        return ReadGraph(graph_statements(store, statements), aliases, statement=node)


def view_graph(read: ReadGraph, wanted: GraphFilter, projection: str | None) -> nx.MultiDiGraph[str]:
    """What is wanted of a graph, seen as the projection has it; where nothing is left, a word on stderr says why."""
    from quotetrack.graph import GraphFilter, count_left, filter_graph
    from quotetrack.graph.projections import PROJECTIONS, project_way

    # Filters choose attributions first; weight and kinds are asked of the picture.
    chosen = replace(wanted, min_weight=1, kinds=None, edge_kinds=None)
    left = filter_graph(read.graph, chosen, aliases=read.aliases)
    if left and projection is not None:
        left = project_way(left, read.statement) if read.statement else PROJECTIONS[projection](left)
        if not left:
            say(f"nothing is left by --project {projection}: nobody here has a part in it; try fewer filters")
            return left
    shown = filter_graph(
        left, GraphFilter(min_weight=wanted.min_weight, kinds=wanted.kinds, edge_kinds=wanted.edge_kinds)
    )
    if read.graph and not shown:
        emptied_by = name_emptying_filter(count_left(read.graph, wanted, aliases=read.aliases), wanted)
        say(f"nothing is left by {emptied_by}; try fewer filters, or `quotetrack add` more articles")
    return shown


def _find_statement(graph: nx.MultiDiGraph[str], id_: str) -> str | None:
    """The node of a statement among those of inputs."""
    from quotetrack.graph.projections import find_statement_nodes

    found = find_statement_nodes(graph, id_)
    if len(found) > 1:
        shown = "; ".join(f"{node.partition(':')[2]} “{graph.nodes[node]['label']}”" for node in found[:SHOWN])
        more = f"; and {len(found) - SHOWN} more" if len(found) > SHOWN else ""
        raise click.UsageError(
            f"--statement {id_} is {len(found)} statements: {shown}{more}; give the id of the one you mean"
        )
    return found[0] if found else None
