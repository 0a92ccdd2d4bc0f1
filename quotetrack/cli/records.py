"""The records that a command is about: those of the inputs given, else those of the database."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

import click

from quotetrack.cli.extract import tell_refusals
from quotetrack.cli.inputs import InputOptions
from quotetrack.errors import InputError
from quotetrack.records import Article, Attribution

if TYPE_CHECKING:
    from quotetrack.pipeline import ReadResult
    from quotetrack.statements import Decision
    from quotetrack.store import Filters

__all__ = ["Readings", "Records", "open_readings", "open_records"]


@dataclass(frozen=True, slots=True)
class Records:
    """Articles without their texts, to spare memory, and what was said in them.

    Attributes:
        articles: All of them, also those in which nobody says anything.
        attributions: To be gone through once, while the records are open.
        refused: Inputs that could not be read; each has been told on stderr.
        aliases: Other names of speakers and organisations by id; none where nobody asked for them.
    """

    articles: list[Article]
    attributions: Iterable[Attribution]
    refused: list[InputError]
    aliases: Mapping[str, frozenset[str]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Readings:
    """Articles with what was said in each.

    Attributes:
        readings: To be gone through once, while they are open.
        refused, aliases: As in `Records`.
        decisions: What people have decided about statements.
    """

    readings: Iterable[ReadResult]
    refused: list[InputError]
    aliases: Mapping[str, frozenset[str]] = field(default_factory=dict)
    decisions: Sequence[Decision] = ()


@contextmanager
def open_records(
    ctx: click.Context,
    inputs: tuple[str, ...],
    db: str,
    *,
    filters: Filters | None = None,
    with_aliases: bool = False,
) -> Iterator[Records]:
    """The records of the inputs, read now and not stored; without inputs those of the database.

    Args:
        ctx: Of the command, to see whether `--db` was given beside inputs, which is refused.
        inputs: As in `quotetrack extract`.
        db: The database, which is opened for reading only.
        filters: Which attributions of the database are wanted at most; inputs are not filtered.
        with_aliases: Whether the other names of speakers and organisations are wanted.

    Raises:
        click.UsageError: Inputs and `--db` were both given.
        StoreError: There is no such database, or it cannot be read.
        ModelError: Inputs were given, and the language model is missing or damaged.
    """
    if not inputs:
        from quotetrack.store import Store

        with Store(db, readonly=True) as store:
            articles = [_without_text(article) for article in store.iter_articles()]
            aliases = store.aliases() if with_aliases else {}
            yield Records(articles, store.iter_attributions(filters), [], aliases)
        return
    results, refused = _read_now(ctx, inputs)
    attributions = [attribution for result in results for attribution in result.attributions]
    aliases = _collect_aliases(results) if with_aliases else {}
    yield Records([_without_text(result.article) for result in results], attributions, refused, aliases)


@contextmanager
def open_readings(
    ctx: click.Context, inputs: tuple[str, ...], db: str, *, with_aliases: bool = False
) -> Iterator[Readings]:
    """As `open_records`, article by article and with what people have decided about statements; nothing filtered."""
    if inputs:
        results, refused = _read_now(ctx, inputs)
        yield Readings(results, refused, _collect_aliases(results) if with_aliases else {})
        return
    from quotetrack.pipeline import iter_readings, read_decisions
    from quotetrack.store import Store

    with Store(db, readonly=True) as store:
        yield Readings(iter_readings(store), [], store.aliases() if with_aliases else {}, read_decisions(store))


def _read_now(ctx: click.Context, inputs: tuple[str, ...]) -> tuple[list[ReadResult], list[InputError]]:
    """What is said in some inputs, and the inputs that could not be read."""
    if ctx.get_parameter_source("db") is click.core.ParameterSource.COMMANDLINE:
        raise click.UsageError("got inputs and --db; give inputs to read them now, or --db for what was read before")
    from quotetrack.pipeline import run

    options = InputOptions(inputs)
    refused: list[InputError] = []
    return list(tell_refusals(run(options.inputs, fields=options.field_map()), refused)), refused


def _collect_aliases(results: Iterable[ReadResult]) -> dict[str, frozenset[str]]:
    from quotetrack.speakers import iter_aliases

    names: defaultdict[str, set[str]] = defaultdict(set)
    for result in results:
        for id_, name in iter_aliases(result.article, result.attributions):
            names[id_].add(name)
    return {id_: frozenset(found) for id_, found in names.items()}


def _without_text(article: Article) -> Article:
    return replace(article, text="", blocks=())
