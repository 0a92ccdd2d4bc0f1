"""Which statement a word of the command line means, or one clear line where it means none or several."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from quotetrack.errors import StoreError

if TYPE_CHECKING:
    from quotetrack.pipeline import FoundStatement
    from quotetrack.statements import Statement
    from quotetrack.store import Store

__all__ = ["find_one_statement", "refuse_ambiguous"]

SHOWN = 5
"""Statements that an error lists at most."""
SAID_LENGTH = 60


def find_one_statement(store: Store, id_: str) -> Statement:
    """The one statement of an id, of the beginning of one, or of the id of an attribution.

    Raises:
        StoreError: There is none, or there are several.
    """
    from quotetrack.pipeline import find_statement

    found = find_statement(store, id_)
    if not found:
        raise StoreError(
            f"there is no statement “{id_}” here; give four or more digits of an id that `quotetrack report --by "
            "statement` shows"
        )
    if len(found) > 1:
        _refuse(id_, found)
    return found[0][0]


def refuse_ambiguous(id_: str, found: Sequence[FoundStatement]) -> None:
    """Raise where what was found has several ids; statements of one wording have one id.

    Raises:
        StoreError: It has; the message lists them.
    """
    if len({statement.id for statement, _ in found}) > 1:
        _refuse(id_, found)


def _refuse(id_: str, found: Sequence[FoundStatement]) -> None:
    from quotetrack.graph.identity import shorten

    # The id of an attribution tells those apart that have the same words.
    named = [(each.appearances[0].attribution_id, each) for each, _ in found]
    if len({each.id for _, each in named}) == len(named):
        named = [(each.id, each) for _, each in named]
    shown = "; ".join(f"{name} “{shorten(each.longest, SAID_LENGTH)}”" for name, each in named[:SHOWN])
    more = f"; and {len(found) - SHOWN} more" if len(found) > SHOWN else ""
    raise StoreError(f"“{id_}” is {len(found)} statements: {shown}{more}; give the id of the one you mean")
