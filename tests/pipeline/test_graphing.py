"""Graphs of a database and of readings: the same statement is one node, and pairs that wait are linked."""

from __future__ import annotations

import pytest
from support.records import make_article, make_attribution

from quotetrack.graph.projections import project_way
from quotetrack.pipeline import (
    ReadResult,
    find_statement,
    find_statements,
    graph_database,
    graph_readings,
    graph_statements,
    index_missing,
)
from quotetrack.records import Speaker, SpeakerType
from quotetrack.store import Store

WORDS = "We will keep the ferry running until the last islander is home"


def read(name, said):
    """An article of an outlet of its own that quotes one sentence of Ida Marsh."""
    article = make_article(f"“{said}.” said Ida Marsh.", name=name, id=f"id of {name}", outlet=f"Outlet of {name}")
    speaker = Speaker("ida-marsh", "Ida Marsh", SpeakerType.PERSON)
    return ReadResult(article, (make_attribution(article, [said], speaker=speaker),))


@pytest.fixture
def readings():
    """Two outlets' articles that quote the same words, and one that says something else."""
    return [read("a.txt", WORDS), read("b.txt", WORDS), read("c.txt", "The harbour is closed")]


@pytest.fixture
def store(readings, tmp_path):
    """A database of the readings."""
    with Store(tmp_path / "graph.db") as store:
        for reading in readings:
            store.add(reading.article, reading.attributions, pipeline_version="test")
        yield store


def statements(graph):
    """(content, number of articles) of every statement."""
    return sorted((data["content"], data["articles"]) for _, data in graph.nodes(data=True)
                  if data["kind"] == "statement")  # fmt: skip


def test_readings_share_statements(readings):
    """What two articles quote is one node with two articles."""
    assert statements(graph_readings(readings)) == [("The harbour is closed", 1), (WORDS, 2)]


def test_a_database_gives_the_same_statements(store, readings):
    """A database's graph has the ids that its statements have elsewhere."""
    stored, read = graph_database(store), graph_readings(readings)

    assert statements(stored) == statements(read)
    assert [node for node in stored if node.startswith("statement:")] == [
        node for node in read if node.startswith("statement:")
    ]


def test_one_statement_alone_is_as_in_the_whole_graph(store, readings):
    """Its way is the same whether all articles are read for it or only those that have it."""
    index_missing(store)
    statement = next(each.id for each, _ in find_statements(store) if each.longest == WORDS)
    alone, whole = graph_statements(store, find_statement(store, statement)), graph_database(store)

    assert len(alone) < len(whole)
    ways = [project_way(graph, f"statement:{statement}") for graph in (alone, whole)]
    assert sorted(ways[0]) == sorted(ways[1])
    assert sorted(ways[0].edges(keys=True)) == sorted(ways[1].edges(keys=True))


def test_speakers_who_wait_for_a_decision_are_linked(store):
    """One name in three articles with nothing else in common: three people until somebody decides, and linked."""
    graph = graph_database(store)

    speakers = [node for node in graph if node.startswith("speaker:")]
    pairs = [(one, other) for one, other, kind in graph.edges(data="kind") if kind == "same_as"]
    assert len(speakers) > 1
    assert pairs
    assert all(one in speakers and other in speakers for one, other in pairs)
