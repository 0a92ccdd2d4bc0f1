"""Which agency a statement most probably came through, where only the article as a whole says so.

An inference, kept apart from `carriers`: those are what the page says of the statement or of the article. The chances
are set by judgement, in the order that newsrooms' credits allow: a dateline or byline names the one whose text it is,
a credit line those whose copy was used somewhere in the text, and of several no one knows which.
"""

from __future__ import annotations

from collections.abc import Sequence

from quotetrack.records import ARTICLE_BASES, Carrier, CarrierBasis, ProbableCarrier

_TEXT_IS_THEIRS = 0.9
_TEXT_USES_THEM = 0.8
"""Shared by all that one credit line names."""

_SAYS = {
    CarrierBasis.DATELINE: "the dateline names it",
    CarrierBasis.BYLINE: "the byline names it",
    CarrierBasis.CREDIT: "the credit line names it",
}


def infer_carriers(carriers: Sequence[Carrier]) -> tuple[ProbableCarrier, ...]:
    """The hands that the article credits, with the chance that this statement came through each.

    Args:
        carriers: All carriers of one attribution, the article's own among them.

    Returns:
        The likeliest first; none where the statement's own words name a hand, for then nothing is inferred, and none
        where the article credits nobody.
    """
    if any(carrier.basis not in ARTICLE_BASES for carrier in carriers):
        return ()
    fronts = {carrier.name: carrier.basis for carrier in carriers if carrier.basis is not CarrierBasis.CREDIT}
    if fronts:
        share = _TEXT_IS_THEIRS / len(fronts)
        return tuple(ProbableCarrier(name, round(share, 2), _SAYS[basis]) for name, basis in fronts.items())
    credited = list(dict.fromkeys(carrier.name for carrier in carriers))
    if not credited:
        return ()
    share = _TEXT_USES_THEM / len(credited)
    because = _SAYS[CarrierBasis.CREDIT] + (f" with {len(credited) - 1} others" if len(credited) > 1 else "")
    return tuple(ProbableCarrier(name, round(share, 2), because) for name in credited)
