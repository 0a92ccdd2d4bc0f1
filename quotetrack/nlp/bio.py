"""The likeliest labels of a row of words, where what is inside goes on only after what it is inside of."""

from __future__ import annotations

import numpy as np

from quotetrack.nlp.words import Floats, Ints


def best_labels(scores: Floats) -> Ints:
    """The likeliest allowed labels (Viterbi).

    Args:
        scores: float32 (words, labels): log chances, in the order O, B-x, I-x, B-y, I-y ... of `labels`.

    Returns:
        int64 (words,): a label a word; I-x only behind B-x or I-x.
    """
    labels: Ints = scores.argmax(1)
    before = np.concatenate((labels[:1] * 0, labels[:-1]))
    # Each word's own best is the best of all wherever it is allowed, which is so for six rows in seven.
    if not ((labels > 0) & (labels % 2 == 0) & (before != labels) & (before != labels - 1)).any():
        return labels
    return np.asarray(_search(scores.tolist()), dtype=np.int64)


def _search(rows: list[list[float]]) -> list[int]:
    # Lists and not arrays: with a handful of labels, an array's overhead a word is many times the arithmetic.
    width = len(rows[0])
    insides = range(2, width, 2)
    best = list(rows[0])
    for label in insides:
        best[label] = float("-inf")
    steps: list[list[int]] = []
    for row in rows[1:]:
        highest = max(best)
        came = [best.index(highest)] * width
        scores = [highest + score for score in row]
        for label in insides:
            begun, going = best[label - 1], best[label]
            came[label] = label if going > begun else label - 1
            scores[label] = row[label] + (going if going > begun else begun)
        steps.append(came)
        best = scores
    path = [best.index(max(best))]
    for came in reversed(steps):
        path.append(came[path[-1]])
    return path[::-1]
