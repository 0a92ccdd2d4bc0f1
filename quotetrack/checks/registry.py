"""All checks, as a list to read from top to bottom."""

from __future__ import annotations

from typing import Any

from quotetrack.checks.anonymous import anonymous_opinion, bare_source, no_reason, plural_source
from quotetrack.checks.at_odds import figures_at_odds
from quotetrack.checks.check import Check
from quotetrack.checks.dating import date_conflict, dateline_byline
from quotetrack.checks.hands import independent_origins, relay_chain, uncredited_pick_up
from quotetrack.checks.naming import late_name, orphan_quotation, vague_document
from quotetrack.checks.numbers import unattributed_amount, unattributed_figure, unverified
from quotetrack.checks.quoting import fragments, loaded_cue, scare_quotes
from quotetrack.checks.sources import no_reply, single_source, single_unnamed
from quotetrack.checks.wordings import altered_quotation, flipped_meaning, two_speakers

__all__ = ["CHECKS"]

CHECKS: dict[str, Check[Any]] = {
    each.code: each
    for each in (
        # Unnamed sources
        bare_source,
        no_reason,
        anonymous_opinion,
        plural_source,
        # One source or several
        single_source,
        single_unnamed,
        late_name,
        orphan_quotation,
        no_reply,
        # Quotations and their words
        altered_quotation,
        flipped_meaning,
        two_speakers,
        fragments,
        scare_quotes,
        loaded_cue,
        # Hands and days
        uncredited_pick_up,
        relay_chain,
        independent_origins,
        dateline_byline,
        date_conflict,
        # What rests on nothing that a reader can look up
        unverified,
        unattributed_figure,
        vague_document,
        figures_at_odds,
        unattributed_amount,
    )
}
"""By code, in the order of docs/checks.md."""
