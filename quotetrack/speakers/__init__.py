"""Who is speaking, and for whom: names, roles, organisations, pronouns and descriptions, the unnamed."""

from __future__ import annotations

from quotetrack.speakers.aliases import iter_aliases
from quotetrack.speakers.resolve import resolve_speakers

__all__ = ["iter_aliases", "resolve_speakers"]
