"""Inputs to results, one article at a time: what could be read, and what could not and why."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import TypeVar

from quotetrack.articles import FieldMap, iter_documents, make_article
from quotetrack.debug import DEBUG_VARIABLE, is_debugging
from quotetrack.errors import InputError, QuotetrackError, UnreadableInputError
from quotetrack.pipeline.reader import Read, Reader
from quotetrack.records import Article, Attribution, InputDocument

__all__ = ["Edit", "ReadResult", "extract", "iter_articles", "read_or_refuse", "run"]

T = TypeVar("T")

Edit = Callable[[InputDocument], InputDocument]
"""A change to each document before it is understood: facts that the caller knows better than the page."""


@dataclass(frozen=True, slots=True)
class ReadResult:
    """An article and its attributions, in reading order."""

    article: Article
    attributions: tuple[Attribution, ...]


def extract(
    *inputs: str | os.PathLike[str],
    on_error: Callable[[InputError], None] | None = None,
    fields: FieldMap | None = None,
    read: Read | None = None,
) -> Iterator[Attribution]:
    """Who said what in some inputs: the attributions, article by article, in reading order.

    Args:
        inputs: Files, folders, patterns, or `-` for standard input.
        on_error: Called with each input that cannot be read; the others are read all the same. Without it the first
            such input raises.
        fields: Which fields of a JSON lines dump hold what.
        read: A stand-in for the language model and what follows it.

    Raises:
        InputError: An input cannot be read, and there is no `on_error`.
        ModelError: The language model is missing or damaged.
    """
    for result in run([os.fspath(name) for name in inputs], fields=fields, read=read):
        if isinstance(result, ReadResult):
            yield from result.attributions
        elif on_error is None:
            raise result
        else:
            on_error(result)


def run(
    inputs: Iterable[str], *, fields: FieldMap | None = None, edit: Edit | None = None, read: Read | None = None
) -> Iterator[ReadResult | InputError]:
    """Read inputs one article at a time; an input that cannot be read becomes an error in the stream.

    The language model loads when the first readable article has come. Arguments as in `extract`; `edit` may change
    each document first.
    """
    read = read or Reader().read
    for article in iter_articles(inputs, fields=fields, edit=edit):
        if isinstance(article, InputError):
            yield article
            continue
        attributions = read_or_refuse(article, read)
        yield attributions if isinstance(attributions, InputError) else ReadResult(article, attributions)


def iter_articles(
    inputs: Iterable[str], *, fields: FieldMap | None = None, edit: Edit | None = None
) -> Iterator[Article | InputError]:
    """The articles of some inputs, not yet read for attributions; needs no language model."""
    for document in iter_documents(inputs, fields=fields or FieldMap()):
        if isinstance(document, InputError):
            yield document
        else:
            yield _guard(document.name, partial(make_article, edit(document) if edit else document))


def read_or_refuse(article: Article, read: Read) -> tuple[Attribution, ...] | InputError:
    """The attributions of an article, or why there are none to be had."""
    return _guard(article.name, partial(read, article))


def _guard(name: str, step: Callable[[], T]) -> T | InputError:
    """Run one step on one article; a bug of ours that it hits costs that article, not the run."""
    try:
        return step()
    except InputError as error:
        return error
    except QuotetrackError:
        raise  # the model or a word list is broken: so would every other article be
    except Exception as error:
        if is_debugging():
            raise
        what = " ".join(f"{type(error).__name__}: {error}".split())
        refusal = UnreadableInputError(
            name, f"made quotetrack fail ({what})", f"this is our bug: please report it; {DEBUG_VARIABLE}=1 shows where"
        )
        refusal.__cause__ = error
        return refusal
