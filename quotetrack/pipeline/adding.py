"""Inputs into the database: what is there already is skipped before the model reads it, so a run can be resumed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from quotetrack.articles import FieldMap
from quotetrack.errors import InputError, RecordError, UnreadableInputError
from quotetrack.pipeline.matching import index_missing, read_wordings
from quotetrack.pipeline.reader import Read, Reader
from quotetrack.pipeline.runs import Edit, iter_articles, read_or_refuse
from quotetrack.pipeline.version import pipeline_version
from quotetrack.records import Article
from quotetrack.store import AddResult, Store

__all__ = ["Added", "Summary", "add", "iter_add", "summarize"]


@dataclass(frozen=True, slots=True)
class Added:
    """One article that is in the database now: what adding it did, and how many attributions were written."""

    name: str
    result: AddResult
    attributions: int


@dataclass(frozen=True, slots=True)
class Summary:
    """What a run of `add` did: articles by result, attributions written, inputs refused with their reasons."""

    added: int
    reread: int
    unchanged: int
    attributions: int
    refused: tuple[InputError, ...]


def add(
    inputs: Iterable[str],
    store: Store,
    *,
    fields: FieldMap | None = None,
    edit: Edit | None = None,
    read: Read | None = None,
    version: str | None = None,
) -> Summary:
    """Read inputs into a store; `iter_add` with its events counted. Arguments and errors as there."""
    return summarize(iter_add(inputs, store, fields=fields, edit=edit, read=read, version=version))


def iter_add(
    inputs: Iterable[str],
    store: Store,
    *,
    fields: FieldMap | None = None,
    edit: Edit | None = None,
    read: Read | None = None,
    version: str | None = None,
) -> Iterator[Added | InputError]:
    """Read inputs into a store, one article and one transaction at a time, and tell of each when it is done.

    Stopped at any point, the store holds whole articles only, and the next run goes on where this one stopped.

    Args:
        inputs: Files, folders, patterns, or `-`.
        store: Open for writing.
        fields: Which fields of a JSON lines dump hold what.
        edit: A change to each document before it is understood.
        read: A stand-in for the language model and what follows it.
        version: The pipeline version of `read`; texts read by another version are read again.

    Yields:
        `Added` for each article, the `InputError` for each input refused (it is in the store too, as a refusal).

    Raises:
        StoreError: The database cannot be written any more.
        ModelError: The language model is missing or damaged.
    """
    read = read or Reader().read
    version = version or pipeline_version()
    index_missing(store)
    for article in iter_articles(inputs, fields=fields, edit=edit):
        event = article if isinstance(article, InputError) else _add_article(article, store, read, version)
        if isinstance(event, InputError):
            store.refuse(event)
        yield event


def summarize(events: Iterable[Added | InputError]) -> Summary:
    """Count the events of `iter_add`."""
    n_results: Counter[AddResult] = Counter()
    n_attributions = 0
    refused: list[InputError] = []
    for event in events:
        if isinstance(event, InputError):
            refused.append(event)
        else:
            n_results[event.result] += 1
            n_attributions += event.attributions
    return Summary(
        added=n_results[AddResult.ADDED],
        reread=n_results[AddResult.REREAD],
        unchanged=n_results[AddResult.UNCHANGED],
        attributions=n_attributions,
        refused=tuple(refused),
    )


def _add_article(article: Article, store: Store, read: Read, version: str) -> Added | InputError:
    if store.is_read(article, pipeline_version=version):
        store.note_input(article)
        return Added(article.name, AddResult.UNCHANGED, 0)
    attributions = read_or_refuse(article, read)
    if isinstance(attributions, InputError):
        return attributions
    try:
        result = store.add(article, attributions, pipeline_version=version, wordings=read_wordings(attributions))
    except RecordError as error:
        refusal = UnreadableInputError(
            article.name, f"made quotetrack contradict itself ({error})", "this is our bug: please report it"
        )
        refusal.__cause__ = error
        return refusal
    return Added(article.name, result, 0 if result is AddResult.UNCHANGED else len(attributions))
