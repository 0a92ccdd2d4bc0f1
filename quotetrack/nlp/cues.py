"""What a cue says was done: statement, belief or other, by the word lists of lexicon/cues.yaml."""

from __future__ import annotations

import re
from functools import cache

from quotetrack.lexicon import load_lexicon
from quotetrack.records import AttributionClass

_NEGATION_RE = re.compile(r"\b(?:not|never|cannot)\b|n[’']t\b", re.IGNORECASE)


@cache
def _table() -> tuple[dict[str, AttributionClass], dict[str, AttributionClass]]:
    words: dict[str, AttributionClass] = {}
    phrases: dict[str, AttributionClass] = {}
    lists = load_lexicon("cues")
    for name in ("statement", "belief"):
        category = AttributionClass(name)
        for phrase in lists[name]["phrases"]:
            phrases[phrase] = category
        for part in ("verbs", "nouns"):
            for row in lists[name][part]:
                for word in row:
                    words.setdefault(word, category)
    return words, phrases


def classify_attribution(
    cue: str, lemmas: list[str], content: str, *, sourced: bool, clause: bool, quoted: bool
) -> AttributionClass:
    """Whether an attribution is a statement, a belief or something else.

    Args:
        cue, lemmas, quoted: As for `classify_cue`.
        content: What is attributed.
        sourced: Whether a source is named. "Amid allegations of fraud" has none: nobody is said to have said it.
        clause: Whether the content has a finite verb or an infinitive.

    >>> said = {"sourced": True, "quoted": False}
    >>> classify_attribution("condemned", ["condemn"], "the raids", clause=False, **said).value
    'other'
    >>> classify_attribution("denied", ["deny"], "responsibility", clause=False, **said).value
    'statement'
    """
    category = classify_cue(cue, lemmas, quoted=quoted)
    if category is not AttributionClass.STATEMENT or quoted:
        return category
    lists = load_lexicon("cues")
    if _NEGATION_RE.search(cue):
        return AttributionClass.OTHER  # "has not confirmed either figure": nothing was said
    if not sourced or content.casefold().startswith(tuple(lists["conditions"])):
        return AttributionClass.OTHER
    if not clause and not {lemma.casefold() for lemma in lemmas} & set(lists["asserting"]):
        return AttributionClass.OTHER
    return category


def classify_cue(cue: str, lemmas: list[str], *, quoted: bool) -> AttributionClass:
    """Whether the cue speaks of a statement, a belief or something else.

    Args:
        cue: The cue as it stands.
        lemmas: Dictionary forms of its words, in order.
        quoted: Whether any of the content stands in quotation marks. Quoted words were said or written, whatever
            the cue is, so an unknown cue is then a statement.

    The first word of the cue that a list knows decides; phrases go before words.

    >>> classify_cue("According to", ["accord", "to"], quoted=False).value
    'statement'
    >>> classify_cue("has long believed", ["have", "long", "believe"], quoted=False).value
    'belief'
    >>> classify_cue("met", ["meet"], quoted=False).value
    'other'
    """
    words, phrases = _table()
    folded = " ".join(cue.casefold().split())
    for phrase, category in phrases.items():
        if phrase in folded and f" {phrase} " in f" {folded} ":
            return category
    if folded in (":", "-", "–", "—"):
        return AttributionClass.STATEMENT
    for lemma in lemmas:
        found = words.get(lemma.casefold())
        if found is not None:
            return found
    return AttributionClass.STATEMENT if quoted else AttributionClass.OTHER
