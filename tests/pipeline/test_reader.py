"""One article through the rooms: each gets what the one before made, and the result is in reading order."""

from __future__ import annotations

import random
from dataclasses import replace
from types import SimpleNamespace

import pytest
from support.records import find_span, lake_article, lake_attributions, make_article, make_attribution
from support.stub_reader import read, story

import quotetrack.carriers
import quotetrack.nlp
import quotetrack.speakers
from quotetrack.errors import ModelError, UnreadableInputError
from quotetrack.pipeline import Reader, read_document
from quotetrack.pipeline.reader import sort_attributions, unite_doubles
from quotetrack.records import Article, InputDocument, Reading


def test_document_becomes_article_and_attributions() -> None:
    """A document is understood as an article and read; name and text are those of the document."""
    document = InputDocument("harbour.txt", story(7))

    article, attributions = read_document(document, read)

    assert (article.name, article.text) == (document.name, document.text)
    assert attributions == read(article)
    assert len(attributions) == 1


def test_unreadable_document_is_not_read() -> None:
    """A document that holds no news text raises before anything reads it."""

    def never(article: Article) -> tuple[()]:
        raise AssertionError("must not be called")

    with pytest.raises(UnreadableInputError):
        read_document(InputDocument("empty.txt", " \n"), never)


def test_reader_asks_the_rooms_in_order_and_loads_the_model_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Language model, speakers, carriers: each is handed what the one before gave; the model loads on first need."""
    calls: list[str] = []
    article = lake_article()
    bare = lake_attributions(article)
    rooms = SimpleNamespace(
        load=lambda: calls.append("load") or "model",
        read_article=lambda nlp, article: calls.append(f"read {nlp}") or Reading(article, attributions=bare),
        resolve_speakers=lambda reading, found: (
            calls.append("speakers") or tuple(replace(a, medium="1") for a in found)
        ),
        find_carriers=lambda reading, found: calls.append("carriers") or tuple(replace(a, notes=("2",)) for a in found),
    )
    monkeypatch.setattr(quotetrack.nlp, "load", rooms.load)
    monkeypatch.setattr(quotetrack.nlp, "read_article", rooms.read_article)
    monkeypatch.setattr(quotetrack.speakers, "resolve_speakers", rooms.resolve_speakers)
    monkeypatch.setattr(quotetrack.carriers, "find_carriers", rooms.find_carriers, raising=False)
    reader = Reader()

    results = [reader.read(article), reader.read(article)]

    assert calls == ["load", *["read model", "speakers", "carriers"] * 2]
    assert results == [tuple(replace(a, medium="1", notes=("2",)) for a in bare)] * 2


def test_missing_model_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """What the language model's room raises when it has no model reaches the caller."""

    def load() -> None:
        raise ModelError("quotetrack: no model")

    monkeypatch.setattr(quotetrack.nlp, "load", load)
    monkeypatch.setattr(quotetrack.carriers, "find_carriers", None, raising=False)

    with pytest.raises(ModelError):
        Reader().read(lake_article())


def test_reading_order_is_by_content_or_cue() -> None:
    """Attributions are sorted by where content or cue begins, whichever comes first, however they came."""
    article = make_article("According to Ines, it rains. “It is cold,” Tom said. She told us “so”.")
    first = make_attribution(article, ["it rains"], cue="According to")
    second = make_attribution(article, ["It is cold,"], cue="said")
    third = make_attribution(article, ["so"], cue="told")
    found = [first, second, third]
    for seed in range(6):
        shuffled = random.Random(seed).sample(found, len(found))

        assert sort_attributions(shuffled) == (first, second, third)


def test_two_attributions_of_one_id_become_the_surer_one() -> None:
    """Where two cues claim the same content, one record is left: the one with the higher confidence."""
    article = lake_article()
    sure, other = lake_attributions(article)
    unsure = replace(sure, confidence=0.1, cue=find_span(article, "told"))

    assert unite_doubles([unsure, other, sure]) == (sure, other)
