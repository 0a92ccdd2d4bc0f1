"""Which attributions an edge counts: its `attributions`, their ids as one text, because attributes are scalar."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

__all__ = ["EVIDENCE", "join_evidence", "read_evidence"]

EVIDENCE = "attributions"
"""The attribute's name, on every edge that several attributions may speak for (`said`, `speaks_for`)."""
_SEPARATOR = "; "


def join_evidence(ids: Iterable[str]) -> str:
    """The ids of attributions as the attribute has them: sorted, each once."""
    return _SEPARATOR.join(sorted(set(ids)))


def read_evidence(data: Mapping[str, Any]) -> list[str]:
    """The ids of the attributions that an edge counts, from its attributes; none where it counts none."""
    joined = data.get(EVIDENCE)
    return str(joined).split(_SEPARATOR) if joined else []
