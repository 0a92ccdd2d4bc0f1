"""How sure a figure is: 95 % intervals by drawing the articles anew.

Articles and not attributions are drawn, because the attributions of one article are right and wrong together. The same
draws serve all figures, and the seed is fixed: the same scores give the same intervals.

Source: the percentile bootstrap (Efron and Tibshirani 1993, "An Introduction to the Bootstrap", chapter 13); over
documents in language technology: Berg-Kirkpatrick, Burkett and Klein 2012 (EMNLP).
"""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence

__all__ = ["Draws", "Formula"]

N_DRAWS = 1000
SEED = 20
OUTSIDE = 0.025
"""The share of draws on each side of the interval."""

Formula = Callable[[int, int, int], "float | None"]
"""A figure from the numbers right, predicted and gold; None where it has nothing to divide by."""


class Draws:
    """The articles drawn anew, again and again: each time as many as there are, some twice and some not at all."""

    def __init__(self, n_articles: int) -> None:
        generator = random.Random(SEED)
        # Of one article there is nothing to draw.
        n_draws = N_DRAWS if n_articles > 1 else 0
        self._draws = [generator.choices(range(n_articles), k=n_articles) for _ in range(n_draws)]

    def sums(self, right: Sequence[int], predicted: Sequence[int], gold: Sequence[int]) -> list[tuple[int, int, int]]:
        """The three numbers of a measure summed over each draw, from those of each article."""
        per_article = list(zip(right, predicted, gold, strict=True))
        found = []
        for draw in self._draws:
            columns = zip(*(per_article[index] for index in draw), strict=True)
            a, b, c = (sum(column) for column in columns)
            found.append((a, b, c))
        return found

    @staticmethod
    def interval(sums: Sequence[tuple[int, int, int]], formula: Formula) -> tuple[float, float] | None:
        """The middle 95 % of a figure over the draws; None where there are none."""
        values = sorted(value for each in sums if (value := formula(*each)) is not None)
        if not values:
            return None
        cut = int(OUTSIDE * len(values))
        return values[cut], values[-1 - cut]
