"""From links between quotations to statements.

A statement is a star: its centre is the longest wording, and every other wording is linked to that one. Links are not
followed further. Of three quotations of which the first resembles the second and the second the third, the first and
the third need have nothing in common, and a chain of such steps joins strangers.

The result depends on what is there, never on the order in which it came, and only quotations that links lead to from
each other have a say in each other's statement. So a database grows by clustering again what a new quotation is linked
to, however distantly (`find_neighbourhood`), and ends where clustering everything would.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from quotetrack.statements.decisions import Decision, Verdict, group_same, id_key
from quotetrack.statements.links import Link, LinkKind
from quotetrack.statements.quotation import Quotation

__all__ = ["Cluster", "cluster_quotations", "find_neighbourhood"]

Id = int | str


@dataclass(frozen=True, slots=True)
class Cluster:
    """The quotations that are one statement.

    Attributes:
        centre: The longest of them; of equally long ones the earliest.
        members: All in that order, the centre first; renderings are not among them unless no quotation is there at all.
        renderings: Mixed and indirect versions of what the members quote.
        notes: By member, why it is here and not elsewhere, where that was a choice.
    """

    centre: Id
    members: tuple[Id, ...]
    renderings: tuple[Id, ...] = ()
    notes: Mapping[Id, str] = field(default_factory=dict)


@dataclass(slots=True)
class _Star:
    """A statement in the making, of groups that people's decisions hold together."""

    centre: Id
    groups: list[Id]
    renderings: list[Id] = field(default_factory=list)


def find_neighbourhood(seeds: Iterable[Id], neighbours: Callable[[Id], Iterable[Id]]) -> frozenset[Id]:
    """All quotations that links or decisions lead to from some: those whose statements a change there can touch.

    Args:
        seeds: What was added, or taken away.
        neighbours: What each is linked to, by whatever kind of link or decision.
    """
    found = set(seeds)
    waiting = list(found)
    while waiting:
        for other in neighbours(waiting.pop()):
            if other not in found:
                found.add(other)
                waiting.append(other)
    return frozenset(found)


def cluster_quotations(
    quotations: Iterable[Quotation],
    links: Iterable[Link],
    decisions: Iterable[Decision] = (),
    *,
    hands: Mapping[Id, frozenset[str]] | None = None,
) -> tuple[Cluster, ...]:
    """The statements of some quotations; each quotation is in one of them, if need be alone.

    From the longest to the shortest, each quotation joins the centre that it is linked to, or becomes a centre. A short
    one that is linked to several centres joins the one whose speaker, agency and day it shares, the longer of equal
    ones; where it shares none with any, it joins none, and its copies make a statement of their own.

    Args:
        quotations: With distinct ids.
        links: Between them; links to others are passed over.
        decisions: Of people: `same` holds two together, `different` keeps two apart, whatever the links say.
        hands: Agencies through which each came, where that is known.

    Returns:
        Statements with quotations first, each group by the length of its centre.

    Raises:
        DecisionError: The decisions contradict each other.
    """
    return _Clustering(list(quotations), list(links), list(decisions), hands or {}).run()


class _Clustering:
    """The quotations of one run, gathered into groups that people's decisions hold together."""

    def __init__(
        self,
        quotations: Sequence[Quotation],
        links: Sequence[Link],
        decisions: Sequence[Decision],
        hands: Mapping[Id, frozenset[str]],
    ) -> None:
        self.quotations = {quotation.id: quotation for quotation in quotations}
        self.hands = hands
        self.group = group_same(self.quotations, decisions)
        self.members: defaultdict[Id, list[Id]] = defaultdict(list)
        for each in sorted(self.quotations, key=self._rank):
            self.members[self.group[each]].append(each)
        self.linked: dict[LinkKind, defaultdict[Id, set[Id]]] = {kind: defaultdict(set) for kind in LinkKind}
        for link in links:
            if link.one in self.group and link.other in self.group:
                one, other = self.group[link.one], self.group[link.other]
                both = self.quotations[link.one].is_quoted and self.quotations[link.other].is_quoted
                kind = LinkKind.WORDING if both else LinkKind.RENDERING
                self.linked[kind][one].add(other)
                self.linked[kind][other].add(one)
        self.apart: defaultdict[Id, set[Id]] = defaultdict(set)
        for one, other, verdict in decisions:
            if verdict is Verdict.DIFFERENT and one in self.group and other in self.group:
                self.apart[self.group[one]].add(self.group[other])
                self.apart[self.group[other]].add(self.group[one])
        self.notes: dict[Id, str] = {}

    def run(self) -> tuple[Cluster, ...]:
        ordered = sorted(self.members, key=lambda group: self._rank(self.members[group][0]))
        quoted = [group for group in ordered if self.quotations[self.members[group][0]].is_quoted]
        stars = self._make_stars(quoted, LinkKind.WORDING)
        of_group = {group: (place, star) for place, star in enumerate(stars) for group in star.groups}
        loose: list[Id] = []
        for group in ordered[len(quoted) :]:
            linked = self.linked[LinkKind.RENDERING][group]
            fitting = dict(of_group[other] for other in linked if other in of_group)
            star = self._choose(group, [fitting[place] for place in sorted(fitting)], may_refuse=False)
            if star is None:
                loose.append(group)
            else:
                star.renderings.append(group)
        stars += self._make_stars(loose, LinkKind.RENDERING)
        return tuple(self._finish(star) for star in stars)

    def _make_stars(self, groups: Sequence[Id], kind: LinkKind) -> list[_Star]:
        """Stars of groups in order; those that several centres claim equally make stars among themselves."""
        stars: list[_Star] = []
        by_centre: dict[Id, _Star] = {}
        left: list[Id] = []
        for group in groups:
            fitting = [by_centre[other] for other in self.linked[kind][group] if other in by_centre]
            fitting.sort(key=lambda star: self._rank(self.members[star.centre][0]))
            if not self._may_join(group, fitting):
                by_centre[group] = _Star(group, [group])
                stars.append(by_centre[group])
                continue
            star = self._choose(group, fitting, may_refuse=True)
            if star is None:
                left.append(group)
            else:
                star.groups.append(group)
        return stars + (self._make_stars(left, kind) if left else [])

    def _may_join(self, group: Id, stars: Sequence[_Star]) -> bool:
        return any(not self._is_apart(group, star) for star in stars)

    def _is_apart(self, group: Id, star: _Star) -> bool:
        apart = self.apart[group]
        return bool(apart) and not apart.isdisjoint((*star.groups, *star.renderings))

    def _choose(self, group: Id, stars: Sequence[_Star], *, may_refuse: bool) -> _Star | None:
        """Which of the stars that a group is linked to it belongs to; None for no one, noted where that is a choice."""
        stars = [star for star in stars if not self._is_apart(group, star)]
        if len(stars) < 2:
            return stars[0] if stars else None
        shared = [self._find_shared(group, star.centre) for star in stars]
        most = max(len(each) for each in shared)
        centres = ", ".join(str(self.members[star.centre][0]) for star in stars)
        if not most and may_refuse:
            self._note(group, f"stands in several statements ({centres}) and shares speaker, agency or day with none")
            return None
        index = next(k for k, each in enumerate(shared) if len(each) == most)
        by = f"the same {' and '.join(shared[index])}" if most else "the longest wording"
        self._note(group, f"stands in several statements ({centres}); put with the first that has {by}")
        return stars[index]

    def _note(self, group: Id, note: str) -> None:
        self.notes.update((member, note) for member in self.members[group])

    def _find_shared(self, group: Id, centre: Id) -> list[str]:
        """What a group has in common with the centre of a star beside the words."""
        ours = [self.quotations[each] for each in self.members[group]]
        theirs = [self.quotations[each] for each in self.members[centre]]
        shared = []
        if {each.speaker for each in ours} & {each.speaker for each in theirs} - {None}:
            shared.append("speaker")
        if self._hands_of(group) & self._hands_of(centre):
            shared.append("agency")
        if {each.day for each in ours} & {each.day for each in theirs} - {None}:
            shared.append("day")
        return shared

    def _hands_of(self, group: Id) -> set[str]:
        return {hand for each in self.members[group] for hand in self.hands.get(each, ())}

    def _rank(self, each: Id) -> tuple[bool, int, date, tuple[bool, int, str]]:
        quotation = self.quotations[each]
        return not quotation.is_quoted, -len(quotation.keys), quotation.day or date.max, id_key(each)

    def _finish(self, star: _Star) -> Cluster:
        centre = self.members[star.centre][0]
        everyone = sorted((each for group in star.groups for each in self.members[group]), key=self._rank)
        told = sorted((each for group in star.renderings for each in self.members[group]), key=self._rank)
        if self.quotations[centre].is_quoted:
            told += [each for each in everyone if not self.quotations[each].is_quoted]
            everyone = [each for each in everyone if self.quotations[each].is_quoted]
        notes = {each: self.notes[each] for each in (*everyone, *told) if each in self.notes}
        return Cluster(centre, tuple(everyone), tuple(sorted(told, key=self._rank)), notes)
