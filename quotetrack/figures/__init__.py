"""Figures of an article and who gives each: the attribution in whose words it stands, or nobody.

    for given in find_given_figures(article, attributions):
        print(given.figure.text, given.giving)

Takes records and gives values; the numbers themselves are read by `text.figures`. Two figures that count the same
(`counts_the_same`) and cannot both be right (`can_agree`) are for a fact-checker to look at.
"""

from __future__ import annotations

from quotetrack.figures.compare import can_agree, counts_the_same
from quotetrack.figures.given import GivenFigure, Giving, find_given_figures

__all__ = ["GivenFigure", "Giving", "can_agree", "counts_the_same", "find_given_figures"]
