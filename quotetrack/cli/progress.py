"""A progress bar on stderr, for people who watch: how many articles, how fast, how long still."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TypeVar

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, ProgressColumn, Task, TextColumn, TimeRemainingColumn
from rich.text import Text

from quotetrack.pipeline import count_documents

__all__ = ["show_progress"]

Event = TypeVar("Event")


class _RateColumn(ProgressColumn):
    """Articles a second."""

    def render(self, task: Task) -> Text:
        speed = task.finished_speed or task.speed
        return Text("" if speed is None else f"{speed:.1f}/s", style="progress.data.speed")


def show_progress(events: Iterable[Event], inputs: Sequence[str]) -> Iterator[Event]:
    """The same events, with a bar that moves one step at each; lines printed meanwhile stand above it."""
    columns = (
        TextColumn("reading"),
        BarColumn(),
        MofNCompleteColumn(),
        _RateColumn(),
        TimeRemainingColumn(compact=True),
    )
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task("reading", total=count_documents(inputs))
        for event in events:
            yield event
            progress.advance(task)
