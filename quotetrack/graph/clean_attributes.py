"""The attributes of many nodes, or of many edges: one type for each name, told before the first row is written."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping
from functools import lru_cache
from typing import Any

from quotetrack.graph.clean_values import LONG_MAX, Value, clean_text, plain_value, rename, value_words
from quotetrack.text.sanitize import count_xml_refused

__all__ = ["AttributeCleaner"]

SHAPES_KEPT = 1024
"""How many different sets of attribute names are remembered: a graph of records has a dozen."""

_Step = tuple[str, Hashable, "type[Value] | None"]


class AttributeCleaner:
    """Cleans one row of attributes after the other, having seen all of them once.

    Attributes:
        types: Clean name to the type of its values, sorted by name.
        replaced: How many characters of names and values become U+FFFD.
    """

    def __init__(
        self,
        rows: Iterable[Mapping[Any, Any]],
        reserved: frozenset[str],
        numbers: frozenset[str] = frozenset(),
    ) -> None:
        """Look at all rows, and keep only what types there are.

        Args:
            rows: The attributes of each node or edge.
            reserved: Names that no attribute may have.
            numbers: Names that an attribute may have if all its values are numbers.
        """
        self.replaced = 0
        found = self._survey(rows)
        refused = {name for name in numbers if not found.get(name, set()) <= {int, float}}
        self._names = rename(lambda: found, reserved | refused)
        self.replaced += sum(count_xml_refused(str(name)) for name in self._names)
        self._types = {name: _common(types) for name, types in found.items()}
        for name, types in found.items():
            if len(types) > 1:
                self._changed.add(name)
        named = sorted((self._names.get(name, name), kind) for name, kind in self._types.items())
        self.types: dict[str, type[Value]] = {str(name): kind for name, kind in named}
        self._steps = lru_cache(maxsize=SHAPES_KEPT)(self._make_steps)

    def _survey(self, rows: Iterable[Mapping[Any, Any]]) -> dict[Hashable, set[type[Value]]]:
        found: dict[Hashable, set[type[Value]]] = {}
        self._changed: set[Hashable] = set()
        for row in rows:
            for name, value in row.items():
                kind = type(value)
                # Most values are the first two, and this runs ten million times for a million edges.
                if (kind is str and value.isprintable()) or (kind is int and -LONG_MAX <= value <= LONG_MAX):
                    pass
                elif value is None:
                    self._changed.add(name)
                    continue
                else:
                    plain = plain_value(value)
                    kind = type(plain)
                    if isinstance(plain, str):
                        self.replaced += count_xml_refused(plain)
                    if plain is not value or (isinstance(plain, str) and clean_text(plain) != plain):
                        self._changed.add(name)
                if name not in found:
                    found[name] = {kind}
                elif kind not in found[name]:
                    found[name].add(kind)
        return found

    def clean(self, row: Mapping[Any, Any]) -> dict[str, Value]:
        """The row sorted by clean names, with values of the types in `types`; what is None is left out."""
        steps, as_it_is = self._steps(tuple(row))
        if as_it_is:
            return {clean: row[name] for clean, name, _ in steps}
        return {
            clean: row[name] if kind is None else _as_type(row[name], kind)
            for clean, name, kind in steps
            if row[name] is not None
        }

    def _make_steps(self, shape: tuple[Hashable, ...]) -> tuple[list[_Step], bool]:
        """For each name of a row: its clean name, itself, and its type if values have to be changed."""
        steps: list[_Step] = sorted(
            (str(self._names.get(name, name)), name, self._types[name] if name in self._changed else None)
            for name in shape
            if name in self._types
        )
        return steps, all(kind is None for *_, kind in steps)


def _common(types: set[type[Value]]) -> type[Value]:
    if types == {int, float}:
        return float
    return next(iter(types)) if len(types) == 1 else str


def _as_type(value: Any, kind: type[Value]) -> Value:
    if kind is str:
        return clean_text(value_words(value))
    plain = plain_value(value)
    return float(plain) if kind is float else plain
