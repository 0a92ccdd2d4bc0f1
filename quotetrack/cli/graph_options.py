"""Which part of a graph is wanted: the options of `quotetrack graph`, and the word where they leave nothing."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

import click

from quotetrack.cli.filters import filter_options
from quotetrack.graph.kinds import EdgeKind, NodeKind

if TYPE_CHECKING:
    from quotetrack.graph import GraphFilter
    from quotetrack.store import Filters

__all__ = ["check_projection", "name_emptying_filter", "to_filter", "to_store_filters", "view_options"]

WAY = "way"
PROJECTIONS = ("speakers-organizations", "organizations-carriers", "outlets", "relays", WAY)

_OPTIONS = (
    click.option(
        "--project",
        "projection",
        type=click.Choice(PROJECTIONS),
        help="Only who speaks for whom, through whose hands a body's words come, which outlets draw on the same "
        "sources, who has it from whom, or how one statement came to each page.",
    ),
    click.option("--statement", metavar="ID", help="With --project way: the statement, as `quotetrack show` takes it."),
    click.option(
        "--min-count",
        type=click.IntRange(min=1),
        default=1,
        help="Only speakers, organisations, agencies and outlets that have a part in so many statements or more.",
    ),
    click.option(
        "--min-weight", type=click.IntRange(min=1), default=1, help="Only edges that count for so much or more."
    ),
    click.option(
        "--kind",
        "kinds",
        type=click.Choice(list(map(str, NodeKind))),
        multiple=True,
        help="Only these nodes; repeatable.",
    ),
    click.option(
        "--edge-kind",
        "edge_kinds",
        type=click.Choice(list(map(str, EdgeKind))),
        multiple=True,
        help="Only these edges; repeatable.",
    ),
)

_OPTION_OF = {
    "speakers": "--speaker",
    "organizations": "--org",
    "carriers": "--carrier",
    "outlets": "--outlet",
    "since": "--since",
    "until": "--until",
    "min_count": "--min-count",
    "min_weight": "--min-weight",
    "kinds": "--kind",
    "edge_kinds": "--edge-kind",
}
_AT_ONCE = ("since", "until", "anonymous")


def view_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """The options that `to_filter` reads, handed to the command under their names there."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return filter_options(command)


def to_filter(wanted: Mapping[str, Any]) -> GraphFilter:
    """What the options ask for."""
    from quotetrack.graph import GraphFilter

    names = {field: wanted[_OPTION_OF[field][2:]] for field in ("speakers", "carriers", "outlets")}
    names["organizations"] = wanted["organization"]
    return GraphFilter(
        **{field: () if name is None else (name,) for field, name in names.items()},
        anonymous=wanted["anonymous"],
        since=wanted["since"],
        until=wanted["until"],
        min_count=wanted["min_count"],
        min_weight=wanted["min_weight"],
        kinds=wanted["kinds"] or None,
        edge_kinds=wanted["edge_kinds"] or None,
    )


def check_projection(projection: str | None, statement: str | None) -> None:
    """Refuse a way without a statement, and a statement without a way.

    Raises:
        click.UsageError: It is so.
    """
    if (projection == WAY) != (statement is not None):
        given, missing = ("--project way", "--statement ID") if statement is None else ("--statement", "--project way")
        raise click.UsageError(f"got {given} without {missing}; give both, or neither")


def to_store_filters(wanted: GraphFilter) -> Filters:
    """What of it the database can leave out by itself, to spare memory; names are matched in the graph."""
    from quotetrack.records import AttributionClass
    from quotetrack.store import Filters

    return Filters(
        since=wanted.since, until=wanted.until, anonymous=wanted.anonymous, category=AttributionClass.STATEMENT
    )


def name_emptying_filter(left: Mapping[str, int], wanted: GraphFilter) -> str:
    """The options that leave nothing, as they were given.

    Args:
        left: How many attributions are left after each field (`count_left`).
        wanted: What was asked for.
    """
    empty = next((field for field, count in left.items() if not count), None)
    if empty is None:
        fields = ["min_weight", "kinds", "edge_kinds"]
    else:
        # The database has applied these before anybody counted, so they are told together.
        fields = list(_AT_ONCE) if empty in _AT_ONCE else [empty]
    return " ".join(word for field in fields if (word := _as_given(field, getattr(wanted, field))))


def _as_given(field: str, value: Any) -> str:
    if field == "anonymous":
        return "" if value is None else "--anonymous" if value else "--named"
    values = value if isinstance(value, tuple) else (value,)
    return " ".join(f"{_OPTION_OF[field]} {each}" for each in values if each is not None and each != 1)
