"""With which hand each appearance of a statement begins, as far as the pages say."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from quotetrack.lexicon.known_carriers import canonical_carrier, is_agency
from quotetrack.statements.appearance import Appearance

__all__ = ["choose_hands"]


def choose_hands(appearances: Sequence[Appearance]) -> dict[str, str | None]:
    """For each appearance, by the id of its attribution, the hand it begins with; None where none can be told.

    The first that holds: the hand that the words about the statement name nearest to the mouth; what the article
    credits; the publisher, where it is an agency or others name it; the one hand that the same outlet names elsewhere.
    A hand that had it from another, by any page's words, stands for that other one.
    """
    first_hand = _find_first_hands(appearances)
    named = {hand for each in appearances for hand in _hands(each, first_hand)}
    claims = {each.attribution_id: _hands(each, first_hand) or _own_hand(each, named) for each in appearances}
    own = dict(claims)
    for each in appearances:
        claims[each.attribution_id] = own[each.attribution_id] or _hand_of_twin(each, appearances, own)
    return _choose_one(claims)


def _hands(each: Appearance, first_hand: Mapping[str, str]) -> tuple[str, ...]:
    """The hands that an appearance may begin with: one, or several of which the page does not say which."""
    own = each.said_hands[:1] or each.credited_hands
    return tuple(dict.fromkeys(first_hand.get(hand, hand) for hand in own))


def _find_first_hands(appearances: Iterable[Appearance]) -> dict[str, str]:
    """For a hand that had it from another, by some page's words about this very statement, the first of that chain."""
    had_from: dict[str, str] = {}
    for each in appearances:
        first, *later = each.said_hands or ("",)
        steps = {canonical_carrier(carrier.name): carrier.step for carrier in each.carriers}
        had_from.update((hand, first) for hand in later if (steps.get(hand) or 1) > (steps.get(first) or 1))
    first_hand: dict[str, str] = {}
    for hand in had_from:
        start, passed = hand, {hand}
        while start in had_from and had_from[start] not in passed:
            start = had_from[start]
            passed.add(start)
        first_hand[hand] = start
    return first_hand


def _own_hand(each: Appearance, named: set[str]) -> tuple[str, ...]:
    """The publisher itself, where it is an agency or the hand that other pages name."""
    if each.outlet is None:
        return ()
    outlet = canonical_carrier(each.outlet)
    return (outlet,) if outlet in named or is_agency(outlet) else ()


def _hand_of_twin(
    each: Appearance, appearances: Sequence[Appearance], claims: Mapping[str, tuple[str, ...]]
) -> tuple[str, ...]:
    """The one hand that the same outlet names where it has the statement again; none where it names several."""
    twins = {
        claims[other.attribution_id]
        for other in appearances
        if each.outlet is not None and other.outlet == each.outlet and claims[other.attribution_id]
    }
    return next(iter(twins)) if len(twins) == 1 else ()


def _choose_one(claims: Mapping[str, tuple[str, ...]]) -> dict[str, str | None]:
    """One hand for each appearance; of several that a page credits, one that is an origin anyhow, else all in one."""
    alone = {hands[0] for hands in claims.values() if len(hands) == 1}
    chosen: dict[str, str | None] = {}
    for id_, hands in claims.items():
        anyhow = [hand for hand in hands if hand in alone]
        chosen[id_] = anyhow[0] if anyhow else " or ".join(sorted(hands)) or None
    return chosen
