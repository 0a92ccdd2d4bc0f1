"""The arguments that every command which reads inputs takes, and what they say in the terms of the rooms below."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, fields, replace
from typing import TYPE_CHECKING, Any, TypeVar

import click

from quotetrack.records import InputDocument

if TYPE_CHECKING:
    from quotetrack.articles import FieldMap

__all__ = ["InputOptions", "input_options"]

Command = TypeVar("Command", bound=Callable[..., Any])


@dataclass(frozen=True, slots=True)
class InputOptions:
    """What to read and what the caller knows about it.

    Attributes:
        inputs: Files, folders, patterns, or `-`.
        field: `NAME=KEY` pairs for JSON lines dumps.
        outlet, date: Facts about every document, over what the page says.
        url: The address of the one document.
    """

    inputs: tuple[str, ...]
    field: tuple[str, ...] = ()
    outlet: str | None = None
    url: str | None = None
    date: str | None = None

    def field_map(self) -> FieldMap:
        """Which fields of a dump hold what.

        Raises:
            click.BadParameter: A pair is not `NAME=KEY`, or there is no such name.
        """
        from quotetrack.articles import FieldMap

        names = sorted(field.name for field in fields(FieldMap))
        keys = {}
        for pair in self.field:
            name, _, key = pair.partition("=")
            if name not in names or not key:
                raise click.BadParameter(
                    f"got {pair!r}, want NAME=KEY with NAME one of {', '.join(names)}", param_hint="--field"
                )
            keys[name] = key
        return FieldMap(**keys)

    def editor(self) -> Callable[[InputDocument], InputDocument] | None:
        """The change to each document that the options ask for; None when they ask for none."""
        if self.outlet is None and self.url is None and self.date is None:
            return None
        edited: list[str] = []

        def edit(document: InputDocument) -> InputDocument:
            edited.append(document.name)
            if self.url is not None and len(edited) > 1:
                raise click.BadParameter(
                    f"{self.url} cannot be the address of both {edited[0]} and {document.name}; give one document",
                    param_hint="--url",
                )
            return replace(
                document,
                outlet=document.outlet if self.outlet is None else self.outlet,
                url=document.url if self.url is None else self.url,
                published=document.published if self.date is None else self.date,
            )

        return edit


def input_options(command: Command) -> Command:
    """Give a command the arguments of `InputOptions`, handed to it as the keyword arguments of its fields."""
    decorators: Sequence[Callable[[Command], Command]] = (
        click.argument("inputs", metavar="INPUT...", nargs=-1, required=True),
        click.option(
            "--field",
            multiple=True,
            metavar="NAME=KEY",
            help="In JSON lines, read NAME (id, title, text, outlet, date, url, author) from the field KEY "
            "(a.b: from b in a); repeatable.",
        ),
        click.option("--outlet", metavar="NAME", help="Who publishes the inputs, over what the pages say."),
        click.option("--url", metavar="URL", help="The address of the one document given."),
        click.option("--date", metavar="DATE", help="When the inputs were published, over what the pages say."),
    )
    for decorate in reversed(decorators):
        command = decorate(command)
    return command
