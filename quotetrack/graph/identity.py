"""Which records mean the same node or row, and how it is called."""

from __future__ import annotations

from quotetrack.lexicon.known_carriers import find_known_carrier
from quotetrack.records import Attribution, Organization, Speaker

__all__ = ["affiliation", "content_text", "is_anybody", "organization_key", "shorten", "speaker_key", "speaker_label"]

UNNAMED = "unnamed"
GAP = " … "
ELLIPSIS = " …"


def speaker_key(speaker: Speaker, attribution: Attribution) -> str:
    """Identity across articles of one of the attribution's speakers.

    A named speaker is the same one in every article that has the same id. Nobody knows whether two articles'
    "officials" are the same people, or whether two articles' "ministry" is the same country's, so what is unnamed or
    has no name of its own is never the same one as another article's; and of whom nothing is known at all ("he",
    resolved to nobody) is never the same one as anybody.
    """
    if speaker.name is not None and _is_own_name(speaker.name):
        return speaker.id
    return f"{speaker.id}@{attribution.article_id if is_anybody(speaker) else attribution.id}"


def organization_key(organization: Organization, article_id: str) -> str:
    """Identity of the organisation across articles: that of one article only where it has no name of its own."""
    return organization.id if _is_own_name(organization.name) else f"{organization.id}@{article_id}"


def speaker_label(speaker: Speaker | None, source: str | None = None) -> str:
    """What a speaker is called: by name, or `unnamed: ` and the page's own description (else the source's words)."""
    if speaker is not None and speaker.name is not None:
        return speaker.name
    description = speaker.anonymity.description if speaker is not None and speaker.anonymity is not None else source
    return f"{UNNAMED}: {' '.join(description.split())}" if description else UNNAMED


def affiliation(attribution: Attribution, index: int = 0) -> str | None:
    """Role and organisations of one of `attribution.speakers` in a few words: `chair, Harbour Board`.

    Without what the speaker's label says already.
    """
    if index >= len(attribution.speakers):
        return None
    speaker = attribution.speakers[index]
    label = speaker_label(speaker, attribution.source.text if attribution.source else None).casefold()
    bodies = [body.name for body in attribution.organizations if index in body.of]
    parts = dict.fromkeys([*([speaker.role] if speaker.role else []), *bodies])
    return ", ".join(part for part in parts if part.casefold() not in label) or None


def is_anybody(speaker: Speaker | None) -> bool:
    """Whether the page says who speaks: by name, or as somebody who stays unnamed."""
    return speaker is not None and (speaker.name is not None or speaker.anonymous)


def content_text(attribution: Attribution) -> str:
    """What was said as one line: the spans of the content with ` … ` between them, white space evened."""
    return GAP.join(" ".join(span.text.split()) for span in attribution.content)


def shorten(text: str, length: int) -> str:
    """The text on one line, cut after a word within so many characters, with an ellipsis that says so.

    >>> shorten("They will not pay before Friday", 20)
    'They will not pay …'
    """
    text = " ".join(text.split())
    if len(text) <= length:
        return text
    room = text[: length - len(ELLIPSIS)]
    # A word that is longer than all the room is cut within.
    kept = room if text[len(room)] == " " else room.rpartition(" ")[0]
    return f"{kept.rstrip(ELLIPSIS)}{ELLIPSIS}" if kept else f"{room}{ELLIPSIS.strip()}"


def _is_own_name(name: str) -> bool:
    """Whether the name means one body everywhere: `Harbour Board` does, `ministry` does not, and `dpa` does."""
    return not name.islower() or find_known_carrier(name, weak=False) is not None
