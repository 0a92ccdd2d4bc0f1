"""Which statements a command is about: the filters of `report` and `search`."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import click

__all__ = ["filter_options"]

DAY_RE = re.compile(r"[0-9]{4}(?:-[0-9]{2}(?:-[0-9]{2})?)?")


def _check_day(ctx: click.Context, parameter: click.Parameter, value: str | None) -> str | None:
    if value is not None and not DAY_RE.fullmatch(value):
        raise click.BadParameter(f"got {value!r}, want a day (2024-03-05), a month (2024-03) or a year (2024)")
    return value


_OPTIONS = (
    click.option(
        "--speaker",
        metavar="NAME",
        help="Only what speakers of this name said, under any of their names; some words of it will do.",
    ),
    click.option(
        "--org",
        "organization",
        metavar="NAME",
        help="Only what was said for this organisation, by any of its names or acronyms; some words of it will do.",
    ),
    click.option(
        "--carrier", metavar="NAME", help="Only what came through this agency or outlet, by any of its names."
    ),
    click.option("--outlet", metavar="NAME", help="Only what this outlet published, by any of its names."),
    click.option("--anonymous/--named", default=None, help="Only unnamed speakers, or none of them."),
    click.option(
        "--since", metavar="DATE", callback=_check_day, help="Only articles of this day, month or year and after."
    ),
    click.option("--until", metavar="DATE", callback=_check_day, help="Only articles up to this day, month or year."),
)


def filter_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """The options of a `Selection`, handed to the command under the names of its fields."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command
