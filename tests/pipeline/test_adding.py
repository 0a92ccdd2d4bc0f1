"""Inputs into the database: once each, resumable, and what was refused is kept with its reason."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from support.database import dump
from support.stub_reader import read, story

from quotetrack.errors import InputError
from quotetrack.pipeline import Added, add, iter_add
from quotetrack.records import Article, Attribution
from quotetrack.store import AddResult, Store


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store(tmp_path / "q.db") as opened:
        yield opened


@pytest.fixture
def inputs(tmp_path: Path) -> list[str]:
    """Two stories, an empty file between them, and a missing one."""
    paths = [tmp_path / name for name in ("a.txt", "b.txt", "c.txt", "gone.txt")]
    for path, text in zip(paths, (story(1, n_quotations=2), "", story(3)), strict=False):
        path.write_text(text, "utf-8")
    return [str(path) for path in paths]


def never(article: Article) -> tuple[Attribution, ...]:
    raise AssertionError(f"{article.name} must not be read again")


def test_adds_what_can_be_read_and_keeps_what_cannot(store: Store, inputs: list[str]) -> None:
    """Readable inputs are in the store, the others are refusals with their reasons; the summary counts both."""
    summary = add(inputs, store, read=read, version="1")

    assert (summary.added, summary.unchanged, summary.reread, summary.attributions) == (2, 0, 0, 3)
    assert [error.input_name for error in summary.refused] == [inputs[1], inputs[3]]
    assert [str(error) for error in store.iter_refusals()] == [str(error) for error in summary.refused]
    assert [article.name for article in store.iter_articles()] == [inputs[0], inputs[2]]


def test_second_run_reads_nothing(store: Store, inputs: list[str]) -> None:
    """What this pipeline has read is skipped before the model sees it, and the database stays as it is."""
    add(inputs, store, read=read, version="1")
    before = dump(store)

    summary = add(inputs, store, read=never, version="1")

    assert (summary.added, summary.unchanged, summary.attributions) == (0, 2, 0)
    assert dump(store) == before


def test_new_pipeline_reads_again(store: Store, inputs: list[str]) -> None:
    """Another version of the pipeline reads every text again and counts it as such."""
    add(inputs, store, read=read, version="1")

    summary = add(inputs, store, read=lambda article: read(article)[:1], version="2")

    assert (summary.added, summary.unchanged, summary.reread, summary.attributions) == (0, 0, 2, 2)
    assert store.counts().attributions == 2


def test_copy_is_noted_not_read(store: Store, inputs: list[str], tmp_path: Path) -> None:
    """A second input with the same text is noted as another place of the same article, without reading it."""
    add(inputs[:1], store, read=read, version="1")
    copy = tmp_path / "z.txt"
    copy.write_text(Path(inputs[0]).read_text("utf-8"), "utf-8")

    (event,) = iter_add([str(copy)], store, read=never, version="1")

    assert event == Added(str(copy), AddResult.UNCHANGED, 0)
    assert [row[0] for row in dump(store)["inputs"]] == [inputs[0], str(copy)]


def test_interrupted_run_goes_on(store: Store, inputs: list[str]) -> None:
    """After an interruption the articles done are there, and the next run reads only the rest."""
    read_names: list[str] = []

    def interrupt_second(article: Article) -> tuple[Attribution, ...]:
        read_names.append(article.name)
        if len(read_names) == 2:
            raise KeyboardInterrupt
        return read(article)

    with pytest.raises(KeyboardInterrupt):
        add(inputs, store, read=interrupt_second, version="1")
    assert [article.name for article in store.iter_articles()] == inputs[:1]
    summary = add(inputs, store, read=interrupt_second, version="1")

    assert (summary.added, summary.unchanged) == (1, 1)
    assert read_names == [inputs[0], inputs[2], inputs[2]]


def test_reading_that_contradicts_itself_is_refused(store: Store, inputs: list[str]) -> None:
    """Attributions that the store refuses cost that article, say that it is our bug, and leave nothing behind."""

    def spoil_first(article: Article) -> tuple[Attribution, ...]:
        found = read(article)
        return tuple(replace(item, id="same") for item in found) if article.name == inputs[0] else found

    first, _, third, _ = iter_add(inputs, store, read=spoil_first, version="1")

    assert isinstance(first, InputError)
    assert "our bug" in str(first)
    assert isinstance(third, Added)
    assert [article.name for article in store.iter_articles()] == [inputs[2]]
