"""Runs over inputs: results and errors in one stream, one article at a time."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from support.stub_reader import read, story

import quotetrack
from quotetrack.articles import FieldMap
from quotetrack.errors import InputError, MissingInputError, ModelError
from quotetrack.pipeline import ReadResult, extract, run
from quotetrack.records import Article, Attribution, InputDocument


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with two stories, an empty file, a binary one, one in another language, and an empty folder."""
    (tmp_path / "a.txt").write_text(story(1), "utf-8")
    (tmp_path / "b.txt").write_bytes(b"")
    (tmp_path / "c.txt").write_bytes(bytes(range(256)) * 20)
    (tmp_path / "d.txt").write_text("Der Hafen bleibt nach Angaben der Stadt auch heute geschlossen. " * 20, "utf-8")
    (tmp_path / "e.txt").write_text(story(2), "utf-8")
    (tmp_path / "nothing").mkdir()
    return tmp_path


def test_bad_inputs_are_errors_among_the_results(folder: Path) -> None:
    """Each input that cannot be read is an error in its place; the others are read all the same."""
    inputs = [str(folder / name) for name in ("a.txt", "b.txt", "c.txt", "d.txt", "nothing", "gone.txt", "e.txt")]

    results = list(run(inputs, read=read))

    kinds = ["error" if isinstance(result, InputError) else "read" for result in results]
    assert kinds == ["read", "error", "error", "error", "error", "error", "read"]
    for name, result in zip(inputs, results, strict=True):
        if isinstance(result, InputError):
            assert result.input_name == name
            assert result.reason and result.advice
            assert "\n" not in str(result)
        else:
            assert result.article.name == name
            assert result.attributions == read(result.article)


def test_articles_are_read_one_at_a_time(folder: Path) -> None:
    """A result is handed out before the next article is read, and nothing is read before the first is asked for."""
    seen: list[str] = []

    def watch(article: Article) -> tuple[Attribution, ...]:
        seen.append(Path(article.name).name)
        return read(article)

    results = run([str(folder / "a.txt"), str(folder / "e.txt")], read=watch)

    assert seen == []
    next(results)
    assert seen == ["a.txt"]
    next(results)
    assert seen == ["a.txt", "e.txt"]


def test_bug_of_ours_costs_one_article(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An article on which the reader fails is refused, saying that it is our bug; the next one is read."""
    monkeypatch.delenv("QUOTETRACK_DEBUG", raising=False)

    def fail_once(article: Article) -> tuple[Attribution, ...]:
        if article.name.endswith("a.txt"):
            raise ZeroDivisionError("division\nby zero")
        return read(article)

    refused, result = run([str(folder / "a.txt"), str(folder / "e.txt")], read=fail_once)

    assert isinstance(refused, InputError)
    assert "our bug" in str(refused)
    assert "ZeroDivisionError: division by zero" in str(refused)
    assert isinstance(refused.__cause__, ZeroDivisionError)
    assert isinstance(result, ReadResult)


def test_bug_of_ours_shows_where_when_asked(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With QUOTETRACK_DEBUG the error itself comes out, with its traceback."""
    monkeypatch.setenv("QUOTETRACK_DEBUG", "1")

    with pytest.raises(ZeroDivisionError):
        list(run([str(folder / "a.txt")], read=lambda article: 1 // 0))


def test_missing_model_stops_the_run(folder: Path) -> None:
    """What would fail for every article is raised, not told once an article."""

    def no_model(article: Article) -> tuple[Attribution, ...]:
        raise ModelError("quotetrack: no model")

    with pytest.raises(ModelError):
        list(run([str(folder / "a.txt"), str(folder / "e.txt")], read=no_model))


def test_edit_changes_each_document(folder: Path) -> None:
    """Facts that the caller knows better than the page are in the article."""

    def edit(document: InputDocument) -> InputDocument:
        return replace(document, outlet="The Estral Courier")

    (result,) = run([str(folder / "a.txt")], read=read, edit=edit)

    assert isinstance(result, ReadResult)
    assert result.article.outlet == "The Estral Courier"


def test_extract_yields_attributions_of_dumps_with_other_fields(tmp_path: Path) -> None:
    """The attributions of all articles come in order; a dump's fields are found by the map."""
    dump = tmp_path / "news.jsonl"
    lines = [json.dumps({"key": number, "body": story(number, n_quotations=2)}) for number in (1, 2)]
    dump.write_text("\n".join(lines), "utf-8")

    found = list(extract(dump, fields=FieldMap(id="key", text="body"), read=read))

    assert [attribution.article for attribution in found] == [f"{dump}#1"] * 2 + [f"{dump}#2"] * 2
    assert quotetrack.extract is extract


def test_extract_raises_the_first_error_unless_told_what_to_do(folder: Path) -> None:
    """Without `on_error` an input that cannot be read raises; with it, it is handed over and the rest is read."""
    inputs = [folder / "a.txt", folder / "gone.txt", folder / "e.txt"]
    errors: list[InputError] = []

    with pytest.raises(MissingInputError):
        list(extract(*inputs, read=read))
    found = list(extract(*inputs, read=read, on_error=errors.append))

    assert len(found) == 2
    assert [error.input_name for error in errors] == [str(folder / "gone.txt")]
