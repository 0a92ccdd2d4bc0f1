"""Pairs of identities in a database that look alike and about which nobody has decided."""

from __future__ import annotations

from collections.abc import Sequence

from quotetrack.speakers.likeness import Likeness
from quotetrack.speakers.waiting import find_bodies_alike, find_persons_alike
from quotetrack.store import DecisionKind, Identity, Store

__all__ = ["find_waiting"]


def find_waiting(
    store: Store, kind: DecisionKind, identities: Sequence[Identity]
) -> list[tuple[Identity, Identity, Likeness]]:
    """The pairs, the highest score first, with what speaks for and against each.

    Args:
        store: The database.
        kind: Persons or organisations.
        identities: All of the kind (`Store.identities`).
    """
    by_id = {item.id: item for item in identities}
    profiles = {item.id: item.profile for item in identities if item.profile is not None}
    pairs = (
        find_persons_alike(profiles)
        if kind is DecisionKind.SPEAKER
        else find_bodies_alike({id_: item.name for id_, item in by_id.items()})
    )
    decided = store.decided_pairs(kind)
    return [(by_id[one], by_id[other], why) for one, other, why in pairs if frozenset((one, other)) not in decided]
