"""What it means that somebody claims something: to say it, or to have done it."""

from __future__ import annotations

import re

from quotetrack.lexicon import load_lexicon
from quotetrack.records import Attribution

__all__ = ["is_claim", "is_claimed_deed"]

_NEAR = 8
"""Words of the content in which the deed is named: "claimed the double suicide bomb attack"."""
_WORD_RE = re.compile(r"[^\W\d_]+")
_CLAUSES = frozenset({"that", "was", "were", "is", "are", "had", "has", "have", "killed", "said"})
"""Words that make a sentence of what is claimed."""


def is_claim(each: Attribution) -> bool:
    """Whether the verb is one that leaves open whether it is so."""
    claiming = load_lexicon("checks")["claiming"]
    return each.cue is not None and bool(each.cue.text.strip()) and each.cue.text.casefold().split()[-1] in claiming


def is_claimed_deed(each: Attribution) -> bool:
    """Whether a deed or a life is claimed, and nothing is said: "claimed the attack", "claimed lives"."""
    if not is_claim(each):
        return False
    data = load_lexicon("checks")
    words = _WORD_RE.findall(" ".join(span.text for span in each.content).casefold())
    if "lives" in words[:_NEAR] and "that" not in words[:2]:
        return True
    for word in words[:_NEAR]:
        if word in _CLAUSES:
            return False
        if word in data["deeds"]:
            return True
    return False
