"""A way: mouth, hands by step, page. What all measures of sourcing count.

Ways are kept whole, one for each attribution. Joined in one network they would lead where no words went: if A told
Reuters what page 1 printed, and Reuters carried B to page 2, nothing of A reached page 2.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import reduce

__all__ = ["Voice", "Way", "group_ways", "is_of_one_article"]

SPEAKER, ORGANIZATION = "speaker:", "organization:"


@dataclass(frozen=True, slots=True)
class Voice:
    """Somebody who is said to have said it: the mouth of a way.

    Attributes:
        id: Node id of the speaker.
        bodies: Node ids of those for whom it speaks; a body that speaks is its own.
        anonymous: Whether it is an unnamed voice ("officials").
        rung: How much the page tells of an unnamed voice, a rung of the ladder of docs/records.md; else None.
        is_reasoned: Whether the page says why it stays unnamed.
        is_anybody: False where nobody could be told ("he", resolved to nobody).
    """

    id: str
    bodies: tuple[str, ...] = ()
    anonymous: bool = False
    rung: str | None = None
    is_reasoned: bool = False
    is_anybody: bool = True

    @property
    def sources(self) -> tuple[str, ...]:
        """Whom a desk holds it to be: the bodies it speaks for, else itself if it has a name, else nobody known."""
        own = () if self.anonymous or not self.is_anybody else (self.id,)
        return self.bodies or own


@dataclass(frozen=True, slots=True)
class Way:
    """How the words of one attribution came from mouth to page.

    Attributes:
        attribution: Its id.
        article: Node id of the page.
        voices: Who says it; several who say it together, none where the page names no source.
        said: Node ids of the hands that the statement's own words name, by step from the mouth; hands of one step
            ("told AFP and Reuters") stand beside each other, and the words came through one of them or through all.
        credited: Node ids of those whose copy the article as a whole is made of, without its publisher.
        outlet: Node id of who published the page, or None.
        statement: What was said, across articles; None where nobody has matched it.
        day: Day of publication, `YYYY-MM-DD`, or None.
    """

    attribution: str
    article: str
    voices: tuple[Voice, ...] = ()
    said: tuple[tuple[str, ...], ...] = ()
    credited: tuple[str, ...] = ()
    outlet: str | None = None
    statement: str | None = None
    day: str | None = None

    @property
    def hands(self) -> tuple[tuple[str, ...], ...]:
        """The hands by step, those that the article credits last.

        Where the words name one of those credited, that one is the hand, and no step is added.
        """
        named = {hand for step in self.said for hand in step}
        return self.said if not self.credited or named & set(self.credited) else (*self.said, self.credited)

    @property
    def sources(self) -> frozenset[str]:
        """All whom a desk holds the voices to be; empty where they are unnamed or nobody."""
        return frozenset(source for voice in self.voices for source in voice.sources)

    @property
    def is_of_anybody(self) -> bool:
        """Whether the page says who said it, by name or as an unnamed voice."""
        return any(voice.is_anybody for voice in self.voices)

    @property
    def passes(self) -> frozenset[str]:
        """Whom the words cannot have missed: hands that stand alone at their step, and what all voices share.

        A voice brings itself and the bodies that it speaks for; of two who said it together neither was needed. The
        publisher is left out: that its pages pass it says nothing.
        """
        branches = [{voice.id, *voice.bodies} for voice in self.voices]
        shared: set[str] = reduce(set.__and__, branches) if branches else set()
        return (frozenset(shared) | {step[0] for step in self.hands if len(step) == 1}) - {self.outlet}


def is_of_one_article(source: str) -> bool:
    """Whether a node id says nothing beyond its article: nobody knows whether two articles' "police" are the same."""
    return source.startswith((SPEAKER, ORGANIZATION)) and "@" in source


def group_ways(ways: Iterable[Way], by: str) -> Mapping[str | None, list[Way]]:
    """The ways by `outlet`, `article`, `statement` or `day`, in the order of these; None comes last."""
    groups: dict[str | None, list[Way]] = {}
    for way in ways:
        groups.setdefault(getattr(way, by), []).append(way)
    return dict(sorted(groups.items(), key=lambda group: (group[0] is None, group[0] or "")))
