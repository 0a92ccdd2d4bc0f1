"""When two names in records are one, for the record measure.

Narrow on purpose, and apart from the lexicon that quotetrack itself uses: a measure that knew every alias we know would
praise us for it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

__all__ = ["content_words", "is_accepted", "is_carrier"]

_WORD_RE = re.compile(r"\w+")
_POSSESSIVE_RE = re.compile(r"['’]s\b")
_ARTICLES = frozenset({"the", "a", "an"})

# Agencies and outlets that news calls by either name.
_CARRIER_NAMES = (
    frozenset({"ap", "associated press"}),
    frozenset({"afp", "agence france presse"}),
    frozenset({"upi", "united press international"}),
    frozenset({"dpa", "deutsche presse agentur"}),
    frozenset({"sana", "syrian arab news agency"}),
)


def content_words(text: str) -> list[str]:
    """The words of a text as contents are compared by: no case, no punctuation, compatible characters made one."""
    return _WORD_RE.findall(unicodedata.normalize("NFKC", text).casefold())


def is_accepted(name: str, accepted: Iterable[str]) -> bool:
    """Whether a name is one of those accepted, articles, accents, case and possessive endings aside.

    >>> is_accepted("the Élysée's", ["Elysee"]), is_accepted("Quillan", ["Marta Quillan"])
    (True, False)
    """
    key = _key(name)
    return any(key == _key(each) for each in accepted)


def is_carrier(name: str, wanted: str) -> bool:
    """Whether two names are one agency's or outlet's."""
    keys = {_key(name), _key(wanted)}
    return len(keys) == 1 or any(keys <= names for names in _CARRIER_NAMES)


def _key(name: str) -> str:
    folded = unicodedata.normalize("NFKD", name).casefold()
    bare = _POSSESSIVE_RE.sub("", "".join(char for char in folded if not unicodedata.combining(char)))
    return " ".join(word for word in _WORD_RE.findall(bare) if word not in _ARTICLES)
