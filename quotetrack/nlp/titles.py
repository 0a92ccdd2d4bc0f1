"""Words in quotation marks that nobody says: names of things, titles of works, slogans on signs.

The network takes some for speech, for their cues are verbs of speech elsewhere: `was named "..."`, `a banner reads
"..."`, `she sang "..."`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

# Somebody gave the name, and nobody is said to speak it: without a source these name a thing.
_NAMING = frozenset(
    {"name", "rename", "title", "entitle", "call", "dub", "nickname", "know", "label", "christen", "style"}
)
_MAKING = frozenset(
    {"sing", "perform", "play", "write", "publish", "direct", "paint", "record", "release", "hum", "read"}
)
_READING = frozenset({"read", "say", "declare", "proclaim", "bear", "announce"})
_SIGN_RE = re.compile(
    r"\b(?:banner|sign|placard|poster|billboard|t-?shirt|shirt|plaque|sticker|graffiti|slogan|headstone|flag|hat|cap|badge"
    r"|button|sash|mug|hoarding|signpost|label|inscription|mural)s?\b",
    re.IGNORECASE,
)
_WORD_RE = re.compile(r"[^\W\d_][\w'’-]*")
_MIN_LETTERS = 4
_OPENING = "\"“«„‘'`»"


def names_a_thing(before: str, content: str, lemmas: Sequence[str], source: str | None) -> bool:
    """Whether words that stand in quotation marks from end to end are a name, a title or a slogan, not an utterance.

    Args:
        before: The text in front of the content, opening mark included; a few characters are enough.
        content: The words inside the marks.
        lemmas: Dictionary forms of the cue's words.
        source: The source's words, None for none.

    >>> names_a_thing("was named “", "Small Charity of the Year", ["be", "name"], None)
    True
    >>> names_a_thing("Anne wrote: “", "The long tide is over.", ["write"], "Anne")
    False
    """
    words = {lemma.casefold() for lemma in lemmas}
    if source is None:
        return bool(words & _NAMING)
    if words & _READING and _SIGN_RE.search(source.split(",")[0]):
        return True
    # `She sang “...”`, with neither comma nor colon between.
    lead = before.rstrip(_OPENING)
    return (
        bool(words & _MAKING) and lead.endswith(" ") and not lead.rstrip().endswith((",", ":")) and _is_title(content)
    )


def _is_title(content: str) -> bool:
    """Whether all long words begin with capitals, two at least, and no stop ends the last: `The Long Tide of Marn`."""
    long = [word for word in _WORD_RE.findall(content) if len(word) >= _MIN_LETTERS]
    stopped = content.rstrip().endswith((".", "!", "?", "…"))
    return len(long) > 1 and not stopped and all(word[0].isupper() for word in long)
