"""Any value, as text, number or boolean that every file format holds and every reader gives back."""

from __future__ import annotations

import math
from collections.abc import Callable, Hashable, Iterable, Mapping
from typing import Any

from quotetrack.text.sanitize import for_xml

__all__ = ["Value", "clean_text", "plain_value", "rename", "value_words"]

LIST_SEPARATOR = "; "
LONG_MAX = 2**63 - 1
"""The largest whole number that GraphML's and GEXF's `long` holds; larger ones become text."""

Value = str | int | float | bool


def clean_text(text: str) -> str:
    """The text as an XML reader gives it back: what XML refuses is U+FFFD, every line end is a line feed."""
    if text.isprintable():
        return text
    # A lone carriage return is a line end to an XML reader, so nobody would get it back.
    return for_xml(text).replace("\r\n", "\n").replace("\r", "\n")


def plain_value(value: Any) -> Value:
    """The value as text, number or boolean. Subclasses (enums, numpy's) too, which no reader has a name for."""
    if isinstance(value, str):
        return str(value)
    if isinstance(value, bool):
        return value
    if isinstance(value, int):
        return int(value) if abs(value) <= LONG_MAX else str(int(value))
    if isinstance(value, float):
        return float(value) if math.isfinite(value) else str(float(value))
    if isinstance(value, Mapping):
        return LIST_SEPARATOR.join(sorted(f"{name}: {value_words(item)}" for name, item in value.items()))
    if isinstance(value, set | frozenset):
        return LIST_SEPARATOR.join(sorted(value_words(item) for item in value))
    if isinstance(value, list | tuple):
        return LIST_SEPARATOR.join(value_words(item) for item in value)
    return value.isoformat() if hasattr(value, "isoformat") else str(value)


def value_words(value: Any) -> str:
    """The value as text."""
    value = plain_value(value)
    return str(value).lower() if isinstance(value, bool) else str(value)


def rename(names: Callable[[], Iterable[Hashable]], reserved: frozenset[str] = frozenset()) -> dict[Hashable, str]:
    """New names for those that cannot stay as they are: only these, since most can, and a graph has many.

    Clean text that is not reserved stays. Everything else becomes clean text that no other name is; `~2`, `~3` is
    appended where it would be. The answer does not depend on the order of the names.

    Args:
        names: Gives the names, repeated or not; called once or twice.
        reserved: Names that nothing may have.
    """

    def stays(name: Hashable) -> bool:
        return type(name) is str and (name.isprintable() or clean_text(name) == name) and name not in reserved

    # Equal names (1 and True) are one name: the last by its spelling, whichever of them came first.
    found = {(str(name), repr(name)): name for name in names() if not stays(name)}
    if not found:
        return {}
    bases = {spelling: clean_text(spelling[0]) for spelling in found}
    # Only a name that begins like one of the new ones can be in its way.
    stems = {base.partition("~")[0] for base in bases.values()}
    taken = {name for name in names() if isinstance(name, str) and name.partition("~")[0] in stems and stays(name)}
    taken |= reserved
    renamed: dict[Hashable, str] = {}
    for spelling, name in sorted(found.items(), key=lambda item: item[0]):
        base = unique = bases[spelling]
        number = 1
        while unique in taken:
            number += 1
            unique = f"{base}~{number}"
        taken.add(unique)
        renamed[name] = unique
    return renamed
