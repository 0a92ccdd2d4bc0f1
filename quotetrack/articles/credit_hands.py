"""Lists of hands: `AP, Reuters, AFP, dpa`, `AFP/Reuters`, `DPA and Xinhua News Agency`."""

from __future__ import annotations

import re

from quotetrack.articles.known_names import NameMatch, find_hands

__all__ = ["is_about_pictures", "parse_hands"]

_PICTURE_RE = re.compile(
    r"\b(?:photos?|photograph(?:s|y)?|images?|pictures?|getty|picture[- ]alliance|handout|file|videos?|footage"
    r"|graphics?)\b",
    re.IGNORECASE,
)
_HANDS_SPLIT_RE = re.compile(r"[ ]*(?:,|;|/|&|\+|\band\b|\bwith\b)[ ]*")
_UNKNOWN_HAND_RE = re.compile(r"[A-ZÀ-ÖØ-Þ][\w.'’-]*(?:[ ][\w.'’-]+){0,3}|[a-z]{3}")
_FILLER_RE = re.compile(
    r"(?:news[ ])?agenc(?:y|ies)|agencies|others|wires?|wire[ ](?:reports|services)|the|via", re.IGNORECASE
)


def is_about_pictures(line: str) -> bool:
    """Whether a line that may be a credit credits photographs, video or graphics, and not the text."""
    return _PICTURE_RE.search(line) is not None


def parse_hands(text: str, start: int, end: int) -> tuple[NameMatch, ...]:
    """The hands in a list like `AP, Reuters, AFP, dpa`; none where the list holds anything else than hands.

    A name that we do not know counts where at least one other in the list is known.
    """
    known = find_hands(text, start, end)
    if not known:
        return ()
    hands: list[NameMatch] = []
    position = start
    for separator in (*_HANDS_SPLIT_RE.finditer(text, start, end), None):
        stop = separator.start() if separator is not None else end
        inside = [hand for hand in known if position <= hand.start and hand.end <= stop]
        item = text[position:stop].strip()
        if inside:
            rest = item
            for hand in inside:
                rest = rest.replace(text[hand.start : hand.end], "")
            rest = rest.replace("'s", "").strip()
            if rest and not _FILLER_RE.fullmatch(rest):
                return ()
            hands.extend(inside)
        elif item and not _FILLER_RE.fullmatch(item):
            if not _UNKNOWN_HAND_RE.fullmatch(item):
                return ()
            offset = position + text[position:stop].index(item)
            hands.append(NameMatch(item, offset, offset + len(item)))
        position = separator.end() if separator is not None else end
    return tuple(hands)
