"""The other names under which an article speaks of somebody: `the Observatory`, `Abdel-Rahman`, `(SOHR)`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from quotetrack.records import Article, Attribution, SpeakerType
from quotetrack.speakers.tables import FUNCTION_WORDS
from quotetrack.text.matching import fold_phrase
from quotetrack.text.words import iter_words

__all__ = ["iter_aliases"]

LONGEST = 6
"""Words of a source that may still be a name."""
REACH = 160
"""Characters before a bracket that a body's name may take."""
_BRACKETED_RE = re.compile(r"\(([^\W\d_][\w.]{1,11})\)")


def iter_aliases(article: Article, attributions: Iterable[Attribution]) -> Iterator[tuple[str, str]]:
    """Ids of an article's named speakers and organisations with other names that it gives them, each pair once."""
    names: dict[str, str] = {}
    found: dict[tuple[str, str], None] = {}
    for attribution in attributions:
        names |= {body.id: body.name for body in attribution.organizations}
        speaker, source = attribution.speaker, attribution.source
        if speaker is None or speaker.name is None:
            continue
        if speaker.type is SpeakerType.ORGANIZATION:
            names[speaker.id] = speaker.name
        if source is not None and len(attribution.speakers) == 1 and _is_short_name(source.text, speaker.name):
            found[speaker.id, " ".join(source.text.split())] = None
    if names and "(" in article.text:
        found |= {
            (id_, short): None for short, before in _iter_brackets(article.text) for id_ in _ending(names, before)
        }
    for id_, alias in found:
        if alias != names.get(id_):
            yield id_, alias


def _is_short_name(source: str, name: str) -> bool:
    """Whether a source is a name by itself, and not the whole name with words around it or a pronoun."""
    words = tuple(iter_words(source))
    has_name = {word.key for word in iter_words(name)} <= {word.key for word in words}
    named = any(word.is_capital and word.key not in FUNCTION_WORDS for word in words)
    return named and len(words) <= LONGEST and not has_name


def _iter_brackets(text: str) -> Iterator[tuple[str, str]]:
    for match in _BRACKETED_RE.finditer(text):
        if sum(char.isupper() for char in match[1]) > 1:
            yield match[1], fold_phrase(text[max(match.start() - REACH, 0) : match.start()])


def _ending(names: dict[str, str], before: str) -> Iterator[str]:
    for id_, name in names.items():
        key = fold_phrase(name)
        if key and f" {before}".endswith(f" {key}"):
            yield id_
