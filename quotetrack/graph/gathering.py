"""Nodes and edges as records are gone through, one after the other, in any order."""

from __future__ import annotations

import re
from collections import Counter
from typing import Any

import networkx as nx

from quotetrack.graph.carriers import guess_carrier_kind
from quotetrack.graph.evidence import EVIDENCE, join_evidence
from quotetrack.graph.kinds import EdgeKind, NodeKind
from quotetrack.lexicon.known_carriers import carrier_key, find_known_carrier

__all__ = ["CARRIER_KINDS", "Gathering", "day_of"]

CARRIER_KINDS = frozenset({NodeKind.AGENCY, NodeKind.OUTLET})

# An agency or outlet outside the lexicon, until all records have been seen and one can tell which of the two it is.
_UNSETTLED = "carrier:"
_DAY_RE = re.compile(r"\d{4}-\d\d-\d\d")

_BY = "by"
_GATHERED = ("since", "until", "weight", "statements", EVIDENCE)
"""Attributes that all records have a part in."""

_Attributes = dict[str, Any]
_Edge = tuple[str, str, str]


class Gathering:
    """A graph in the making.

    Where records describe one node or edge differently, the one of the smallest `by` counts, so that their order does
    not matter. Records themselves are not kept.
    """

    def __init__(self) -> None:
        self._nodes: dict[str, _Attributes] = {}
        self._edges: dict[_Edge, _Attributes] = {}
        self._clues: dict[str, set[str]] = {}

    def add_node(self, kind: NodeKind, identity: str, *, by: str, day: str | None, **attributes: Any) -> str:
        """The id of a node, which is there from now on.

        Args:
            kind: Of the node.
            identity: What follows its kind in the id.
            by: The record that says so.
            day: On which day (see `day_of`).
            attributes: What is known of it; what is None or empty is left out.
        """
        return self._add_node(f"{kind}:{identity}", kind, by, day, attributes)

    def add_carrier(self, name: str, *, by: str, day: str | None, clue: str = "") -> str:
        """As `add_node` for an agency or outlet of any name.

        Args:
            name: As the record has it.
            by, day: See `add_node`.
            clue: What the record knows of an unlisted one: `publishes`, `supplies`, or the kind that it calls it.
        """
        if known := find_known_carrier(name):
            facts = {"label": known.name, "country": known.country, "state_run": known.state_run}
            return self._add_node(f"{known.kind}:{carrier_key(known.name)}", NodeKind(known.kind), by, day, facts)
        key = carrier_key(name)
        self._clues.setdefault(key, set()).update({clue, "named" if guess_carrier_kind(name) else ""})
        return self._add_node(_UNSETTLED + key, NodeKind.OUTLET, by, day, {"label": " ".join(name.split())})

    def has_node(self, node: str) -> bool:
        """Whether there is a node of that id; not for agencies and outlets, whose ids are settled at the end."""
        return node in self._nodes

    def count(self, thing: str | _Edge, attribute: str) -> None:
        """Add one to an attribute of a node, or of an edge."""
        found = self._nodes[thing] if isinstance(thing, str) else self._edges[thing]
        found[attribute] = found.get(attribute, 0) + 1

    def add_edge(
        self,
        source: str,
        target: str,
        kind: EdgeKind,
        /,
        *,
        by: str,
        day: str | None,
        of: str = "",
        counted: bool = True,
        evidence: str | None = None,
        **attributes: Any,
    ) -> None:
        """Add an edge, or weight to the one that is there.

        Args:
            source, target: Ids of nodes that are there.
            kind: Of the edge.
            by, day, attributes: See `add_node`.
            of: What tells it from others of its kind between the two; the rest of its key.
            counted: Whether saying it twice weighs more than once.
            evidence: The attribution that says so, where several may say the same; it weighs once.
        """
        edge = (source, target, f"{kind}:{of}" if of else str(kind))
        _describe(self._edges, edge, by, {"kind": str(kind), **attributes})
        if evidence is not None:
            ids = self._edges[edge].setdefault(EVIDENCE, [])
            counted = evidence not in ids[-1:]  # whatever one attribution says comes in one go
            ids += [evidence] if counted else []
        if counted or "weight" not in self._edges[edge]:
            self.count(edge, "weight")
        _widen(self._edges[edge], day)

    def graph(self) -> nx.MultiDiGraph[str]:
        """What was gathered, sorted; the gathering is empty afterwards."""
        settled = {node: self._settle(node) for node in self._nodes if node.startswith(_UNSETTLED)}
        for node, name in settled.items():
            self._nodes[name] = self._nodes.pop(node) | {"kind": name.partition(":")[0]}
        if settled:
            self._edges = {
                (settled.get(source, source), settled.get(target, target), key): attributes
                for (source, target, key), attributes in self._edges.items()
            }
        self._tell_namesakes()
        graph: nx.MultiDiGraph[str] = nx.MultiDiGraph(name="quotetrack")
        for node in sorted(self._nodes):
            graph.add_node(node)
            graph.nodes[node].update(_known(self._nodes.pop(node)))
        for edge in sorted(self._edges):
            graph.add_edge(*edge)
            attributes = self._edges.pop(edge)
            if EVIDENCE in attributes:
                attributes[EVIDENCE] = join_evidence(attributes[EVIDENCE])
            graph.edges[edge].update(_known(attributes))
        return graph

    def _add_node(self, node: str, kind: NodeKind, by: str, day: str | None, attributes: _Attributes) -> str:
        _describe(self._nodes, node, by, {"kind": str(kind), **attributes})
        _widen(self._nodes[node], day)
        return node

    def _settle(self, node: str) -> str:
        """The id of an unlisted agency or outlet.

        Whose name says "… News Agency" is an agency; who publishes an article is an outlet; who stands in a credit or
        dateline is an agency; what the records call one or the other is that; anybody else is an outlet.
        """
        key = node.removeprefix(_UNSETTLED)
        clues = self._clues[key]
        if "named" in clues:
            return f"{NodeKind.AGENCY}:{key}"
        if "publishes" in clues:
            return f"{NodeKind.OUTLET}:{key}"
        is_agency = "supplies" in clues or NodeKind.AGENCY in clues
        return f"{NodeKind.AGENCY if is_agency else NodeKind.OUTLET}:{key}"

    def _tell_namesakes(self) -> None:
        """Add role and bodies to the labels of named speakers who share one."""
        speakers = [data for data in self._nodes.values() if data["kind"] == NodeKind.SPEAKER]
        shared = Counter(data["label"] for data in speakers if data["named"])
        for data in speakers:
            told = data.pop("told", None)
            if told and shared[data["label"]] > 1:
                data["label"] = f"{data['label']} ({told})"


def _describe(things: dict[Any, _Attributes], thing: Any, by: str, attributes: _Attributes) -> None:
    """Let the attributes be those of a node or edge, unless a smaller record has described it."""
    there = things.get(thing)
    if there is None or by < there[_BY]:
        counted = {name: there[name] for name in _GATHERED if name in there} if there else {}
        things[thing] = {**attributes, **counted, _BY: by}


def day_of(published: str | None) -> str | None:
    """The day of a date or date-time in ISO 8601, None where it begins with no whole day.

    >>> day_of("2031-05-04T18:00")
    '2031-05-04'
    """
    return published[:10] if published and _DAY_RE.match(published) else None


def _widen(attributes: _Attributes, day: str | None) -> None:
    if day is not None:
        attributes["since"] = min(attributes.get("since", day), day)
        attributes["until"] = max(attributes.get("until", day), day)


def _known(attributes: _Attributes) -> dict[str, str | int | bool | float]:
    """Only what is known, enums as their words: `None` and empty text say nothing."""
    return {
        name: value if isinstance(value, bool | int | float) else str(value)
        for name, value in attributes.items()
        if value is not None and value != "" and name != _BY
    }
