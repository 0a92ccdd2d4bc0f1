"""One tree a sentence out of scores that each word gave on its own account."""

from __future__ import annotations

import numpy as np

from quotetrack.nlp.session import Floats, Ints


def is_tree(head: Ints) -> bool:
    """Whether the heads (indices in the sentence, a root heads itself) are one tree: one root, no cycle."""
    roots = np.nonzero(head == np.arange(len(head)))[0]
    if len(roots) != 1:
        return False
    # After as many doublings as the sentence is deep, every word points at the root, or else sits on a cycle.
    reached = head
    for _ in range(max(1, int(len(head)).bit_length())):
        reached = reached[reached]
    return bool((reached == roots[0]).all())


def best_tree(arcs: Floats) -> Ints:
    """The heads of one sentence: the greedy ones if they are a tree, else the best tree there is.

    Args:
        arcs: float32 (n, n): score of each word (row) hanging on each other (column), itself for a root.

    Returns:
        int64 (n,): index of each word's head, itself for the one root.

    Source: Chu-Liu-Edmonds as networkx has it, over the graph with a root; one root is enforced by trying
    the best root only (Universal Dependencies asks for one).
    """
    greedy: Ints = arcs.argmax(1)
    if is_tree(greedy):
        return greedy
    count = len(arcs)
    # Words too many for the exact search hang on the root: no sentence of prose is that long.
    root = int(np.diagonal(arcs).argmax())
    head = np.full(count, root, dtype=np.int64)
    if count > 120:
        return head
    import networkx as nx  # one sentence in twenty needs it, and it takes 0.1 s to import

    graph = nx.DiGraph()
    # Only each word's better heads: the best tree nearly always uses one of a word's five best.
    for word in range(count):
        if word == root:
            continue
        for other in {root, *np.argsort(arcs[word])[-5:].tolist()} - {word}:
            graph.add_edge(other, word, weight=float(arcs[word, other]))
    tree = nx.maximum_spanning_arborescence(graph, preserve_attrs=False)
    for other, word in tree.edges:
        head[word] = other
    return head
