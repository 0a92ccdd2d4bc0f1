"""How much of what is reported comes from voices that are not named."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from quotetrack.graph.measures.ways import Way

__all__ = ["Unnamed", "count_unnamed"]


@dataclass(slots=True)
class Unnamed:
    """How many statements are of unnamed voices; `add` takes one way after the other.

    Attributes:
        statements: All of them.
        unnamed: Those with an unnamed voice among their speakers ("officials", "Reyes and two others").
        nobody: Those of which nobody could tell who speaks ("he", resolved to nobody): not the same as unnamed, for
            the page may well name him.
        rungs: Unnamed statements by how much the page tells of the voice, rungs of the ladder of docs/records.md; of
            two unnamed voices both count.
        reasoned: Unnamed statements for which the page says why the voice stays unnamed.
    """

    statements: int = 0
    unnamed: int = 0
    nobody: int = 0
    rungs: Counter[str] = field(default_factory=Counter)
    reasoned: int = 0

    def add(self, way: Way) -> None:
        """Count one attribution."""
        hidden = [voice for voice in way.voices if voice.anonymous]
        self.statements += 1
        self.unnamed += bool(hidden)
        self.nobody += not way.is_of_anybody
        self.rungs.update({voice.rung for voice in hidden if voice.rung is not None})
        self.reasoned += any(voice.is_reasoned for voice in hidden)

    @property
    def share(self) -> float:
        """Share of unnamed statements in all, 0 to 1; 0 where there is none."""
        return self.unnamed / self.statements if self.statements else 0.0


def count_unnamed(ways: Iterable[Way]) -> Unnamed:
    """How many of some statements are of unnamed voices, and how much the pages tell of these.

    Per outlet or article: give the ways of one (`group_ways`).

    Source: the handbooks of AP, Reuters, NPR and the BBC, which ask to name, else to describe, else to say why not;
    the rungs are `AnonymityKind`'s.
    """
    unnamed = Unnamed()
    for way in ways:
        unnamed.add(way)
    return unnamed
