"""The ways of the words between those who speak, hand on and publish, with statements and articles left out.

Who says what to whom is a line over four nodes: speaker, statement, article, outlet. A reader who wants to see who
rests on whom sees more where the two in the middle are left out and each line says how many quotations went that way.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from quotetrack.graph.evidence import read_evidence

__all__ = ["Edge", "Way", "find_ways"]

Edge = tuple[str, str, str, dict[str, Any]]
"""Source, target, key, attributes."""

BY_WORDS = ("told", "relayed")


@dataclass(frozen=True, slots=True)
class Way:
    """One leg of the way of some quotations: `kind` is the kind of the edge that leads into its target.

    `attributions` are ids of attributions, in the order of the edges given.
    """

    source: str
    target: str
    kind: str
    attributions: tuple[str, ...]


def find_ways(edges: Sequence[Edge]) -> list[Way]:
    """From each speaker through each hand, in the order of the steps, to the outlet of the article: every leg once.

    The way of an attribution is its `told` and `relayed` edges by step (or, where there is none, its `inferred`
    ones), then the agencies its article credits, then the outlet that published the article. Where nobody knows the
    outlet the article itself is the end (`appears_in`).

    Args:
        edges: All edges of a graph of `build_graph`.

    Returns:
        Legs sorted by source, target and kind; none where the graph has no attributions.
    """
    appearances = [
        (article, str(attributes["attribution"]))
        for _, article, _, attributes in edges
        if attributes.get("kind") == "appears_in" and "attribution" in attributes
    ]
    hands = _hands(edges)
    mouths = _mouths(edges)
    credited, published = _of_articles(edges)
    legs: defaultdict[tuple[str, str, str], list[str]] = defaultdict(list)
    for article, attribution in appearances:
        here = mouths.get(attribution, [])
        stations = [*hands.get(attribution, ()), credited.get(article, []), published.get(article, [])]
        if not published.get(article):
            stations.append([("appears_in", article)])
        for station in stations:
            onwards = [(kind, target) for kind, target in station if target not in here]
            for kind, target in onwards:
                for source in here:
                    legs[source, target, kind].append(attribution)
            here = [target for _, target in onwards] or here
    return [Way(*leg, tuple(attributions)) for leg, attributions in sorted(legs.items())]


_Station = list[tuple[str, str]]


def _hands(edges: Sequence[Edge]) -> dict[str, list[_Station]]:
    """Attribution to those who handed it on, the nearest to the mouth first; those of one step stand together."""
    by_step: defaultdict[str, defaultdict[int, _Station]] = defaultdict(lambda: defaultdict(list))
    guessed: defaultdict[str, _Station] = defaultdict(list)
    for _, target, _, attributes in edges:
        kind, attribution = attributes.get("kind"), str(attributes.get("attribution", ""))
        if kind in BY_WORDS:
            step = attributes.get("step", 1)
            by_step[attribution][step if isinstance(step, int) else 1].append((str(kind), target))
        elif kind == "inferred":
            guessed[attribution].append((str(kind), target))
    found = {attribution: [station] for attribution, station in guessed.items()}
    return found | {
        attribution: [station for _, station in sorted(steps.items())] for attribution, steps in by_step.items()
    }


def _mouths(edges: Sequence[Edge]) -> dict[str, list[str]]:
    """Attribution to all who say it."""
    mouths: defaultdict[str, list[str]] = defaultdict(list)
    for source, _, _, attributes in edges:
        if attributes.get("kind") == "said":
            for attribution in read_evidence(attributes):
                mouths[attribution].append(source)
    return mouths


def _of_articles(edges: Sequence[Edge]) -> tuple[dict[str, _Station], dict[str, _Station]]:
    """Article to whose copy it is, and article to who published it."""
    credited: defaultdict[str, _Station] = defaultdict(list)
    published: defaultdict[str, _Station] = defaultdict(list)
    for source, target, _, attributes in edges:
        if attributes.get("kind") == "credited" and ("credited", target) not in credited[source]:
            credited[source].append(("credited", target))
        elif attributes.get("kind") == "published":
            published[target].append(("published", source))
    return credited, published
