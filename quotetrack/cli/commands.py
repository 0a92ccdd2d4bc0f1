"""The commands, as a list to read from top to bottom, and the group that imports each only when it is called.

The summaries stand here and not only in the commands, so that `quotetrack --help` need not import them; a test
compares the two.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from typing import Any

import click

__all__ = ["COMMANDS", "LazyGroup", "OutputClosedError"]

COMMANDS = {
    "extract": "Print who said what in some inputs; store nothing.",
    "add": "Read inputs into the database.",
    "report": "Show who said what, from the database.",
    "show": "Show one statement across articles, or one article with who said what.",
    "search": "Find who said some words, or a quotation, however well remembered.",
    "check": "Find what to check about the sources of articles.",
    "graph": "Export the graph of who said what, for whom and through whom.",
    "speaker": "Decide which speakers of several articles are one person.",
    "org": "Add organisations, and decide which of several articles are one body.",
    "statement": "Decide which quotations of several articles are one statement.",
    "silence": "Keep findings quiet that somebody has looked at, with a reason.",
    "evaluate": "Score records against gold, and hold figures above their floors.",
}
"""Each command `NAME` is the click command `NAME` in `quotetrack/cli/NAME.py`."""


class OutputClosedError(Exception):
    """Whoever read our output has gone away (`| head`): nothing is wrong, there is nobody left to write for."""


class LazyGroup(click.Group):
    """The commands of `COMMANDS`, each imported when it is called or its own help is asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = getattr(import_module(f"quotetrack.cli.{cmd_name}"), cmd_name)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))

    def make_context(self, *args: Any, **kwargs: Any) -> click.Context:
        with _keep_broken_pipe():  # help and version print from here
            return super().make_context(*args, **kwargs)

    def invoke(self, ctx: click.Context) -> Any:
        with _keep_broken_pipe():
            return super().invoke(ctx)


@contextmanager
def _keep_broken_pipe() -> Iterator[None]:
    # click ends the program with 1 on a BrokenPipeError, which in our table of exit codes means "nothing found".
    try:
        yield
    except BrokenPipeError as error:
        raise OutputClosedError from error
    except SystemExit as error:
        # So does rich, by way of this exception.
        if isinstance(error.__context__, BrokenPipeError):
            raise OutputClosedError from error
        raise
