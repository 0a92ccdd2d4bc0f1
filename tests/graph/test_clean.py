"""The clean view shows any graph as files can hold it, and holds no second graph."""

from __future__ import annotations

import tracemalloc
from enum import StrEnum

import networkx as nx
import pytest

from quotetrack.graph.clean import CleanGraph


class Kind(StrEnum):
    SPEAKER = "speaker"


@pytest.mark.parametrize(
    ("ids", "clean"),
    [
        (["b", "a"], ["a", "b"]),
        ([1, "1"], ["1", "1~2"]),
        (["a\x00", "a\ufffd", "a\x01"], ["a\ufffd", "a\ufffd~2", "a\ufffd~3"]),
        ([1, "1", "1~2"], ["1", "1~2", "1~3"]),
        ([(1, 2), None.__class__], ["(1, 2)", "<class 'NoneType'>"]),
        ([Kind.SPEAKER], ["speaker"]),
        (["", "~2"], ["~2", "~3"]),
        (["", " ", "\r", "\ufeff", "x"], ["\n~2", " ~2", "x", "~2", "\ufeff~2"]),
    ],
)
def test_ids_are_clean_text_and_stay_different(ids, clean):
    """Clean ids stay as they are, others get the next free number."""
    graph = nx.MultiDiGraph()
    graph.add_nodes_from(ids)

    assert [node for node, _ in CleanGraph(graph).nodes()] == clean
    assert all(type(node) is str for node, _ in CleanGraph(graph).nodes())


def test_nodes_and_edges_are_sorted_with_types_told_before():
    """Nodes by id, edges by source, target and key, attributes by name; types are known without reading a row."""
    graph = nx.MultiDiGraph()
    graph.add_node("b", weight="heavy", kind=Kind.SPEAKER)
    graph.add_node("a", later=None)
    graph.add_edge("b", "a", "y", weight=2, chance=0.25)
    graph.add_edge("b", "a", "x", weight=1, chance=1)
    graph.add_edge("a", "b", 0, weight=3)
    view = CleanGraph(graph)

    assert view.node_types == {"kind": str, "weight": str}
    assert view.edge_types == {"chance": float, "edge_id": str, "weight": int}
    assert list(view.nodes()) == [("a", {}), ("b", {"kind": "speaker", "weight": "heavy"})]
    assert [edge[:3] for edge in view.edges()] == [("a", "b", "0"), ("b", "a", "x"), ("b", "a", "y")]
    assert [list(data) for *_, data in view.edges()][1] == ["chance", "weight", "edge_id"]
    assert list(view.edges()) == list(view.edges())


def test_what_is_given_out_is_not_the_graph():
    """Whoever changes the attributes of a row does not change the graph."""
    graph = nx.MultiDiGraph()
    graph.add_edge("a", "b", "k", kind="said")
    for _, data in CleanGraph(graph).nodes():
        data["mine"] = 1
    for *_, data in CleanGraph(graph).edges():
        data.clear()

    assert graph.edges["a", "b", "k"] == {"kind": "said"}
    assert graph.nodes["a"] == {}


def test_a_weight_that_is_no_number_moves_aside():
    """Readers take `weight` for a number."""
    graph = nx.DiGraph()
    graph.add_edge("a", "b", weight="much")
    ((*_, data),) = CleanGraph(graph).edges()

    assert data["weight~2"] == "much"
    assert "weight" not in data


def test_the_view_holds_no_second_graph():
    """Looking at the graph and reading it once takes less than a tenth of its memory."""
    tracemalloc.start()
    graph = nx.MultiDiGraph()
    for number in range(10_000):
        source, target = f"statement:{number:x}", f"article:{number % 500:x}"
        graph.add_node(source, kind="statement", label=f"words of number {number}", quoted=bool(number % 2))
        graph.add_edge(source, target, f"appears_in:{number}", kind="appears_in", weight=1, cue="said", medium="text")
    held, _ = tracemalloc.get_traced_memory()
    tracemalloc.reset_peak()
    view = CleanGraph(graph)
    rows = sum(1 for _ in view.nodes()) + sum(1 for _ in view.edges())
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()

    assert rows == 20_500
    assert peak - held < 0.1 * held
