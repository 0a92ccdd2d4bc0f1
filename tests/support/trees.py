"""Sentences with trees made by hand, so that rules which ask the grammar are tested without a model."""

from __future__ import annotations

import re
from collections.abc import Sequence

from support.readings import make_reading

from quotetrack.nlp.clauses import Clauses
from quotetrack.records import Mention, Token


def make_clauses(text: str, tree: str = "", names: Sequence[str] = ()) -> Clauses:
    """The clauses of a text; `tree` gives `word/tag/lemma/label/head` of the words that matter, heads by their words.

    A word that the tree does not name hangs on itself, has no tag, and is its own lemma. `names` are persons.
    """
    reading = make_reading(text, dict.fromkeys(names, "PERSON"))
    rows = {word: rest for word, *rest in (row.split("/") for row in tree.split())}
    places: dict[str, int] = {}
    for i, token in enumerate(reading.tokens):
        places.setdefault(token.text, i)
    tokens = []
    for i, token in enumerate(reading.tokens):
        tag, lemma, label, head = rows.get(token.text, ("", token.lemma, "", token.text))
        at = places[head] if places[token.text] == i else i
        tokens.append(Token(token.start, token.end, token.text, lemma, tag, label, at))
    mentions = [
        Mention(match.start(), match.end(), name, "PERSON") for name in names for match in re.finditer(name, text)
    ]
    return Clauses(tokens, reading.sentences, sorted(mentions, key=lambda m: m.start))
