"""What `quotetrack check` is asked for, and what is found: in inputs, in a database, in drafts against a database."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import click

from quotetrack.cli.records import open_readings
from quotetrack.cli.silences import keep_unsilenced, read_silence_files, read_silences
from quotetrack.cli.talk import tell_missing_index

if TYPE_CHECKING:
    from quotetrack.checks import Check, Finding, Settings, Sheet
    from quotetrack.errors import InputError
    from quotetrack.reports import Selection

__all__ = ["Asked", "Found", "find"]


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked for.

    Attributes:
        inputs: What to check; the database if there are none.
        db: The database.
        against: Another one, in which to look for what inputs say.
        settings: Which checks, and which findings.
        selection: The articles, and who findings are about.
        with_sheets: Whether verification sheets are wanted.
    """

    inputs: tuple[str, ...]
    db: str
    against: str | None
    settings: Settings
    selection: Selection
    with_sheets: bool


@dataclass(frozen=True, slots=True)
class Found:
    """What was found that is wanted and that nobody silenced; inputs that could not be read; sheets, if wanted."""

    findings: list[Finding]
    refused: list[InputError]
    sheets: list[Sheet]


def find(ctx: click.Context, asked: Asked) -> Found:
    """Check what is asked for.

    Raises:
        click.UsageError: There are inputs and `--db`, or a database to check against and no inputs.
    """
    from quotetrack.checks import chosen_checks

    checks = chosen_checks(asked.settings)
    if asked.inputs:
        return _find_in_inputs(ctx, asked, checks)
    if asked.against is not None:
        raise click.UsageError("got --against without inputs; give the inputs to check against that database")
    return _find_in_database(asked, checks)


def _find_in_inputs(ctx: click.Context, asked: Asked, checks: tuple[Check[Any], ...]) -> Found:
    from quotetrack.checks import ArticleView
    from quotetrack.pipeline import ReadResult, check_draft, check_readings, read_others, sheet_readings
    from quotetrack.store import Store

    with open_readings(ctx, asked.inputs, asked.db, with_aliases=True) as readings:
        read = list(readings.readings)
    silences = read_silence_files()
    others: list[ReadResult] = []
    if asked.against is None:
        found = list(check_readings(read, checks))
    else:
        with Store(asked.against, readonly=True) as store:
            tell_missing_index(store)
            found = list(check_draft(read, store, checks))
            others = read_others(read, store) if asked.with_sheets else []
            silences += read_silences(store)
    kept = keep_unsilenced(found, silences, checks, [reading.article for reading in read])
    views = {each.article.id: ArticleView(each.article, each.attributions) for each in read}
    wanted = _choose(kept, asked, views.__getitem__, readings.aliases)
    sheets = sheet_readings(read, wanted, others) if asked.with_sheets else ()
    return Found(wanted, readings.refused, _choose_sheets(sheets, asked))


def _find_in_database(asked: Asked, checks: tuple[Check[Any], ...]) -> Found:
    from quotetrack.pipeline import check_database, read_views, sheet_database
    from quotetrack.reports import Selection
    from quotetrack.store import Store

    with Store(asked.db, readonly=True) as store:
        silences = [*read_silence_files(), *read_silences(store)]
        kept = keep_unsilenced(check_database(store, checks), silences, checks, store.iter_articles())
        is_filtered = asked.selection != Selection(category=None)
        wanted = _choose(kept, asked, read_views(store), store.aliases()) if is_filtered else _set(kept, asked)
        sheets = sheet_database(store, wanted) if asked.with_sheets else ()
        return Found(wanted, [], _choose_sheets(sheets, asked))


def _choose(findings: Iterable[Finding], asked: Asked, read: Any, aliases: Any) -> list[Finding]:
    from quotetrack.pipeline import select_findings

    return _set(select_findings(findings, asked.selection, read, aliases), asked)


def _set(findings: Iterable[Finding], asked: Asked) -> list[Finding]:
    from quotetrack.checks import apply_settings

    return list(apply_settings(findings, asked.settings))


def _choose_sheets(sheets: Iterable[Sheet], asked: Asked) -> list[Sheet]:
    from quotetrack.reports import is_article_selected, note_article

    return [each for each in sheets if is_article_selected(note_article(each.article), asked.selection)]
