"""Camps of outlets that share sources, and who is heard in several camps."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations

from quotetrack.graph.measures.concentration import count_sources
from quotetrack.graph.measures.ways import Way, group_ways

__all__ = ["Bridge", "Likeness", "compare_outlets", "find_bridges", "find_camps"]

SEED = 1


@dataclass(frozen=True, slots=True)
class Likeness:
    """How alike the sourcing of two outlets is.

    Attributes:
        outlets: Their node ids, sorted.
        overlap: What share of their known sources' statements the two have alike: the sum, over all sources, of the
            smaller of its two shares; 0 (no source in common) to 1 (the same sources in the same shares).
        shared: The sources that both have, sorted.
    """

    outlets: tuple[str, str]
    overlap: float
    shared: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Bridge:
    """A source that is heard in several camps.

    Attributes:
        id: Node id of a speaker, organisation, agency or outlet.
        participation: How evenly it is heard in all camps: 1 minus the sum of the squared shares of its statements by
            camp; 0 (one camp) to 1 - 1/camps.
        camps: Statements by camp, in the order of the camps.
        outlets: In which outlets, sorted.
        sole_links: Pairs of outlets that have this source in common and no other.
    """

    id: str
    participation: float
    camps: tuple[int, ...]
    outlets: tuple[str, ...]
    sole_links: int

    @property
    def abroad(self) -> int:
        """Statements outside the camp that has most of them."""
        return sum(self.camps) - max(self.camps)


def compare_outlets(ways: Iterable[Way]) -> list[Likeness]:
    """How alike the sourcing of each two outlets is that share a source, sorted by outlets.

    Sources are bodies, else named speakers, as in `count_sources`; what is known in one article only is left out.

    Source: Renkonen 1938 and Schoener 1970 (proportional similarity, the overlap of shares). Unlike a count of shared
    sources it does not grow with the outlets.
    """
    profiles = _count_by_outlet(ways)
    found = []
    for one, two in combinations(profiles, 2):
        shared = sorted(profiles[one].keys() & profiles[two].keys())
        if shared:
            sizes = profiles[one].total(), profiles[two].total()
            overlap = sum(
                min(Fraction(profiles[one][source], sizes[0]), Fraction(profiles[two][source], sizes[1]))
                for source in shared
            )
            found.append(Likeness((one, two), float(overlap), tuple(shared)))
    return found


def find_camps(ways: Iterable[Way], *, seed: int = SEED) -> list[tuple[str, ...]]:
    """Outlets that share more of their sources with each other than with the rest, the largest camp first.

    An outlet that shares no source is a camp of its own. Camps say who uses the same sources, not who agrees; few
    outlets, or few statements, give camps that another seed or another week would not. Needs networkx.

    Source: Blondel et al. 2008 (Louvain), on the overlaps of `compare_outlets`; the seed makes it repeatable.
    """
    import networkx as nx

    ways = list(ways)
    outlets = sorted({way.outlet for way in ways if way.outlet is not None})
    place = {outlet: index for index, outlet in enumerate(outlets)}
    # Numbers, because sets of text are gone through in another order in every process.
    network: nx.Graph[int] = nx.Graph()
    network.add_nodes_from(range(len(outlets)))
    for likeness in compare_outlets(ways):
        one, two = likeness.outlets
        network.add_edge(place[one], place[two], weight=likeness.overlap)
    if not network.number_of_edges():
        return [(outlet,) for outlet in outlets]
    camps = nx.community.louvain_communities(network, weight="weight", seed=seed)
    return sorted(
        (tuple(outlets[index] for index in sorted(camp)) for camp in camps), key=lambda camp: (-len(camp), camp)
    )


def find_bridges(ways: Iterable[Way], camps: Sequence[Sequence[str]], *, by_hand: bool = False) -> list[Bridge]:
    """Who is heard in more than one camp of outlets.

    Those come first who are heard most outside the camp that has them most. Two statements in two camps have the
    greatest participation there is: read it with the counts.

    Args:
        ways: In any order.
        camps: Of outlets: those of `find_camps`, or what a desk knows (government's and opposition's). Outlets of no
            camp are left out.
        by_hand: Whether to ask for the hands that statements came through, in place of their sources.

    Source: Guimerà & Amaral 2005 (participation coefficient).
    """
    camp_of = {outlet: index for index, camp in enumerate(camps) for outlet in camp}
    profiles = _count_by_outlet((way for way in ways if way.outlet in camp_of), by_hand=by_hand)
    heard: dict[str, list[str]] = {}
    for outlet, sources in profiles.items():
        for source in sources:
            heard.setdefault(source, []).append(outlet)
    links: Counter[str] = Counter()
    for one, two in combinations(profiles, 2):
        shared = profiles[one].keys() & profiles[two].keys()
        if len(shared) == 1:
            links.update(shared)
    found = []
    for source, outlets in heard.items():
        sizes: Counter[int] = Counter()
        for outlet in outlets:
            sizes[camp_of[outlet]] += profiles[outlet][source]
        if len(sizes) > 1:
            total = sizes.total()
            participation = 1 - Fraction(sum(size * size for size in sizes.values()), total * total)
            by_camp = tuple(sizes[index] for index in range(len(camps)))
            found.append(Bridge(source, float(participation), by_camp, tuple(outlets), links[source]))
    return sorted(found, key=lambda bridge: (-bridge.abroad, -bridge.sole_links, -bridge.participation, bridge.id))


def _count_by_outlet(ways: Iterable[Way], *, by_hand: bool = False) -> dict[str, Counter[str]]:
    """Statements by known source, or by hand, for each outlet, sorted."""
    return {
        outlet: Counter(hand for way in own for step in way.hands for hand in step)
        if by_hand
        else count_sources(own).known
        for outlet, own in group_ways(ways, "outlet").items()
        if outlet is not None
    }
