"""Heads that every word chose alone become one tree."""

import itertools

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotetrack.nlp.trees import best_tree, reaches_root, window_heads


def scores(size, seed):
    return np.random.default_rng(seed).normal(size=(size, size)).astype(np.float32)


@given(st.integers(1, 40), st.integers(0, 10_000))
def test_best_tree_is_always_a_tree(size, seed):
    """Whatever the scores, there is one root and every word comes to it."""
    head = best_tree(scores(size, seed))

    roots = [word for word in range(size) if head[word] == word]
    assert len(roots) == 1
    assert reaches_root(head, roots[0]).all()


def test_best_tree_keeps_the_greedy_heads_where_they_are_a_tree():
    """Nothing is mended that is whole."""
    arcs = np.full((4, 4), -5, dtype=np.float32)
    for word, other in ((0, 1), (1, 1), (2, 1), (3, 2)):
        arcs[word, other] = 5

    assert best_tree(arcs).tolist() == [1, 1, 1, 2]


@pytest.mark.parametrize(
    ("cheap", "expected"),
    [(1, [0, 0, 1, 2]), (3, [0, 2, 3, 0])],
    ids=["opened at its first word", "opened at its last word"],
)
def test_best_tree_opens_a_cycle_where_it_costs_least(cheap, expected):
    """Of the words 1-2-3 that head each other, the one that loses least hangs on the root instead."""
    arcs = np.full((4, 4), -9, dtype=np.float32)
    arcs[0, 0] = 9
    cycle = {1: 3, 2: 1, 3: 2} if cheap == 1 else {1: 2, 2: 3, 3: 1}
    for word, other in cycle.items():
        arcs[word, other] = 5
        arcs[word, 0] = 4 if word == cheap else -4

    assert best_tree(arcs).tolist() == expected


@given(st.lists(st.integers(1, 9), max_size=6), st.integers(0, 10_000))
def test_the_heads_of_a_window_are_the_trees_of_its_sentences(lengths, seed):
    """Mending only what is no tree gives what mending every sentence gives."""
    size = sum(lengths)
    edges = np.cumsum([0, *lengths])
    starts = np.zeros(size, dtype=bool)
    starts[edges[:-1]] = True
    number = np.repeat(np.arange(len(lengths)), lengths)
    arcs = np.where(number[:, None] == number, scores(size, seed) + 2 * np.eye(size, k=-1), -1e4).astype(np.float32)
    greedy = arcs.argmax(1) if size else np.zeros(0, dtype=np.int64)

    heads = window_heads(greedy, starts, arcs).tolist()

    trees = [low + best_tree(arcs[low:high, low:high]) for low, high in itertools.pairwise(edges)]
    assert heads == [int(head) for tree in trees for head in tree]
